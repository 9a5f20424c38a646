import type { Store, VectorChange } from '../store/store.ts';
import { toBytes } from '../store/vector-bytes.ts';
import type { Weights } from './blend.ts';
import { createCandidates } from './candidates.ts';
import type { DenseEvidence, DenseIndex } from './dense.ts';
import { createMatcher } from './evidence.ts';
import { readQuery, type Term, wordExpression } from './query.ts';
import { heldBack } from './held-back.ts';
import type { LearnedEvidence, LearnedIndex, Objection } from './learned-index.ts';
import { judge, type Ranked } from './rank.ts';
import { stopWords } from './stop-words.ts';
import { createWordReader, type Word } from './words.ts';

/** What a search found, and what is known of the question as a whole. */
export interface Finding {
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** Words that say what the question is about, as they stand in it. */
  readonly terms: number;
  /** Weight of these words, and of those of them that the library knows. */
  readonly mass: number;
  readonly knownMass: number;
  /** Stems of the terms, for marking. */
  readonly stems: ReadonlySet<string>;
  /** Codes and quoted phrases of the question, as written. */
  readonly exact: readonly string[];
}

export interface Finder {
  /**
   * `vector` null searches by words alone. `against` is what agents said against targets for such a message, `near` what
   * `near` found for the vector just before.
   */
  find(
    text: string,
    vector: Float32Array | null,
    against?: ReadonlyMap<string, Objection>,
    near?: readonly number[],
  ): Finding;
  /** The passages near each of these vectors: looking for all at once costs less than one by one. */
  near(vectors: readonly Float32Array[]): readonly (readonly number[])[];
  /** Follows one transaction of the store. */
  apply(change: VectorChange): void;
  wordsOf(text: string): readonly Word[];
  /** The words that say what a question is about. */
  termsOf(text: string): readonly Term[];
}

/** How many passages each of the two searches brings in, at most. */
const byMeaning = 32;
const byWords = 20;
/**
 * The word index looks at every passage that holds any of the words, so the rarest words are asked for, up to so many
 * passages together. What common words alone would find, meaning finds as well.
 */
const mostLookedAt = 1500;
/** A code or phrase that stands in more of the library than this, and in more than three passages, is none. */
const codeShare = 0.02;
/** So many are sure to be shown: their rows are read while it is known that they are there. */
const surelyShown = 3;
/** What a question word weighs against another question: about as much as a word that every third passage has. */
const stopWeight = 1;
/** What the likeness to an answered message is worth as likeness to the answer. */
const asAnswer = 0.9;
const nothingLearned: ReadonlyMap<string, LearnedEvidence> = new Map();
const nothingAgainst: ReadonlyMap<string, Objection> = new Map();
const headingWeights = [2, 2, 1] as const;

