import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { ChangeCause, Changes } from '../changes.ts';
import { toDiskFailure, DeskFailure } from '../failure.ts';
import type { Embedder, Log, Paths, Ports } from '../ports.ts';
import type { DocumentState, Store, VectorChange } from '../store/store.ts';
import { importFile } from './export/import-file.ts';
import { pipelineVersionOf } from './build-content.ts';
import type { FileChoices, FileResult, Library } from './library-interface.ts';
import { createParsePool } from './parse/pool.ts';
import { createImportQueue } from './import-queue.ts';
import { createImportPause } from './import-pause.ts';
import { retryWhileBusy } from '../store/retry-while-busy.ts';
import { createProgressMeter } from './progress.ts';
import { ingestDocument } from './ingest-document.ts';
import { walkFiles, type FoundFile } from './walk.ts';

export type { FileResult, Library } from './library-interface.ts';

const sampleMessages = z.array(z.strictObject({ name: z.string(), subject: z.string(), text: z.string() }));

export interface LibraryDeps {
  readonly store: Pick<Store, 'documents' | 'entries' | 'meta' | 'columnMappings'>;
  readonly embedder: Embedder;
  readonly paths: Pick<Paths, 'sampleShop'>;
  readonly startParser: Ports['startParser'];
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  readonly changes: Changes;
}

type QueuedFile = Parameters<Store['documents']['queue']>[0][number];

interface Job extends DocumentState {
  readonly bytes: number;
  readonly name: string;
}

/** Documents in one transaction; calls are answered between two of them. */
const archiveBatchSize = 100;
const samplePrefix = 'sample:';

