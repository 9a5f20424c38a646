import { createHash } from 'node:crypto';
import type { EntryPair, EntryRow, Span } from '../../../../preload/contract.ts';
import { createBackgroundTask } from '../../background/background-task.ts';
import type { Changes } from '../../changes.ts';
import { DeskFailure } from '../../failure.ts';
import type { Log } from '../../ports.ts';
import { createTokenizer } from '../../search/tokenizer.ts';
import type { QuestionRow, QuestionVectors } from '../../search/vector-index.ts';
import type { ComparedEntry, SimilarPair, SimilarEntryTable } from '../../store/similar-entries.ts';
import { foldCase } from '../../store/fold-case.ts';
import type { MetaTable, PassageTable } from '../../store/store.ts';
import { closeEntries, closeQuestions } from './close-entries.ts';
import type { ClosePairs } from './close-pairs.ts';
import { createDeliveryAreaReader, deliveryConflicts } from './delivery-areas.ts';
import { bestCosines, type PairSimilarity } from './pair-similarity.ts';
import { createContradictionFinder, toContradiction } from './contradictions.ts';
import { type CloseEntries, createStatedContradictions } from './stated-contradictions.ts';
import { createSameMatter } from './same-matter.ts';
import { areOfOneFrame, createSubjectReader, nameTwoThings } from './subjects.ts';
import { createTopicContradictions } from './topic-contradictions.ts';
import {
  answerSimilarity,
  sameQuestionMargin,
  eachHasOwnWords,
  createTextAnalyzer,
  type AnalyzedText,
  bestQuestionMargin,
} from './question-similarity.ts';

export interface SimilarEntries {
  /** Compares in the background what was not compared yet, as after every change of the library. */
  schedule(): void;
  list(query: { readonly kind: SimilarPair['kind']; readonly offset: number; readonly limit: number }): {
    readonly total: number;
    readonly rows: readonly EntryPair[];
  };
  counts(): { readonly duplicates: number; readonly contradictions: number; readonly comparing: boolean };
  /** They ask different things: the pair is not listed again. */
  dismiss(a: string, b: string): null;
  /** Resolves when everything was compared; for tests and measuring. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

export interface DuplicatesDeps {
  readonly store: {
    readonly similarEntries: SimilarEntryTable;
    readonly passages: Pick<PassageTable, 'entries'>;
    readonly meta: Pick<MetaTable, 'get' | 'set'>;
  };
  /** The vectors of all questions and variants, as they are now. */
  readonly questions: () => QuestionVectors;
  /** Whose they are, without the vectors. */
  readonly questionRows: () => Iterable<QuestionRow>;
  /** The vectors of all answers, each under its question, as they are now. */
  readonly answers: () => QuestionVectors;
  /** See `LibraryModelRoom.cosineScale`: the bars were chosen for the model that came along. */
  readonly cosineScale: () => number;
  /** Somebody searches just now: comparing waits. */
  readonly isBusy: () => boolean;
  readonly changes: Changes;
  readonly log: Log;
}

interface AnalyzedEntry {
  readonly row: EntryRow;
  readonly question: AnalyzedText;
  readonly variants: readonly AnalyzedText[];
  readonly answer: AnalyzedText;
}

/** By which pairs are found: where it changes, what was compared by other rules is compared again. */
const rules = '2';
const rulesKey = 'similarEntries.rules';
/** An import reports every file; comparing waits for so many milliseconds without another change. */
const debounceMs = 700;
/** Entries that are read and kept in one go. */
const entriesAtOnce = 500;
const mostVariants = 6;
/** Pairs of one entry: a question that stands there twenty times is a list of its own. */
const mostPairs = 8;

