import type { Confidence, Reading, Suggestion } from '../../../preload/contract.ts';
import type { Embedder, Log } from '../ports.ts';
import type { Store, VectorChange } from '../store/store.ts';
import { confidences, noAnswer } from './confidence.ts';
import { createDenseIndex } from './dense.ts';
import { createFinder, type Finding } from './finder.ts';
import { suggestionOf, titleOf } from './suggestion.ts';
import fitted from './fitted.json' with { type: 'json' };

/** What the library says to one question. */
export interface Found {
  /** Best first. The closest ones are listed even when none is a good answer. */
  readonly suggestions: readonly Suggestion[];
  readonly verdict: Confidence;
}

export interface Asked {
  readonly text: string;
  /** What was said just before, for a question that leans on it ("Is it still valid?"); may be empty. */
  readonly context: string;
}

export interface Search {
  /**
   * Searches for each question, in order, by meaning and words; by words alone while the model loads, when it failed,
   * or when `byMeaning` is false because the language is none that the model serves.
   */
  findAll(
    questions: readonly Asked[],
    options: { readonly limit: number; readonly byMeaning: boolean },
  ): Promise<{ readonly results: readonly Found[]; readonly searchedBy: Reading['searchedBy'] }>;
  /** The words of targets (`e:` entry or `p:` passage); those that are gone are left out. */
  textsOf(targets: readonly string[]): ReadonlyMap<string, string>;
  /** The names of targets, as suggestions show them; those that are gone are left out. */
  titlesOf(targets: readonly string[]): ReadonlyMap<string, string>;
  /** Follows one transaction of the store. */
  apply(change: VectorChange): void;
}

/** A question with no more words of its own than this is read together with what was said before it. */
const fewTerms = 2;

export function createSearch(deps: {
  readonly store: Pick<Store, 'documents' | 'passages'>;
  readonly embedder: Embedder;
  readonly log: Log;
}): Search {
  const { store, embedder, log } = deps;
  const dense = createDenseIndex(embedder.dimensions);
  dense.add(store.passages.allVectors());
  const finder = createFinder({
    store,
    dense,
    weights: fitted.byMeaning.weights,
    weightsByWords: fitted.byWords.weights,
  });

  let modelReady = false;
  // Whoever opened the desk tells the person when this fails; here it only means to go on by words.
  embedder.load().then(
    () => {
      modelReady = true;
    },
    () => undefined,
  );

  async function vectorsOf(texts: readonly string[]): Promise<readonly Float32Array[] | null> {
    if (!modelReady || texts.length === 0) return null;
    try {
      return await embedder.embed(texts, 'query');
    } catch (error) {
      log.write('error', 'search.without_model', { name: error instanceof Error ? error.name : 'unknown' });
      return null;
    }
  }

  function told(finding: Finding, asked: string, limit: number, byMeaning: boolean): Found {
    const curve = byMeaning ? fitted.byMeaning.confidence : fitted.byWords.confidence;
    const sure = confidences(
      finding.ranked.map(({ score }) => score),
      curve,
    );
    const suggestions = finding.ranked
      .slice(0, limit)
      .map((ranked, at) => suggestionOf(ranked, sure[at] ?? noAnswer, { finding, finder, asked, byMeaning }));
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
    async findAll(questions, { limit, byMeaning }) {
      const asked = questions.map(({ text, context }) =>
        context !== '' && finder.termsOf(text).length <= fewTerms ? `${context} ${text}` : text,
      );
      const vectors = byMeaning ? await vectorsOf(asked) : null;
      return {
        results: asked.map((text, at) => {
          const vector = vectors?.[at] ?? null;
          return told(finder.find(text, vector), text, limit, vector !== null);
        }),
        searchedBy: vectors === null ? 'words' : 'meaning and words',
      };
    },
    textsOf: (targets) => {
      const { entries, passages } = rowsOf(targets);
      return new Map([
        ...entries.map(({ id, answer }) => [`e:${id}`, answer] as const),
        ...passages.map(({ id, text }) => [`p:${id}`, text] as const),
      ]);
    },
    titlesOf: (targets) => {
      const { entries, passages } = rowsOf(targets);
      return new Map([
        ...entries.map(({ id, question }) => [`e:${id}`, question] as const),
        ...passages.map((passage) => [`p:${passage.id}`, titleOf(passage)] as const),
      ]);
    },
    apply: (change) => finder.apply(change),
  };
}
