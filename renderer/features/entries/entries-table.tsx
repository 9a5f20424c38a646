import type { KeyboardEvent } from 'react';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { EntryRow } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { matchesShortcut } from '../../ui/shortcuts.ts';
import { format, t } from '../../i18n.ts';
import { entryAt, isFiltered, type EntrySort } from '../../stores/entries.ts';
import type { DialogState } from '../../stores/window.ts';
import { AudienceTag } from '../../ui/audience.tsx';
import { Button } from '../../ui/button.tsx';
import type { MenuEntry } from '../../ui/command-menu.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { can } from '../people/permissions.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { useShown } from '../../ui/use-shown.ts';
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx';
import { focusInEditor, placeInEditor, type FieldPlace } from './editor-focus.ts';
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
import './entries-table.css';

const columnsOf = (): readonly Column<EntryRow, EntrySort>[] => [
  { name: t('entries.columns.entry'), kind: 'name', sort: 'name', cell: (row) => <EntryText row={row} /> },
  {
    name: t('entries.columns.source'),
    kind: 'from',
    sort: 'source',
    cell: (row) => <span className="muted">{row.own ? t('entries.own') : row.documentName}</span>,
  },
  {
    name: t('entries.columns.used'),
    kind: 'used',
    sort: 'used',
    cell: (row) => <span className="muted">{row.used === 0 ? '–' : `${format.number(row.used)} ×`}</span>,
  },
  {
    name: t('entries.columns.review'),
    kind: 'review',
    sort: 'review',
    cell: ({ reviewBy, reviewDue }) => (
      <span className={reviewDue ? 'entries__due' : 'muted'}>
        {reviewBy === null ? '–' : formatDay(reviewBy)}
      </span>
    ),
  },
  {
    name: t('entries.columns.changed'),
    kind: 'changed',
    sort: 'changed',
    cell: (row) => <span className="muted">{format.shortDate(row.changedAt)}</span>,
  },
];

/** Every question with its answer, from whichever document or written here, and the one that is open. */
export function EntriesTable() {
  const desk = useDesk();
  const isOpen = useStore(desk.entries, (state) => state.opened !== null);
  const isWide = useMediaQuery(sidePaneQuery);
  const dialog = useStore(desk.window, (state) => state.dialog?.kind ?? null);
  const showsPane = isOpen && isWide && dialog !== 'entry';
  const left = useEditorInSight({ isOpen, isWide, showsPane, dialog });
  return (
    <div className={showsPane ? 'entries-view entries-view--open' : 'entries-view'}>
      <div className="entries-view__list">
        <EntriesBar />
        <Rows />
      </div>
      {showsPane ? <EntryPane left={left} /> : null}
    </div>
  );
}

interface EditorPlace {
  readonly isOpen: boolean;
  readonly isWide: boolean;
  readonly showsPane: boolean;
  readonly dialog: DialogState['kind'] | null;
}

/**
 * What is being edited lies over the table while the window is too narrow for both and nothing else does, and stands beside it
 * again after that; whoever writes goes on where they were. Returns where that was when it last left its place beside the table.
 */
function useEditorInSight({ isOpen, isWide, showsPane, dialog }: EditorPlace): RefObject<FieldPlace | null> {
  const desk = useDesk();
  const left = useRef<FieldPlace | null>(null);
  const before = useRef({ showsPane, dialog });
  const isMoved = useRef(false);
  useEffect(() => {
    const { open, close } = desk.window.getState();
    const was = before.current;
    before.current = { showsPane, dialog };
    if (!isWide && isOpen && dialog === null && (was.showsPane || was.dialog !== null)) {
      isMoved.current = true;
      open({ kind: 'entry' });
      if (left.current !== null) focusInEditor(left.current);
      left.current = null;
    } else if (isWide && isMoved.current) {
      isMoved.current = false;
      if (dialog !== 'entry') return;
      const place = placeInEditor();
      close();
      if (place !== null) focusInEditor(place);
    }
  }, [desk, isOpen, isWide, showsPane, dialog]);
  return left;
}

function Rows() {
  const desk = useDesk();
  const state = useStore(desk.entries);
  useShown(state.setShown);
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
        label={t('entries.title')}
        columns={columnsOf()}
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
        menuOf={(row) => rowMenu(desk, row)}
        selection={selection}
      />
    </div>
  );
}

