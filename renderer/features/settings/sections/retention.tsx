import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { RetentionRow, RetentionStatus } from '../../../../preload/contract.ts';
import { useDesk } from '../../../desk.ts';
import { t } from '../../../i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { type SectionProps, Setting } from '../setting.tsx';
import './retention.css';

/** Months that one may choose, beside what is set. */
const choices: readonly number[] = [3, 6, 12, 24, 36, 60];

/** How long what customers wrote is kept, and what would go by that. */
export function RetentionSection({ settings: { retention } }: SectionProps) {
  const desk = useDesk();
  const { status, problem } = useStore(desk.retention);
  const { start } = desk.retention.getState();
  useEffect(() => start(), [start]);
  return (
    <>
      <p className="field__help">{t('settings.retention.help')}</p>
      {problem === null ? null : <Notice tone="stop">{problem}</Notice>}
      {status === null ? null : (
        <>
          <Waiting status={status} />
          <Setting place="settings.retention.how">
            {(change) => (
              <div className="retention" role="group" aria-label={t('settings.retention.how')}>
                {status.rows.map((row) => (
                  <Row
                    key={row.kind}
                    row={row}
                    onChange={(months) => change({ retention: { ...retention, [row.kind]: months } })}
                  />
                ))}
              </div>
            )}
          </Setting>
          {status.last === null ? null : (
            <p className="muted">
              {t('settings.retention.last', { at: status.last.at, count: status.last.count })}
            </p>
          )}
        </>
      )}
    </>
  );
}

/** What a person is asked before anything goes. */
function Waiting({ status: { rows, needsYes, clock } }: { readonly status: RetentionStatus }) {
  const desk = useDesk();
  const { agree, confirmClock } = desk.retention.getState();
  const months = desk.settings.getState().settings?.retention;
  if (clock !== null)
    return (
      <Notice
        tone="doubt"
        actions={
          <Button onPress={() => void confirmClock(clock.now)}>{t('settings.retention.clockIsRight')}</Button>
        }
      >
        {t('settings.retention.clock', { now: clock.now, last: clock.last })}
      </Notice>
    );
  if (!needsYes || months === undefined) return null;
  const due = rows.reduce((sum, row) => sum + row.due, 0);
  return (
    <Notice
      tone="note"
      actions={<Button onPress={() => void agree(months)}>{t('settings.retention.agree')}</Button>}
    >
      {due === 0 ? t('settings.retention.nothingDue') : t('settings.retention.due', { count: due })}
    </Notice>
  );
}

function Row({
  row: { kind, months, stored, oldest, due, nextAt },
  onChange,
}: {
  readonly row: RetentionRow;
  readonly onChange: (months: number | null) => void;
}) {
  const known = months === null || choices.includes(months) ? choices : [...choices, months];
  const name = t(`settings.retention.kinds.${kind}`);
  return (
    <div className="retention__row">
      <span className="retention__name">
        {name}
        <span className="retention__stored">
          {oldest === null
            ? t('settings.retention.nothing')
            : due > 0
              ? t('settings.retention.dueOf', { count: due, stored, oldest })
              : nextAt === null
                ? t('settings.retention.stored', { count: stored, oldest })
                : t('settings.retention.next', { count: stored, nextAt })}
        </span>
      </span>
      <Select
        label={name}
        value={months === null ? 'good' : String(months)}
        choices={[
          { id: 'good', name: t('settings.retention.forGood') },
          ...[...known]
            .sort((a, b) => a - b)
            .map((count) => ({ id: String(count), name: t('settings.retention.months', { count }) })),
        ]}
        onChange={(value) => onChange(value === 'good' ? null : Number(value))}
      />
    </div>
  );
}
