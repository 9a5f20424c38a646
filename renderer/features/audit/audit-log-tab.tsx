import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AuditRow } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { noFilter } from '../../stores/audit.ts';
import { cachedRow } from '../../stores/pager.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

import { Notice } from '../../ui/notice.tsx';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { CaseDetail } from './case-detail.tsx';
import { countedText, momentsOf, rangeText } from '../report/report-labels.ts';
import { kindLabel, outcomeText, verificationText } from './audit-labels.ts';
import { EraseCustomer } from './erase-customer.tsx';
import './audit-log-tab.css';

const columns = (rows: readonly AuditRow[]): readonly Column<AuditRow, never>[] => [
  {
    name: t('audit.columns.when'),
    kind: 'when',
    cell: ({ at }) => (
      <time dateTime={new Date(at).toISOString()}>
        {format.shortDate(at)}, {format.time(at)}
      </time>
    ),
  },
  { name: t('audit.columns.what'), kind: 'what', cell: kindLabel },
  // Without a key nothing is known of these, and a column of nothing says nothing.
  ...(rows.some(({ about }) => about !== null)
    ? [
        {
          name: t('audit.columns.about'),
          kind: 'about',
          cell: ({ about }: AuditRow) => <span dir="auto">{about ?? ''}</span>,
        },
      ]
    : []),
  { name: t('audit.columns.outcome'), kind: 'outcome', cell: outcomeText },
  ...(rows.some(({ by }) => by !== null)
    ? [{ name: t('audit.columns.who'), kind: 'who', cell: ({ by }: AuditRow) => by ?? '' }]
    : []),
];

/** Everything that was suggested and decided, newest first. */
export function AuditLogTab() {
  const desk = useDesk();
  const { total, filter, counted, openedCase, listVersion } = useStore(desk.audit);
  const pages = useStore(desk.audit, (state) => state.pages);
  const { load, setVisibleRange, openCase } = desk.audit.getState();
  const [asks, setAsks] = useState<'export' | 'erase' | null>(null);
  useEffect(() => {
    // Opened by a figure, it shows what that counts, and all lines the next time.
    if (desk.audit.getState().counted === null) void load(noFilter);
    void desk.queues.getState().load();
    return () => desk.audit.setState({ counted: null });
  }, [desk, load]);

  if (openedCase !== null) return <CaseDetail lines={openedCase} />;
  const isEmpty = total === 0 && counted === null && JSON.stringify(filter) === JSON.stringify(noFilter);
  const shown = columns([...pages.values()].flat());
  const done = () => setAsks(null);
  return (
    <>
      {counted === null ? null : (
        <p className="audit__counted">
          {t('report.counted', {
            name: countedText(counted),
            range: rangeText(momentsOf(counted)),
          })}
        </p>
      )}
      <div className="audit__tools">
        {counted === null ? null : (
          <Button onPress={() => void load(noFilter)}>{t('report.allLines')}</Button>
        )}
        <Button isDisabled={isEmpty} onPress={() => void desk.audit.getState().verify()}>
          {t('audit.verify')}
        </Button>
        <Button isDisabled={isEmpty} onPress={() => setAsks('export')}>
          {t('audit.export')}
        </Button>
        <Button isDisabled={isEmpty} onPress={() => setAsks('erase')}>
          {t('audit.erase')}
        </Button>
      </div>
      <VerificationResult />
      {asks === 'export' ? <ExportForm onDone={done} /> : null}
      {asks === 'erase' ? <EraseCustomer onDone={done} /> : null}
      {isEmpty || counted !== null ? null : <AuditFilters />}
      {isEmpty ? (
        <EmptyState title={t('audit.none')}>{t('audit.noneHelp')}</EmptyState>
      ) : total === 0 ? (
        <p className="muted">{t('common.noResults')}</p>
      ) : total === null ? null : (
        <div className={`audit__table audit__table--${shown.map(({ kind }) => kind).join('-')}`}>
          <VirtualTable
            label={t('audit.title')}
            columns={shown}
            total={total}
            rowAt={(index) => cachedRow({ pages }, index)}
            listVersion={listVersion}
            onVisibleRangeChange={setVisibleRange}
            onOpen={({ id }) => void openCase(id)}
          />
        </div>
      )}
    </>
  );
}

const tones = { intact: 'done', unproven: 'note', broken: 'stop' } as const;

/** What the check found, heard once it is there. */
function VerificationResult() {
  const desk = useDesk();
  const verified = useStore(desk.audit, (state) => state.verification);
  return (
    <div role="status">
      {verified === null ? null : verified === 'verifying' ? (
        <Notice tone="note">{t('audit.verifying')}</Notice>
      ) : (
        <Notice tone={tones[verified.verdict]}>{verificationText(verified)}</Notice>
      )}
    </div>
  );
}

function ExportForm({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk();
  const isOpen = useStore(desk.status, (state) => state.desk?.vault.state === 'open');
  const write = async (words: boolean) => {
    onDone();
    const said = await desk.audit.getState().exportLog(words);
    if (said !== null) desk.window.getState().notify(said);
  };
  return (
    <Notice
      tone="note"
      actions={
        <>
          <Button kind="main" onPress={() => void write(false)}>
            {t('audit.factsOnly')}
          </Button>
          <Button isDisabled={!isOpen} onPress={() => void write(true)}>
            {t('audit.withTexts')}
          </Button>
          <Button onPress={onDone}>{t('common.cancel')}</Button>
        </>
      }
    >
      {t('audit.exportHelp')}
    </Notice>
  );
}
