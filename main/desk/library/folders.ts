import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { WatchedFolder } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Log } from '../ports.ts';
import type { FolderDocument, Store } from '../store/store.ts';
import type { Library } from './library.ts';
import { hashOf, identityOf, isGone, type Scan, type ScannedFile, scanFolder } from './scan.ts';
import { shownName } from './signs.ts';
import { isMeant } from './walk.ts';

export interface Folders {
  list(): readonly WatchedFolder[];
  /** Rejects with `not_found` when there is no such folder, with `bad_request` when it is watched already. */
  watch(path: string): Promise<WatchedFolder>;
  pause(id: string): null;
  /** Pauses what is being read, so that a cancelled import does not begin again by itself. */
  pauseReading(): void;
  resume(id: string): null;
  /** The folder is no longer followed; its documents stay or go. The files themselves are never touched. */
  stop(id: string, keepDocuments: boolean): null;
  close(): Promise<void>;
}

export interface FoldersDeps {
  readonly store: Pick<Store, 'folders'>;
  readonly library: Pick<Library, 'queue' | 'remove' | 'letGo'>;
  readonly log: Log;
  /** False for a program that only looks: the folders are listed, none is followed. */
  readonly follows: boolean;
  /** What documents are made by now; see intake.ts. Those that another made are read again. */
  readonly maker: string;
  readonly onChanged: () => void;
}

interface Followed {
  readonly path: string;
  watcher: FSWatcher | null;
  /** Of the folder that the watcher is on. */
  identity: string | null;
  timer: NodeJS.Timeout | null;
  running: Promise<void> | null;
  away: boolean;
  lastScan: number;
  /** Stamps of files that were being written, and documents that were missing, at the last scan. */
  unsettled: Map<string, string>;
  missing: ReadonlySet<string>;
}

/** Milliseconds: after the first news of several, until a file counts as written, and between two looks at a folder. */
const gather = 250;
const settle = 500;
const lookEvery = 2_000;
/** Network drives and a sleep tell nothing, so a folder is also gone through now and then. */
const scanEvery = 60_000;

/**
 * Keeps the library in step with folders. What the watcher tells is only a reason to look: every look compares the
 * whole folder with the library, so a start, a return and a single change are one and the same thing.
 */
