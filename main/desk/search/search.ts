import type { Confidence, CustomerGroup, Reading, Suggestion } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import { embedWithTokens } from '../library/embed-with-tokens.ts';
import type { Embedder, Embedding, Log, SearchActivity } from '../ports.ts';
import type { PhrasingVector } from '../store/phrasings.ts';
import type { Store, VectorChange } from '../store/store.ts';
import { dequantize } from '../vectors.ts';
import { type AudienceIndex, createAudienceIndex } from './audience-index.ts';
import { calibrate, type CalibrationParams, inOrderShown, keptLogit, noAnswer } from './confidence.ts';
import { createVectorIndex, type QuestionRow, type QuestionVectors } from './vector-index.ts';
import { createRetriever } from './retriever.ts';
import { type Synonyms, expandQuery } from './query-expansion.ts';
import { createFeedbackIndex } from './feedback-index.ts';
import type { LearnedVectors } from './learned-vectors.ts';
import { type NegativeFeedbackByTarget, matchNegativeFeedback } from './match-negative-feedback.ts';
import {
  runSecondPass,
  type QueryVariant,
  type SearchOutcome,
  type SearchQuestion,
  topConfidence,
} from './second-pass.ts';
import { createRanker, type PreparedQuestion, type Ranker, runQuery } from './run-query.ts';
import { createTargetResolver, type TargetResolver } from './resolve-targets.ts';
import { suppressedScoreCaps } from './suppression.ts';
import { toSuggestion } from './suggestion.ts';
import { inEnglishWords } from './word-translation.ts';
import fitted from './fitted.json' with { type: 'json' };

export type { PreparedQuestion, Ranker } from './run-query.ts';

/** What the library says to one question. */
interface QuestionResult {
  /** Best first. The closest ones are listed even when none is a good answer. */
  readonly suggestions: readonly Suggestion[];
  readonly verdict: Confidence;
}

interface FindOptions {
  /** Answers for each question. */
  readonly limit: number;
  readonly byMeaning: boolean;
  /** Who asks: what is for other customers ranks behind and is no good answer. Without, everything is for everyone. */
  readonly customer?: CustomerGroup | undefined;
  /** All that the message says, where the questions are of one: what its questions are about stands in the whole of it. */
  readonly whole?: string;
  /** Nobody waits for it: it does not count as somebody searching. */
  readonly inBackground?: boolean;
}

export interface Search extends TargetResolver {
  /**
   * Searches for each question, in order, by meaning and words; by words alone while the model loads, when it failed,
   * or when `byMeaning` is false because the language is none that the model serves.
   */
  findAll(
    questions: readonly SearchQuestion[],
    options: FindOptions,
  ): Promise<{ readonly results: readonly QuestionResult[]; readonly searchedBy: Reading['searchedBy'] }>;
  /** Makes questions ready for `rank`, in order; by words alone while there is no model. */
  prepare(questions: readonly string[]): Promise<readonly PreparedQuestion[]>;
  /** What a search finds now, best first, at most `limit`. Needs no model and does not count as somebody searching. */
  rank: Ranker;
  /** The same, if `also` were learned, too. */
  rankWith(also: readonly PhrasingVector[]): Ranker;
  /** The vectors of all questions and variants, as they are now. */
  questions(): QuestionVectors;
  /** Whose they are, without a copy: read before anything changes. */
  questionRows(): Iterable<QuestionRow>;
  /** The vectors of all entries' answers, each under its question, as they are now. */
  answers(): QuestionVectors;
  /** Whether anything is not for everyone, and whom it is usually for. */
  readonly audiences: Pick<AudienceIndex, 'isUsed' | 'usualGroup'>;
  /**
   * How sure the best answer to a question would be if `target` were not there, in logits of the curve as it ships. `vector`
   * is that of the text. Needs no model and does not count as somebody searching.
   */
  evidenceWithout(text: string, vector: Int8Array, target: string): number;
  /** What this library adds to how sure every answer is, in logits (library-calibration.ts). */
  setConfidenceShift(shift: number): void;
  /** True while somebody searches, and for a moment after: what runs in the background waits. */
  isSearchActive(): boolean;
  /** Follows one transaction of the store that nobody else is told of: a dry run. */
  apply(change: VectorChange): void;
  /** Reads anew what was learned, after a dry run. */
  invalidateLearned(): void;
}

/** What is known beside the words of a question. */
interface AskedBy {
  readonly negativeFeedback: Promise<readonly NegativeFeedbackByTarget[]>;
  readonly customer: CustomerGroup | undefined;
}

