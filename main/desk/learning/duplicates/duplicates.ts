import { createHash } from 'node:crypto';
import type { EntryPair, EntryRow, Span } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { Log } from '../../ports.ts';
import { createWordReader } from '../../search/words.ts';
import type { QuestionVectors } from '../../search/dense.ts';
import type { Compared, Likeness, LikenessTable } from '../../store/likenesses.ts';
import { fold } from '../../store/fold.ts';
import type { PassageTable } from '../../store/store.ts';
import { createQuietWork } from '../quiet-work.ts';
import { type Closeness, closestOfPairs } from './closeness.ts';
import { createDisagreementFinder } from './disagreement.ts';
import { neighboursOf } from './neighbours.ts';
import {
  answersAlike,
  asksTheSame,
  exchangesWords,
  createTextReader,
  leastCosine,
  type ReadText,
  someAskTheSame,
} from './question-likeness.ts';

export interface Duplicates {
  /** The library changed: what is new in it is compared soon, in the background. */
  changed(): void;
  list(query: { readonly kind: Likeness['kind']; readonly offset: number; readonly limit: number }): {
    readonly total: number;
    readonly rows: readonly EntryPair[];
  };
  counts(): { readonly duplicates: number; readonly contradictions: number; readonly comparing: boolean };
  /** They ask different things: the pair stays away. */
  dismiss(a: string, b: string): null;
  /** Resolves when everything was compared; for tests and measuring. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface DuplicatesDeps {
  readonly store: { readonly likenesses: LikenessTable; readonly passages: Pick<PassageTable, 'entries'> };
  /** The vectors of all questions and variants, as they are now. */
  readonly questions: () => QuestionVectors;
  /** See `LibraryModelRoom.spread`: the bars were chosen for the model that came along. */
  readonly spread: () => number;
  /** Somebody searches just now: comparing waits. */
  readonly isBusy: () => boolean;
  readonly log: Log;
  readonly onChanged: () => void;
}

interface ReadEntry {
  readonly row: EntryRow;
  readonly question: ReadText;
  readonly variants: readonly ReadText[];
  readonly answer: ReadText;
}

/** An import tells of every file; comparing waits until it is quiet for this long, in milliseconds. */
const quiet = 700;
/** Entries that are read and kept in one go. */
const entriesAtOnce = 500;
const mostVariants = 6;
/** Pairs of one entry: a question that stands there twenty times is a list of its own. */
const mostPairs = 8;

