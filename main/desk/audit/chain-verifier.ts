import type { ChainBreak, Statement } from '../../../preload/contract.ts';
import { genesisHash, type ChainedRecord, type ChainHead, hashRecord, sha256 } from '../store/hash-chain.ts';

export interface LineToVerify extends ChainedRecord {
  readonly hash: string;
  /** The encrypted words; null when they are gone, undefined where they cannot be looked at (an export without words). */
  readonly secret?: Uint8Array | null;
}

interface Broken {
  readonly sequence: number;
  readonly why: Statement<ChainBreak>;
}

interface ChainResult {
  readonly lines: number;
  readonly erased: number;
  readonly firstBroken: Broken | null;
  readonly last: ChainHead | null;
}

export interface ChainVerifier {
  /** The next line, in the order in which they stand. */
  add(line: LineToVerify): void;
  /** `head` is the last line as it was written down beside the lines; null when nobody did. */
  end(head: ChainHead | null): ChainResult;
  /** Whether a seal should be there: a line was written while the key was open. */
  readonly isSealable: boolean;
}

const isRange = (range: unknown): range is readonly [number, number] =>
  Array.isArray(range) && range.length === 2 && range.every(Number.isInteger);

/** The lines that an 'erased' line names, as ranges of sequence numbers. */
function erasedBy({ kind, facts }: ChainedRecord): readonly (readonly [number, number])[] {
  if (kind !== 'erased') return [];
  const parsed: unknown = JSON.parse(facts);
  const lines = typeof parsed === 'object' && parsed !== null && 'lines' in parsed ? parsed.lines : [];
  return Array.isArray(lines) ? lines.filter(isRange) : [];
}

const missing = (from: number, to: number): Broken => ({
  sequence: from,
  why: { code: 'missing', params: { count: to - from + 1, from, to } },
});

/**
 * Follows the chain line by line and remembers the first place where it does not hold. `sealed` is the head that the key has
 * sealed: an end that lies before it, or another line in its place, is found even when the head was rewritten.
 */
export function createChainVerifier(sealed: ChainHead | null = null): ChainVerifier {
  let lines = 0;
  let last: ChainHead | null = null;
  let broken: Broken | null = null;
  let isSealable = false;
  let erased = 0;
  /** Lines without their words that no 'erased' line has named yet. */
  const wordless = new Set<number>();

  function whyBroken(line: LineToVerify): Broken | null {
    const { sequence, secret, secretHash } = line;
    const expected = (last?.sequence ?? 0) + 1;
    if (sequence > expected) return missing(expected, sequence - 1);
    if (sequence < expected) return { sequence, why: { code: 'misplaced' } };
    if (hashRecord(line) !== line.hash) return { sequence, why: { code: 'changed' } };
    if (line.previous !== (last?.hash ?? genesisHash)) return { sequence, why: { code: 'replaced' } };
    if (secret && sha256(secret) !== secretHash) return { sequence, why: { code: 'texts_changed' } };
    if (sequence === sealed?.sequence && line.hash !== sealed.hash)
      return { sequence, why: { code: 'not_sealed' } };
    return null;
  }

  function whyEnded(head: ChainHead | null): Broken | null {
    const at = last?.sequence ?? 0;
    const furthest = Math.max(head?.sequence ?? 0, sealed?.sequence ?? 0);
    if (furthest > at) return missing(at + 1, furthest);
    if (head !== null && (head.sequence !== at || head.hash !== last?.hash))
      return { sequence: at, why: { code: 'end' } };
    return null;
  }

  return {
    get isSealable() {
      return isSealable;
    },
    add(line) {
      lines += 1;
      broken ??= whyBroken(line);
      if (line.secretHash !== null) {
        isSealable = true;
        if (line.secret === null) wordless.add(line.sequence);
      }
      if (line.kind === 'begun') isSealable = false;
      for (const [from, to] of erasedBy(line))
        for (const sequence of wordless)
          if (sequence >= from && sequence <= to && wordless.delete(sequence)) erased += 1;
      last = { sequence: line.sequence, hash: line.hash };
    },
    end(head) {
      broken ??= whyEnded(head);
      const [first] = wordless;
      if (first !== undefined && (broken === null || first < broken.sequence))
        broken = { sequence: first, why: { code: 'texts_gone' } };
      return { lines, erased, firstBroken: broken, last };
    },
  };
}
