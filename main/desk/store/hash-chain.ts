import { createHash } from 'node:crypto';

/** One line of the audit log, as its hash sees it. */
export interface ChainedRecord {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly id: string;
  readonly at: number;
  readonly caseId: string | null;
  readonly kind: string;
  /** JSON, as it was written. */
  readonly facts: string;
  /** Of the ciphertext, so that it can be erased and the line still be proved; null when none was stored. */
  readonly secretHash: string | null;
  /** The hash of the line before; `genesisHash` for the first. */
  readonly previous: string;
}

/** Which line is the last, kept apart from the lines: without it nobody would miss those at the end. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

export const genesisHash = '0'.repeat(64);

export const sha256 = (value: string | Uint8Array): string =>
  createHash('sha256').update(value).digest('hex');

/** SHA-256, in hex, over the line as one JSON array: no value can pass for a part of its neighbour. */
export function hashRecord(line: ChainedRecord): string {
  const { sequence, id, at, caseId, kind, facts, secretHash, previous } = line;
  return sha256(JSON.stringify([sequence, id, at, caseId, kind, facts, secretHash, previous]));
}

/** Numbers as ranges in ascending order, which is how one line names others. */
export function toRanges(sequences: Iterable<number>): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const sequence of [...sequences].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && sequence === last[1] + 1) last[1] = sequence;
    else ranges.push([sequence, sequence]);
  }
  return ranges;
}
