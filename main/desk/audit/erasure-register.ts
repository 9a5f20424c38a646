import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hasErrorCode } from '../store/atomic-file.ts';
import { toDiskFailure } from '../failure.ts';

const ids = z.array(z.string());
const erasureSchema = z.object({
  id: z.string(),
  /** Lines of the audit log without a case. */
  lines: ids,
  cases: ids,
  /** Rows of other tables by their keys. */
  rows: z.record(z.string(), ids),
  /** Made with the key, in hexadecimal, where one was open (`textOf`): without it anybody could have things erased. */
  mac: z.string().optional(),
});

/** What was erased, by ids alone. */
export type Erasure = z.infer<typeof erasureSchema>;

/** What the code of an erasure is made of. */
export const textOf = ({ id, lines, cases, rows }: Erasure): string =>
  `erasure ${JSON.stringify([id, lines, cases, rows])}`;

/**
 * A file beside `desk.db` that says what was erased: a library file of before, which somebody puts back from a copy that the
 * desk does not know of, has none of that in it.
 */
export interface ErasureRegister {
  /** On the disk when this returns. Throws `disk_full`. */
  add(erasure: Erasure): void;
  /** Oldest first; without lines that cannot be read. */
  all(): readonly Erasure[];
}

export function createErasureRegister(folder: string): ErasureRegister {
  const path = join(folder, 'erasures.jsonl');
  return {
    add(erasure) {
      try {
        const file = openSync(path, 'a', 0o600);
        try {
          writeSync(file, `${JSON.stringify(erasure)}\n`);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
      } catch (error) {
        throw toDiskFailure(error);
      }
    },
    all() {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        if (hasErrorCode(error, 'ENOENT')) return [];
        throw error;
      }
      return text.split('\n').flatMap((line) => {
        try {
          return [erasureSchema.parse(JSON.parse(line))];
        } catch {
          // The last line of a full disk, or of a crash.
          return [];
        }
      });
    },
  };
}
