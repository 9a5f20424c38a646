import type {
  CallInput,
  GapCluster,
  GapDraft,
  GapOverview,
  GapRow,
  Reading,
} from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { Embedder, Log } from '../../ports.ts';
import { maskToLearn } from '../../privacy/find/mask.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import { fold } from '../../store/fold.ts';
import type { GapPlace, StoredGap } from '../../store/gaps.ts';
import type { Store, VectorChange } from '../../store/store.ts';
import { outcomesOf } from '../outcomes/outcomes.ts';
import { bestAnswer } from './best-answer.ts';
import { createNamer } from './names.ts';
import { createSorting, type Sorting } from './sorting.ts';
import { answerSecret, createGapTexts, questionSecret } from './texts.ts';
import { trendOf } from './trend.ts';

/** A message that was answered or handed over. */
interface DoneCase {
  readonly questions: CallInput<'replies.commit'>['questions'];
  /** The reply as it was copied; null for a hand-over. */
  readonly reply: Parameters<typeof outcomesOf>[0] | null;
}

/** Questions that the library has no good answer to: noted, put together by meaning, and made entries of. */
export interface Gaps extends Pick<Sorting, 'changed' | 'idle' | 'close'> {
  /** Throws `vault_absent` or `vault_locked`: what customers asked is never kept in the clear. */
  note(question: string, from?: { readonly caseId: string; readonly number: number }): void;
  /**
   * Notes every question of the message that had no good answer, with what the agent answered it with. Returns how many;
   * none while no key is open. A reading whose suggestions were held back says nothing about the library.
   */
  noteFromReply(reading: Reading, done: DoneCase): number;
  overview(): GapOverview;
  list(): { readonly rows: readonly GapRow[]; readonly unreadable: number };
  /** Throws `not_found` for a cluster that is gone. */
  open(cluster: string): readonly GapRow[];
  toEntry(cluster: string): GapDraft;
  /** Returns the ids of those that were open. Throws `not_found` when none was. */
  settle(ids: readonly string[]): readonly string[];
  settleCluster(cluster: string): readonly string[];
  reopen(ids: readonly string[]): void;
  libraryChanged(change: VectorChange | null): void;
}

export interface GapsDeps {
  readonly store: Pick<Store, 'gaps' | 'models' | 'passages' | 'documents'>;
  readonly vault: Vault;
  readonly embedder: Pick<Embedder, 'embed' | 'load'>;
  readonly search: Pick<Search, 'place' | 'isAsked' | 'titlesOf'>;
  readonly spread: () => number;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  readonly onChanged: () => void;
}

interface ReadGap extends GapRow {
  readonly caseId: string | null;
  readonly cluster: string;
}

/** A question longer than this is a story: what it is about stands in its first part. */
const longestQuestion = 500;
const longestAnswer = 10_000;
/** Clusters that are told; a library with more gaps than that has other worries. */
const mostClusters = 200;
const fewQuestions = 3;
const mostVariants = 20;

