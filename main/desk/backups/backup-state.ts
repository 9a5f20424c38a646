import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errorReasons, type ErrorCode, type WireError } from '../../../preload/shapes/errors.ts';
import { writeFileAtomic } from '../store/atomic-file.ts';

const errorSchema = z.object({
  code: z.string().refine((code): code is ErrorCode => Object.hasOwn(errorReasons, code)),
  reason: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const stateSchema = z.object({
  folder: z.string().nullable().default(null),
  series: z.string().min(1),
  /** Of the last one. */
  number: z.int().min(0).default(0),
  lastMadeAt: z.number().nullable().default(null),
  failing: z
    .object({
      since: z.number(),
      error: errorSchema,
      /** Whether a person was told that it has failed for days. */
      isTold: z.boolean(),
    })
    .nullable()
    .default(null),
});
type Stored = z.infer<typeof stateSchema>;

/** How backups of this computer fare: none of it goes into a backup, or comes out of one. */
export interface BackupState extends Omit<Stored, 'failing'> {
  readonly failing: { readonly since: number; readonly error: WireError; readonly isTold: boolean } | null;
}

/** `backups.json`; what cannot be read of it is begun anew. */
export function createBackupState(dataFolder: string) {
  const path = join(dataFolder, 'backups.json');
  let state: BackupState = read(path);
  return {
    get: (): BackupState => state,
    /** Resolves once it is on the disk; rejects with `disk_full`, and then it counts until the end of this run. */
    async set(part: Partial<BackupState>): Promise<void> {
      state = { ...state, ...part };
      await writeFileAtomic(path, `${JSON.stringify(state, null, 2)}\n`);
    },
  };
}

function read(path: string): BackupState {
  try {
    // A reason that is no more has the sentence of its code.
    return stateSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) as BackupState;
  } catch {
    return { folder: null, series: randomUUID(), number: 0, lastMadeAt: null, failing: null };
  }
}
