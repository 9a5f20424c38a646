import { useState } from 'react';
import { useStore } from 'zustand';
import { targetText, targetValueText } from '../../../locales/word-report.ts';
import type { Report, TargetName, Targets } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Panel } from '../../ui/panel.tsx';
import { intervalText } from './report-labels.ts';
import './targets-panel.css';

const names: readonly TargetName[] = ['time', 'held_back', 'accepted', 'csat'];
/** Minutes and hundredths are typed; milliseconds and shares are stored. */
const unitOf = (name: TargetName): number => (name === 'time' ? 60_000 : 0.01);

/** What the owner wants of the figures, set where they stand, and the way to it. */
export function TargetsPanel({ report }: { readonly report: Report }) {
  const desk = useDesk();
  const targets = useStore(desk.settings, (state) => state.settings?.targets);
  if (targets === undefined) return null;
  return (
    <Panel title={t('report.targets.title')} note={t('report.targets.help')}>
      <ul className="targets">
        {names.map((name) => (
          <TargetRow key={name} name={name} targets={targets} report={report} />
        ))}
      </ul>
    </Panel>
  );
}

function TargetRow({
  name,
  targets,
  report,
}: {
  readonly name: TargetName;
  readonly targets: Targets;
  readonly report: Report;
}) {
  const desk = useDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = targets[name];
  const stored = wanted === null ? '' : String(Math.round((wanted / unitOf(name)) * 100) / 100);
  const progress = report.targets.find((one) => one.name === name);
  const commit = (): void => {
    if (typed === null || typed === stored) return setTyped(null);
    const value = typed.trim() === '' ? null : Number(typed) * unitOf(name);
    const isGood =
      value === null || (name === 'time' ? value >= 1_000 && value <= 604_800_000 : value >= 0 && value <= 1);
    if (isGood) void desk.settings.getState().change({ targets: { ...targets, [name]: value } });
    setTyped(null);
  };
  return (
    <li className="targets__row">
      <label className="targets__wanted">
        <span>{t(`report.targets.names.${name}`)}</span>
        <input
          type="number"
          className="field__input"
          min={0}
          max={name === 'time' ? 10_080 : 100}
          step="any"
          placeholder={t('report.targets.none')}
          value={typed ?? stored}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
          onBlur={commit}
          onKeyDown={({ key }) => {
            if (key === 'Enter') commit();
          }}
        />
      </label>
      <p className="targets__now">
        {progress === undefined ? null : (
          <>
            <strong className="targets__state">{t(`report.targets.states.${progress.state}`)}</strong>
            {progress.now === null
              ? null
              : ` · ${targetValueText(t, name, progress.now.value)} (${intervalText(name === 'time' ? 'time' : 'share', progress.now)})`}
            <span className="muted"> · {targetText(t, progress)}</span>
          </>
        )}
      </p>
    </li>
  );
}
