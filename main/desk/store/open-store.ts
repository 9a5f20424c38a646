import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WireError } from '../../../preload/contract.ts';
import type { Log } from '../ports.ts';
import { copyDatabase, copyTo, isCopyCurrent } from './database-copy.ts';
import { contentCounts } from './content-counts.ts';
import { number } from './row-readers.ts';
import { toStoreFailure, connect, type Connection, corruptionError } from './connection.ts';
import { createContentWriter } from './content-writer.ts';
import { createDocumentTable } from './documents.ts';
import { createAudienceTable } from './audiences.ts';
import { createEntryTable } from './entry-table.ts';
import { createFolderTable } from './folders.ts';
import { createFormDraftTable } from './form-drafts.ts';
import { createWorklistMailTable } from './worklist-mails.ts';
import { createGapTable } from './gaps.ts';
import { createGoldenTable } from './golden.ts';
import { createCaseFactsTable } from './case-facts.ts';
import { createLibraryAuditTable } from './library-audit.ts';
import { createCustomerCaseTable } from './customer-cases.ts';
import { createRatingFactsTable } from './rating-facts.ts';
import { createSurveyTable } from './surveys.ts';
import { createContactHistoryTable } from './contact-history.ts';
import { createAuditLogTable } from './audit-log.ts';
import { chainLegacyRecords } from './audit-log-legacy.ts';
import { createSimilarEntryTable } from './similar-entries.ts';
import { createMailDocumentTable } from './mail-documents.ts';
import { createMetaTable } from './meta.ts';
import { openWithRecovery } from './recover.ts';
import { createLearnedEmbeddingTable } from './learned-embeddings.ts';
import { migrate, versionOf } from './migrate.ts';
import { createEditTable } from './edits.ts';
import { createPhrasingTable } from './phrasings.ts';
import { createFeedbackItemTable } from './feedback-items.ts';
import { createModelVectorTable } from './model-vectors.ts';
import { createPassageTokenTable } from './passage-tokens.ts';
import { clearPlaintextVectors, plaintextVectorsKey } from './plaintext-vectors.ts';
import { createOwnDocument } from './own-document.ts';
import { purgeKey, removeOlderFiles, rewriteFile } from './purge-erased.ts';
import { createPassageTable } from './passages.ts';
import { createTrash } from './trash.ts';
import { createProposalTable } from './proposals.ts';
import { salvage } from './salvage.ts';
import { restoreSchemaCode } from './schema-code.ts';
import { migrations } from './migrations/index.ts';
import { newFile } from './new-file/index.ts';
import { createExpiredRows } from './expired-rows.ts';
import { createEncryptedRows } from './encrypted-rows.ts';
import { readStoreFacts } from './store-facts.ts';
import type { Store } from './store.ts';
import { createNegativeFeedbackTable } from './negative-feedback.ts';
import { createTrainingExampleTable } from './training-examples.ts';
import { checkOpenFile, passesQuickCheck } from './quick-check.ts';
import { leaveCleanShutdownMarker, takeCleanShutdownMarker } from './clean-shutdown-marker.ts';
import { createColumnMappingTable } from './column-mappings.ts';
import { createSnippetTable } from './snippets.ts';
import { dayMs } from '../../../preload/shared/days.ts';

export interface StoreDeps {
  /** Where `desk.db` lives; created when missing. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  /** What the document is called whose entries no file says. */
  readonly ownName: string;
  /** Whether the folder was used before: then a library that is not there is a loss, and not a first start. */
  readonly isUsed?: boolean;
  /** Milliseconds that a write waits for another program, where nobody else waits meanwhile. */
  readonly lockPatienceMs?: number;
}

/** Milliseconds for which what was removed can be restored. */
const trashRetentionMs = 30 * dayMs;

/**
 * Opens `desk.db`, after going back to the last good copy when the file is damaged: `notices` then say so.
 * Throws DeskFailure `newer_version`, `disk_full`, `busy` or `unreadable`; nothing is changed then.
 */
export function openStore(deps: StoreDeps): {
  readonly store: Store;
  readonly notices: readonly WireError[];
} {
  const path = join(deps.folder, 'desk.db');
  try {
    mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
    const isCopied = isCopyCurrent(path);
    // For the file as it is: what is opened after it is a copy.
    let mayTrust = takeCleanShutdownMarker(path);
    let isTrusted = false;
    const { opened, notices, quarantined, goodCopy } = openWithRecovery(
      path,
      { isUsed: false, ...deps },
      () => {
        [isTrusted, mayTrust] = [mayTrust, false];
        return connectAndMigrate(path, deps, isTrusted);
      },
    );
    if (quarantined !== null) salvage(quarantined, goodCopy, opened, deps.log);
    opened.serve(deps.lockPatienceMs);
    const store = createStore(opened, path, { isCopied, isTrusted }, deps);
    // The sample shop is for whoever begins, and would look as if it was what was lost.
    if (notices.length > 0 && goodCopy === null) store.meta.set('sample_offered', 'yes');
    return { store, notices };
  } catch (error) {
    throw toStoreFailure(error);
  }
}