/** What the keys do, for a right click. */
function rowMenu(desk: Desk, row: EntryRow): readonly MenuEntry[] {
  return [
    { name: t('common.open'), keys: 'Enter', run: () => void openEntry(desk, row.id) },
    {
      name: t('entries.commands.openOriginal'),
      keys: 'O',
      run: () => {
        openOriginal(desk, row);
      },
    },
    {
      name: t('common.select'),
      keys: 'Space',
      run: () => {
        desk.entries.getState().toggle(row.id);
      },
    },
    ...(can(desk, 'entries.updateMany')
      ? [{ name: t('common.edit'), keys: 'E', run: () => editSelected(desk, row) }]
      : []),
    ...(can(desk, 'entries.remove')
      ? [
          {
            name: t('common.remove'),
            keys: 'Delete',
            run: () => void removeEntries(desk, actionTargets(desk, row)),
          },
        ]
      : []),
  ];
}

function editSelected(desk: Desk, row: EntryRow): void {
  const { selected, toggle } = desk.entries.getState();
  if (selected.size === 0) toggle(row.id);
  desk.window.getState().open({ kind: 'bulk-edit' });
}

/** A key of what whoever is there may not do is no key. */
function onRowKey(desk: Desk, event: KeyboardEvent, row: EntryRow): void {
  if (matchesShortcut(event, 'Delete')) {
    if (can(desk, 'entries.remove')) void removeEntries(desk, actionTargets(desk, row));
  } else if (matchesShortcut(event, 'E')) {
    if (can(desk, 'entries.updateMany')) editSelected(desk, row);
  } else if (matchesShortcut(event, 'O')) openOriginal(desk, row);
  else if (event.key === 'Escape') desk.entries.getState().clearSelection();
}

/** One line each for question, answer and what else is known, so that all rows are of one height. */
function EntryText({ row }: { readonly row: EntryRow }) {
  const facts = [
    row.collection,
    ...row.tags,
    row.variants.length > 0 ? t('entries.phrasings', { count: row.variants.length }) : null,
    row.language === null || row.language === 'en' ? null : format.language(row.language),
  ];
  return (
    <>
      <span className="entries__line">
        <span className="entries__question" dir="auto" title={row.question}>
          {row.question}
        </span>
        <EntryTags row={row} />
      </span>
      <span className="entries__line entries__more">
        <span className="entries__answer" dir="auto">
          {row.answer}
        </span>
        <span className="entries__facts">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      </span>
    </>
  );
}

function EntryTags({ row }: { readonly row: EntryRow }) {
  return (
    <>
      <AudienceTag audience={row.audience ?? row.documentAudience} />
      {row.internal ? <span className="tag">{t('entries.marks.internal')}</span> : null}
      {row.reviewDue ? <span className="tag tag--doubt">{t('entries.marks.due')}</span> : null}
      {row.fileDiffers ? (
        <span className="tag tag--doubt">{t('entries.marks.differs')}</span>
      ) : row.edited ? (
        <span className="tag">{t('entries.marks.edited')}</span>
      ) : null}
    </>
  );
}

function NoEntries() {
  const desk = useDesk();
  return (
    <EmptyState
      title={t('entries.none')}
      actions={
        <Button
          kind="main"
          keys="N"
          onPress={() => {
            newEntry(desk);
          }}
        >
          {t('entries.newEntry')}
        </Button>
      }
    >
      {t('entries.noneHelp')}
    </EmptyState>
  );
}

function NothingMatches() {
  const desk = useDesk();
  const filter = useStore(desk.entries, (state) => state.filter);
  return (
    <EmptyState
      title={filter.trim() === '' ? t('entries.noMatch') : t('library.noResults', { filter })}
      actions={
        <Button
          onPress={() => {
            const { setFacetFilter, setFilter } = desk.entries.getState();
            setFacetFilter({ tag: null, collection: null, language: null, only: null });
            setFilter('');
          }}
        >
          {t('common.showAll')}
        </Button>
      }
    >
      {t('entries.noMatchHelp')}
    </EmptyState>
  );
}
