import type { CustomerGroup } from '../../../preload/contract.ts';
import { entryIdOf, passageIdOf } from '../../../preload/shared/answer-targets.ts';
import type { Store, VectorChange } from '../store/store.ts';
import type { TokenVectors } from '../ports.ts';
import { quantize } from '../vectors.ts';
import { createCandidateTokens } from './candidate-tokens.ts';
import { gainsByTokens, inOrder } from './token-order.ts';
import type { Weights } from './score-features.ts';
import { type Candidate, createCandidates } from './candidates.ts';
import type { AudienceIndex } from './audience-index.ts';
import type { VectorSimilarity, VectorIndex } from './vector-index.ts';
import { createLexicalMatcher } from './lexical-matcher.ts';
import { parseQuery, type Term, ftsExpression } from './query.ts';
import { type QuestionCosines, suppressionShare } from './suppression.ts';
import type { PhrasingMatch, FeedbackIndex, NegativeFeedbackMatch } from './feedback-index.ts';
import { scoreCandidate, type RankedCandidate } from './score-candidate.ts';
import { createSpelling } from './query-spelling.ts';
import { createLibraryWords } from './library-words.ts';
import { inWordsOfLibrary } from './shop-words.ts';
import { stopWords } from './stop-words.ts';
import { createTokenizer, clearStems, type Token } from './tokenizer.ts';

