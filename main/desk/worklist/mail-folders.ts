import { stat } from 'node:fs/promises';
import { type FSWatcher, watch } from 'chokidar';
import type { Log } from '../ports.ts';
import type { MetaTable } from '../store/store.ts';

/** The folders that a rule of the mail program fills. */
export interface MailFolders {
  list(): readonly { readonly path: string; readonly isMissing: boolean }[];
  add(path: string): void;
  remove(index: number): void;
  /** Looks through all of them now; from then on, whenever something changes in one. */
  start(): void;
  close(): Promise<void>;
}

const metaKey = 'worklist.folders';
/** Milliseconds: after the first event of several, and between two looks where a drive raises no events. */
const debounceMs = 1_000;
const rescanMs = 60_000;
/** Deeper folders are other mailboxes. */
const depth = 3;

export function createMailFolders({
  meta,
  watches,
  onChanged,
  onMissing,
  log,
}: {
  readonly meta: MetaTable;
  /** False for a program that only looks. */
  readonly watches: boolean;
  /** There may be new mails in these. */
  readonly onChanged: (folders: readonly string[]) => void;
  /** A folder is gone, or back. */
  readonly onMissing: () => void;
  readonly log: Log;
}): MailFolders {
  const watchers = new Map<string, FSWatcher>();
  const missing = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  let rescan: NodeJS.Timeout | null = null;

  function stored(): readonly string[] {
    const list: unknown = JSON.parse(meta.get(metaKey) ?? '[]');
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
  }

  async function look(folder: string): Promise<void> {
    const isThere = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isThere === missing.has(folder)) {
      if (isThere) missing.delete(folder);
      else missing.add(folder);
      onMissing();
    }
    if (isThere) onChanged([folder]);
  }

  function schedule(folder: string): void {
    if (timers.has(folder)) return;
    const timer = setTimeout(() => {
      timers.delete(folder);
      void look(folder);
    }, debounceMs);
    timers.set(folder, timer.unref());
  }

  function follow(folder: string): void {
    if (!watches || watchers.has(folder)) return;
    const watcher = watch(folder, { ignoreInitial: true, depth, followSymlinks: false });
    watcher.on('add', () => schedule(folder)).on('change', () => schedule(folder));
    watcher.on('error', () => log.write('warn', 'worklist.folder-not-followed'));
    watchers.set(folder, watcher);
    rescan ??= setInterval(() => {
      for (const each of stored()) schedule(each);
    }, rescanMs).unref();
    void look(folder);
  }

  return {
    list: () => stored().map((path) => ({ path, isMissing: missing.has(path) })),
    add(path) {
      meta.set(metaKey, JSON.stringify([...new Set([...stored(), path])]));
      follow(path);
    },
    remove(index) {
      const gone = stored()[index];
      if (gone === undefined) return;
      meta.set(metaKey, JSON.stringify(stored().filter((path) => path !== gone)));
      clearTimeout(timers.get(gone));
      timers.delete(gone);
      void watchers.get(gone)?.close();
      watchers.delete(gone);
    },
    start() {
      for (const folder of stored())
        if (watchers.has(folder)) schedule(folder);
        else follow(folder);
    },
    async close() {
      if (rescan !== null) clearInterval(rescan);
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all([...watchers.values()].map((watcher) => watcher.close()));
    },
  };
}