export function createLibrary(deps: LibraryDeps): Library {
  const { store, embedder, paths, now, newId, changes, log } = deps;
  const { documents } = store;
  const pipelineVersion = pipelineVersionOf(embedder);
  const pool = createParsePool({ startParser: deps.startParser, log });
  const meter = createProgressMeter(now);
  const pause = createImportPause(store.meta);
  const importQueue = createImportQueue<Job>({ run: runJob, mayStart: () => !closed && !pause.isPaused() });
  const listeners = new Set<(file: FileResult) => void>();
  /** Raised by every cancel: work that began before it gives up at its next step. */
  let generation = 0;
  let closed = false;

  const resolvePath = (stored: string): string =>
    stored.startsWith(samplePrefix)
      ? path.join(paths.sampleShop, 'library', stored.slice(samplePrefix.length))
      : stored;

  function queue(files: readonly QueuedFile[]): void {
    const back = documents.restoreArchived(files.map((file) => file.path));
    if (back.added.length > 0) publishChange(back, { kind: 'restored' });
    const states = documents.queue(files);
    const busy = importQueue.ids();
    const jobs = states.flatMap((state, at): readonly Job[] => {
      const file = files[at];
      return file && !busy.has(state.id) ? [{ ...state, bytes: file.bytes, name: file.name }] : [];
    });
    meter.add(jobs);
    importQueue.add(jobs);
    publishChange(null, null);
    importQueue.start();
  }

  /** Takes one file from its bytes to `ready` or `failed`. Never rejects. */
  async function runJob(job: Job): Promise<void> {
    const started = performance.now();
    const startedIn = generation;
    const throwIfCancelled = (): void => {
      if (startedIn !== generation || closed) throw new DeskFailure('cancelled');
    };
    const done = (outcome: Pick<FileResult, 'outcome' | 'error' | 'passages'>): void => {
      meter.done({ bytes: job.bytes, failed: outcome.outcome === 'failed' });
      const omissions = documents.get(job.id)?.omissions ?? [];
      const ms = performance.now() - started;
      const file = { ...outcome, path: resolvePath(job.path), omissions, ms };
      for (const listener of listeners) listener(file);
    };
    try {
      meter.reading(job.name);
      await retryWhileBusy(() => documents.setReading(job.id));
      const passages = await parseAndImport(job, throwIfCancelled);
      done({ outcome: 'ready', error: null, passages });
    } catch (error) {
      // At the end of the program the row stays unfinished on disk and goes on at the next start.
      if (closed) return;
      const failure = asFailure(error, log);
      if (failure.code === 'cancelled') {
        tryWrite(() => documents.setCancelled([job.id]));
        return;
      }
      const reported = failure.toWire();
      tryWrite(() => {
        const vectors = documents.setFailed(job.id, reported, pipelineVersion);
        const hasLost = vectors.removedPassages.length > 0;
        publishChange(vectors, hasLost ? { kind: 'document_imported', name: job.name } : null);
      });
      done({ outcome: 'failed', error: reported, passages: 0 });
    } finally {
      publishChange(null, null);
    }
  }

  async function parseAndImport(job: Job, throwIfCancelled: () => void): Promise<number> {
    const { columnMappings } = store;
    // A file that has not changed is read again when its columns were chosen anew.
    const isRemapped = columnMappings.hasPending(job.path);
    const saved = columnMappings.candidatesFor(job.path);
    const read = await pool.document(
      resolvePath(job.path),
      isRemapped || job.pipelineVersion !== pipelineVersion ? null : job.hash,
      { mappings: saved, takesOmitted: job.takesOmitted },
    );
    throwIfCancelled();
    if (read.kind === 'unchanged') {
      await retryWhileBusy(() => documents.setUnchanged(job.id));
      return documents.get(job.id)?.passages ?? 0;
    }
    const cause = { kind: 'document_imported', name: job.name } as const;
    const passages = await importFile(
      { id: job.id, parsed: read.document, hash: read.hash, bytes: read.bytes, previousHash: job.hash },
      {
        store,
        embedder,
        now,
        newId,
        publish: (vectors) => publishChange(vectors, cause),
        throwIfCancelled,
        onEmbedded: async (count) => {
          throwIfCancelled();
          meter.embedded(count);
          publishProgress();
          await pause.whenResumed();
          throwIfCancelled();
        },
      },
    );
    if (isRemapped) columnMappings.confirm(job.path, read.applied);
    return passages;
  }

  /** On a full disk even a failure may not be written: the row stays unfinished and is read again at the next start. */
  function tryWrite(write: () => void): void {
    try {
      write();
    } catch (error) {
      log.write('error', 'library.outcome-not-saved', { code: asFailure(error, log).code });
    }
  }

  function setPaused(paused: boolean): void {
    pause.set(paused);
    meter.setPaused(paused);
    publishProgress();
    importQueue.start();
  }

  function publishChange(vectors: VectorChange | null, cause: ChangeCause | null): void {
    changes.publish('library', { vectors, cause });
  }
  function publishProgress(): void {
    changes.publish('status', null);
  }

  function recoverImports(): void {
    const left = documents.unfinished();
    // Another program may have done what was left: then nothing is paused any more.
    if (left.length + importQueue.size() === 0) pause.set(false);
    meter.setPaused(pause.isPaused());
    queue(
      left.flatMap(({ id }) => {
        const row = documents.get(id);
        return row ? [row] : [];
      }),
    );
  }

  return {
    import: async (given, { columns = [], except = [], choices = [], otherwise = {} } = {}) => {
      const left = new Set(except);
      const files = (await walkFiles(given)).filter((file) => !left.has(file.path));
      for (const file of columns) if (!left.has(file.path)) store.columnMappings.save(file.path, file.tables);
      const chosen = new Map(choices.map(({ path: file, ...how }) => [file, how]));
      const choiceOf = (file: FoundFile): FileChoices => chosen.get(file.path) ?? otherwise;
      queue(files.map((file) => ({ ...file, ...asQueued(choiceOf(file)), sample: false })));
      return { files: files.length };
    },
    queue: (files) =>
      queue(files.map(({ path: found, name, bytes }) => ({ path: found, name, bytes, sample: false }))),
    cancel() {
      generation++;
      documents.setCancelled(importQueue.takeWaiting().map(({ id }) => id));
      meter.stop();
      pause.set(false);
      publishChange(null, null);
      return null;
    },
    sourceFile(id) {
      const row = documents.get(id);
      if (!row) throw new DeskFailure('not_found', { reason: 'document' });
      return { path: resolvePath(row.path), known: row.path, name: row.name, bytes: row.bytes };
    },
    pauseImport() {
      if (importQueue.size() > 0) setPaused(true);
      return null;
    },
    resumeImport() {
      setPaused(false);
      return null;
    },
    readAgain(id, chosen = {}) {
      const row = documents.get(id);
      if (!row) throw new DeskFailure('not_found', { reason: 'document' });
      if (row.kind === 'own') throw new DeskFailure('bad_request', { reason: 'no_file' });
      queue([{ ...row, ...asQueued(chosen) }]);
      return null;
    },
    remove(ids) {
      const { undo, ...vectors } = documents.remove(ids);
      publishChange(vectors, { kind: 'documents_removed', undo });
      return { undo };
    },
    async archive(ids) {
      for (let from = 0; from < ids.length; from += archiveBatchSize) {
        publishChange(documents.archive(ids.slice(from, from + archiveBatchSize)), { kind: 'files_gone' });
        await nextTurn();
      }
    },
    undo(undo) {
      publishChange(documents.restore(undo), { kind: 'restored' });
      // What was removed while it waited to be read waits again.
      recoverImports();
      return null;
    },
    addSample: async () => {
      const files = await walkFiles([path.join(paths.sampleShop, 'library')]);
      queue(files.map(({ name, bytes }) => ({ path: `${samplePrefix}${name}`, name, bytes, sample: true })));
      return null;
    },
    removeSample() {
      publishChange(documents.removeSample(), { kind: 'sample_removed' });
      return null;
    },
    // As a parser read them once: a parser process at each start, only to list them, takes 60 MB and a third of a second.
    sampleMessages: async () =>
      sampleMessages.parse(JSON.parse(await readFile(path.join(paths.sampleShop, 'messages.json'), 'utf8'))),
    readMail: (file) => pool.mail(file),
    expectMail: () => pool.expectMail(),
    readGivenMail: (given) => pool.givenMail(given),
    readMailHtml: (html) => pool.mailHtml(html),
    ingest: async (parsedDocuments) => {
      const ids: (readonly string[])[] = [];
      for (const { path: given, parsed } of parsedDocuments) {
        const [state] = documents.queue([{ path: given, name: given, bytes: 0, sample: false }]);
        if (!state) throw new RangeError('Nothing was queued');
        const ingested = await ingestDocument(
          { id: state.id, parsed, hash: '', bytes: 0 },
          { documents, embedder, newId, onEmbedded: () => undefined, throwIfCancelled: () => undefined },
        );
        publishChange(ingested.change, { kind: 'document_imported', name: given });
        ids.push(ingested.entryIds);
      }
      return ids;
    },
    progress: () => meter.read(),
    recoverImports,
    endIdleParsers: () => pool.endIdle(),
    onFileDone: (listener) => void listeners.add(listener),
    whenIdle: () => importQueue.whenIdle(),
    close: async () => {
      closed = true;
      importQueue.takeWaiting();
      pause.release();
      pool.close();
      await importQueue.whenInHandEnded();
    },
  };
}

/** What was not chosen stays as it is. */
const asQueued = ({ takesOmitted, audience }: FileChoices) => ({ takesOmitted, chosenAudience: audience });

/** Every failure of a file has a code; what was not foreseen is `internal`, and its kind goes to the log. */
function asFailure(error: unknown, log: Log): DeskFailure {
  const known = toDiskFailure(error);
  if (known instanceof DeskFailure) return known;
  log.write('error', 'library.unexpected-error', {
    kind: known instanceof Error ? known.name : typeof known,
  });
  return new DeskFailure('internal', { reason: 'file' });
}
