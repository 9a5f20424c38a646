import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { WatchedFolder } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { Log } from '../ports.ts';
import type { FolderDocument, Store } from '../store/store.ts';
import type { Library } from './library.ts';
import { hashOf, identityOf, isDeleted, type Scan, type ScannedFile, scanFolder } from './scan.ts';
import { displayName } from './sanitize.ts';
import { isIncluded } from './walk.ts';

export interface Folders {
  /** Begins to watch those that are not paused. */
  start(): void;
  list(): readonly WatchedFolder[];
  /** Rejects with `not_found` when there is no such folder, with `bad_request` when it is watched already. */
  watch(path: string): Promise<WatchedFolder>;
  pause(id: string): null;
  /** Pauses what is being read, so that a cancelled import does not begin again by itself. */
  pauseImporting(): void;
  resume(id: string): null;
  /** The folder is no longer followed; its documents stay or go. The files themselves are never touched. */
  stop(id: string, keepDocuments: boolean): null;
  close(): Promise<void>;
}

export interface FoldersDeps {
  readonly store: Pick<Store, 'folders'>;
  readonly library: Pick<Library, 'queue' | 'remove' | 'archive'>;
  readonly log: Log;
  /** False for a program that only looks: the folders are listed, none is followed. */
  readonly watches: boolean;
  /** The version of the import pipeline; see build-content.ts. Documents of another one are read again. */
  readonly pipelineVersion: string;
  readonly changes: Changes;
}

interface WatchState {
  readonly path: string;
  watcher: FSWatcher | null;
  /** Of the folder that the watcher is on. */
  identity: string | null;
  timer: NodeJS.Timeout | null;
  running: Promise<void> | null;
  unavailable: boolean;
  lastScan: number;
  /** Stamps of files that were being written, and documents that were missing, at the last scan. */
  unstableFiles: Map<string, string>;
  missing: ReadonlySet<string>;
}

/** Milliseconds: after the first event of several, until a file counts as written, and between two scans of a folder. */
const debounceMs = 250;
const stabilityMs = 500;
const pollMs = 2_000;
/** Network drives and a sleep raise no events, so a folder is also scanned now and then. */
const rescanMs = 60_000;

/**
 * Keeps the library in step with folders. An event of the watcher is only a reason to scan: every scan compares the
 * whole folder with the library, so a start, a return and a single change are one and the same thing.
 */
