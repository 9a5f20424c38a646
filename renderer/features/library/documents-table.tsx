import { useStore } from 'zustand';
import type { DocumentRow, LibraryRow } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { rowAt, type LibrarySort } from '../../stores/library.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, languageName, plural, shortDate } from '../../ui/format.ts';
import { TrashIcon } from '../../ui/icons.tsx';
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx';
import { openDocumentPreview, pickAndImport } from '../frame/actions.ts';

const states = {
  queued: 'queued',
  reading: 'reading',
  ready: 'ready',
  failed: 'failed',
} as const satisfies Record<DocumentRow['state'], string>;

function columnsOf(desk: Desk): readonly Column<LibraryRow, LibrarySort>[] {
  const only = (row: LibraryRow) => (row.type === 'document' ? row : null);
  return [
    {
      name: 'Document',
      kind: 'name',
      sort: 'name',
      cell: (row, isActive) => <Name desk={desk} row={only(row)} isActive={isActive} />,
    },
    { name: 'State', kind: 'state', sort: 'state', cell: (row) => <State row={only(row)} /> },
    {
      name: 'Used',
      kind: 'used',
      sort: 'used',
      cell: (row) => <span className="muted">{row.used === 0 ? '–' : `${count(row.used)} ×`}</span>,
    },
    {
      name: 'Checked',
      kind: 'checked',
      sort: 'checked',
      cell: (row) => <span className="muted">{row.checkedAt === 0 ? '–' : shortDate(row.checkedAt)}</span>,
    },
    {
      name: 'Actions',
      kind: 'actions',
      cell: (row, isActive) => <Actions desk={desk} row={only(row)} isActive={isActive} />,
    },
  ];
}

/** Every file of the library, how far it is, and what to do about those that failed. */
export function DocumentsTable() {
  const desk = useDesk();
  const state = useStore(desk.library);
  const { total, filter, sort, descending } = state;
  if (total === null) return null;
  if (total === 0) return filter === '' ? <NoDocuments /> : <NothingLike filter={filter} />;
  return (
    <div className="documents">
      <VirtualTable
        label="Documents"
        columns={columnsOf(desk)}
        total={total}
        rowAt={(index) => rowAt(state, index)}
        sorted={{ by: sort, descending }}
        onSort={state.sortBy}
        onVisibleRangeChange={state.setVisibleRange}
        onOpen={(row) => {
          desk.window.getState().open({ kind: 'source', documentId: row.id, at: null });
        }}
        onKey={(event, row) => {
          if (row.type !== 'document') return;
          if (event.key === 'Delete') desk.window.getState().open({ kind: 'remove', row });
          if (event.key.toLowerCase() === 'c' && row.kind !== 'own') openDocumentPreview(desk, row.id);
          if (event.key.toLowerCase() === 'r' && row.state === 'failed') void state.retry(row.id);
        }}
      />
    </div>
  );
}

function Name({ desk, row, isActive }: CellProps) {
  if (row === null) return null;
  const facts = [
    row.entries > 0 ? plural(row.entries, 'entry', 'entries') : null,
    row.passages > 0 ? plural(row.passages, 'passage') : null,
    row.language === null ? null : languageName(row.language),
    row.sample ? 'sample' : null,
  ];
  return (
    <>
      <span className="documents__name" title={row.path}>
        {row.name}
      </span>
      <span className="documents__facts">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      {row.state === 'failed' && row.message !== null ? (
        <span className="documents__reason">
          {row.message}{' '}
          <Button
            kind="plain"
            label={`Try ${row.name} again`}
            excludeFromTabOrder={!isActive}
            onPress={() => void desk.library.getState().retry(row.id)}
          >
            Retry
          </Button>
        </span>
      ) : null}
    </>
  );
}

function State({ row }: { readonly row: DocumentRow | null }) {
  if (row === null) return null;
  return (
    <span className={`state state--${row.state}`}>
      <span className="state__dot" aria-hidden="true" />
      {states[row.state]}
    </span>
  );
}

interface CellProps {
  readonly desk: Desk;
  readonly row: DocumentRow | null;
  readonly isActive: boolean;
}

function Actions({ desk, row, isActive }: CellProps) {
  if (row === null) return null;
  return (
    <Button
      kind="icon"
      label={`Remove ${row.name}`}
      excludeFromTabOrder={!isActive}
      onPress={() => desk.window.getState().open({ kind: 'remove', row })}
    >
      <TrashIcon />
    </Button>
  );
}

function NoDocuments() {
  const desk = useDesk();
  return (
    <EmptyState
      title="The library is empty"
      actions={
        <>
          <Button kind="main" keys="Ctrl+O" onPress={() => void pickAndImport(desk, 'files')}>
            Add files
          </Button>
          <Button keys="Ctrl+Shift+O" onPress={() => void pickAndImport(desk, 'folder')}>
            Add a folder
          </Button>
          <Button onPress={() => void desk.library.getState().addSample()}>Add the sample shop</Button>
        </>
      }
    >
      Drop files or folders anywhere in the window: Markdown, text, HTML, CSV, Word (.docx) and PDF. They are
      read on this machine and stay where they are.
    </EmptyState>
  );
}

function NothingLike({ filter }: { readonly filter: string }) {
  const desk = useDesk();
  return (
    <EmptyState
      title={`Nothing matches “${filter}”`}
      actions={
        <Button
          onPress={() => {
            desk.library.getState().setFilter('');
          }}
        >
          Show all
        </Button>
      }
    >
      The filter looks for whole words in names, titles and texts.
    </EmptyState>
  );
}