const byWordsAlone = { vector: null, tokens: null } as const;
const otherAudienceCaps = {
  byMeaning: suppressedScoreCaps(fitted.byMeaning.confidence).wrong,
  byWords: suppressedScoreCaps(fitted.byWords.confidence).wrong,
} as const;
export function createSearch(deps: {
  readonly store: Pick<Store, 'documents' | 'passages' | 'passageTokens' | 'audiences'>;
  readonly embedder: Embedder;
  readonly learned: LearnedVectors['read'];
  readonly changes: Changes;
  readonly searchActivity: SearchActivity;
  readonly log: Log;
  /** See `LibraryModelRoom.cosineScale`; 1 for the model that the weights were fitted on. */
  readonly cosineScale?: () => number;
  /** Words that the owner says mean the same. */
  readonly glossary?: () => readonly Synonyms[];
}): Search {
  const { store, embedder, changes, searchActivity, log } = deps;
  const vectorIndex = createVectorIndex(embedder.dimensions);
  function readVectors(): void {
    vectorIndex.clear(embedder.dimensions);
    vectorIndex.reserve(store.passages.vectorCount());
    for (const block of store.passages.vectorBlocks(embedder.dimensions)) vectorIndex.addBlock(block);
  }
  readVectors();
  // Read again at the next search after a change, so that an import of many files does not read it for each of them.
  const feedback = createFeedbackIndex(() => ({ ...deps.learned(), dimensions: embedder.dimensions }));
  const audiences = createAudienceIndex(store);
  let curve: CalibrationParams = fitted.byMeaning.confidence;
  const curveOf = (byMeaning: boolean): CalibrationParams => (byMeaning ? curve : fitted.byWords.confidence);
  const parts = {
    store,
    audiences,
    otherAudienceCaps,
    vectorIndex,
    weights: fitted.byMeaning.weights,
    weightsByWords: fitted.byWords.weights,
    feedback,
    cosineScale: deps.cosineScale ?? (() => 1),
    suppressedScoreCaps: () => suppressedScoreCaps(curve),
  };
  const retriever = createRetriever(parts);

  let modelReady = false;
  // Whoever opened the desk tells the person when this fails; here it only means to go on by words.
  const setReady = (ready: boolean) => (): void => void (modelReady = ready);
  const loadModel = (): void => void embedder.load().then(setReady(true), setReady(false));
  loadModel();

  async function embed(texts: readonly string[]): Promise<readonly Embedding[] | null> {
    if (!modelReady || texts.length === 0) return null;
    try {
      return await embedWithTokens(embedder, texts, 'query');
    } catch (error) {
      log.write('error', 'search.without_model', { name: error instanceof Error ? error.name : 'unknown' });
      return null;
    }
  }

  const vectorsOf = async (texts: readonly string[]): Promise<readonly Float32Array[] | null> =>
    (await embed(texts))?.map(({ vector }) => vector) ?? null;

  async function runQueries(
    queries: readonly QueryVariant[],
    byMeaning: boolean,
    { negativeFeedback, customer }: AskedBy,
  ): Promise<readonly SearchOutcome[]> {
    // The same text, such as the whole message, is embedded once.
    const texts = [...new Set(queries.map(({ text }) => text))];
    const embedded = byMeaning ? await embed(texts) : null;
    const made = embedded && queries.flatMap(({ text }) => embedded[texts.indexOf(text)] ?? []);
    const against = await negativeFeedback;
    const near = made === null ? [] : retriever.near(made.map(({ vector }) => vector));
    // What nobody said anything against is found alike for every question that asks it, such as the whole message.
    const found = new Map<string, SearchOutcome>();
    return queries.map(({ text, questionIndex }, at) => {
      const own = against[questionIndex];
      const isShared = own === undefined || own.size === 0;
      const known = isShared ? found.get(text) : undefined;
      if (known !== undefined) return known;
      const context = { against: own, near: near[at], customer };
      const { vector, tokens } = made?.[at] ?? byWordsAlone;
      const outcome = runQuery({ text, vector, tokens }, retriever, context, curveOf);
      if (isShared) found.set(text, outcome);
      return outcome;
    });
  }

  /** Words of another language are no mistakes. */
  const corrected = (text: string): string =>
    inEnglishWords(text) === text ? retriever.correct(text) : text;

  /** As it is written, in English where it is not, and in the shop's other words for what the glossary knows. */
  const wordingsOf = (text: string, glossary: readonly Synonyms[]): readonly string[] => {
    const english = inEnglishWords(text);
    return [...new Set([text, english, ...expandQuery(text, glossary)])];
  };

  /** A question is searched in all its wordings; the surest answer counts. */
  async function runWithSynonyms(
    questions: readonly SearchQuestion[],
    byMeaning: boolean,
    askedBy: AskedBy,
  ): Promise<readonly SearchOutcome[]> {
    const glossary = deps.glossary?.() ?? [];
    const queries = questions.flatMap(({ text }, at) =>
      wordingsOf(text, glossary).map((query) => ({ questionIndex: at, text: query })),
    );
    const answers = await runQueries(queries, byMeaning, askedBy);
    return questions.flatMap((_, at) => {
      const own = answers.filter((__, index) => queries[index]?.questionIndex === at);
      const [first] = own;
      return first === undefined
        ? []
        : [own.reduce((best, each) => (topConfidence(each) > topConfidence(best) ? each : best), first)];
    });
  }

  function toQuestionResult(
    { finding, calibrated, byMeaning }: SearchOutcome,
    limit: number,
  ): QuestionResult {
    const shown = inOrderShown(finding.ranked, calibrated);
    const suggestions = finding.ranked
      .slice(0, limit)
      .map((ranked, at) => toSuggestion(ranked, shown[at] ?? noAnswer, { finding, retriever, byMeaning }));
    return { suggestions, verdict: shown[0] ?? noAnswer };
  }

  const findAll: Search['findAll'] = async (asWritten, options) => {
    const { limit, byMeaning } = options;
    // A language that the model does not serve is none whose words are known here.
    const questions = byMeaning
      ? asWritten.map(({ text, context }) => ({ text: corrected(text), context }))
      : asWritten;
    // Asked for first and awaited last: the model runs once for the same words.
    const negativeFeedback = byMeaning
      ? matchNegativeFeedback(questions, feedback, vectorsOf)
      : Promise.resolve([]);
    const askedBy = { negativeFeedback, customer: options.customer };
    const answers = [...(await runWithSynonyms(questions, byMeaning, askedBy))];
    const run = (queries: readonly QueryVariant[]) => runQueries(queries, byMeaning, askedBy);
    const reword = (text: string): string | null => (byMeaning ? retriever.reword(text) : null);
    const whole = options.whole ?? '';
    for (const [at, mixed] of await runSecondPass(questions, answers, whole, run, curveOf, reword))
      answers[at] = mixed;
    const isByMeaning =
      answers.length === 0 ? byMeaning && modelReady : answers.some((each) => each.byMeaning);
    return {
      results: answers.map((each) => toQuestionResult(each, limit)),
      searchedBy: isByMeaning ? 'meaning and words' : 'words',
    };
  };

  const apply = (change: VectorChange): void => {
    audiences.invalidate();
    retriever.apply(change);
    // What was learned goes with its target, and is stale when the answer changes.
    if (change.removedPassages.length > 0) feedback.invalidate();
  };
  const reload = (): void => {
    readVectors();
    loadModel();
    feedback.invalidate();
    retriever.apply({ removedPassages: [], added: [] });
  };
  changes.subscribe('library', 'index', ({ vectors, cause }) => {
    // Who is meant can change without a word.
    if (vectors === null) audiences.invalidate();
    else apply(vectors);
    // What was learned comes back with its target.
    if (cause?.kind === 'restored') feedback.invalidate();
  });
  changes.subscribe('learned', 'index', ({ added }) => {
    if (added === undefined) feedback.invalidate();
    else feedback.add(added);
  });
  // What was learned can be read from now on.
  changes.subscribe('vault', 'index', ({ isShut }) => {
    feedback.invalidate();
    if (isShut === true) retriever.clearStems();
  });
  changes.subscribe('model', 'index', reload);
  changes.subscribe('reload', 'index', reload);

  return {
    audiences,
    isSearchActive: () => searchActivity.isActive(),
    findAll: (questions, options) =>
      options.inBackground === true
        ? findAll(questions, options)
        : searchActivity.during(() => findAll(questions, options)),
    async prepare(questions) {
      const glossary = deps.glossary?.() ?? [];
      const texts = questions.map((written) => wordingsOf(corrected(written), glossary));
      const made = await embed(texts.flat());
      let at = 0;
      return texts.map((variants) => ({
        queries: variants.map((text) => {
          const { vector, tokens } = made?.[at++] ?? byWordsAlone;
          return { text, vector, tokens };
        }),
      }));
    },
    rank: createRanker(retriever, feedback, curveOf),
    rankWith(also) {
      const index = feedback.with(also);
      return createRanker(createRetriever({ ...parts, feedback: index }), index, curveOf);
    },
    ...createTargetResolver(store.passages),
    evidenceWithout(text, vector, target) {
      const { ranked } = retriever.retrieve(text, dequantize(vector));
      const others = ranked.flatMap(({ candidate, score }) => (candidate.target === target ? [] : [score]));
      return keptLogit(calibrate(others, fitted.byMeaning.confidence)[0]?.value ?? 0);
    },
    setConfidenceShift: (shift) => {
      curve = { ...fitted.byMeaning.confidence, shift };
    },
    questions: () => vectorIndex.questions(),
    questionRows: () => vectorIndex.questionRows(),
    answers: () => vectorIndex.answers(),
    apply,
    invalidateLearned: () => feedback.invalidate(),
  };
}
