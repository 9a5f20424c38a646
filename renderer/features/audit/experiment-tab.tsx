import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ExperimentResults, ExperimentArmResult, Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ChoiceSetting } from '../../ui/toggles.tsx';
import { TextSetting } from '../settings/text-setting.tsx';
import './experiment-tab.css';

const shares = () =>
  (['0.25', '0.5', '0.75'] as const).map((value) => ({ value, label: format.percent(Number(value)) }));

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
          {experiment.since === null
            ? t('audit.experiment.sinceToday')
            : t('audit.experiment.since', { since: experiment.since })}
        </p>
      ) : (
        <EmptyState title={t('audit.experiment.none')}>{t('audit.experiment.noneHelp')}</EmptyState>
      )}
      <ExperimentSetup settings={settings} onChange={change} />
      {/* One button for both, so that the focus stays on it. */}
      <div className="audit__tools">
        <Button
          kind={experiment.on ? undefined : 'main'}
          onPress={() => {
            change(experiment.on ? { on: false } : { on: true, since: Date.now() });
          }}
        >
          {t(experiment.on ? 'audit.experiment.end' : 'audit.experiment.start')}
        </Button>
      </div>
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
        label={t('audit.experiment.share')}
        value={String(experiment.share)}
        choices={shares()}
        onChange={(value) => {
          onChange({ share: Number(value) });
        }}
      />
      <fieldset className="experiment__queues">
        <legend className="field__label">{t('audit.experiment.queues')}</legend>
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
        label={t('audit.experiment.agents')}
        help={t('audit.experiment.agentsHelp')}
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
    <section className="experiment__results" aria-label={t('audit.experiment.results')}>
      <p className="experiment__summary">{statementText('audit.experiment.says', results.summary)}</p>
      <ul>
        {(results.shown.cases + results.hidden.cases === 0 ? [] : results.effects).map(
          ({ metric, summary }) => (
            <li key={metric}>{statementText('audit.experiment.says', ...summary)}</li>
          ),
        )}
      </ul>
      <table className="experiment__table">
        <thead>
          <tr>
            <th scope="col">{t('audit.experiment.cases')}</th>
            <th scope="col">{t('audit.experiment.with')}</th>
            <th scope="col">{t('audit.experiment.without')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{t(`audit.experiment.rows.${name}`)}</th>
              <td>{format.number(of(results.shown))}</td>
              <td>{format.number(of(results.hidden))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const rows = [
  ['read', ({ cases }) => cases],
  ['copied', ({ copied }) => copied],
  ['unedited', ({ replyOutcomes }) => replyOutcomes.unedited],
  ['edited', ({ replyOutcomes }) => replyOutcomes.edited],
  ['replaced', ({ replyOutcomes }) => replyOutcomes.replaced],
  ['byAgent', ({ replyOutcomes }) => replyOutcomes.none],
  ['handedOver', ({ handedOver }) => handedOver],
  ['left', ({ abandoned }) => abandoned],
] as const satisfies readonly (readonly [string, (side: ExperimentArmResult) => number])[];
