import type { KeyboardEvent } from 'react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { EntryRow } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { entryAt, isFiltered, type EntrySort } from '../../stores/entries.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, languageName, plural, shortDate } from '../../ui/format.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx';
import { EntriesBar } from './entries-bar.tsx';
import {
  actionTargets,
  newEntry,
  openEntry,
  openOriginal,
  removeEntries,
  sidePaneQuery,
} from './entries-actions.ts';
import { EntryPane } from './entry-pane.tsx';
import { formatDay } from './entry-labels.ts';
import './entries.css';

const columns: readonly Column<EntryRow, EntrySort>[] = [
  { name: 'Question and answer', kind: 'name', sort: 'name', cell: (row) => <EntryText row={row} /> },
  {
    name: 'From',
    kind: 'from',
    sort: 'source',
    cell: (row) => <span className="muted">{row.own ? 'written here' : row.documentName}</span>,
  },
  {
    name: 'Used',
    kind: 'used',
    sort: 'used',
    cell: (row) => <span className="muted">{row.used === 0 ? '–' : `${count(row.used)} ×`}</span>,
  },
  {
    name: 'Review',
    kind: 'review',
    sort: 'review',
    cell: ({ reviewBy, reviewDue }) => (
      <span className={reviewDue ? 'entries__due' : 'muted'}>
        {reviewBy === null ? '–' : formatDay(reviewBy)}
      </span>
    ),
  },
  {
    name: 'Changed',
    kind: 'changed',
    sort: 'changed',
    cell: (row) => <span className="muted">{shortDate(row.changedAt)}</span>,
  },
];

/** Every question with its answer, from whichever document or written here, and the one that is open. */
export function EntriesTable() {
  const desk = useDesk();
  const isOpen = useStore(desk.entries, (state) => state.opened !== null);
  const isWide = useMediaQuery(sidePaneQuery);
  const isDialog = useStore(desk.window, (state) => state.dialog?.kind === 'entry');
  const showsPane = isOpen && isWide && !isDialog;
  return (
    <div className={showsPane ? 'entries-view entries-view--open' : 'entries-view'}>
      <div className="entries-view__list">
        <EntriesBar />
        <Rows />
      </div>
      {showsPane ? <EntryPane /> : null}
    </div>
  );
}

function Rows() {
  const desk = useDesk();
  const state = useStore(desk.entries);
  const { total, sort, descending, listVersion } = state;
  const openedId = state.opened?.entry?.id;
  const selection = useMemo(() => {
    const { toggle, selectRange, selectAll } = desk.entries.getState();
    return {
      isSelected: (row: EntryRow) => desk.entries.getState().selected.has(row.id),
      onToggle: (row: EntryRow) => {
        toggle(row.id);
      },
      onRange: (from: number, to: number) => void selectRange(from, to),
      onAll: () => void selectAll(),
    };
  }, [desk]);
  if (total === null) return null;
  if (total === 0) return isFiltered(state) ? <NothingMatches /> : <NoEntries />;
  return (
    <div className="entries">
      <VirtualTable
        label="Entries"
        columns={columns}
        total={total}
        listVersion={listVersion}
        rowHeight={54}
        rowAt={(index) => entryAt(state, index)}
        isCurrent={(row) => row.id === openedId}
        sorted={{ by: sort, descending }}
        onSort={state.sortBy}
        onVisibleRangeChange={state.setVisibleRange}
        onOpen={(row) => void openEntry(desk, row.id)}
        onKey={(event, row) => {
          onRowKey(desk, event, row);
        }}
        selection={selection}
      />
    </div>
  );
}

function onRowKey(desk: Desk, event: KeyboardEvent, row: EntryRow): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const { selected, toggle, clearSelection } = desk.entries.getState();
  switch (event.key.toLowerCase()) {
    case 'delete':
      void removeEntries(desk, actionTargets(desk, row));
      return;
    case 'e':
      if (selected.size === 0) toggle(row.id);
      desk.window.getState().open({ kind: 'bulk-edit' });
      return;
    case 'o':
      openOriginal(desk, row);
      return;
    case 'escape':
      clearSelection();
      return;
    default:
  }
}

/** One line each for question, answer and what else is known, so that all rows are of one height. */
function EntryText({ row }: { readonly row: EntryRow }) {
  const facts = [
    row.collection,
    ...row.tags,
    row.variants.length > 0 ? plural(row.variants.length, 'variant') : null,
    row.language === null || row.language === 'en' ? null : languageName(row.language),
  ];
  return (
    <>
      <span className="entries__line">
        <span className="entries__question" title={row.question}>
          {row.question}
        </span>
        <EntryTags row={row} />
      </span>
      <span className="entries__line entries__more">
        <span className="entries__answer">{row.answer}</span>
        <span className="entries__facts">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      </span>
    </>
  );
}

function EntryTags({ row }: { readonly row: EntryRow }) {
  return (
    <>
      {row.internal ? <span className="tag">internal</span> : null}
      {row.reviewDue ? <span className="tag tag--doubt">review due</span> : null}
      {row.fileDiffers ? (
        <span className="tag tag--doubt">file differs</span>
      ) : row.edited ? (
        <span className="tag">edited</span>
      ) : null}
    </>
  );
}

function NoEntries() {
  const desk = useDesk();
  return (
    <EmptyState
      title="No entries yet"
      actions={
        <Button
          kind="main"
          keys="N"
          onPress={() => {
            newEntry(desk);
          }}
        >
          Write an entry
        </Button>
      }
    >
      An entry is a question with its answer. Documents that hold some bring them along: a table with two
      columns, or headings that ask something. Add one under Documents, or write an entry here.
    </EmptyState>
  );
}

function NothingMatches() {
  const desk = useDesk();
  const filter = useStore(desk.entries, (state) => state.filter);
  return (
    <EmptyState
      title={filter.trim() === '' ? 'No entry is like that' : `Nothing matches “${filter}”`}
      actions={
        <Button
          onPress={() => {
            const { setFacetFilter, setFilter } = desk.entries.getState();
            setFacetFilter({ tag: null, collection: null, language: null, only: null });
            setFilter('');
          }}
        >
          Show all
        </Button>
      }
    >
      The filter looks for words in questions, variants, tags and answers.
    </EmptyState>
  );
}
