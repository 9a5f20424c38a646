import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { DeskFailure } from '../failure.ts';

/** What a backup file begins with, in the clear: enough to list it, and to find the key that opens it. */
const headerSchema = z.object({
  format: z.int().min(1),
  /** Of the program. */
  version: z.string().max(100),
  madeAt: z.number(),
  /** Of the computer that made it, at random: which backups it may delete. */
  series: z.string().max(64),
  /** Counts up within a series, whatever the clock says: which one is newer. */
  number: z.int().min(0),
  /** What the key of this file is made with, and no other; base64. */
  salt: z.string().length(44),
  /** All of `vault.json`, in base64: what it wraps opens the backup on another computer. */
  vault: z.string().max(1_000_000),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export interface ReadHeader {
  readonly header: BackupHeader;
  /** Its hash, which every segment is bound to. */
  readonly context: Uint8Array;
  /** Where the segments begin. */
  readonly end: number;
}

const magic = Buffer.from('sidedesk backup\n', 'latin1');
export const newestFormat = 1;
const longestHeader = 2_000_000;

const notOurs = () => new DeskFailure('unsupported_type', { reason: 'backup' });
const contextOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Its bytes, with what the segments are bound to. */
export function encodeHeader(header: BackupHeader): {
  readonly bytes: Uint8Array;
  readonly context: Uint8Array;
} {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const bytes = Buffer.concat([magic, length, json]);
  return { bytes, context: contextOf(bytes) };
}

/**
 * Rejects with `unsupported_type` where it is none of ours, `damaged` where its header makes no sense or is cut off,
 * `newer_version` for a format that came later.
 */
export async function readHeader(file: FileHandle): Promise<ReadHeader> {
  const start = Buffer.alloc(magic.length + 4);
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  if (!start.subarray(0, magic.length).equals(magic) || bytesRead < start.length) throw notOurs();
  const length = start.readUInt32BE(magic.length);
  if (length > longestHeader) throw damaged();
  const json = Buffer.alloc(length);
  const read = await file.read(json, 0, length, start.length);
  if (read.bytesRead < length) throw damaged();
  const parsed = headerSchema.safeParse(parseJson(json));
  if (!parsed.success) throw damaged();
  if (parsed.data.format > newestFormat) throw new DeskFailure('newer_version', { reason: 'backup' });
  return {
    header: parsed.data,
    context: contextOf(Buffer.concat([start, json])),
    end: start.length + length,
  };
}

export const damaged = () => new DeskFailure('damaged', { reason: 'backup' });

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
