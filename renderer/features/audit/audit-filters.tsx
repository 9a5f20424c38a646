import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { type AuditFilter, noFilter } from '../../stores/audit.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import './audit-filters.css';

/** Milliseconds after which a person has stopped typing. */
const debounceMs = 250;
const all = 'all';
const kinds = [
  'all',
  'read',
  'reply',
  'handover',
  'others',
] as const satisfies readonly AuditFilter['kind'][];
const periods = [null, 1, 7, 30, 90] as const;
const outcomes = ['unedited', 'edited', 'replaced', 'none'] as const;

/** Which lines of the log are shown: by words, kind, period, queue and outcome. */
export function AuditFilters() {
  const desk = useDesk();
  const filter = useStore(desk.audit, (state) => state.filter);
  const total = useStore(desk.audit, (state) => state.total);
  const queues = useStore(desk.queues, (state) => state.list?.queues ?? null);
  const isOpen = useStore(desk.status, (state) => state.desk?.vault.state === 'open');
  const [text, setText] = useState(filter.text);
  const { load } = desk.audit.getState();
  useEffect(() => {
    if (text === desk.audit.getState().filter.text) return;
    const timer = setTimeout(() => void load({ text }), debounceMs);
    return () => clearTimeout(timer);
  }, [text, desk, load]);
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(noFilter);
  const outcome = outcomes.find((one) => one === filter.outcome);
  return (
    <div className="audit-filters" role="search" aria-label={t('audit.filter.title')}>
      <input
        type="search"
        className="field__input"
        aria-label={t('audit.filter.search')}
        placeholder={t(isOpen ? 'audit.filter.search' : 'audit.filter.searchLocked')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Select
        label={t('audit.show')}
        value={filter.kind}
        choices={kinds.map((id) => ({ id, name: t(`audit.filters.${id}`) }))}
        onChange={(kind) => void load({ kind })}
      />
      <Select
        label={t('audit.filter.period')}
        value={String(filter.days ?? all)}
        choices={periods.map((days) => ({
          id: String(days ?? all),
          name: days === null ? t('audit.filter.anyTime') : t('audit.filter.days', { count: days }),
        }))}
        onChange={(days) => void load({ days: days === all ? null : Number(days) })}
      />
      {queues === null || queues.length === 0 ? null : (
        <Select
          label={t('queues.queue')}
          value={filter.queue ?? all}
          choices={[
            { id: all, name: t('audit.filter.anyQueue') },
            ...queues.map(({ id, name }) => ({ id, name })),
          ]}
          onChange={(queue) => void load({ queue: queue === all ? null : queue })}
        />
      )}
      <Select
        label={t('audit.columns.outcome')}
        value={outcome ?? all}
        choices={[
          { id: all, name: t('audit.filter.anyOutcome') },
          ...outcomes.map((id) => ({ id, name: t(`audit.filter.outcomes.${id}`) })),
        ]}
        onChange={(chosen) => void load({ outcome: outcomes.find((one) => one === chosen) ?? null })}
      />
      <p className="audit-filters__count" role="status">
        {isFiltered && total !== null ? format.number(total) : ''}
      </p>
      {isFiltered ? (
        <Button
          kind="plain"
          onPress={() => {
            setText('');
            void load(noFilter);
          }}
        >
          {t('audit.filter.clear')}
        </Button>
      ) : null}
    </div>
  );
}
