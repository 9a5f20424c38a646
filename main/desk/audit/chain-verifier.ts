import type { AuditVerification, ChainBreak, Statement } from '../../../preload/contract.ts';
import { genesisHash, type ChainedRecord, type ChainHead, hashRecord, sha256 } from '../store/hash-chain.ts';

export interface LineToVerify extends ChainedRecord {
  readonly hash: string;
  /** The encrypted words; null when they are gone, undefined where they cannot be looked at (an export without words). */
  readonly secret?: Uint8Array | null | undefined;
  /** The key's code over the hash; null where no key was open. */
  readonly mac: Uint8Array | null;
}

interface Broken {
  readonly sequence: number;
  readonly why: Statement<ChainBreak>;
}

type ChainResult = Pick<
  AuditVerification,
  'lines' | 'erased' | 'earlier' | 'givenUp' | 'withoutKey' | 'firstBroken'
> & {
  readonly last: ChainHead | null;
};

export interface ChainVerifier {
  /** The next line, in the order in which they stand. */
  add(line: LineToVerify): void;
  /** `head` is the last line as it was written down beside the lines; null when nobody did. */
  end(head: ChainHead | null): ChainResult;
}

const isRange = (range: unknown): range is readonly [number, number] =>
  Array.isArray(range) && range.length === 2 && range.every(Number.isInteger);