export function createFinder(deps: {
  readonly store: Pick<Store, 'documents' | 'passages'>;
  readonly dense: DenseIndex;
  readonly weights: Weights;
  readonly weightsByWords: Weights;
  readonly learned: Pick<LearnedIndex, 'evidence'>;
  /** See `LibraryModelRoom.spread`. */
  readonly spread: () => number;
  /** The highest score of what is wholly held back, and of what is only incomplete. */
  readonly held: { readonly wrong: number; readonly incomplete: number };
}): Finder {
  const { dense } = deps;
  const { passages } = deps.store;
  const reader = createWordReader();
  const stops = new Set(reader.read(stopWords).map(({ stem }) => stem));
  const candidates = createCandidates(passages, stops, (text) => reader.read(text));
  const counts = new Map<string, number>();
  let total: number | null = null;

  const spreadOut = ({ question, body }: DenseEvidence): DenseEvidence => {
    const spread = deps.spread();
    const straight = (cosine: number | null): number | null =>
      cosine === null ? null : Math.max(-1, 1 - (1 - cosine) * spread);
    return { question: straight(question), body: straight(body) };
  };

  /** The first passage of a target: enough to make a candidate of it. */
  const passagesOf = (target: string): readonly number[] =>
    target.startsWith('p:') ? [Number(target.slice(2))] : [...dense.ofEntry(target.slice(2))].slice(0, 1);

  /** A similar message counts like a variant of the question, and a little less like the answer itself. */
  function withLearned(evidence: DenseEvidence, answered: LearnedEvidence | null): DenseEvidence {
    if (answered === null) return evidence;
    const { question, body } = evidence;
    const { question: likeness } = spreadOut({ question: answered.likeness, body: null });
    return {
      question: Math.max(question ?? -1, likeness ?? -1),
      body: Math.max(body ?? question ?? -1, asAnswer * (likeness ?? -1)),
    };
  }

  /** Lowers what agents marked wrong for such messages; what nobody objected to stays as it is. */
  function withObjection(
    judged: Omit<Ranked, 'held'>,
    objection: Objection | undefined,
    own: number | null,
  ): Ranked {
    if (objection === undefined) return { ...judged, held: null };
    const share = heldBack(objection, own ?? -1, objection.answered);
    if (share === 0) return { ...judged, held: null };
    const { reason } = objection;
    const most = reason === 'incomplete' ? deps.held.incomplete : deps.held.wrong;
    const score = judged.score - share * Math.max(0, judged.score - most);
    return { ...judged, score, held: { reason, share } };
  }

  /** In how many passages each word stands; asked of the store once until the library changes. */
  function countsOf(words: readonly { readonly stem: string; readonly written: string }[]): void {
    const asked = words.filter(({ stem }) => !counts.has(stem));
    if (asked.length === 0) return;
    const found = passages.wordCounts(asked.map(({ written }) => written));
    for (const { stem, written } of asked) counts.set(stem, found.get(written) ?? 0);
  }

  /** The words worth asking the index for; never fewer than one when words are all there is to search by. */
  function rarest(known: readonly Term[], alsoByMeaning: boolean): readonly Term[] {
    const count = ({ stem }: Term): number => counts.get(stem) ?? 0;
    let lookedAt = 0;
    return known
      .toSorted((one, other) => count(one) - count(other))
      .filter((term, at) => {
        lookedAt += count(term);
        return lookedAt <= mostLookedAt || (at === 0 && !alsoByMeaning);
      });
  }

  return {
    wordsOf: (text) => reader.read(text),
    termsOf: (text) => readQuery(text, reader, stops).terms,
    apply(change) {
      dense.apply(change);
      candidates.forget();
      counts.clear();
      total = null;
    },
    near: (vectors) => dense.closestOfEach(vectors.map(toBytes), byMeaning),
    find(text, vector, against = nothingAgainst, near) {
      const read = readQuery(text, reader, stops);
      total ??= deps.store.documents.counts().passages;
      const all = total;
      // What stands everywhere ("covid-19" in a library about it) is no code that tells passages apart.
      const codes = read.exact.map(({ written, stems }) => ({ written, stems, stem: stems.join(' ') }));
      countsOf([...read.terms, ...codes]);
      const few = Math.max(3, all * codeShare);
      const query = { ...read, exact: codes.filter(({ stem }) => isBetween(counts.get(stem) ?? 0, 1, few)) };
      const rarity = (stem: string): number => {
        const n = counts.get(stem) ?? 0;
        return Math.log(1 + (Math.max(0, all - n) + 0.5) / (n + 0.5));
      };

      const known = query.terms.filter(({ stem }) => (counts.get(stem) ?? 0) > 0);
      const expression = wordExpression(
        [...rarest(known, vector !== null), ...query.exact].map(({ written }) => written),
      );
      const wordHits = expression === null ? [] : passages.searchWords(expression, headingWeights, byWords);

      const bytes = vector === null ? null : toBytes(vector);
      const ids = new Set(bytes === null ? [] : (near ?? dense.closest(bytes, byMeaning)));
      for (const { passageId } of wordHits) ids.add(passageId);
      const learned = bytes === null ? nothingLearned : deps.learned.evidence(bytes);
      for (const target of learned.keys()) for (const id of passagesOf(target)) ids.add(id);

      const gathered = candidates.gather([...ids]);
      const matcher = createMatcher(query, stops, candidates.numbers, rarity, stopWeight);
      const weights = bytes === null ? deps.weightsByWords : deps.weights;
      const ranked = gathered
        .map((candidate) => {
          const own = candidate.kind === 'entry' ? dense.ofEntry(candidate.entryId) : candidate.passageIds;
          const evidence =
            bytes === null ? { question: null, body: null } : spreadOut(dense.evidence(bytes, own));
          const answered = learned.get(candidate.target) ?? null;
          const judged = judge(candidate, matcher, withLearned(evidence, answered), weights);
          return withObjection({ ...judged, answered }, against.get(candidate.target), evidence.question);
        })
        .sort((one, other) => other.score - one.score);
      candidates.readRows(ranked.slice(0, surelyShown).map(({ candidate }) => candidate));

      return {
        ranked,
        terms: query.terms.length,
        mass: matcher.mass,
        knownMass: known.reduce((sum, { stem }) => sum + rarity(stem), 0),
        stems: new Set(query.terms.map(({ stem }) => stem)),
        exact: query.exact.map(({ written }) => written),
      };
    },
  };
}

const isBetween = (value: number, low: number, high: number): boolean => value >= low && value <= high;