export function createFolders({ store, library, log, follows, maker, onChanged }: FoldersDeps): Folders {
  const { folders } = store;
  const followed = new Map<string, Followed>();
  const ending = new Set<Promise<void>>();

  const rowOf = (id: string) => {
    const row = folders.list().find((each) => each.id === id);
    if (!row) throw new DeskFailure('not_found', 'That folder is no longer watched.');
    return row;
  };
  const shown = (row: ReturnType<typeof rowOf>): WatchedFolder => {
    const counts = folders.counts(row.path);
    const live = row.paused ? 'paused' : counts.waiting > 0 ? 'reading' : 'watching';
    return {
      id: row.id,
      path: row.path,
      name: shownName(row.path),
      state: followed.get(row.id)?.away === true ? 'away' : live,
      ...counts,
    };
  };

  function begin(id: string, folder: string): void {
    if (!follows || followed.has(id)) return;
    followed.set(id, {
      path: folder,
      watcher: null,
      identity: null,
      timer: null,
      running: null,
      away: false,
      lastScan: 0,
      unsettled: new Map(),
      missing: new Set(),
    });
    look(id, 0);
  }

  function end(id: string): void {
    const folder = followed.get(id);
    if (!folder) return;
    followed.delete(id);
    if (folder.timer !== null) clearTimeout(folder.timer);
    unwatch(folder);
    if (folder.running !== null) track(folder.running);
  }

  function track(work: Promise<void>): void {
    const ended = work.finally(() => ending.delete(ended));
    ending.add(ended);
  }

  function unwatch(folder: Followed): void {
    if (folder.watcher !== null) track(folder.watcher.close());
    folder.watcher = null;
  }

  /** Looks at a folder after a while; news until then belong to the same look. */
  function look(id: string, after: number): void {
    const folder = followed.get(id);
    if (!folder || folder.timer !== null) return;
    folder.timer = setTimeout(() => {
      folder.timer = null;
      if (folder.running !== null) {
        look(id, gather);
        return;
      }
      folder.running = follow(id, folder).then(
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

  function startWatcher(id: string, folder: Followed, identity: string): void {
    if (folder.watcher !== null && folder.identity === identity) return;
    unwatch(folder);
    folder.identity = identity;
    const ignored = (each: string) => each !== folder.path && !isMeant(path.basename(each));
    folder.watcher = watch(folder.path, { ignoreInitial: true, followSymlinks: false, ignored })
      .on('all', () => look(id, gather))
      .on('ready', () => look(id, gather))
      .on('error', () => log.write('warn', 'folders.watcher-failed'));
  }

  function setAway(folder: Followed, away: boolean): void {
    if (folder.away === away) return;
    folder.away = away;
    onChanged();
  }

  async function follow(id: string, folder: Followed): Promise<void> {
    folder.lastScan = Date.now();
    const scan = await scanFolder(folder.path);
    if (followed.get(id) !== folder) return;
    if (scan === null) {
      unwatch(folder);
      setAway(folder, true);
      return;
    }
    startWatcher(id, folder, scan.identity);
    const documents = folders.documents(folder.path);
    const lost = documents.filter(
      (each) => !scan.files.has(each.path) && !scan.unreadable.some((below) => isBelow(each.path, below)),
    );
    const taken = await sortOut(folder, scan, documents, lost);
    const gone: FolderDocument[] = [];
    for (const each of lost) {
      if (taken.moved.has(each.id)) continue;
      if (await isGone(each.path, each.stamp, scan.files.keys())) gone.push(each);
    }
    // Paused or stopped meanwhile, or the folder went while it was compared: then nothing of this holds.
    if ((await identityOf(folder.path)) !== scan.identity || followed.get(id) !== folder) return;
    setAway(folder, scan.files.size === 0 && lost.length > 0 && gone.length === 0);
    for (const [moved, file] of taken.moved) folders.move(moved, file);
    if (taken.files.length > 0) {
      library.queue(taken.files);
      folders.stamp(taken.files);
    }
    const removed = gone.filter(
      ({ id: lostId, state, bytes }) =>
        folder.missing.has(lostId) && !isBusy(state) && !taken.waiting.some((file) => file.bytes === bytes),
    );
    if (removed.length > 0) await library.letGo(removed.map((each) => each.id));
    folder.missing = new Set(gone.map((each) => each.id));
    if (taken.waiting.length > 0 || removed.length < gone.length) look(id, settle);
    if (taken.moved.size > 0 || taken.files.length > 0 || removed.length > 0) onChanged();
  }

  /** What to do with each file: nothing, wait until it is written, move its document, or read it. */
  async function sortOut(
    folder: Followed,
    { files }: Scan,
    documents: readonly FolderDocument[],
    lost: readonly FolderDocument[],
  ) {
    const known = new Map(documents.map((each) => [each.path, each]));
    const moved = new Map<string, ScannedFile>();
    const waiting: ScannedFile[] = [];
    const read: ScannedFile[] = [];
    const before = folder.unsettled;
    folder.unsettled = new Map();
    for (const file of files.values()) {
      const document = known.get(file.path);
      if (document?.stamp === file.stamp && document.madeBy === maker) continue;
      const isWritten = Date.now() - file.changedAt > settle || before.get(file.path) === file.stamp;
      if (!isWritten || (document !== undefined && isBusy(document.state))) {
        folder.unsettled.set(file.path, file.stamp);
        waiting.push(file);
        continue;
      }
      const same = document === undefined ? await sameAs(file, lost, moved) : null;
      if (same === null) read.push(file);
      else moved.set(same.id, file);
    }
    return { moved, waiting, files: read };
  }

  function pause(id: string): null {
    rowOf(id);
    folders.setPaused(id, true);
    end(id);
    onChanged();
    return null;
  }

  for (const row of folders.list()) if (!row.paused) begin(row.id, row.path);
  const timer = setInterval(() => {
    for (const [id, folder] of followed) {
      if (folder.away || Date.now() - folder.lastScan > scanEvery) look(id, 0);
      else
        void identityOf(folder.path).then((identity) => {
          if (identity !== folder.identity) look(id, 0);
        });
    }
  }, lookEvery).unref();

  return {
    list: () => folders.list().map(shown),
    watch: async (given) => {
      const folder = await realpath(given).catch(() => null);
      if (folder === null || (await identityOf(folder)) === null)
        throw new DeskFailure('not_found', 'There is no folder at that place.');
      const other = folders.list().find((each) => isBelow(folder, each.path) || isBelow(each.path, folder));
      if (other)
        throw new DeskFailure(
          'bad_request',
          other.path === folder
            ? 'That folder is watched already.'
            : 'A folder within it, or around it, is watched already. Stop that one first.',
        );
      const id = folders.add(folder);
      begin(id, folder);
      onChanged();
      return shown(rowOf(id));
    },
    pause,
    pauseReading() {
      for (const row of folders.list()) if (shown(row).state === 'reading') pause(row.id);
    },
    resume(id) {
      const { path: folder } = rowOf(id);
      folders.setPaused(id, false);
      begin(id, folder);
      onChanged();
      return null;
    },
    stop(id, keepDocuments) {
      const { path: folder } = rowOf(id);
      end(id);
      folders.remove(id);
      if (!keepDocuments) library.remove(folders.documents(folder).map((each) => each.id));
      onChanged();
      return null;
    },
    close: async () => {
      clearInterval(timer);
      for (const id of followed.keys()) end(id);
      await Promise.allSettled(ending);
    },
  };
}

const isBusy = (state: FolderDocument['state']): boolean => state === 'queued' || state === 'reading';

function isBelow(given: string, folder: string): boolean {
  const way = path.relative(folder, given);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** The lost document that a new file was made of: only files of the same size are read to tell. */
async function sameAs(
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