export function createGaps(deps: GapsDeps): Gaps {
  const { store, vault, search } = deps;
  const texts = createGapTexts(vault);
  /** Somebody was told that questions are being put together, and wants to hear the end of it. */
  let toldSorting = false;
  const sorting = createSorting({
    ...deps,
    texts,
    onIdle: () => {
      if (toldSorting) deps.onChanged();
      toldSorting = false;
    },
  });
  let passagesWith = new Map<string, number>();
  const namer = createNamer((words) => {
    const unknown = words.filter((word) => !passagesWith.has(word));
    if (unknown.length > 0)
      for (const [word, count] of store.passages.wordCounts(unknown)) passagesWith.set(word, count);
    return { counts: passagesWith, of: store.documents.counts().passages };
  });
  const named = new Set<string>();

  function keep(
    question: string,
    source: 'noted' | 'found',
    place: GapPlace | undefined,
    answer: string | null,
  ): void {
    const id = deps.newId();
    const asked = maskToLearn(question.slice(0, longestQuestion)).trim();
    const said = answer === null ? null : maskToLearn(answer.slice(0, longestAnswer));
    const gap = {
      id,
      question: vault.encrypt(asked, questionSecret(id)),
      answer: said === null ? null : vault.encrypt(said, answerSecret(id)),
    };
    const known = place === undefined ? null : store.gaps.idOf(place.caseId, place.place);
    if (known === null) store.gaps.add({ ...gap, source, ...(place && { from: place }) });
    else if (said !== null) store.gaps.setAnswer(known, vault.encrypt(said, answerSecret(known)));
  }

  function changed(): void {
    sorting.changed();
    deps.onChanged();
  }

  /** All that are open and can be read, newest first. Throws while no key is open. */
  function read(): { readonly gaps: readonly ReadGap[]; readonly unreadable: number } {
    const open = store.gaps.open();
    const titles = search.titlesOf(open.flatMap(({ answeredBy }) => answeredBy ?? []));
    const answeredBy = ({ answeredBy: target }: StoredGap): GapRow['answeredBy'] => {
      const title = titles.get(target ?? '');
      return target === null || title === undefined ? null : { target, title };
    };
    const gaps = open.flatMap((gap): readonly ReadGap[] => {
      const said = texts.of(gap);
      if (said === null) return [];
      const { id, at, caseId, cluster } = gap;
      return [{ id, at, caseId, cluster: cluster ?? id, ...said, answeredBy: answeredBy(gap) }];
    });
    return { gaps, unreadable: open.length - gaps.length };
  }

  function follow(gaps: readonly ReadGap[]): void {
    const ids = new Set(gaps.map(({ id }) => id));
    for (const id of named)
      if (!ids.has(id)) {
        namer.remove(id);
        named.delete(id);
      }
    for (const { id, question } of gaps)
      if (!named.has(id)) {
        namer.add(id, question);
        named.add(id);
      }
  }

  function clusterOf(id: string, gaps: readonly ReadGap[]): Omit<GapCluster, 'name'> {
    const centre = sorting.centre(id);
    const times = gaps.map(({ at }) => at);
    const [first] = gaps;
    return {
      id,
      example: (gaps.find((gap) => gap.id === centre) ?? first)?.question ?? '',
      count: gaps.length,
      // What was noted by hand without a message was one of its own.
      cases: new Set(gaps.map((gap) => gap.caseId ?? gap.id)).size,
      trend: trendOf(times, deps.now()),
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      answers: gaps.filter(({ answer }) => answer !== null).length,
      questions: gaps.slice(0, fewQuestions).map(({ question }) => question),
      answeredBy: gaps.every((gap) => gap.answeredBy !== null) ? (first?.answeredBy ?? null) : null,
    };
  }

  function membersOf(cluster: string): readonly ReadGap[] {
    const gaps = read().gaps.filter((gap) => gap.cluster === cluster);
    if (gaps.length === 0) throw new DeskFailure('not_found', 'These gaps are closed by now.');
    return gaps;
  }

  function settle(ids: readonly string[]): readonly string[] {
    const open = new Set(store.gaps.open().map(({ id }) => id));
    const closing = ids.filter((id) => open.has(id));
    if (store.gaps.close(closing) === 0) throw new DeskFailure('not_found', 'That gap is gone.');
    changed();
    return closing;
  }

  const rowOf = ({ id, at, question, answer, answeredBy }: ReadGap): GapRow => ({
    id,
    at,
    question,
    answer,
    answeredBy,
  });

  return {
    changed: () => {
      sorting.changed();
    },
    idle: () => sorting.idle(),
    close: () => sorting.close(),
    note(question, from) {
      keep(question, 'noted', from && { caseId: from.caseId, place: from.number, queue: null }, null);
      changed();
    },
    noteFromReply(reading, { questions, reply }) {
      if (vault.status().state !== 'open' || reading.held !== null) return 0;
      // Where nothing was suggested, whatever stands there is the agent's own.
      const outcomes = reply === null ? [] : outcomesOf(reply, () => null);
      const written = new Map(
        outcomes.flatMap(({ question, answer }) => (answer === '' ? [] : [[question, answer] as const])),
      );
      const silent = reading.questions.filter(({ text, verdict }) => {
        // Whoever found an answer by hand has shown that there is one.
        const isAnswered = questions.some((each) => each.question === text && each.chosen !== null);
        return verdict.word === 'no good answer' && !isAnswered;
      });
      for (const { text, number } of silent) {
        const queue = reading.topic.queue?.id ?? null;
        keep(text, 'found', { caseId: reading.caseId, place: number, queue }, written.get(text) ?? null);
      }
      if (silent.length > 0) changed();
      return silent.length;
    },
    overview() {
      const { gaps, unreadable } = read();
      follow(gaps);
      const members = Map.groupBy(gaps, ({ cluster }) => cluster);
      const clusters = [...members]
        .map(([id, own]) => clusterOf(id, own))
        .sort(
          (a, b) =>
            Number(a.answeredBy !== null) - Number(b.answeredBy !== null) ||
            b.count - a.count ||
            b.lastAt - a.lastAt,
        )
        .slice(0, mostClusters)
        .map((cluster) => ({
          ...cluster,
          name: namer.name((members.get(cluster.id) ?? []).map(({ id }) => id)),
        }));
      toldSorting = sorting.isSorting();
      return { clusters, unreadable, sorting: toldSorting };
    },
    list() {
      const { gaps, unreadable } = read();
      return { rows: gaps.map(rowOf), unreadable };
    },
    open: (cluster) => membersOf(cluster).map(rowOf),
    toEntry(cluster) {
      const gaps = membersOf(cluster);
      const { example } = clusterOf(cluster, gaps);
      const seen = new Set([fold(example)]);
      const variants = gaps
        .map(({ question }) => question)
        .filter((question) => !seen.has(fold(question)) && seen.add(fold(question)));
      const answers = gaps.flatMap(({ at, answer }) => (answer === null ? [] : [{ at, text: answer }]));
      return {
        gaps: gaps.map(({ id }) => id),
        question: example,
        variants: variants.slice(0, mostVariants),
        answer: bestAnswer(answers) ?? '',
      };
    },
    settle,
    settleCluster: (cluster) => settle(membersOf(cluster).map(({ id }) => id)),
    reopen(ids) {
      store.gaps.reopen(ids);
      changed();
    },
    libraryChanged(change) {
      passagesWith = new Map();
      sorting.libraryChanged(change);
    },
  };
}