export function createFolders({
  store,
  library,
  log,
  watches,
  pipelineVersion,
  changes,
}: FoldersDeps): Folders {
  const { folders } = store;
  const publishChange = (): void => changes.publish('folders', null);
  const watched = new Map<string, WatchState>();
  const closing = new Set<Promise<void>>();

  const rowOf = (id: string) => {
    const row = folders.list().find((each) => each.id === id);
    if (!row) throw new DeskFailure('not_found', { reason: 'watched_folder' });
    return row;
  };
  const toWatchedFolder = (row: ReturnType<typeof rowOf>): WatchedFolder => {
    const counts = folders.counts(row.path);
    const live = row.paused ? 'paused' : counts.waiting > 0 ? 'reading' : 'watching';
    return {
      id: row.id,
      path: row.path,
      name: displayName(row.path),
      state: watched.get(row.id)?.unavailable === true ? 'unavailable' : live,
      ...counts,
    };
  };

  function startWatching(id: string, folder: string): void {
    if (!watches || watched.has(id)) return;
    watched.set(id, {
      path: folder,
      watcher: null,
      identity: null,
      timer: null,
      running: null,
      unavailable: false,
      lastScan: 0,
      unstableFiles: new Map(),
      missing: new Set(),
    });
    scheduleScan(id, 0);
  }

  function stopWatching(id: string): void {
    const folder = watched.get(id);
    if (!folder) return;
    watched.delete(id);
    if (folder.timer !== null) clearTimeout(folder.timer);
    unwatch(folder);
    if (folder.running !== null) track(folder.running);
  }

  function track(work: Promise<void>): void {
    const ended = work.finally(() => closing.delete(ended));
    closing.add(ended);
  }

  function unwatch(folder: WatchState): void {
    if (folder.watcher !== null) track(folder.watcher.close());
    folder.watcher = null;
  }

  /** Scans a folder after a while; events until then belong to the same scan. */
  function scheduleScan(id: string, after: number): void {
    const folder = watched.get(id);
    if (!folder || folder.timer !== null) return;
    folder.timer = setTimeout(() => {
      folder.timer = null;
      if (folder.running !== null) {
        scheduleScan(id, debounceMs);
        return;
      }
      folder.running = syncFolder(id, folder).then(
        () => {
          folder.running = null;
        },
        (error: unknown) => {
          folder.running = null;
          log.write('error', 'folders.not-followed', {
            kind: error instanceof Error ? error.name : 'unknown',
          });
        },
      );
    }, after).unref();
  }

  function startWatcher(id: string, folder: WatchState, identity: string): void {
    if (folder.watcher !== null && folder.identity === identity) return;
    unwatch(folder);
    folder.identity = identity;
    const ignored = (each: string) => each !== folder.path && !isIncluded(path.basename(each));
    folder.watcher = watch(folder.path, { ignoreInitial: true, followSymlinks: false, ignored })
      .on('all', () => scheduleScan(id, debounceMs))
      .on('ready', () => scheduleScan(id, debounceMs))
      .on('error', () => log.write('warn', 'folders.watcher-failed'));
  }

  function setUnavailable(folder: WatchState, away: boolean): void {
    if (folder.unavailable === away) return;
    folder.unavailable = away;
    publishChange();
  }

  async function syncFolder(id: string, folder: WatchState): Promise<void> {
    folder.lastScan = Date.now();
    const scan = await scanFolder(folder.path);
    if (watched.get(id) !== folder) return;
    if (scan === null) {
      unwatch(folder);
      setUnavailable(folder, true);
      return;
    }
    startWatcher(id, folder, scan.identity);
    const documents = folders.documents(folder.path);
    const lost = documents.filter(
      (each) => !scan.files.has(each.path) && !scan.unreadable.some((below) => isInside(each.path, below)),
    );
    const taken = await classifyFiles(folder, scan, documents, lost);
    const gone: FolderDocument[] = [];
    for (const each of lost) {
      if (taken.moved.has(each.id)) continue;
      if (await isDeleted(each.path, each.stamp, scan.files.keys())) gone.push(each);
    }
    // Paused or stopped meanwhile, or the folder went while it was compared: then nothing of this holds.
    if ((await identityOf(folder.path)) !== scan.identity || watched.get(id) !== folder) return;
    setUnavailable(folder, scan.files.size === 0 && lost.length > 0 && gone.length === 0);
    for (const [moved, file] of taken.moved) folders.move(moved, file);
    if (taken.files.length > 0) {
      library.queue(taken.files);
      folders.stamp(taken.files);
    }
    const removed = gone.filter(
      ({ id: lostId, state, bytes }) =>
        folder.missing.has(lostId) && !isBusy(state) && !taken.waiting.some((file) => file.bytes === bytes),
    );
    if (removed.length > 0) await library.archive(removed.map((each) => each.id));
    folder.missing = new Set(gone.map((each) => each.id));
    if (taken.waiting.length > 0 || removed.length < gone.length) scheduleScan(id, stabilityMs);
    if (taken.moved.size > 0 || taken.files.length > 0 || removed.length > 0) publishChange();
  }

  /** What to do with each file: nothing, wait until it is written, move its document, or read it. */
  async function classifyFiles(
    folder: WatchState,
    { files }: Scan,
    documents: readonly FolderDocument[],
    lost: readonly FolderDocument[],
  ) {
    const known = new Map(documents.map((each) => [each.path, each]));
    const moved = new Map<string, ScannedFile>();
    const waiting: ScannedFile[] = [];
    const read: ScannedFile[] = [];
    const before = folder.unstableFiles;
    folder.unstableFiles = new Map();
    for (const file of files.values()) {
      const document = known.get(file.path);
      if (document?.stamp === file.stamp && document.pipelineVersion === pipelineVersion) continue;
      const isWritten = Date.now() - file.changedAt > stabilityMs || before.get(file.path) === file.stamp;
      if (!isWritten || (document !== undefined && isBusy(document.state))) {
        folder.unstableFiles.set(file.path, file.stamp);
        waiting.push(file);
        continue;
      }
      const same = document === undefined ? await findMovedDocument(file, lost, moved) : null;
      if (same === null) read.push(file);
      else moved.set(same.id, file);
    }
    return { moved, waiting, files: read };
  }

  function pause(id: string): null {
    rowOf(id);
    folders.setPaused(id, true);
    stopWatching(id);
    publishChange();
    return null;
  }

  const timer = setInterval(() => {
    for (const [id, folder] of watched) {
      if (folder.unavailable || Date.now() - folder.lastScan > rescanMs) scheduleScan(id, 0);
      else
        void identityOf(folder.path).then((identity) => {
          if (identity !== folder.identity) scheduleScan(id, 0);
        });
    }
  }, pollMs).unref();

  return {
    start() {
      for (const row of folders.list()) if (!row.paused) startWatching(row.id, row.path);
    },
    list: () => folders.list().map(toWatchedFolder),
    watch: async (given) => {
      const folder = await realpath(given).catch(() => null);
      if (folder === null || (await identityOf(folder)) === null)
        throw new DeskFailure('not_found', { reason: 'folder' });
      const other = folders.list().find((each) => isInside(folder, each.path) || isInside(each.path, folder));
      if (other)
        throw new DeskFailure('bad_request', {
          reason: other.path === folder ? 'folder_watched' : 'folder_overlaps',
        });
      const id = folders.add(folder);
      startWatching(id, folder);
      publishChange();
      return toWatchedFolder(rowOf(id));
    },
    pause,
    pauseImporting() {
      for (const row of folders.list()) if (toWatchedFolder(row).state === 'reading') pause(row.id);
    },
    resume(id) {
      const { path: folder } = rowOf(id);
      folders.setPaused(id, false);
      startWatching(id, folder);
      publishChange();
      return null;
    },
    stop(id, keepDocuments) {
      const { path: folder } = rowOf(id);
      stopWatching(id);
      folders.remove(id);
      if (!keepDocuments) library.remove(folders.documents(folder).map((each) => each.id));
      publishChange();
      return null;
    },
    close: async () => {
      clearInterval(timer);
      for (const id of watched.keys()) stopWatching(id);
      await Promise.allSettled(closing);
    },
  };
}

const isBusy = (state: FolderDocument['state']): boolean => state === 'queued' || state === 'reading';

function isInside(given: string, folder: string): boolean {
  const way = path.relative(folder, given);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** The lost document that a new file was made of: only files of the same size are read to tell. */
async function findMovedDocument(
  file: ScannedFile,
  lost: readonly FolderDocument[],
  moved: ReadonlyMap<string, unknown>,
): Promise<FolderDocument | null> {
  const alike = lost.filter(
    ({ id, state, bytes }) => state === 'ready' && bytes === file.bytes && !moved.has(id),
  );
  if (alike.length === 0) return null;
  const hash = await hashOf(file.path);
  return alike.find((each) => each.hash === hash) ?? null;
}
