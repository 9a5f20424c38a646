import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from '../../../preload/contract.ts';
import type { Log } from '../ports.ts';
import { backUp, passesCheck } from './backup.ts';
import { number } from './columns.ts';
import { asStoreFailure, connect, type Connection, damage } from './connection.ts';
import { createContent } from './content.ts';
import { createDocumentTable } from './documents.ts';
import { createEntryTable } from './entry-table.ts';
import { createFolderTable } from './folders.ts';
import { createGapTable } from './gaps.ts';
import { createGoldenTable } from './golden.ts';
import { createVisitTable } from './visits.ts';
import { createJournalTable } from './journal.ts';
import { chainEarlier } from './journal-earlier.ts';
import { createLikenessTable } from './likenesses.ts';
import { createMetaTable } from './meta.ts';
import { openMended } from './mend.ts';
import { migrate } from './migrate.ts';
import { createEditTable } from './edits.ts';
import { createLearnedTable } from './learned.ts';
import { createLessonTable } from './lessons.ts';
import { createModelVectorTable } from './model-vectors.ts';
import { createOwnDocument } from './own-document.ts';
import { createPassageTable } from './passages.ts';
import { createRemovals } from './removals.ts';
import { createProposalTable } from './proposals.ts';
import { salvage } from './salvage.ts';
import { migrations } from './schema.ts';
import { createWordsElsewhere } from './words-elsewhere.ts';
import type { Store } from './store.ts';
import { createWrongPairTable } from './wrong-pairs.ts';
import { createTaughtExampleTable } from './taught-examples.ts';
import { createTableColumnsTable } from './table-columns.ts';

export interface StoreDeps {
  /** Where `desk.db` lives; created when missing. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
}

/** Milliseconds for which what was removed can be brought back. */
const keptRemovals = 30 * 86_400_000;

/**
 * Opens `desk.db`, after going back to the last good copy when the file is damaged: `notices` then tells the person.
 * Throws DeskFailure `newer_version`, `disk_full`, `busy` or `unreadable`; nothing is changed then.
 */
export function openStore(deps: StoreDeps): { readonly store: Store; readonly notices: readonly Notice[] } {
  const path = join(deps.folder, 'desk.db');
  try {
    mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
    const { opened, notices, aside } = openMended(path, deps, () => connectAndMigrate(path, deps));
    if (aside !== null) salvage(aside, opened, deps.log);
    return { store: createStore(opened, path, deps), notices };
  } catch (error) {
    throw asStoreFailure(error);
  }
}

function connectAndMigrate(path: string, { now, newId }: StoreDeps): Connection {
  const connection = connect(path);
  try {
    if (!passesCheck(connection.db)) throw damage();
    migrate(connection, path, migrations);
    chainEarlier(connection, now, newId);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function createStore(connection: Connection, path: string, deps: StoreDeps): Store {
  // SQLite counts this up for every change that came over another connection.
  const dataVersion = () => number(connection.sql('PRAGMA data_version').get() ?? {}, 'data_version');
  let seen = dataVersion();
  const removals = createRemovals(connection);
  const content = createContent(connection, createOwnDocument(connection, deps));
  const parts = { now: deps.now, newId: deps.newId, content, removals };
  connection.write(() => removals.purge(deps.now() - keptRemovals));
  return {
    documents: createDocumentTable(connection, parts),
    entries: createEntryTable(connection, parts),
    models: createModelVectorTable(connection),
    learned: createLearnedTable(connection, deps),
    wrongPairs: createWrongPairTable(connection, deps),
    edits: createEditTable(connection, deps),
    lessons: createLessonTable(connection),
    passages: createPassageTable(connection),
    journal: createJournalTable(connection, deps),
    visits: createVisitTable(connection),
    wordsElsewhere: createWordsElsewhere(connection),
    gaps: createGapTable(connection, deps),
    golden: createGoldenTable(connection, deps),
    taughtExamples: createTaughtExampleTable(connection, deps),
    meta: createMetaTable(connection),
    folders: createFolderTable(connection, deps),
    likenesses: createLikenessTable(connection),
    proposals: createProposalTable(connection),
    tableColumns: createTableColumnsTable(connection, deps),
    backUp: (when = 'due') => backUp(connection, path, when, deps),
    rehearse: (work) => connection.rehearse(work),
    changedElsewhere() {
      const version = dataVersion();
      const changed = version !== seen;
      seen = version;
      return changed;
    },
    close: () => {
      connection.close();
    },
  };
}