function factsOf({ facts }: ChainedRecord): { readonly lines?: unknown; readonly earlier?: unknown } {
  try {
    const parsed: unknown = JSON.parse(facts);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** The lines that a line names, as ranges of numbers. */
function rangesOf(line: ChainedRecord): readonly (readonly [number, number])[] {
  const { lines } = factsOf(line);
  return Array.isArray(lines) ? lines.filter(isRange) : [];
}

const missing = (from: number, to: number): Broken => ({
  sequence: from,
  why: { code: 'missing', params: { count: to - from + 1, from, to } },
});

function lowest(numbers: ReadonlySet<number>): number | null {
  let least: number | null = null;
  for (const number of numbers) if (least === null || number < least) least = number;
  return least;
}

type Range = readonly [from: number, to: number];

/** What of a range is in none of the others: the first piece of it, or null. */
function firstOutside([from, to]: Range, ranges: readonly Range[]): Range | null {
  let at = from;
  for (const [a, b] of ranges.toSorted((one, other) => one[0] - other[0])) {
    if (a > at || at > to) break;
    at = Math.max(at, b + 1);
  }
  if (at > to) return null;
  const next = Math.min(to + 1, ...ranges.filter(([a]) => a > at).map(([a]) => a));
  return [at, next - 1];
}

/** Takes the numbers out of the set that stand in one of the ranges, and returns them. */
function takeOut(from: Set<number>, ranges: readonly (readonly [number, number])[]): readonly number[] {
  if (ranges.length === 0) return [];
  const taken = [...from].filter((sequence) => ranges.some(([a, b]) => sequence >= a && sequence <= b));
  for (const sequence of taken) from.delete(sequence);
  return taken;
}

/**
 * Follows the chain line by line and remembers the first place where it does not hold. `sealed` are heads that the key has
 * sealed: an end that lies before one, or another line in its place, is found even when the head was rewritten. `mac` makes
 * the key's code over a hash; null where no key is open, and then every code is taken for one.
 */
export function createChainVerifier({
  sealed = [],
  mac = null,
}: {
  readonly sealed?: readonly ChainHead[];
  readonly mac?: ((hash: string) => Uint8Array) | null;
} = {}): ChainVerifier {
  let lines = 0;
  let last: ChainHead | null = null;
  let broken: Broken | null = null;
  let earlier = 0;
  let hasMacs = false;
  /** Lines without the key's code that no line with one has named. */
  const withoutKey = new Set<number>();
  /** Lines with a code that the key did not make: of a key that was lost, where a line says so, otherwise forged. */
  const ofOtherKey = new Set<number>();
  /** Lines without their words that no 'erased' line has named yet. */
  const wordless = new Set<number>();
  /** Numbers that no line has, and those that a line with the key says went with a backup that was put in place. */
  const gaps: Range[] = [];
  const givenUp: Range[] = [];
  /** What 'erased' lines name. With the key, a line without its code excuses nothing, but in a log that knows no codes. */
  const erasures: { readonly by: number; readonly lines: readonly number[] }[] = [];

  function whyBroken(line: LineToVerify): Broken | null {
    const { sequence, secret, secretHash } = line;
    const expected = (last?.sequence ?? 0) + 1;
    const isBehindGap = sequence > expected;
    if (isBehindGap) gaps.push([expected, sequence - 1]);
    if (sequence < expected) return { sequence, why: { code: 'misplaced' } };
    if (hashRecord(line) !== line.hash) return { sequence, why: { code: 'changed' } };
    // The line before one that went is known to nobody any more.
    if (!isBehindGap && line.previous !== (last?.hash ?? genesisHash))
      return { sequence, why: { code: 'replaced' } };
    if (secret && sha256(secret) !== secretHash) return { sequence, why: { code: 'texts_changed' } };
    if (sealed.some((head) => head.sequence === sequence && head.hash !== line.hash))
      return { sequence, why: { code: 'not_sealed' } };
    return null;
  }

  function whyEnded(head: ChainHead | null): Broken | null {
    const at = last?.sequence ?? 0;
    const furthest = Math.max(head?.sequence ?? 0, ...sealed.map(({ sequence }) => sequence));
    if (furthest > at) return missing(at + 1, furthest);
    if (head !== null && (head.sequence !== at || head.hash !== (last?.hash ?? genesisHash)))
      return { sequence: at, why: { code: 'end' } };
    return null;
  }

  function excuseUntil(sequence: unknown): void {
    if (typeof sequence !== 'number') return;
    earlier += takeOut(withoutKey, [[-Infinity, sequence]]).length;
    takeOut(ofOtherKey, [[-Infinity, sequence]]);
  }

  return {
    add(line) {
      lines += 1;
      broken ??= whyBroken(line);
      const { sequence } = line;
      const isOfKey = mac === null || (line.mac !== null && Buffer.from(line.mac).equals(mac(line.hash)));
      if (line.mac !== null && !isOfKey) ofOtherKey.add(sequence);
      if (line.mac === null || !isOfKey) withoutKey.add(sequence);
      else {
        hasMacs = true;
        if (line.kind === 'begun') excuseUntil(factsOf(line).earlier);
        if (line.kind === 'unlocked') takeOut(withoutKey, rangesOf(line));
        if (line.kind === 'restored') givenUp.push(...rangesOf(line));
      }
      if (line.secretHash !== null && line.secret === null) wordless.add(sequence);
      if (line.kind === 'erased') erasures.push({ by: sequence, lines: takeOut(wordless, rangesOf(line)) });
      last = { sequence, hash: line.hash };
    },
    end(head) {
      broken ??= whyEnded(head);
      let erased = 0;
      for (const { by, lines: named } of erasures)
        if (hasMacs && mac !== null && withoutKey.has(by))
          for (const sequence of named) wordless.add(sequence);
        else erased += named.length;
      for (const [found, code] of [
        [lowest(wordless), 'texts_gone'],
        [lowest(ofOtherKey), 'not_sealed'],
      ] as const)
        if (found !== null && (broken === null || found < broken.sequence))
          broken = { sequence: found, why: { code } };
      const unexplained = gaps.flatMap((gap) => firstOutside(gap, givenUp) ?? []);
      const [first, end] = unexplained;
      if (first !== undefined && end !== undefined && (broken === null || first < broken.sequence))
        broken = missing(first, end);
      const from = lowest(withoutKey);
      return {
        lines,
        erased,
        earlier,
        givenUp: unexplained.length > 0 ? 0 : gaps.reduce((sum, [a, b]) => sum + b - a + 1, 0),
        withoutKey:
          from === null ? null : { count: withoutKey.size, from, to: [...withoutKey].at(-1) ?? from },
        firstBroken: broken,
        last,
      };
    },
  };
}

/** What a check comes to. Nothing is intact that no key vouches for. */
export function verdictOf({
  lines,
  firstBroken,
  withoutKey,
  seal,
}: Pick<AuditVerification, 'lines' | 'firstBroken' | 'withoutKey' | 'seal'>): AuditVerification['verdict'] {
  if (firstBroken !== null) return 'broken';
  const isSealed = seal === 'valid' || (seal === 'none' && lines === 0);
  return isSealed && withoutKey === null ? 'intact' : 'unproven';
}
