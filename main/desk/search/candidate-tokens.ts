import type { TokenVectors } from '../ports.ts';
import { unpackTokens } from '../store/token-bytes.ts';
import { createTokenSimilarity } from './token-similarity.ts';

/** Holds the tokens of candidates against those of a question. */
export interface CandidateTokens {
  /**
   * For each candidate, given by its passages, the similarity of its closest text, in order; null where its tokens are not
   * stored yet.
   */
  similarities(
    question: Pick<TokenVectors, 'packed'>,
    weights: readonly number[],
    candidates: readonly (readonly number[])[],
  ): readonly (number | null)[];
  invalidate(): void;
}

/** Bytes of token vectors that are cached; beyond, all are dropped at once. */
const mostCachedBytes = 8 * 2 ** 20;
/** Of a long answer no more than so many passages are compared: the closest ones. */
const mostPassages = 8;

/** Reads the tokens of what is compared, and caches them: those of a whole library are larger than its vectors. */
export function createCandidateTokens(
  read: (passageIds: readonly number[]) => ReadonlyMap<number, Uint8Array>,
): CandidateTokens {
  const cached = new Map<number, readonly Int8Array[]>();
  let bytes = 0;

  function invalidate(): void {
    cached.clear();
    bytes = 0;
  }

  /** What has none is asked for again next time, as they may be made meanwhile. */
  function readMissing(passageIds: readonly number[]): void {
    const missing = passageIds.filter((id) => !cached.has(id));
    if (missing.length === 0) return;
    for (const [id, tokens] of read(missing)) {
      cached.set(id, unpackTokens(tokens));
      bytes += tokens.length;
    }
  }

  return {
    invalidate,
    similarities(question, weights, candidates) {
      const similarity = createTokenSimilarity(question, weights);
      if (similarity === null) return candidates.map(() => null);
      if (bytes > mostCachedBytes) invalidate();
      const compared = candidates.map((passageIds) => passageIds.slice(0, mostPassages));
      readMissing([...new Set(compared.flat())]);
      return compared.map((passageIds) => {
        const texts = passageIds.flatMap((id) => cached.get(id) ?? []);
        const found = texts.map(similarity).filter((value) => value !== null);
        return found.length === 0 ? null : Math.max(...found);
      });
    },
  };
}