/** Finds entries that ask the same, and those of them whose answers disagree. Only what is new is compared. */
export function createDuplicates({
  store,
  questions,
  spread,
  isBusy,
  log,
  onChanged,
}: DuplicatesDeps): Duplicates {
  const { likenesses, passages } = store;
  const readText = createTextReader();
  const words = createWordReader();
  const disagreement = createDisagreementFinder();
  const {
    soon: changed,
    pause,
    ...work
  } = createQuietWork({ quiet, run, isBusy, onEnd: onChanged, log, failure: 'duplicates.failed' });

  async function run(): Promise<void> {
    const vectors = questions();
    const newest = new Map<string, number>();
    for (let row = 0; row < vectors.count; row++) {
      const id = vectors.entryIds[row] ?? '';
      newest.set(id, Math.max(newest.get(id) ?? 0, vectors.passageIds[row] ?? 0));
    }
    const compared = likenesses.compared();
    const fresh = new Set(
      [...newest].filter(([id, passage]) => compared.get(id) !== passage).map(([id]) => id),
    );
    if (fresh.size === 0) return;
    const rows: number[] = [];
    for (let row = 0; row < vectors.count; row++) if (fresh.has(vectors.entryIds[row] ?? '')) rows.push(row);
    const wide = spread();
    const near = await neighboursOf(vectors, rows, 1 - (1 - leastCosine) / wide, pause);
    const spreadOut = near.map((each) => ({ ...each, cosine: 1 - (1 - each.cosine) * wide }));
    const best = closestOfPairs(spreadOut, vectors);
    await keep([...fresh], best, (id) => ({ entryId: id, passageId: newest.get(id) ?? 0 }));
  }

  /** Reads the entries of the pairs in parts; each part is kept, so that an interrupted comparing goes on behind it. */
  async function keep(
    fresh: readonly string[],
    pairs: ReadonlyMap<string, ReadonlyMap<string, Closeness>>,
    mark: (id: string) => Compared,
  ): Promise<void> {
    const freshIds = new Set(fresh);
    const done = new Set<string>();
    for (let from = 0; from < fresh.length; from += entriesAtOnce) {
      const part = fresh.slice(from, from + entriesAtOnce);
      const here = new Set(part);
      // A pair of two new ones is kept with the later one: keeping clears the pairs of what is kept.
      const isWanted = (id: string, other: string): boolean =>
        id !== other && (!freshIds.has(other) || done.has(other) || here.has(other));
      const near = await plausible(part, pairs, isWanted);
      const read = await readEntries([...new Set(near.flatMap(({ id, other }) => [id, other]))]);
      const ofEntry = Map.groupBy(near, ({ id }) => id);
      const found: Likeness[] = [];
      for (const id of part) {
        const own: Likeness[] = [];
        for (const { other, cosine } of ofEntry.get(id) ?? []) {
          const [a, b] = [read.get(id < other ? id : other), read.get(id < other ? other : id)];
          const pair = a && b ? compare(a, b, cosine) : null;
          if (pair !== null) own.push(pair);
        }
        found.push(...own.sort((x, y) => y.score - x.score).slice(0, mostPairs));
        await pause();
      }
      likenesses.keep(part.map(mark), found);
      for (const id of part) done.add(id);
    }
  }

  /** Pairs whose questions alone do not tell them apart. Most are told apart so, and their answers need not be read. */
  async function plausible(
    ids: readonly string[],
    pairs: ReadonlyMap<string, ReadonlyMap<string, Closeness>>,
    isWanted: (id: string, other: string) => boolean,
  ): Promise<readonly { readonly id: string; readonly other: string; readonly cosine: Closeness }[]> {
    const wanted = ids.flatMap((id) =>
      [...(pairs.get(id) ?? [])].flatMap(([other, cosine]) =>
        isWanted(id, other) ? [{ id, other, cosine }] : [],
      ),
    );
    const asked = likenesses.questions([...new Set(wanted.flatMap(({ id, other }) => [id, other]))]);
    const read = new Map<string, ReadText>();
    for (const [id, question] of asked) {
      read.set(id, readText(question));
      if (read.size % 100 === 0) await pause();
    }
    return wanted.filter(({ id, other, cosine }) => {
      const [a, b] = [read.get(id), read.get(other)];
      if (a === undefined || b === undefined) return false;
      return cosine.others > 0 || asksTheSame(a, b, cosine.questions, 1) !== null;
    });
  }

  async function readEntries(ids: readonly string[]): Promise<ReadonlyMap<string, ReadEntry>> {
    const read = new Map<string, ReadEntry>();
    for (let from = 0; from < ids.length; from += 25) {
      for (const row of passages.entries(ids.slice(from, from + 25)))
        read.set(row.id, {
          row,
          question: readText(row.question),
          variants: row.variants.slice(0, mostVariants).map(readText),
          answer: readText(row.answer),
        });
      await pause();
    }
    return read;
  }

  function compare(a: ReadEntry, b: ReadEntry, cosine: Closeness): Likeness | null {
    const alike = answersAlike(a.answer, b.answer);
    const above = (likeness: number): number | null => {
      const ofQuestions = asksTheSame(a.question, b.question, cosine.questions, likeness);
      const ways = (entry: ReadEntry): readonly ReadText[] => [entry.question, ...entry.variants];
      const ofOthers = cosine.others > 0 ? someAskTheSame(ways(a), ways(b), cosine.others, likeness) : null;
      if (ofQuestions === null || ofOthers === null) return ofQuestions ?? ofOthers;
      return Math.max(ofQuestions, ofOthers);
    };
    // Answers that disagree about a thing are about that thing, however few words they share; unless each question
    // names something else, and then a yes and a no may both be right.
    const about = exchangesWords(a.question, b.question) ? aboutTwoThings : aboutOneThing;
    const atMost = above(Math.max(alike, about));
    if (atMost === null || likenesses.isToldApart(keyOf(a.row, b.row))) return null;
    const conflict = disagreement(a.row.answer, b.row.answer);
    const score = conflict === null ? above(alike) : atMost;
    if (score === null) return null;
    const kind = conflict === null ? 'duplicate' : 'contradiction';
    return { a: a.row.id, b: b.row.id, score: Math.min(1, score / mostAbove), kind };
  }

  function shown({ a, b, kind }: Likeness): readonly EntryPair[] {
    const [one, other] = passages.entries([a, b]);
    if (one === undefined || other === undefined) return [];
    const conflict = kind === 'contradiction' ? disagreement(one.answer, other.answer) : null;
    return [
      {
        kind,
        a: { entry: one, differs: conflict?.a ?? wordsOnlyIn(one.answer, other.answer) },
        b: { entry: other, differs: conflict?.b ?? wordsOnlyIn(other.answer, one.answer) },
        about: conflict?.about ?? [],
      },
    ];
  }

  function wordsOnlyIn(text: string, other: string): readonly Span[] {
    const there = new Set(words.read(other).map(({ stem }) => stem));
    return words
      .read(text)
      .filter(({ stem }) => !there.has(stem))
      .map(({ start, end }) => ({ start, end }));
  }

  return {
    changed,
    list: ({ kind, offset, limit }) => ({
      total: likenesses.counts()[kind],
      rows: likenesses.list({ kind, offset, limit }).flatMap(shown),
    }),
    counts: () => {
      const { duplicate, contradiction } = likenesses.counts();
      return {
        duplicates: duplicate,
        contradictions: contradiction,
        comparing: work.isRunning(),
      };
    },
    dismiss(a, b) {
      const pair = likenesses.get(a, b);
      const [one, other] = passages.entries([a, b]);
      if (pair === null || one === undefined || other === undefined)
        throw new DeskFailure('not_found', 'That pair is no longer there.');
      likenesses.tellApart(pair, keyOf(one, other));
      return null;
    },
    idle: work.idle,
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
  const sides = [a, b].map(({ documentId, question }) => `${documentId}\n${fold(question)}`).sort();
  return createHash('sha256').update(sides.join('\n\n')).digest('base64url');
}
