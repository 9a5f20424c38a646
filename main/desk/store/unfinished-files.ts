import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';

/**
 * Files with customers' words that are being written where a person chose: a handover, an export. Killed in the middle, the
 * half of one would stay there for ever, so each is noted in the data folder first, and the next start removes it.
 */
export interface UnfinishedFiles {
  /** Notes a file whose name ends in `.tmp` before it is there; the returned function forgets it. */
  readonly note: (temporary: string) => () => void;
  /** Removes what processes that are no more left half written. Never throws. */
  readonly removeLeft: () => void;
}

export function createUnfinishedFiles(dataFolder: string): UnfinishedFiles {
  const folder = join(dataFolder, 'unfinished');
  return {
    note(temporary) {
      const place = join(folder, `${process.pid}-${randomBytes(6).toString('hex')}`);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(place, temporary, { mode: 0o600, flush: true });
      return () => rmSync(place, { force: true });
    },
    removeLeft() {
      for (const name of namesIn(folder)) {
        if (isRunning(Number.parseInt(name, 10))) continue;
        const place = join(folder, name);
        try {
          const temporary = readFileSync(place, 'utf8');
          if (isAbsolute(temporary) && temporary.endsWith('.tmp') && isFile(temporary)) rmSync(temporary);
          rmSync(place);
        } catch {
          // On a drive that is not there now: the next start tries again.
        }
      }
    },
  };
}

/** What a write in the data folder itself is called until it is whole: `.<name>.<process>-<random>.tmp`, `<name>.backup-<process>.tmp`. */
const temporaryName =
  /^(?:\..+\.|desk\.db\.backup-)(?<process>\d+)(?:-[0-9a-f]{12})?\.tmp(?:-wal|-shm|-journal)?$/u;

/** Removes what processes that are no more left half written in the data folder. Never throws. */
export function removeTemporaryFiles(dataFolder: string): void {
  for (const name of namesIn(dataFolder)) {
    const pid = temporaryName.exec(basename(name))?.groups?.['process'];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(join(dataFolder, name), { recursive: true, force: true });
    } catch {
      // The next start tries again.
    }
  }
}

/** Whether there is a process of that id, this one included. */
function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
