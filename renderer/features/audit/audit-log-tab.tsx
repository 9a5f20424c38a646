import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AuditRow } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import type { AuditFilter } from '../../stores/audit.ts';
import { cachedRow } from '../../stores/pager.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { clock, shortDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { CaseDetail } from './case-detail.tsx';
import { kindLabel, outcomeText, verificationText } from './audit-labels.ts';
import { EraseCustomer } from './erase-customer.tsx';
import './audit-log-tab.css';

const filters = [
  { id: 'all', name: 'Everything' },
  { id: 'read', name: 'Read' },
  { id: 'reply', name: 'Copied' },
  { id: 'hand-over', name: 'Handed over' },
  { id: 'others', name: 'The rest' },
] as const satisfies readonly { readonly id: AuditFilter; readonly name: string }[];

const columns: readonly Column<AuditRow, never>[] = [
  {
    name: 'When',
    kind: 'when',
    cell: ({ at }) => (
      <time dateTime={new Date(at).toISOString()}>
        {shortDate(at)}, {clock(at)}
      </time>
    ),
  },
  { name: 'What', kind: 'what', cell: kindLabel },
  { name: 'What became of it', kind: 'outcome', cell: outcomeText },
  { name: 'Who', kind: 'who', cell: ({ by }) => by ?? '' },
];

/** Everything that was suggested and decided, newest first. */
export function AuditLogTab() {
  const desk = useDesk();
  const { total, filter, openedCase, listVersion } = useStore(desk.audit);
  const pages = useStore(desk.audit, (state) => state.pages);
  const { load, setVisibleRange, openCase } = desk.audit.getState();
  const [asks, setAsks] = useState<'export' | 'erase' | null>(null);
  useEffect(() => void load('all'), [load]);

  if (openedCase !== null) return <CaseDetail lines={openedCase} />;
  const isEmpty = total === 0 && filter === 'all';
  return (
    <>
      <div className="audit__tools">
        <Select label="Show" value={filter} choices={filters} onChange={(chosen) => void load(chosen)} />
        <Button isDisabled={isEmpty} onPress={() => void desk.audit.getState().verify()}>
          Verify
        </Button>
        <Button
          isDisabled={isEmpty}
          onPress={() => {
            setAsks('export');
          }}
        >
          Export…
        </Button>
        <Button
          isDisabled={isEmpty}
          onPress={() => {
            setAsks('erase');
          }}
        >
          Erase a customer…
        </Button>
      </div>
      <VerificationResult />
      {asks === 'export' ? (
        <ExportForm
          onDone={() => {
            setAsks(null);
          }}
        />
      ) : null}
      {asks === 'erase' ? (
        <EraseCustomer
          onDone={() => {
            setAsks(null);
          }}
        />
      ) : null}
      {isEmpty ? (
        <EmptyState title="Nothing was decided yet">
          Read a message, and what was suggested for it stands here, with what became of it. Nothing in this
          list is ever changed or removed.
        </EmptyState>
      ) : total === 0 ? (
        <p className="muted">Nothing of this kind happened yet.</p>
      ) : total === null ? null : (
        <div className="audit__table">
          <VirtualTable
            label="Decisions"
            columns={columns}
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

/** What the check found, heard once it is there. */
function VerificationResult() {
  const desk = useDesk();
  const verified = useStore(desk.audit, (state) => state.verification);
  return (
    <div role="status">
      {verified === null ? null : verified === 'verifying' ? (
        <Notice tone="note">Checking every line…</Notice>
      ) : (
        <Notice tone={verified.firstBroken === null ? 'done' : 'stop'}>{verificationText(verified)}</Notice>
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
            Facts only
          </Button>
          <Button isDisabled={!isOpen} onPress={() => void write(true)}>
            With all words
          </Button>
          <Button onPress={onDone}>Not now</Button>
        </>
      }
    >
      Facts name no customer. With all words, the file holds messages and replies in the clear: keep it as
      carefully as your mailbox.
    </Notice>
  );
}
