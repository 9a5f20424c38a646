import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import { fsyncFile, fsyncParent } from '../store/atomic-file.ts';
import { undoFolder } from '../store/undo-folder.ts';
import { dataFiles } from './data-files.ts';

/** What waits to be put in place at the next start, and the note that says that it was. */
export const pendingFolder = 'restore-pending';
const noteName = 'restored.json';
const aboutName = 'about.json';
/** In the pending folder once all that was here is kept aside. */
const keptName = 'kept';

const aboutSchema = z.object({
  kind: z.enum(['restore', 'undo']),
  /** When the backup was made, and when it was restored. */
  madeAt: z.number(),
  at: z.number(),
  /** The last line of the audit log that is put in place, and of the one that was here; null where they are two logs. */
  lastLine: z.int().nullable(),
  lastLineHere: z.int().nullable(),
  /** Files that stay as they are. */
  stays: z.array(z.enum(dataFiles)),
  /** The furthest line that had been sealed, and what the key says of all this (`proofOf`); not there where no key was open. */
  furthest: z.int().optional(),
  proof: z.string().optional(),
});
export type Pending = z.infer<typeof aboutSchema>;

/**
 * What the key says of it: a note without explains no line of the audit log that is missing, for whoever has the files could write
 * one. Throws as `Vault.mac` does.
 */
export const proofOf = (
  { kind, madeAt, at, lastLine, lastLineHere, furthest }: Pending,
  { mac }: Pick<Vault, 'mac'>,
): string =>
  Buffer.from(
    mac(`restored ${JSON.stringify([kind, madeAt, at, lastLine, lastLineHere, furthest])}`),
  ).toString('hex');

/** Null where there is none, or it makes no sense. */
export function readAbout(folder: string): Pending | null {
  return readPending(join(folder, aboutName));
}
const readPending = (path: string): Pending | null => {
  try {
    return aboutSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
};

export function writeAbout(folder: string, about: Pending): void {
  writeFileSync(join(folder, aboutName), `${JSON.stringify(about)}\n`, { mode: 0o600, flush: true });
}

/** What says that a backup was put in place, until the audit log says so. */
export const restoredNote = (dataFolder: string) => ({
  read: (): Pending | null => readPending(join(dataFolder, noteName)),
  remove: (): void => rmSync(join(dataFolder, noteName), { force: true }),
});

/** All that belongs to the state of a desk, its copies among it: none of them may come back after a damage of what was restored. */
const isOfState = (name: string): boolean =>
  /^(?:desk\.db|settings\.json|vault\.json|erasures\.jsonl$|audit-log\.seal$)/u.test(name);

/**
 * Puts in place what waits, before anything is opened. What is here is kept aside in `before-restore`; going back puts that in
 * place again. Stopped anywhere, the next start goes on. `busy` where another program has the library open: then nothing waits any
 * more, and nothing was changed.
 */
export function applyPendingRestore(dataFolder: string, log: Log): 'none' | 'restored' | 'busy' {
  const pending = join(dataFolder, pendingFolder);
  const about = readAbout(pending);
  if (about === null) {
    rmSync(pending, { recursive: true, force: true });
    return 'none';
  }
  const kept = join(pending, keptName);
  if (!existsSync(kept)) {
    if (!isUnused(join(dataFolder, 'desk.db'))) {
      rmSync(pending, { recursive: true, force: true });
      log.write('warn', 'restore.busy');
      return 'busy';
    }
    keepAside(dataFolder, about);
    writeFileSync(kept, '', { flush: true });
    fsyncParent(kept);
  }
  if (about.kind === 'restore') writeAbout(join(dataFolder, undoFolder), about);
  for (const name of about.stays.flatMap((one) => [one, `${one}.copy`]))
    rmSync(join(pending, name), { force: true });
  for (const name of readdirSync(pending))
    if (isOfState(name)) renameSync(join(pending, name), join(dataFolder, name));
  fsyncParent(pending);
  writeFileSync(join(dataFolder, noteName), `${JSON.stringify(about)}\n`, { mode: 0o600, flush: true });
  rmSync(pending, { recursive: true, force: true });
  log.write('info', 'restore.done', { kind: about.kind });
  return 'restored';
}

function keepAside(dataFolder: string, about: Pending): void {
  const undo = join(dataFolder, undoFolder);
  const names = readdirSync(dataFolder).filter(isOfState);
  const stays = (name: string): boolean => about.stays.some((one) => one === name || `${one}.copy` === name);
  if (about.kind === 'undo') {
    // What was restored is not wanted.
    for (const name of names)
      if (!stays(name)) rmSync(join(dataFolder, name), { recursive: true, force: true });
    return;
  }
  mkdirSync(undo, { recursive: true, mode: 0o700 });
  for (const name of names) {
    const [from, to] = [join(dataFolder, name), join(undo, name)];
    if (stays(name)) {
      copyFileSync(from, to);
      fsyncFile(to);
    } else renameSync(from, to);
  }
  syncFolder(undo);
}

/** Nobody else has it open, and all of it is in the one file. A file that is damaged is nobody's. */
function isUnused(path: string): boolean {
  if (!existsSync(path)) return true;
  try {
    const db = new DatabaseSync(path, { timeout: 2_000 });
    try {
      // Fails while another connection is there.
      return db.prepare('PRAGMA journal_mode = DELETE').get()?.['journal_mode'] === 'delete';
    } finally {
      db.close();
    }
  } catch (error) {
    return !(error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === 5);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
