import { useStore } from 'zustand';
import type { LibraryRow } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { rowAt, type LibrarySort } from '../../stores/library.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, plural, shortDate } from '../../ui/format.ts';
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx';
import { NothingLike } from './documents-table.tsx';

const columns: readonly Column<LibraryRow, LibrarySort>[] = [
  { name: 'Question and answer', kind: 'name', sort: 'name', cell: (row) => <Entry row={row} /> },
  {
    name: 'From',
    kind: 'from',
    cell: (row) => <span className="soft">{row.type === 'entry' ? row.documentName : ''}</span>,
  },
  {
    name: 'Used',
    kind: 'used',
    sort: 'used',
    cell: (row) => <span className="soft">{row.used === 0 ? '–' : `${count(row.used)} ×`}</span>,
  },
  {
    name: 'Checked',
    kind: 'checked',
    sort: 'checked',
    cell: (row) => <span className="soft">{shortDate(row.checkedAt)}</span>,
  },
];

/** Every question with its answer, from whichever document. */
export function EntriesTable() {
  const desk = useDesk();
  const state = useStore(desk.library);
  const { total, filter, sort, descending } = state;
  if (total === null) return null;
  if (total === 0)
    return filter === '' ? (
      <EmptyState title="No entries yet">
        Documents that hold questions with their answers become entries: a spreadsheet with two columns, or
        headings that ask something. Add one under Documents.
      </EmptyState>
    ) : (
      <NothingLike filter={filter} />
    );
  return (
    <div className="entries">
      <VirtualTable
        label="Entries"
        columns={columns}
        total={total}
        rowAt={(index) => rowAt(state, index)}
        sorted={{ by: sort, descending }}
        onSort={state.sortBy}
        onLook={state.look}
        onOpen={(row) => {
          if (row.type !== 'entry') return;
          desk.window.getState().open({
            kind: 'source',
            documentId: row.documentId,
            at: { words: [row.answer, row.answer.split('\n')[0] ?? '', row.question] },
          });
        }}
      />
    </div>
  );
}

function Entry({ row }: { readonly row: LibraryRow }) {
  if (row.type !== 'entry') return null;
  return (
    <>
      <span className="documents__name">{row.question}</span>
      <span className="entries__answer">{row.answer}</span>
      {row.variants.length === 0 && row.tags.length === 0 ? null : (
        <span className="documents__facts">
          {[...(row.variants.length > 0 ? [plural(row.variants.length, 'variant')] : []), ...row.tags].join(
            ' · ',
          )}
        </span>
      )}
    </>
  );
}