/** Finds entries that ask the same, and those of them whose answers disagree. Only what is new is compared. */
export function createSimilarEntries({
  store,
  questions,
  questionRows,
  answers,
  cosineScale,
  isBusy,
  changes,
  log,
}: DuplicatesDeps): SimilarEntries {
  const { similarEntries, passages, meta } = store;
  const readText = createTextAnalyzer();
  const words = createTokenizer();
  const disagreement = createContradictionFinder();
  const stated = createStatedContradictions(passages);
  const ofTopics = createTopicContradictions(passages);
  const readSubject = createSubjectReader();
  const readArea = createDeliveryAreaReader();
  const ofOneMatter = createSameMatter();
  const { schedule, yieldIfBusy, ...work } = createBackgroundTask({
    debounceMs,
    run,
    isBusy,
    onRunEnd: () => changes.publish('review', null),
    log,
    failureEvent: 'similar-entries.failed',
  });

  changes.subscribe('library', 'derive', ({ vectors }) => {
    if (vectors !== null) schedule();
  });
  changes.subscribe('reload', 'derive', schedule);

  async function run(): Promise<void> {
    const newest = new Map<string, number>();
    for (const { entryId, passageId } of questionRows())
      newest.set(entryId, Math.max(newest.get(entryId) ?? 0, passageId));
    const isByRules = meta.get(rulesKey) === rules;
    const compared = isByRules ? similarEntries.compared() : new Map<string, number>();
    const fresh = new Set(newest.keys().filter((id) => compared.get(id) !== newest.get(id)));
    if (fresh.size === 0) return;
    // One copy of vectors after the other: each may be most of what the desk has in memory.
    const comparing = { scale: cosineScale(), yieldIfBusy };
    const best = await closeQuestions(questions(), fresh, comparing);
    const close = await closeEntries(answers(), fresh, comparing);
    await comparePairs([...fresh], best, close, newest);
    if (!isByRules) meta.set(rulesKey, rules);
  }

  /** Compares the entries of the pairs in parts; each part is stored, so that an interrupted run goes on behind it. */
  async function comparePairs(
    fresh: readonly string[],
    pairs: ClosePairs,
    close: CloseEntries,
    newest: ReadonlyMap<string, number>,
  ): Promise<void> {
    const freshIds = new Set(fresh);
    const done = new Set<string>();
    for (let from = 0; from < fresh.length; from += entriesAtOnce) {
      const part = fresh.slice(from, from + entriesAtOnce);
      const here = new Set(part);
      // A pair of two new ones is stored with the later one: storing clears the pairs of what is stored.
      const isWanted = (id: string, other: string): boolean =>
        id !== other && (!freshIds.has(other) || done.has(other) || here.has(other));
      const near = await plausible(part, pairs, isWanted);
      const read = await readEntries([...new Set(near.flatMap(({ id, other }) => [id, other]))]);
      const ofEntry = Map.groupBy(near, ({ id }) => id);
      const ofStatements = [
        ...(await stated.find(part, close, yieldIfBusy)),
        ...(await ofTopics.find(part, newest, yieldIfBusy)),
      ];
      const found: SimilarPair[] = [];
      for (const id of part) {
        const own: SimilarPair[] = [];
        for (const { other, cosine } of ofEntry.get(id) ?? []) {
          const [a, b] = [read.get(id < other ? id : other), read.get(id < other ? other : id)];
          const pair = a && b ? compare(a, b, cosine) : null;
          if (pair !== null) own.push(pair);
        }
        own.push(...contradictionsOf(id, ofStatements, isWanted, own));
        found.push(...own.sort((x, y) => y.score - x.score).slice(0, mostPairs));
        await yieldIfBusy();
      }
      similarEntries.replacePairs(
        part.map((id): ComparedEntry => ({ entryId: id, passageId: newest.get(id) ?? 0 })),
        found,
      );
      for (const id of part) done.add(id);
    }
  }

  /** What contradicts an entry by what it states, as far as that is not known by what it asks. */
  function contradictionsOf(
    id: string,
    all: readonly { readonly a: string; readonly b: string; readonly cosine: number }[],
    isWanted: (id: string, other: string) => boolean,
    known: readonly SimilarPair[],
  ): readonly SimilarPair[] {
    const own = new Map(
      all.filter(({ a, b }) => a === id || b === id).map((each) => [`${each.a} ${each.b}`, each]),
    );
    return [...own.values()].flatMap(({ a, b, cosine }): readonly SimilarPair[] => {
      if (!isWanted(id, a === id ? b : a)) return [];
      if (known.some((pair) => pair.a === a && pair.b === b)) return [];
      const [one, other] = passages.entries([a, b]);
      if (one === undefined || other === undefined || similarEntries.isDismissed(keyOf(one, other)))
        return [];
      return conflictOf(one, other) === null ? [] : [{ a, b, score: cosine, kind: 'contradiction' }];
    });
  }

  /** Where the answers of two entries about one thing disagree. */
  function conflictOf(one: EntryRow, other: EntryRow): ReturnType<typeof toContradiction> {
    const [here, there] = [one, other].map(({ question, answer }) => readArea(question, answer));
    const areas = here && there ? deliveryConflicts(here, there) : [];
    if (areas.length > 0) return toContradiction(areas);
    const subjects = [one, other].map(({ question, answer }) => readSubject(question, answer));
    if (
      subjects[0] &&
      subjects[1] &&
      (nameTwoThings(subjects[0], subjects[1]) || areOfOneFrame(subjects[0], subjects[1]))
    )
      return null;
    const ofQuestions = ofOneMatter(one, other, disagreement(one.answer, other.answer));
    return toContradiction(
      ofQuestions.length > 0 ? ofQuestions : ofOneMatter(one, other, stated.conflicts(one, other)),
    );
  }

  /** Pairs whose questions alone do not distinguish them. Most are distinguished so, and their answers need not be read. */
  async function plausible(
    ids: readonly string[],
    pairs: ClosePairs,
    isWanted: (id: string, other: string) => boolean,
  ): Promise<readonly { readonly id: string; readonly other: string; readonly cosine: PairSimilarity }[]> {
    const wanted = ids.flatMap((id) =>
      [...bestCosines(pairs, id)].flatMap(([other, cosine]) =>
        isWanted(id, other) ? [{ id, other, cosine }] : [],
      ),
    );
    const asked = similarEntries.questions([...new Set(wanted.flatMap(({ id, other }) => [id, other]))]);
    const read = new Map<string, AnalyzedText>();
    for (const [id, question] of asked) {
      read.set(id, readText(question));
      if (read.size % 100 === 0) await yieldIfBusy();
    }
    return wanted.filter(({ id, other, cosine }) => {
      const [a, b] = [read.get(id), read.get(other)];
      if (a === undefined || b === undefined) return false;
      return cosine.variants > 0 || sameQuestionMargin(a, b, cosine.questions, 1) !== null;
    });
  }

  async function readEntries(ids: readonly string[]): Promise<ReadonlyMap<string, AnalyzedEntry>> {
    const read = new Map<string, AnalyzedEntry>();
    for (let from = 0; from < ids.length; from += 25) {
      for (const row of passages.entries(ids.slice(from, from + 25)))
        read.set(row.id, {
          row,
          question: readText(row.question),
          variants: row.variants.slice(0, mostVariants).map(readText),
          answer: readText(row.answer),
        });
      await yieldIfBusy();
    }
    return read;
  }

  function compare(a: AnalyzedEntry, b: AnalyzedEntry, cosine: PairSimilarity): SimilarPair | null {
    const alike = answerSimilarity(a.answer, b.answer);
    const above = (answerSimilarityBar: number): number | null => {
      const ofQuestions = sameQuestionMargin(a.question, b.question, cosine.questions, answerSimilarityBar);
      const ways = (entry: AnalyzedEntry): readonly AnalyzedText[] => [entry.question, ...entry.variants];
      const ofOthers =
        cosine.variants > 0
          ? bestQuestionMargin(ways(a), ways(b), cosine.variants, answerSimilarityBar)
          : null;
      if (ofQuestions === null || ofOthers === null) return ofQuestions ?? ofOthers;
      return Math.max(ofQuestions, ofOthers);
    };
    // Answers that disagree about a thing are about that thing, however few words they share; unless each question
    // names something else, and then a yes and a no may both be right.
    const about = eachHasOwnWords(a.question, b.question) ? aboutTwoThings : aboutOneThing;
    const atMost = above(Math.max(alike, about));
    if (atMost === null || similarEntries.isDismissed(keyOf(a.row, b.row))) return null;
    const conflict = conflictOf(a.row, b.row);
    const score = conflict === null ? above(alike) : atMost;
    if (score === null) return null;
    const kind = conflict === null ? 'duplicate' : 'contradiction';
    return { a: a.row.id, b: b.row.id, score: Math.min(1, score / mostAbove), kind };
  }

  function shown({ a, b, kind }: SimilarPair): readonly EntryPair[] {
    const [one, other] = passages.entries([a, b]);
    if (one === undefined || other === undefined) return [];
    const conflict = kind === 'contradiction' ? conflictOf(one, other) : null;
    return [
      {
        kind,
        a: { entry: one, differences: conflict?.a ?? wordsOnlyIn(one.answer, other.answer) },
        b: { entry: other, differences: conflict?.b ?? wordsOnlyIn(other.answer, one.answer) },
        about: conflict?.about ?? [],
      },
    ];
  }

  function wordsOnlyIn(text: string, other: string): readonly Span[] {
    const there = new Set(words.tokenize(other).map(({ stem }) => stem));
    return words
      .tokenize(text)
      .filter(({ stem }) => !there.has(stem))
      .map(({ start, end }) => ({ start, end }));
  }

  return {
    schedule,
    list: ({ kind, offset, limit }) => ({
      total: similarEntries.counts()[kind],
      rows: similarEntries.list({ kind, offset, limit }).flatMap(shown),
    }),
    counts: () => {
      const { duplicate, contradiction } = similarEntries.counts();
      return {
        duplicates: duplicate,
        contradictions: contradiction,
        comparing: work.isRunning(),
      };
    },
    dismiss(a, b) {
      const pair = similarEntries.get(a, b);
      const [one, other] = passages.entries([a, b]);
      if (pair === null || one === undefined || other === undefined)
        throw new DeskFailure('not_found', { reason: 'pair' });
      similarEntries.dismiss(pair, keyOf(one, other));
      changes.publish('review', null);
      return null;
    },
    whenIdle: work.whenIdle,
    close: work.close,
  };
}

/** How alike answers count that disagree, so that a yes and a no are seen side by side. */
const aboutOneThing = 0.6;
const aboutTwoThings = 0.25;

/** How far above the bar a pair can be: the same words, answered alike. */
const mostAbove = 0.38;

/** What a pair is known by for good: where both stand and what they ask, which outlive a reading again. */
function keyOf(a: EntryRow, b: EntryRow): string {
  const sides = [a, b].map(({ documentId, question }) => `${documentId}\n${foldCase(question)}`).sort();
  return createHash('sha256').update(sides.join('\n\n')).digest('base64url');
}
