import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ExperimentResults, ExperimentArmResult, Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shortDate } from '../../ui/format.ts';
import { ChoiceSetting } from '../../ui/toggles.tsx';
import { TextSetting } from '../settings/text-setting.tsx';
import './experiment-tab.css';

const shares = [
  { value: '0.25', label: 'A quarter' },
  { value: '0.5', label: 'Half' },
  { value: '0.75', label: 'Three quarters' },
] as const;

/** Cases with suggestions against cases without: how it is set up, and what it shows so far. */
export function ExperimentTab() {
  const desk = useDesk();
  const settings = useStore(desk.settings, (state) => state.settings);
  const results = useStore(desk.audit, (state) => state.results);
  const experiment = settings?.experiment;
  useEffect(() => {
    const { loadResults } = desk.audit.getState();
    void loadResults();
    return desk.settings.subscribe((now, before) => {
      if (now.settings?.experiment !== before.settings?.experiment) void loadResults();
    });
  }, [desk]);
  if (settings === null || experiment === undefined) return null;
  const change = (part: Partial<Settings['experiment']>) =>
    void desk.settings.getState().change({ experiment: { ...experiment, ...part } });
  return (
    <div className="experiment">
      {experiment.on ? (
        <p>
          Compared since {experiment.since === null ? 'today' : shortDate(experiment.since)}. Messages that go
          without suggestions say so.
        </p>
      ) : (
        <EmptyState title="Are suggestions worth it here?">
          For a share of the messages nothing is suggested. Sidedesk then compares how long messages take and
          what becomes of them, and says when there are enough of them to tell.
        </EmptyState>
      )}
      {/* One button for both, so that the focus stays on it. */}
      <div className="audit__tools">
        <Button
          kind={experiment.on ? undefined : 'main'}
          onPress={() => {
            change(experiment.on ? { on: false } : { on: true, since: Date.now() });
          }}
        >
          {experiment.on ? 'End the comparison' : 'Begin a comparison'}
        </Button>
      </div>
      <ExperimentSetup settings={settings} onChange={change} />
      {results === null || results.since === null ? null : <ResultsSection results={results} />}
    </div>
  );
}

function ExperimentSetup({
  settings: { experiment, queues },
  onChange,
}: {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings['experiment']>) => void;
}) {
  return (
    <div className="experiment__setup">
      <ChoiceSetting
        label="With suggestions"
        value={String(experiment.share)}
        choices={shares}
        onChange={(value) => {
          onChange({ share: Number(value) });
        }}
      />
      <fieldset className="experiment__queues">
        <legend className="field__label">Only these topics (none chosen: all)</legend>
        {queues.map(({ id, name }) => (
          <label key={id} className="experiment__queue">
            <input
              type="checkbox"
              checked={experiment.queues.includes(id)}
              onChange={({ target }) => {
                onChange({
                  queues: target.checked
                    ? [...experiment.queues, id]
                    : experiment.queues.filter((one) => one !== id),
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
        value={experiment.agents.join(', ')}
        onCommit={(value) => {
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

function ResultsSection({ results }: { readonly results: ExperimentResults }) {
  return (
    <section className="experiment__results" aria-label="What it shows so far">
      <p className="experiment__summary">{results.sentence}</p>
      <ul>
        {(results.shown.cases + results.hidden.cases === 0 ? [] : results.effects).map(
          ({ metric, sentence }) => (
            <li key={metric}>{sentence}</li>
          ),
        )}
      </ul>
      <table className="experiment__table">
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
              <td>{of(results.shown)}</td>
              <td>{of(results.hidden)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const rows: readonly (readonly [string, (side: ExperimentArmResult) => number])[] = [
  ['Read', ({ cases }) => cases],
  ['Copied', ({ copied }) => copied],
  ['… as suggested', ({ replyOutcomes }) => replyOutcomes.unedited],
  ['… edited', ({ replyOutcomes }) => replyOutcomes.edited],
  ['… with another answer', ({ replyOutcomes }) => replyOutcomes.replaced],
  ['… written by the agent', ({ replyOutcomes }) => replyOutcomes.none],
  ['Handed over', ({ handedOver }) => handedOver],
  ['Left', ({ abandoned }) => abandoned],
];
