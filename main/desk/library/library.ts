import path from 'node:path';
import { readdir } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallInput, ErrorCode, ImportProgress, SampleMessage } from '../../../preload/contract.ts';
import { asDiskFailure, DeskFailure } from '../failure.ts';
import type { Embedder, Log, Paths } from '../ports.ts';
import type { DocumentState, Store, VectorChange } from '../store/store.ts';
import { takeFile } from './export/take-exported.ts';
import { madeBy } from './intake.ts';
import type { ParsedDocument, ParsedMail } from './parsed.ts';
import { createParsePool } from './parse/pool.ts';
import { createPause } from './pause.ts';
import { createProgressMeter } from './progress.ts';
import { takeIn } from './take-in.ts';
import { filesOf, type FoundFile } from './walk.ts';

/** What became of one file. */
export interface FileDone {
  readonly path: string;
  readonly outcome: 'ready' | 'failed';
  readonly code: ErrorCode | null;
  readonly message: string | null;
  readonly passages: number;
  readonly ms: number;
}

/** A document that was parsed elsewhere, for measuring on data that is no file. */
interface TakenDocument {
  readonly path: string;
  readonly parsed: ParsedDocument;
}

export interface Library {
  /** Queues files and folders and begins; resolves as soon as they are queued. */
  import(
    paths: readonly string[],
    decisions?: Pick<CallInput<'library.import'>, 'columns' | 'except'>,
  ): Promise<{ readonly files: number }>;
  /** The same for files that were found already. */
  queue(files: readonly FoundFile[]): void;
  /** Gives up what is not done yet; documents that were there before stay as they were. */
  cancel(): null;
  /** Begins nothing more and holds what is in hand, also over a restart; does nothing when nothing is read. */
  pause(): null;
  goOn(): null;
  retry(id: string): null;
  /** Where the file of a document is, and the path that the library knows it by. */
  source(id: string): FoundFile & { readonly known: string };
  /** Takes documents out; `undo` is for `undo`, which brings them or entries back. */
  remove(ids: readonly string[]): { readonly undo: string };
  undo(undo: string): null;
  /** The files of these documents are gone; a file that comes back finds its document as it was. */
  letGo(ids: readonly string[]): Promise<void>;
  addSample(): Promise<null>;
  removeSample(): null;
  sampleMessages(): Promise<readonly SampleMessage[]>;
  readMail(file: string): Promise<ParsedMail>;
  /** Takes parsed documents through the same intake; resolves with the ids of each one's entries when they are ready. */
  take(documents: readonly TakenDocument[]): Promise<readonly (readonly string[])[]>;
  progress(): ImportProgress;
  /** Goes on with what an interrupted import left. */
  resume(): void;
  onFileDone(listener: (file: FileDone) => void): void;
  /** Resolves when nothing is queued or read any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface LibraryDeps {
  readonly store: Pick<Store, 'documents' | 'entries' | 'meta' | 'tableColumns'>;
  readonly embedder: Embedder;
  readonly paths: Pick<Paths, 'sampleShop' | 'parseWorker'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  readonly onVectors: (change: VectorChange) => void;
  readonly onProgress: () => void;
  readonly onChanged: () => void;
}

interface Job extends DocumentState {
  readonly bytes: number;
  readonly name: string;
}

/** Files that are in hand at once: enough to read the next ones while the model works on the present ones. */
const inHandAtOnce = 4;
/** A large file has the model to itself, so that neither it nor those beside it wait for each other. */
const bytesInHandAtOnce = 400_000;
/** Documents in one transaction; calls are answered between two of them. */
const letGoAtOnce = 100;
const samplePrefix = 'sample:';

export function createLibrary(deps: LibraryDeps): Library {
  const { store, embedder, paths, now, newId, log } = deps;
  const { documents } = store;
  const maker = madeBy(embedder);
  const pool = createParsePool({ worker: paths.parseWorker, log });
  const meter = createProgressMeter(now);
  const pause = createPause(store.meta);
  const waiting: Job[] = [];
  const inHand = new Map<string, Job & { readonly ended: Promise<void> }>();
  const listeners = new Set<(file: FileDone) => void>();
  const whenIdle = new Set<() => void>();
  /** Raised by every cancel: work that began before it gives up at its next step. */
  let round = 0;
  let closed = false;

  const fileOf = (stored: string): string =>
    stored.startsWith(samplePrefix)
      ? path.join(paths.sampleShop, 'library', stored.slice(samplePrefix.length))
      : stored;

  function queue(files: readonly (FoundFile & { readonly sample: boolean })[]): void {
    const back = documents.comeBack(files.map((file) => file.path));
    if (back.added.length > 0) deps.onVectors(back);
    const states = documents.queue(files);
    const busy = new Set([...waiting, ...inHand.values()].map(({ id }) => id));
    const jobs = states.flatMap((state, at): readonly Job[] => {
      const file = files[at];
      return file && !busy.has(state.id) ? [{ ...state, bytes: file.bytes, name: file.name }] : [];
    });
    meter.add(jobs);
    waiting.push(...jobs);
    deps.onChanged();
    deps.onProgress();
    fill();
  }

  function fits(job: Job | undefined): boolean {
    const bytes = inHand.values().reduce((sum, each) => sum + each.bytes, job?.bytes ?? 0);
    return (
      !closed &&
      !pause.paused() &&
      (inHand.size === 0 || (inHand.size < inHandAtOnce && bytes <= bytesInHandAtOnce))
    );
  }

  function fill(): void {
    while (fits(waiting[0])) {
      const job = waiting.shift();
      if (!job) break;
      const ended = work(job).then(() => {
        inHand.delete(job.id);
        fill();
      });
      inHand.set(job.id, { ...job, ended });
    }
    if (inHand.size > 0 || waiting.length > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle.clear();
  }

  /** Takes one file from its bytes to `ready` or `failed`. Never rejects. */
  async function work(job: Job): Promise<void> {
    const started = performance.now();
    const mine = round;
    const stillWanted = (): void => {
      if (mine !== round || closed) throw new DeskFailure('cancelled', 'The import was cancelled.');
    };
    const done = (outcome: Omit<FileDone, 'path' | 'ms'>): void => {
      meter.done({ bytes: job.bytes, failed: outcome.outcome === 'failed' });
      const file = { ...outcome, path: fileOf(job.path), ms: performance.now() - started };
      for (const listener of listeners) listener(file);
    };
    try {
      meter.reading(job.name);
      documents.setReading(job.id);
      const passages = await readIn(job, stillWanted);
      done({ outcome: 'ready', code: null, message: null, passages });
    } catch (error) {
      // At the end of the program the row stays unfinished on disk and goes on at the next start.
      if (closed) return;
      const failure = failureOf(error, log);
      if (failure.code === 'cancelled') {
        kept(() => documents.setCancelled([job.id]));
        return;
      }
      kept(() => deps.onVectors(documents.setFailed(job.id, failure.code, failure.message, maker)));
      done({ outcome: 'failed', code: failure.code, message: failure.message, passages: 0 });
    } finally {
      deps.onProgress();
      deps.onChanged();
    }
  }

  async function readIn(job: Job, stillWanted: () => void): Promise<number> {
    const { tableColumns } = store;
    // A file that has not changed is read again when its columns were chosen anew.
    const isChosen = tableColumns.isWaiting(job.path);
    const remembered = tableColumns.for(job.path);
    const read = await pool.document(
      fileOf(job.path),
      isChosen || job.madeBy !== maker ? null : job.hash,
      remembered,
    );
    stillWanted();
    if (read.kind === 'unchanged') {
      documents.setUnchanged(job.id);
      return documents.get(job.id)?.passages ?? 0;
    }
    const passages = await takeFile(
      { id: job.id, parsed: read.document, hash: read.hash, bytes: read.bytes, hashBefore: job.hash },
      {
        store,
        embedder,
        now,
        newId,
        onVectors: deps.onVectors,
        stillWanted,
        onEmbedded: async (count) => {
          stillWanted();
          meter.embedded(count);
          deps.onProgress();
          await pause.over();
          stillWanted();
        },
      },
    );
    if (isChosen) tableColumns.settle(job.path, read.decided);
    return passages;
  }

  /** On a full disk even a failure may not be written: the row stays unfinished and is read again at the next start. */
  function kept(write: () => void): void {
    try {
      write();
    } catch (error) {
      log.write('error', 'library.outcome-not-kept', { code: failureOf(error, log).code });
    }
  }

  function setPaused(paused: boolean): void {
    pause.set(paused);
    meter.setPaused(paused);
    deps.onProgress();
    fill();
  }

  function changed(change: VectorChange): null {
    deps.onVectors(change);
    deps.onChanged();
    return null;
  }

  function resume(): void {
    const left = documents.unfinished();
    // Another program may have done what was left: then nothing is paused any more.
    if (left.length + inHand.size + waiting.length === 0) pause.set(false);
    meter.setPaused(pause.paused());
    queue(
      left.flatMap(({ id }) => {
        const row = documents.get(id);
        return row ? [row] : [];
      }),
    );
  }

  return {
    import: async (given, { columns = [], except = [] } = {}) => {
      const left = new Set(except);
      const files = (await filesOf(given)).filter((file) => !left.has(file.path));
      for (const file of columns) if (!left.has(file.path)) store.tableColumns.choose(file.path, file.tables);
      queue(files.map((file) => ({ ...file, sample: false })));
      return { files: files.length };
    },
    queue: (files) =>
      queue(files.map(({ path: found, name, bytes }) => ({ path: found, name, bytes, sample: false }))),
    cancel() {
      round++;
      documents.setCancelled(waiting.splice(0).map(({ id }) => id));
      meter.stop();
      pause.set(false);
      deps.onProgress();
      deps.onChanged();
      return null;
    },
    source(id) {
      const row = documents.get(id);
      if (!row) throw new DeskFailure('not_found', 'That document is no longer in the library.');
      return { path: fileOf(row.path), known: row.path, name: row.name, bytes: row.bytes };
    },
    pause() {
      if (inHand.size + waiting.length > 0) setPaused(true);
      return null;
    },
    goOn() {
      setPaused(false);
      return null;
    },
    retry(id) {
      const row = documents.get(id);
      if (!row) throw new DeskFailure('not_found', 'That document is no longer in the library.');
      if (row.kind === 'own') throw new DeskFailure('bad_request', 'There is no file to read again.');
      queue([row]);
      return null;
    },
    remove(ids) {
      const { undo, ...change } = documents.remove(ids);
      changed(change);
      return { undo };
    },
    async letGo(ids) {
      for (let from = 0; from < ids.length; from += letGoAtOnce) {
        changed(documents.letGo(ids.slice(from, from + letGoAtOnce)));
        await nextTurn();
      }
    },
    undo(undo) {
      changed(documents.restore(undo));
      // What was removed while it waited to be read waits again.
      resume();
      return null;
    },
    addSample: async () => {
      const files = await filesOf([path.join(paths.sampleShop, 'library')]);
      queue(files.map(({ name, bytes }) => ({ path: `${samplePrefix}${name}`, name, bytes, sample: true })));
      return null;
    },
    removeSample: () => changed(documents.removeSample()),
    sampleMessages: async () => {
      const folder = path.join(paths.sampleShop, 'messages');
      const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
      const mails = await Promise.all(names.map((name) => pool.mail(path.join(folder, name))));
      return mails.map(({ subject, text }, at) => ({ name: names[at] ?? '', subject: subject ?? '', text }));
    },
    readMail: (file) => pool.mail(file),
    take: async (documentsTaken) => {
      const ids: (readonly string[])[] = [];
      for (const { path: given, parsed } of documentsTaken) {
        const [state] = documents.queue([{ path: given, name: given, bytes: 0, sample: false }]);
        if (!state) throw new RangeError('Nothing was queued');
        const taken = await takeIn(
          { id: state.id, parsed, hash: '', bytes: 0 },
          { documents, embedder, newId, onEmbedded: () => undefined, stillWanted: () => undefined },
        );
        deps.onVectors(taken.change);
        ids.push(taken.entryIds);
      }
      return ids;
    },
    progress: () => meter.read(),
    resume,
    onFileDone: (listener) => void listeners.add(listener),
    idle: () =>
      inHand.size === 0 && waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            whenIdle.add(resolve);
          }),
    close: async () => {
      closed = true;
      waiting.length = 0;
      pause.release();
      await pool.close();
      await Promise.all(inHand.values().map(({ ended }) => ended));
    },
  };
}

/** Every failure of a file has a code; what was not foreseen is `internal`, and its kind goes to the log. */
function failureOf(error: unknown, log: Log): DeskFailure {
  const known = asDiskFailure(error);
  if (known instanceof DeskFailure) return known;
  log.write('error', 'library.unforeseen', { kind: known instanceof Error ? known.name : typeof known });
  return new DeskFailure('internal', 'Something unforeseen went wrong with this file. Please try it again.');
}
