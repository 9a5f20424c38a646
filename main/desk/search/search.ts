import type { Confidence, Reading, Suggestion, Wordings } from '../../../preload/contract.ts';
import type { Embedder, Log } from '../ports.ts';
import type { LearnedVector } from '../store/learned.ts';
import type { Store, VectorChange } from '../store/store.ts';
import { toBytes } from '../store/vector-bytes.ts';
import { confidences, noAnswer } from './confidence.ts';
import { createDenseIndex, type QuestionVectors } from './dense.ts';
import { createFinder, type Finder, type Finding } from './finder.ts';
import { type SameWords, wordingsOf } from './glossary.ts';
import { createLearnedIndex } from './learned-index.ts';
import { type Objections, objectionsTo } from './objecting.ts';
import { type Placed, placedOf, suggestionOf, titleOf } from './suggestion.ts';
import fitted from './fitted.json' with { type: 'json' };

/** What the library says to one question. */
interface Found {
  /** Best first. The closest ones are listed even when none is a good answer. */
  readonly suggestions: readonly Suggestion[];
  readonly verdict: Confidence;
}

interface Asked {
  readonly text: string;
  /** What was said just before, for a question that leans on it ("Is it still valid?"); may be empty. */
  readonly context: string;
}

/** A text to search for, and the place of the question that it stands for. */
interface Wording {
  readonly text: string;
  readonly at: number;
}

/** A question in all its wordings with their vectors: it can be asked again and again without the model. */
export interface Prepared {
  readonly wordings: readonly { readonly text: string; readonly vector: Float32Array | null }[];
}

export type Place = (question: Prepared, limit: number) => readonly Placed[];

export interface Search {
  /**
   * Searches for each question, in order, by meaning and words; by words alone while the model loads, when it failed,
   * or when `byMeaning` is false because the language is none that the model serves.
   */
  findAll(
    questions: readonly Asked[],
    options: { readonly limit: number; readonly byMeaning: boolean },
  ): Promise<{ readonly results: readonly Found[]; readonly searchedBy: Reading['searchedBy'] }>;
  /** Makes questions ready for `place`, in order; by words alone while there is no model. */
  prepare(questions: readonly string[]): Promise<readonly Prepared[]>;
  /** What a search finds now, best first, at most `limit`. Needs no model and does not count as somebody searching. */
  place: Place;
  /** The same, if `also` were learned, too. */
  placeWith(also: readonly LearnedVector[]): Place;
  /** What targets (`e:` entry or `p:` passage) say; those that are gone are left out. */
  sourcesOf(
    targets: readonly string[],
  ): ReadonlyMap<string, Pick<Suggestion, 'target' | 'text' | 'internal'> & { readonly wordings: Wordings }>;
  /** The names of targets, as suggestions show them; those that are gone are left out. */
  titlesOf(targets: readonly string[]): ReadonlyMap<string, string>;
  /** The vectors of all questions and variants, as they are now. */
  questions(): QuestionVectors;
  /** True while somebody searches, and for a moment after: what runs in the background waits. */
  isAsked(): boolean;
  /** Follows one transaction of the store. */
  apply(change: VectorChange): void;
  /** Reads anew what was learned. */
  relearn(): void;
  /** Reads all vectors again, after another program changed the library or it is searched by another model. */
  reload(): void;
}

interface Answer {
  readonly finding: Finding;
  /** Of every candidate, best first. */
  readonly sure: readonly Confidence[];
  readonly byMeaning: boolean;
}

/** A question with no more words of its own than this leans on what was said before it. */
const fewTerms = 2;
/** Milliseconds after a search in which the next one is likely to come. */
const askedFor = 1_500;
/**
 * What is marked wrong may score so much: too little for a good answer even when there is no other. What is only
 * incomplete is no more than a guess.
 */
const { none, temperature } = fitted.byMeaning.confidence;
const held = { wrong: none - 2 * temperature, incomplete: none } as const;
const likely = fitted.byMeaning.confidence.words.likely;
const valueOf = ({ sure }: Answer): number => sure[0]?.value ?? 0;
const isWeak = (answer: Answer): boolean => valueOf(answer) < likely;

