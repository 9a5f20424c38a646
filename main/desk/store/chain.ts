import { createHash } from 'node:crypto';

/** One line of the decision log, as its hash sees it. */
export interface ChainedLine {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly id: string;
  readonly at: number;
  readonly caseId: string | null;
  readonly kind: string;
  /** JSON, as it was written. */
  readonly facts: string;
  /** Of the encrypted words, so that they can be erased and the line still be proved; null when none were kept. */
  readonly secretHash: string | null;
  /** The hash of the line before; `beginning` for the first. */
  readonly previous: string;
}

/** Which line is the last, kept apart from the lines: without it nobody would miss those at the end. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

export const beginning = '0'.repeat(64);

export const sha256 = (value: string | Uint8Array): string =>
  createHash('sha256').update(value).digest('hex');

/** SHA-256, in hex, over the line as one JSON array: no value can pass for a part of its neighbour. */
export function hashOfLine(line: ChainedLine): string {
  const { sequence, id, at, caseId, kind, facts, secretHash, previous } = line;
  return sha256(JSON.stringify([sequence, id, at, caseId, kind, facts, secretHash, previous]));
}
