import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PilotFigures, PilotSide, Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shortDate } from '../../ui/format.ts';
import { ChoiceSetting } from '../settings/toggles.tsx';
import { TextSetting } from '../settings/text-setting.tsx';

const shares = [
  { value: '0.25', label: 'A quarter' },
  { value: '0.5', label: 'Half' },
  { value: '0.75', label: 'Three quarters' },
] as const;

/** Cases with suggestions against cases without: how it is set up, and what it shows so far. */
export function PilotTab() {
  const desk = useDesk();
  const settings = useStore(desk.settings, (state) => state.settings);
  const figures = useStore(desk.oversight, (state) => state.figures);
  const pilot = settings?.pilot;
  useEffect(() => {
    const { compare } = desk.oversight.getState();
    void compare();
    return desk.settings.subscribe((now, before) => {
      if (now.settings?.pilot !== before.settings?.pilot) void compare();
    });
  }, [desk]);
  if (settings === null || pilot === undefined) return null;
  const change = (part: Partial<Settings['pilot']>) =>
    void desk.settings.getState().change({ pilot: { ...pilot, ...part } });
  return (
    <div className="pilot">
      {pilot.on ? (
        <p>
          Compared since {pilot.since === null ? 'today' : shortDate(pilot.since)}. Messages that go without
          suggestions say so.
        </p>
      ) : (
        <EmptyState title="Are suggestions worth it here?">
          For a share of the messages nothing is suggested. Sidedesk then compares how long messages take and
          what becomes of them, and says when there are enough of them to tell.
        </EmptyState>
      )}
      {/* One button for both, so that the focus stays on it. */}
      <div className="oversight__tools">
        <Button
          kind={pilot.on ? undefined : 'main'}
          onPress={() => {
            change(pilot.on ? { on: false } : { on: true, since: Date.now() });
          }}
        >
          {pilot.on ? 'End the comparison' : 'Begin a comparison'}
        </Button>
      </div>
      <Setup settings={settings} onChange={change} />
      {figures === null || figures.since === null ? null : <Figures figures={figures} />}
    </div>
  );
}

function Setup({
  settings: { pilot, queues },
  onChange,
}: {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings['pilot']>) => void;
}) {
  return (
    <div className="pilot__setup">
      <ChoiceSetting
        label="With suggestions"
        value={String(pilot.share)}
        choices={shares}
        onChange={(value) => {
          onChange({ share: Number(value) });
        }}
      />
      <fieldset className="pilot__queues">
        <legend className="field__label">Only these topics (none chosen: all)</legend>
        {queues.map(({ id, name }) => (
          <label key={id} className="pilot__queue">
            <input
              type="checkbox"
              checked={pilot.queues.includes(id)}
              onChange={({ target }) => {
                onChange({
                  queues: target.checked ? [...pilot.queues, id] : pilot.queues.filter((one) => one !== id),
                });
              }}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <TextSetting
        label="Only these agents, parted by commas"
        help="As each is called in the settings. Empty for all."
        value={pilot.agents.join(', ')}
        onKeep={(value) => {
          onChange({
            agents: value
              .split(',')
              .map((name) => name.trim())
              .filter((name) => name !== ''),
          });
        }}
      />
    </div>
  );
}

function Figures({ figures }: { readonly figures: PilotFigures }) {
  return (
    <section className="pilot__figures" aria-label="What it shows so far">
      <p className="pilot__sum">{figures.sentence}</p>
      <ul>
        {(figures.shown.cases + figures.hidden.cases === 0 ? [] : figures.differences).map(
          ({ what, sentence }) => (
            <li key={what}>{sentence}</li>
          ),
        )}
      </ul>
      <table className="pilot__table">
        <thead>
          <tr>
            <th scope="col">Cases</th>
            <th scope="col">With</th>
            <th scope="col">Without</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{of(figures.shown)}</td>
              <td>{of(figures.hidden)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const rows: readonly (readonly [string, (side: PilotSide) => number])[] = [
  ['Read', ({ cases }) => cases],
  ['Copied', ({ copied }) => copied],
  ['… as suggested', ({ taken }) => taken.unedited],
  ['… edited', ({ taken }) => taken.edited],
  ['… with another answer', ({ taken }) => taken.replaced],
  ['… written by the agent', ({ taken }) => taken.none],
  ['Handed over', ({ handedOver }) => handedOver],
  ['Left', ({ left }) => left],
];
