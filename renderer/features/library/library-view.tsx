import { useStore } from 'zustand';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import type { CallName } from '../../../preload/contract.ts';
import type { LibraryTab } from '../../stores/library.ts';
import { Button } from '../../ui/button.tsx';
import { CommandMenu } from '../../ui/command-menu.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { pickAndImport, elementIds } from '../layout/actions.ts';
import { importExportItems } from '../layout/menu-items.ts';
import { DocumentsTable } from './documents-table.tsx';
import { newEntry } from '../entries/entries-actions.ts';
import { EntriesTable } from '../entries/entries-table.tsx';
import { FolderStrip } from './folder-strip.tsx';
import { GapsPanel } from '../gaps/gaps-panel.tsx';
import { GoldenPanel } from '../golden/golden-panel.tsx';
import { useCan } from '../people/permissions.ts';
import { ImportStrip } from './import-strip.tsx';
import { ReviewPanel } from '../review/review-panel.tsx';
import '../../ui/tabs.css';
import './library-view.css';

/** What is read in each tab; null where everybody may. */
const needsOf: Readonly<Record<LibraryTab, CallName | null>> = {
  documents: null,
  entries: null,
  gaps: 'gaps.list',
  golden: 'golden.list',
  review: 'proposals.list',
};

/** Documents, entries and gaps in one place. */
export function LibraryView() {
  const desk = useDesk();
  const can = useCan();
  const tab = useStore(desk.library, (state) => state.tab);
  const problem = useStore(desk.library, (state) => state.problem);
  const status = useStore(desk.status, (state) => state.desk);
  const counts = useStore(desk.review, (state) => state.counts);
  const golden = useStore(desk.golden, (state) => state.pairs?.length);
  const waiting = counts && counts.proposals + counts.duplicates + counts.contradictions;
  const tabs: readonly {
    readonly id: LibraryTab;
    readonly name: string;
    readonly number: number | undefined;
  }[] = [
    { id: 'documents', name: t('documents.title'), number: status?.documents },
    { id: 'entries', name: t('entries.title'), number: status?.entries },
    { id: 'gaps', name: t('gaps.title'), number: status?.gaps },
    { id: 'golden', name: t('golden.tab'), number: golden },
    { id: 'review', name: t('review.title'), number: waiting ?? undefined },
  ];
  const shown = tabs.filter(({ id }) => needsOf[id] === null || can(needsOf[id]));
  return (
    <div className="library">
      <h2 className="visually-hidden">{t('library.title')}</h2>
      <ImportStrip />
      <FolderStrip />
      <Problem text={problem} />
      <Tabs
        className="panel library__panel"
        selectedKey={tab}
        onSelectionChange={(key) => {
          const chosen = tabs.find(({ id }) => id === key);
          if (chosen !== undefined) desk.library.getState().showTab(chosen.id);
        }}
      >
        <div className="library__bar">
          <TabList className="tabs" aria-label={t('library.sections')}>
            {shown.map(({ id, name, number }) => (
              <Tab key={id} id={id} className="tabs__item">
                {name}
                {number === undefined ? null : (
                  <>
                    {/* Read aloud, the number would run together with its word. */}
                    <span className="visually-hidden">, </span>
                    <span className="tabs__number">{format.number(number)}</span>
                  </>
                )}
              </Tab>
            ))}
          </TabList>
          <Tools />
        </div>
        <TabPanel id="documents" className="library__table">
          <DocumentsTable />
        </TabPanel>
        <TabPanel id="entries" className="library__table">
          <EntriesTable />
        </TabPanel>
        <TabPanel id="gaps" className="library__table">
          <GapsPanel />
        </TabPanel>
        <TabPanel id="golden" className="library__table">
          <GoldenPanel />
        </TabPanel>
        <TabPanel id="review" className="library__table">
          <ReviewPanel />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function Tools() {
  const desk = useDesk();
  const can = useCan();
  const moreItems = importExportItems(desk);
  const tab = useStore(desk.library, (state) => state.tab);
  const ofDocuments = useStore(desk.library, (state) => state.filter);
  const ofEntries = useStore(desk.entries, (state) => state.filter);
  const filter = tab === 'entries' ? ofEntries : ofDocuments;
  // Where it is narrow, what adds stands behind one button, so that the list begins soon.
  const isNarrow = useMediaQuery('(width < 34rem)');
  if (isNarrow && tab !== 'documents' && tab !== 'entries') return null;
  const adding = [
    ...(tab === 'entries' && can('entries.save')
      ? [{ name: t('library.newEntry'), keys: 'N', run: () => newEntry(desk) }]
      : []),
    ...(can('library.import')
      ? [{ name: t('library.addFiles'), keys: 'Ctrl+O', run: () => void pickAndImport(desk, 'files') }]
      : []),
  ];
  return (
    <div className="library__tools">
      {tab !== 'documents' && tab !== 'entries' ? null : (
        <input
          id={elementIds.filter}
          type="search"
          className="field__input library__filter"
          aria-label={t(tab === 'entries' ? 'library.filterEntries' : 'library.filterDocuments')}
          placeholder={t('library.filterPlaceholder')}
          value={filter}
          onChange={(event) => {
            (tab === 'entries' ? desk.entries : desk.library).getState().setFilter(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter === '') event.currentTarget.blur();
          }}
        />
      )}
      {isNarrow ? (
        adding.length + moreItems.length === 0 ? null : (
          <CommandMenu label={t('common.add')} items={[...adding, ...moreItems]} />
        )
      ) : (
        <>
          {adding.map(({ name, keys, run }) => (
            <Button key={name} keys={keys} onPress={run}>
              {name}
            </Button>
          ))}
          {moreItems.length === 0 ? null : (
            <CommandMenu label={t('library.importExport')} items={moreItems} />
          )}
        </>
      )}
    </div>
  );
}
