import { matchesShortcut } from '../../ui/shortcuts.ts';
import { useStore } from 'zustand';
import type { DocumentRow, LibraryRow } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { errorText, format, omissionTexts, t } from '../../i18n.ts';
import { rowAt, type LibrarySort } from '../../stores/library.ts';
import { Button } from '../../ui/button.tsx';
import type { MenuEntry } from '../../ui/command-menu.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TrashIcon } from '../../ui/icons.tsx';
import { useShown } from '../../ui/use-shown.ts';
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx';
import { openDocumentPreview, pickAndImport } from '../layout/actions.ts';
import { Allowed } from '../people/allowed.tsx';
import { can } from '../people/permissions.ts';
import { readableFormats } from './readable-formats.ts';
import './documents-table.css';

function columnsOf(desk: Desk): readonly Column<LibraryRow, LibrarySort>[] {
  const only = (row: LibraryRow) => (row.type === 'document' ? row : null);
  return [
    {
      name: t('library.columns.document'),
      kind: 'name',
      sort: 'name',
      cell: (row, isActive) => <Name desk={desk} row={only(row)} isActive={isActive} />,
    },
    {
      name: t('library.columns.status'),
      kind: 'state',
      sort: 'state',
      cell: (row) => <State row={only(row)} />,
    },
    {
      name: t('library.columns.used'),
      kind: 'used',
      sort: 'used',
      cell: (row) => <span className="muted">{row.used === 0 ? '–' : `${format.number(row.used)} ×`}</span>,
    },
    {
      name: t('library.columns.checked'),
      kind: 'checked',
      sort: 'checked',
      cell: (row) => (
        <span className="muted">{row.checkedAt === 0 ? '–' : format.shortDate(row.checkedAt)}</span>
      ),
    },
    {
      name: t('library.columns.actions'),
      kind: 'actions',
      cell: (row, isActive) => <Actions desk={desk} row={only(row)} isActive={isActive} />,
    },
  ];
}

/** Every file of the library, how far it is, and what to do about those that failed. */
export function DocumentsTable() {
  const desk = useDesk();
  const state = useStore(desk.library);
  useShown(state.setShown);
  const { total, filter, sort, descending } = state;
  if (total === null) return null;
  if (total === 0) return filter === '' ? <NoDocuments /> : <NothingLike filter={filter} />;
  return (
    <div className="documents">
      <VirtualTable
        label={t('documents.title')}
        columns={columnsOf(desk)}
        total={total}
        rowAt={(index) => rowAt(state, index)}
        listVersion={state.listVersion}
        sorted={{ by: sort, descending }}
        onSort={state.sortBy}
        onVisibleRangeChange={state.setVisibleRange}
        onOpen={(row) => {
          desk.window.getState().open({ kind: 'source', documentId: row.id, at: null });
        }}
        menuOf={(row) => rowMenu(desk, row)}
        onKey={(event, row) => {
          if (row.type !== 'document' || !can(desk, 'library.remove')) return;
          if (event.key === 'Delete') desk.window.getState().open({ kind: 'remove', row });
          if (matchesShortcut(event, 'C') && row.kind !== 'own') openDocumentPreview(desk, row.id);
          if (matchesShortcut(event, 'R') && row.state === 'failed') void state.retry(row.id);
        }}
      />
    </div>
  );
}

/** What the keys do, for a right click. */
function rowMenu(desk: Desk, row: LibraryRow): readonly MenuEntry[] {
  if (row.type !== 'document') return [];
  const { open } = desk.window.getState();
  const reading = {
    name: t('common.open'),
    keys: 'Enter',
    run: () => open({ kind: 'source', documentId: row.id, at: null }),
  };
  if (!can(desk, 'library.remove')) return [reading];
  return [
    reading,
    ...(row.kind === 'own'
      ? []
      : [
          {
            name: t('library.changeColumns'),
            keys: 'C',
            run: () => {
              openDocumentPreview(desk, row.id);
            },
          },
        ]),
    ...(row.state === 'failed'
      ? [
          {
            name: t('common.retry'),
            keys: 'R',
            run: () => void desk.library.getState().retry(row.id),
          },
        ]
      : []),
    {
      name: t('common.remove'),
      keys: 'Delete',
      run: () => open({ kind: 'remove', row }),
    },
  ];
}

function Name({ desk, row, isActive }: CellProps) {
  if (row === null) return null;
  const facts = [
    row.entries > 0 ? t('common.entries', { count: row.entries }) : null,
    // What its entries hold goes without saying.
    row.entries === 0 && row.passages > 0 ? t('common.passages', { count: row.passages }) : null,
    row.language === null ? null : format.language(row.language),
    row.sample ? t('library.sample') : null,
    row.audience.value === 'everyone' ? null : t(`audience.only.${row.audience.value}`),
    ...omissionTexts(row.omissions),
  ];
  return (
    <>
      <span className="documents__name" title={row.path}>
        {row.name}
      </span>
      <span className="documents__facts">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      {row.error !== null ? (
        <span className="documents__reason">
          {errorText(row.error)}{' '}
          {can(desk, 'library.retry') ? (
            <Button
              kind="plain"
              label={t('library.retryFile', { name: row.name })}
              excludeFromTabOrder={!isActive}
              onPress={() => void desk.library.getState().retry(row.id)}
            >
              {t('common.retry')}
            </Button>
          ) : null}
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
      {t(`library.states.${row.state}`)}
    </span>
  );
}

interface CellProps {
  readonly desk: Desk;
  readonly row: DocumentRow | null;
  readonly isActive: boolean;
}

function Actions({ desk, row, isActive }: CellProps) {
  if (row === null || !can(desk, 'library.remove')) return null;
  return (
    <Button
      kind="icon"
      label={t('library.removeFile', { name: row.name })}
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
      title={t('library.empty')}
      actions={
        <Allowed use={['library.import']}>
          <Button kind="main" keys="Ctrl+O" onPress={() => void pickAndImport(desk, 'files')}>
            {t('library.addFiles')}
          </Button>
          <Button keys="Ctrl+Shift+O" onPress={() => void pickAndImport(desk, 'folder')}>
            {t('library.addFolder')}
          </Button>
          <Allowed use={['sample.add']}>
            <Button onPress={() => void desk.library.getState().addSample()}>{t('library.addSample')}</Button>
          </Allowed>
        </Allowed>
      }
    >
      <p>{t('library.emptyHelp')}</p>
      <p>{t('library.readable', { formats: readableFormats() })}</p>
    </EmptyState>
  );
}

function NothingLike({ filter }: { readonly filter: string }) {
  const desk = useDesk();
  return (
    <EmptyState
      title={t('library.noResults', { filter })}
      actions={
        <Button
          onPress={() => {
            desk.library.getState().setFilter('');
          }}
        >
          {t('common.showAll')}
        </Button>
      }
    >
      {t('library.noResultsHelp')}
    </EmptyState>
  );
}