/** `isTrusted`: closed in good order and not touched since; checked all the same before a migration goes through it. */
function connectAndMigrate(path: string, { now, newId, log }: StoreDeps, isTrusted: boolean): Connection {
  const connection = connect(path);
  try {
    const isSkipped = isTrusted && versionOf(connection) === migrations.length;
    if (!isSkipped && !passesQuickCheck(connection.db)) throw corruptionError();
    migrate(connection, path, migrations, newFile);
    const foreign = restoreSchemaCode(connection, migrations, newFile);
    if (foreign > 0) log.write('warn', 'store.schema-restored', { count: foreign });
    chainLegacyRecords(connection, now, newId);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function createStore(
  connection: Connection,
  path: string,
  { isCopied, isTrusted }: { readonly isCopied: boolean; readonly isTrusted: boolean },
  deps: StoreDeps,
): Store {
  // SQLite counts this up for every change that came over another connection.
  const dataVersion = () => number(connection.sql('PRAGMA data_version').get() ?? {}, 'data_version');
  let lastVersion = dataVersion();
  const trash = createTrash(connection);
  const content = createContentWriter(connection, createOwnDocument(connection, deps));
  const parts = { now: deps.now, newId: deps.newId, content, trash };
  const changes = (): string => {
    const row = connection.sql('SELECT total_changes() AS own').get() ?? {};
    return `${number(row, 'own')} ${dataVersion()}`;
  };
  let copiedChanges = isCopied ? changes() : null;
  let check: ReturnType<typeof checkOpenFile> | null = null;
  const inTurn = createTurns();
  let isDamaged = false;
  const meta = createMetaTable(connection);
  async function copy(when: 'due' | 'changed' | 'always') {
    if (when === 'changed' && changes() === copiedChanges) return 'unchanged';
    let copying = '';
    const onBegun = (): void => {
      copying = changes();
    };
    const outcome = await copyDatabase(connection, path, when, { ...deps, onBegun });
    if (outcome === 'made') copiedChanges = copying;
    return outcome;
  }
  connection.write(() => trash.purge(deps.now() - trashRetentionMs));
  return {
    documents: createDocumentTable(connection, parts),
    mailDocuments: createMailDocumentTable(connection),
    entries: createEntryTable(connection, parts),
    audiences: createAudienceTable(connection),
    modelVectors: createModelVectorTable(connection),
    passageTokens: createPassageTokenTable(connection),
    phrasings: createPhrasingTable(connection, deps),
    negativeFeedback: createNegativeFeedbackTable(connection, deps),
    edits: createEditTable(connection, deps),
    feedbackItems: createFeedbackItemTable(connection),
    learnedEmbeddings: createLearnedEmbeddingTable(connection),
    formDrafts: createFormDraftTable(connection),
    worklistMails: createWorklistMailTable(connection),
    surveys: createSurveyTable(connection),
    passages: createPassageTable(connection),
    auditLog: createAuditLogTable(connection, deps),
    caseFacts: createCaseFactsTable(connection),
    libraryAudit: createLibraryAuditTable(connection),
    ratingFacts: createRatingFactsTable(connection),
    contactHistory: createContactHistoryTable(connection),
    customerCases: createCustomerCaseTable(connection),
    encryptedRows: createEncryptedRows(connection),
    expiredRows: createExpiredRows(connection),
    gaps: createGapTable(connection, deps),
    golden: createGoldenTable(connection, deps),
    trainingExamples: createTrainingExampleTable(connection, deps),
    meta,
    folders: createFolderTable(connection, deps),
    similarEntries: createSimilarEntryTable(connection),
    proposals: createProposalTable(connection),
    columnMappings: createColumnMappingTable(connection, deps),
    snippets: createSnippetTable(connection),
    changes,
    copyDatabase: (when = 'due') => inTurn(() => copy(when)),
    copyTo: (target) => inTurn(() => copyTo(connection, target)),
    facts: () => connection.read(() => readStoreFacts(connection)),
    contents: () => connection.read(() => contentCounts(connection.db)),
    purgeErased: () =>
      inTurn(async () => {
        // Its thread reads the file.
        await check?.isWhole;
        await rewriteFile(connection);
        if ((await copy('always')) === 'damaged') throw corruptionError();
        const purged = removeOlderFiles(path);
        meta.remove(purgeKey);
        return purged;
      }),
    clearPlaintextVectors: () =>
      inTurn(async () => {
        if (meta.get(plaintextVectorsKey) === null) return;
        await check?.isWhole;
        await rewriteFile(connection);
        clearPlaintextVectors(path, deps.log);
        meta.remove(plaintextVectorsKey);
      }),
    isTrusted,
    async verify() {
      check = checkOpenFile(path);
      isDamaged ||= !(await check.isWhole);
      check = null;
      if (isDamaged) deps.log.write('error', 'store.damaged');
      return isDamaged ? 'damaged' : 'whole';
    },
    dryRun: (work) => connection.dryRun(work),
    changedByOtherProcess() {
      const version = dataVersion();
      const changed = version !== lastVersion;
      lastVersion = version;
      return changed;
    },
    close: () => {
      check?.stop();
      connection.close();
      // What is known to be damaged is checked, and recovered, at the next start.
      if (!isDamaged && !connection.isDamaged()) leaveCleanShutdownMarker(path);
    },
  };
}

/** Runs what goes through the whole file one after the other. */
function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
