import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../desk/ports.ts';

export interface FileLogOptions {
  readonly file: string;
  /** Size in bytes at which the file is set aside as `<file>.1`, replacing the one before. */
  readonly maxBytes?: number;
  readonly now?: () => number;
}

/**
 * A log of one JSON object a line, at most twice `maxBytes` on disk. Written at once, so that the last line before a crash is
 * there. A log that cannot be written is given up silently: it must never be the reason why work fails.
 */
export function createFileLog({ file, maxBytes = 1_000_000, now = Date.now }: FileLogOptions): Log {
  let size: number | null = null;
  const write = (line: string): void => {
    if (size === null) {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    }
    if (size > 0 && size + line.length > maxBytes) {
      renameSync(file, `${file}.1`);
      size = 0;
    }
    appendFileSync(file, line, { mode: 0o600 });
    size += Buffer.byteLength(line);
  };
  return {
    write(level, event, facts) {
      try {
        write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...facts })}\n`);
      } catch {
        size = null;
      }
    },
  };
}