/**
 * What was said before may be about something else. So it must make a likely answer for a question that can stand
 * alone, while one that leans on it ("Is it still valid?") only has to gain.
 */
function isBetter(withContext: Answer, alone: Answer): boolean {
  const leans = alone.finding.terms <= fewTerms;
  return valueOf(withContext) > valueOf(alone) && (leans || !isWeak(withContext));
}

export function createSearch(deps: {
  readonly store: Pick<Store, 'documents' | 'passages' | 'learned' | 'wrongPairs'>;
  readonly embedder: Embedder;
  readonly log: Log;
  /** See `LibraryModelRoom.spread`; 1 for the model that the weights were fitted on. */
  readonly spread?: () => number;
  /** Words that the owner says mean the same. */
  readonly glossary?: () => readonly SameWords[];
}): Search {
  const { store, embedder, log } = deps;
  const dense = createDenseIndex(embedder.dimensions);
  dense.add(store.passages.allVectors());
  // Read again at the next search after a change, so that an import of many files does not read it for each of them.
  const learnedNow = () => ({
    vectors: store.learned.vectors(),
    wrong: store.wrongPairs.vectors(),
    dimensions: embedder.dimensions,
  });
  const learned = createLearnedIndex(learnedNow);
  const parts = {
    store,
    dense,
    weights: fitted.byMeaning.weights,
    weightsByWords: fitted.byWords.weights,
    learned,
    spread: deps.spread ?? (() => 1),
    held,
  };
  const finder = createFinder(parts);

  let lastAsked = -askedFor;
  let modelReady = false;
  // Whoever opened the desk tells the person when this fails; here it only means to go on by words.
  const loadModel = (): void => {
    embedder.load().then(
      () => {
        modelReady = true;
      },
      () => {
        modelReady = false;
      },
    );
  };
  loadModel();

  async function vectorsOf(texts: readonly string[]): Promise<readonly Float32Array[] | null> {
    if (!modelReady || texts.length === 0) return null;
    try {
      return await embedder.embed(texts, 'query');
    } catch (error) {
      log.write('error', 'search.without_model', { name: error instanceof Error ? error.name : 'unknown' });
      return null;
    }
  }

  async function answersTo(
    wordings: readonly Wording[],
    byMeaning: boolean,
    objections: Promise<readonly Objections[]>,
  ): Promise<readonly Answer[]> {
    const vectors = byMeaning ? await vectorsOf(wordings.map(({ text }) => text)) : null;
    const against = await objections;
    const near = vectors === null ? [] : finder.near(vectors);
    return wordings.map(({ text, at: question }, at) =>
      answerTo(text, vectors?.[at] ?? null, finder, against[question], near[at]),
    );
  }

  function answerTo(
    text: string,
    vector: Float32Array | null,
    by: Finder,
    against?: Objections,
    near?: readonly number[],
  ): Answer {
    const finding = by.find(text, vector, against, near);
    const { confidence } = vector === null ? fitted.byWords : fitted.byMeaning;
    const sure = confidences(
      finding.ranked.map(({ score }) => score),
      confidence,
    );
    return { finding, sure, byMeaning: vector !== null };
  }

  /** A question that holds words of the glossary is searched in the shop's other words too; the surest answer counts. */
  async function answersInAnyWording(
    questions: readonly Asked[],
    byMeaning: boolean,
    objections: Promise<readonly Objections[]>,
  ): Promise<readonly Answer[]> {
    const glossary = deps.glossary?.() ?? [];
    const wordings = questions.flatMap(({ text }, at) =>
      [text, ...wordingsOf(text, glossary)].map((wording) => ({ at, text: wording })),
    );
    const answers = await answersTo(wordings, byMeaning, objections);
    return questions.flatMap((_, at) => {
      const own = answers.filter((__, index) => wordings[index]?.at === at);
      const [first] = own;
      return first === undefined
        ? []
        : [own.reduce((best, each) => (valueOf(each) > valueOf(best) ? each : best), first)];
    });
  }

  function placing(by: Finder, index: typeof learned): Place {
    return ({ wordings }, limit) => {
      const asked = wordings[0]?.vector ?? null;
      const against =
        asked === null || !index.hasObjections() ? undefined : index.objections([toBytes(asked)]);
      const [first, ...others] = wordings.map(({ text, vector }) => answerTo(text, vector, by, against));
      if (first === undefined) return [];
      const { finding, sure } = others.reduce(
        (best, each) => (valueOf(each) > valueOf(best) ? each : best),
        first,
      );
      return finding.ranked.slice(0, limit).map((ranked, at) => placedOf(ranked, sure[at] ?? noAnswer));
    };
  }

  function told({ finding, sure, byMeaning }: Answer, limit: number): Found {
    const suggestions = finding.ranked
      .slice(0, limit)
      .map((ranked, at) => suggestionOf(ranked, sure[at] ?? noAnswer, { finding, finder, byMeaning }));
    return { suggestions, verdict: sure[0] ?? noAnswer };
  }

  function rowsOf(targets: readonly string[]) {
    const ids = (prefix: string): readonly string[] =>
      targets.filter((target) => target.startsWith(prefix)).map((target) => target.slice(prefix.length));
    return {
      entries: store.passages.entries(ids('e:')),
      passages: store.passages.get(ids('p:').map(Number)),
    };
  }

  return {
    isAsked: () => performance.now() - lastAsked < askedFor,
    async findAll(questions, { limit, byMeaning }) {
      lastAsked = performance.now();
      // Asked for first and awaited last: the model runs once for the same words.
      const objections = byMeaning ? objectionsTo(questions, learned, vectorsOf) : Promise.resolve([]);
      const answers = [...(await answersInAnyWording(questions, byMeaning, objections))];
      // A second look for those that say too little by themselves; one more call of the model for all of them.
      const again = questions.flatMap(({ text, context }, at) => {
        const alone = answers[at];
        if (alone === undefined || context === '' || !isWeak(alone)) return [];
        return [{ at, alone, text: `${context} ${text}` }];
      });
      const second = again.length === 0 ? [] : await answersTo(again, byMeaning, objections);
      for (const [index, { at, alone }] of again.entries()) {
        const withContext = second[index];
        if (withContext !== undefined && isBetter(withContext, alone)) answers[at] = withContext;
      }
      const isByMeaning =
        answers.length === 0 ? byMeaning && modelReady : answers.some((each) => each.byMeaning);
      return {
        results: answers.map((each) => told(each, limit)),
        searchedBy: isByMeaning ? 'meaning and words' : 'words',
      };
    },
    async prepare(questions) {
      const glossary = deps.glossary?.() ?? [];
      const texts = questions.map((question) => [question, ...wordingsOf(question, glossary)]);
      const vectors = await vectorsOf(texts.flat());
      let at = 0;
      return texts.map((wordings) => ({
        wordings: wordings.map((text) => ({ text, vector: vectors?.[at++] ?? null })),
      }));
    },
    place: placing(finder, learned),
    placeWith(also) {
      const index = createLearnedIndex(() => {
        const now = learnedNow();
        return { ...now, vectors: [...now.vectors, ...also] };
      });
      return placing(createFinder({ ...parts, learned: index }), index);
    },
    sourcesOf: (targets) => {
      const { entries, passages } = rowsOf(targets);
      const sources = [
        ...entries.map(({ id, answer, internal, wordings }) => ({
          target: `e:${id}`,
          text: answer,
          internal,
          wordings,
        })),
        ...passages.map(({ id, text }) => ({ target: `p:${id}`, text, internal: false, wordings: {} })),
      ];
      return new Map(sources.map((source) => [source.target, source]));
    },
    titlesOf: (targets) => {
      const { entries, passages } = rowsOf(targets);
      return new Map([
        ...entries.map(({ id, question }) => [`e:${id}`, question] as const),
        ...passages.map((passage) => [`p:${passage.id}`, titleOf(passage)] as const),
      ]);
    },
    questions: () => dense.questions(),
    apply: (change) => {
      finder.apply(change);
      // What was learned goes with its target, and fades when the answer changes.
      if (change.removedPassages.length > 0) learned.forget();
    },
    relearn: () => learned.forget(),
    reload() {
      dense.clear(embedder.dimensions);
      loadModel();
      learned.forget();
      finder.apply({ removedPassages: [], added: [...store.passages.allVectors()] });
    },
  };
}