/** What a search found, and what is known of the question as a whole. */
export interface RetrievalResult {
  /** Best first. */
  readonly ranked: readonly RankedCandidate[];
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

export interface RetrievalContext {
  /** What agents said against targets for such a message. */
  readonly against?: ReadonlyMap<string, NegativeFeedbackMatch> | undefined;
  /** What `near` found for the vector just before. */
  readonly near?: readonly number[] | undefined;
  /** Those of the text, where the model has any. */
  readonly tokens?: TokenVectors | null | undefined;
  /** Who asks: what is for others ranks behind. Without, everything is for everyone. */
  readonly customer?: CustomerGroup | undefined;
}

export interface Retriever {
  /** `vector` null searches by words alone. */
  retrieve(text: string, vector: Float32Array | null, context?: RetrievalContext): RetrievalResult;
  /** The passages near each of these vectors: looking for all at once costs less than one by one. */
  near(vectors: readonly Float32Array[]): readonly (readonly number[])[];
  /** Follows one transaction of the store. */
  apply(change: VectorChange): void;
  tokenize(text: string): readonly Token[];
  /** A question with its misspelt words put right by the words of the library and of every day. */
  correct(question: string): string;
  /** The question in words that the library uses for the same; null where it uses none others. */
  reword(question: string): string | null;
  /** Drops the words that were asked with. */
  clearStems(): void;
  /** The words that say what a question is about. */
  termsOf(text: string): readonly Term[];
}

/** How many passages each of the two searches brings in, at most. */
const byMeaning = 32;
const byWords = 20;
/**
 * The word index reads every passage that holds any of the words, so the rarest words are asked for, up to so many
 * passages together. What common words alone would find, meaning finds as well.
 */
const mostLookedAt = 1500;
/** A code or phrase that stands in more of the library than this, and in more than three passages, is none. */
const codeShare = 0.02;
/** So many are sure to be shown: their rows are read while it is known that they are there. */
const surelyShown = 3;
/** What a question word weighs against another question: about as much as a word that every third passage has. */
const stopWeight = 1;
/** What a comma or a question mark weighs where texts are compared token by token: next to nothing, and never nothing at all. */
const signWeight = 0.02;
/** What the similarity to an answered message counts as similarity to the answer. */
const asAnswer = 0.9;
const nothingLearned: ReadonlyMap<string, PhrasingMatch> = new Map();
const nothingAgainst: ReadonlyMap<string, NegativeFeedbackMatch> = new Map();
const noEvidence: VectorSimilarity = { question: null, body: null };
const headingWeights = [2, 2, 1] as const;

export function createRetriever(deps: {
  readonly store: Pick<Store, 'documents' | 'passages' | 'passageTokens'>;
  readonly vectorIndex: VectorIndex;
  readonly weights: Weights;
  readonly weightsByWords: Weights;
  readonly feedback: Pick<FeedbackIndex, 'phrasingMatches'>;
  /** See `LibraryModelRoom.cosineScale`. */
  readonly cosineScale: () => number;
  /** The highest score of what is wholly suppressed, and of what is only incomplete. */
  readonly suppressedScoreCaps: () => { readonly wrong: number; readonly incomplete: number };
  readonly audiences: Pick<AudienceIndex, 'of' | 'serves'>;
  /** The highest score of what is for other customers, by meaning and by words alone. */
  readonly otherAudienceCaps: { readonly byMeaning: number; readonly byWords: number };
}): Retriever {
  const { vectorIndex } = deps;
  const { passages } = deps.store;
  const tokenizer = createTokenizer();
  const stops = new Set(tokenizer.tokenize(stopWords).map(({ stem }) => stem));
  const candidates = createCandidates(passages, stops, (text) => tokenizer.tokenize(text));
  const candidateTokens = createCandidateTokens((ids) => deps.store.passageTokens.of(ids));
  const libraryWords = createLibraryWords(passages);
  let total: number | null = null;
  const spelling = createSpelling(libraryWords, writtenAs);

  const passageIdsOf = (candidate: Candidate): readonly number[] =>
    candidate.kind === 'entry' ? vectorIndex.passagesOfEntry(candidate.entryId) : candidate.passageIds;

  const scaleCosines = ({ question, body }: VectorSimilarity): VectorSimilarity => {
    const scale = deps.cosineScale();
    const straight = (cosine: number | null): number | null =>
      cosine === null ? null : Math.max(-1, 1 - (1 - cosine) * scale);
    return { question: straight(question), body: straight(body) };
  };

  /** The first passage of a target: enough to make a candidate of it. */
  function passagesOf(target: string): readonly number[] {
    const entryId = entryIdOf(target);
    const passageId = entryId === null ? passageIdOf(target) : vectorIndex.passagesOfEntry(entryId)[0];
    return passageId === undefined || passageId === null ? [] : [passageId];
  }

  /** A similar message counts like a variant of the question, and a little less like the answer itself. */
  function withPhrasingMatch(evidence: VectorSimilarity, match: PhrasingMatch | null): VectorSimilarity {
    if (match === null) return evidence;
    const { question, body } = evidence;
    const { question: similarity } = scaleCosines({ question: match.similarity, body: null });
    return {
      question: Math.max(question ?? -1, similarity ?? -1),
      body: Math.max(body ?? question ?? -1, asAnswer * (similarity ?? -1)),
    };
  }

  /** Lowers what agents marked wrong for such messages; what has no negative feedback stays as it is. */
  function withSuppression(
    judged: Omit<RankedCandidate, 'suppression' | 'otherAudience'>,
    leastGain: number,
    feedback: NegativeFeedbackMatch | undefined,
    cosines: () => QuestionCosines,
  ): Omit<RankedCandidate, 'otherAudience'> {
    if (feedback === undefined) return { ...judged, suppression: null };
    const share = suppressionShare(feedback, cosines(), feedback.answered);
    if (share === 0) return { ...judged, suppression: null };
    const { reason } = feedback;
    const caps = deps.suppressedScoreCaps();
    const most = reason === 'incomplete' ? caps.incomplete : caps.wrong;
    const score = judged.score - share * Math.max(0, judged.score - most);
    // Nor does it win back by its tokens what it loses.
    const byTokens = judged.byTokens - share * (judged.byTokens - leastGain);
    return { ...judged, score, byTokens, suppression: { reason, share } };
  }

  /** Lowers what is for other customers than the one who asks, so far that it is no good answer. */
  function withAudience(
    judged: Omit<RankedCandidate, 'otherAudience'>,
    leastGain: number,
    customer: CustomerGroup | undefined,
    most: number,
  ): RankedCandidate {
    const { target } = judged.candidate;
    if (customer === undefined || deps.audiences.serves(target, customer))
      return { ...judged, otherAudience: null };
    const score = Math.min(judged.score, most);
    return { ...judged, score, byTokens: leastGain, otherAudience: deps.audiences.of(target) };
  }

  /** A word of the library as the passage writes it that has it most. */
  function writtenAs(stem: string): string {
    const [hit] = passages.searchWords(ftsExpression([stem]) ?? '', headingWeights, 1);
    const [passage] = hit === undefined ? [] : passages.get([hit.passageId]);
    if (passage === undefined) return stem;
    const entries = passage.entryId === null ? [] : passages.entries([passage.entryId]);
    const text = [passage.heading, passage.text, ...entries.flatMap(({ variants }) => variants)].join('\n');
    const found = tokenizer.tokenize(text).find((token) => token.stem === stem);
    return found === undefined ? stem : text.slice(found.start, found.end).toLowerCase();
  }

  /** The words worth asking the index for; never fewer than one when words are all there is to search by. */
  function rarestTerms(known: readonly Term[], alsoByMeaning: boolean): readonly Term[] {
    const count = ({ stem, written }: Term): number => libraryWords.passagesWith(stem, written);
    let lookedAt = 0;
    return known
      .toSorted((one, other) => count(one) - count(other))
      .filter((term, at) => {
        lookedAt += count(term);
        return lookedAt <= mostLookedAt || (at === 0 && !alsoByMeaning);
      });
  }

  return {
    tokenize: (text) => tokenizer.tokenize(text),
    correct: (question) => spelling.correct(question),
    reword(question) {
      return inWordsOfLibrary(question, tokenizer.tokenize(question), (word) =>
        libraryWords.passagesWith(word, word),
      );
    },
    clearStems() {
      clearStems();
      candidates.invalidate();
      candidateTokens.invalidate();
      libraryWords.invalidate();
    },
    termsOf: (text) => parseQuery(text, tokenizer, stops).terms,
    apply(change) {
      vectorIndex.apply(change);
      candidates.invalidate();
      candidateTokens.invalidate();
      libraryWords.invalidate();
      total = null;
    },
    near: (vectors) => vectorIndex.nearestBatch(vectors.map(quantize), byMeaning),
    retrieve(text, vector, { against = nothingAgainst, near, tokens = null, customer } = {}) {
      const most = deps.otherAudienceCaps[vector === null ? 'byWords' : 'byMeaning'];
      const read = parseQuery(text, tokenizer, stops);
      total ??= deps.store.documents.counts().passages;
      const all = total;
      // What stands everywhere ("covid-19" in a library about it) is no code that tells passages apart.
      const codes = read.exact.map(({ written, stems }) => ({ written, stems, stem: stems.join(' ') }));
      const frequencies = new Map(
        [...read.terms, ...codes].map(({ stem, written }) => [
          stem,
          libraryWords.passagesWith(stem, written),
        ]),
      );
      const few = Math.max(3, all * codeShare);
      const query = {
        ...read,
        exact: codes.filter(({ stem }) => isBetween(frequencies.get(stem) ?? 0, 1, few)),
      };
      const rarity = (n: number): number => Math.log(1 + (Math.max(0, all - n) + 0.5) / (n + 0.5));
      const idf = (stem: string): number => rarity(frequencies.get(stem) ?? 0);
      const wordWeight = (word: string): number => {
        const [token] = tokenizer.tokenize(word);
        return token === undefined ? signWeight : rarity(libraryWords.passagesWith(token.stem, word));
      };

      const known = query.terms.filter(({ stem }) => (frequencies.get(stem) ?? 0) > 0);
      const expression = ftsExpression(
        [...rarestTerms(known, vector !== null), ...query.exact].map(({ written }) => written),
      );
      const wordHits = expression === null ? [] : passages.searchWords(expression, headingWeights, byWords);

      const bytes = vector === null ? null : quantize(vector);
      const ids = new Set(bytes === null ? [] : (near ?? vectorIndex.nearest(bytes, byMeaning)));
      for (const { passageId } of wordHits) ids.add(passageId);
      const phrasingMatches = bytes === null ? nothingLearned : deps.feedback.phrasingMatches(bytes);
      for (const target of phrasingMatches.keys()) for (const id of passagesOf(target)) ids.add(id);

      const gathered = candidates.collect([...ids]);
      const matcher = createLexicalMatcher(query, stops, candidates.vocabulary, idf, stopWeight);
      const weights = bytes === null ? deps.weightsByWords : deps.weights;
      const evidences = gathered.map((candidate) =>
        bytes === null ? noEvidence : scaleCosines(vectorIndex.similarity(bytes, passageIdsOf(candidate))),
      );
      const cosines = evidences.map(({ question }) => question ?? -1);
      const scored = gathered.map((candidate, at) => {
        const phrasingMatch = phrasingMatches.get(candidate.target) ?? null;
        const evidence = withPhrasingMatch(evidences[at] ?? noEvidence, phrasingMatch);
        return { ...scoreCandidate(candidate, matcher, evidence, weights), phrasingMatch };
      });
      const gains =
        bytes === null || tokens === null
          ? []
          : gainsByTokens(scored, tokens, wordWeight, passageIdsOf, candidateTokens);
      const leastGain = gains.length === 0 ? 0 : Math.min(...gains);
      const judged = scored.map((one, at) => {
        const ownQuestion = cosines[at] ?? -1;
        const suppressed = withSuppression(
          { ...one, byTokens: gains[at] ?? 0, ownQuestion },
          leastGain,
          against.get(one.candidate.target),
          () => ({ own: ownQuestion, others: Math.max(-1, ...cosines.toSpliced(at, 1)) }),
        );
        return withAudience(suppressed, leastGain, customer, most);
      });
      const ranked = inOrder(judged);
      candidates.prefetchRows(ranked.slice(0, surelyShown).map(({ candidate }) => candidate));

      return {
        ranked,
        terms: query.terms.length,
        mass: matcher.totalWeight,
        knownMass: known.reduce((sum, { stem }) => sum + idf(stem), 0),
        stems: new Set(query.terms.map(({ stem }) => stem)),
        exact: query.exact.map(({ written }) => written),
      };
    },
  };
}

const isBetween = (value: number, low: number, high: number): boolean => value >= low && value <= high;
