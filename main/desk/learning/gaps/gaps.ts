import type {
  CallInput,
  GapCluster,
  GapDraft,
  GapOverview,
  GapRow,
  Reading,
} from '../../../../preload/contract.ts';
import type { Changes } from '../../changes.ts';
import { DeskFailure } from '../../failure.ts';
import type { Embedder, Log } from '../../ports.ts';
import { clearWhenLocked } from '../../privacy/clear-when-locked.ts';
import { maskForLearning } from '../../privacy/pii/mask.ts';
import type { RareWordFilter } from '../../search/uncommon-words.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import { foldCase } from '../../store/fold-case.ts';
import type { GapSource, StoredGap } from '../../store/gaps.ts';
import type { Store } from '../../store/store.ts';
import { detectAnswerUse } from '../reply-edits/answer-use.ts';
import { bestAnswer } from './best-answer.ts';
import { createClusterLabeler } from './cluster-labels.ts';
import { createGapClustering, type GapClustering } from './gap-clustering.ts';
import { createGapDecryptor } from './decrypt-gaps.ts';
import { trendOf } from './trend.ts';

/** A message that was answered or handed over. */
interface CompletedCase {
  readonly questions: CallInput<'replies.commit'>['questions'];
  /** The reply as it was copied; null for a handover. */
  readonly reply: Parameters<typeof detectAnswerUse>[0] | null;
}

/** Questions that the library has no good answer to: recorded, clustered by meaning, and made entries of. */
export interface Gaps extends Pick<GapClustering, 'schedule' | 'whenIdle' | 'close'> {
  /** Throws `vault_absent` or `vault_locked`: what customers asked is never kept in the clear. */
  add(question: string, from?: { readonly caseId: string; readonly number: number }): void;
  /**
   * Adds every question of the message that had no good answer, with what the agent answered it with. Returns how many;
   * none while no key is open. A reading whose suggestions were withheld says nothing about the library.
   */
  addFromReply(reading: Reading, done: CompletedCase): number;
  overview(): GapOverview;
  list(): { readonly rows: readonly GapRow[]; readonly unreadable: number };
  /** Throws `not_found` for a cluster that is gone. */
  listCluster(cluster: string): readonly GapRow[];
  draftEntry(cluster: string): GapDraft;
  /** Returns the ids of those that were open. Throws `not_found` when none was. */
  closeGaps(ids: readonly string[]): readonly string[];
  closeCluster(cluster: string): readonly string[];
  reopen(ids: readonly string[]): void;
}

export interface GapsDeps {
  readonly store: Pick<Store, 'gaps' | 'modelVectors' | 'passages' | 'documents'>;
  readonly vault: Vault;
  readonly embedder: Pick<Embedder, 'embed' | 'load'>;
  readonly search: Pick<Search, 'rank' | 'isSearchActive' | 'titlesOf'>;
  readonly rareWords: RareWordFilter;
  readonly cosineScale: () => number;
  readonly now: () => number;
  readonly newId: () => string;
  readonly changes: Changes;
  readonly log: Log;
}

interface DecryptedGap extends GapRow {
  readonly caseId: string | null;
  readonly cluster: string;
}

/** A question longer than this is a story: what it is about stands in its first part. */
const { columns: gapColumns } = encryptedTables.gaps;
const longestQuestion = 500;
const longestAnswer = 10_000;
/** Clusters that are listed; a library with more gaps than that has other worries. */
const mostClusters = 200;
const fewQuestions = 3;
const mostVariants = 20;

export function createGaps(deps: GapsDeps): Gaps {
  const { store, vault, search, rareWords, changes } = deps;
  const texts = createGapDecryptor(vault);
  const publishChange = (): void => changes.publish('gaps', null);
  /** An overview said that clustering runs, so its end is to be reported. */
  let reportedClustering = false;
  const clustering = createGapClustering({
    ...deps,
    texts,
    onIdle: () => {
      if (reportedClustering) publishChange();
      reportedClustering = false;
    },
  });
  let passagesWith = new Map<string, number>();
  const labeler = createClusterLabeler((words) => {
    const unknown = words.filter((word) => !passagesWith.has(word));
    if (unknown.length > 0)
      for (const [word, count] of store.passages.documentFrequencies(unknown)) passagesWith.set(word, count);
    return { counts: passagesWith, of: store.documents.counts().passages };
  });
  const labeled = new Set<string>();
  const libraryChanged = (change: Parameters<GapClustering['libraryChanged']>[0]): void => {
    passagesWith = new Map();
    clustering.libraryChanged(change);
  };
  changes.subscribe('library', 'derive', ({ vectors }) => {
    if (vectors !== null) libraryChanged(vectors);
  });
  changes.subscribe('model', 'derive', () => libraryChanged(null));
  changes.subscribe('reload', 'derive', () => libraryChanged(null));
  changes.subscribe('vault', 'derive', () => clustering.schedule());
  clearWhenLocked(changes, vault, () => {
    texts.invalidate();
    labeler.clear();
    labeled.clear();
    passagesWith = new Map();
  });

  function addGap(
    question: string,
    origin: 'noted' | 'found',
    from: GapSource | undefined,
    answer: string | null,
  ): void {
    const id = deps.newId();
    const asked = maskForLearning(question.slice(0, longestQuestion)).trim();
    const masked = answer === null ? null : maskForLearning(answer.slice(0, longestAnswer));
    const gap = {
      id,
      question: vault.encrypt(asked, gapColumns.question, id),
      answer: masked === null ? null : vault.encrypt(masked, gapColumns.answer, id),
    };
    const known = from === undefined ? null : store.gaps.idOf(from.caseId, from.questionIndex);
    if (known === null) store.gaps.add({ ...gap, origin, ...(from && { from }) });
    else if (masked !== null) store.gaps.setAnswer(known, vault.encrypt(masked, gapColumns.answer, known));
  }

  function changed(): void {
    clustering.schedule();
    publishChange();
  }

  /** All that are open and can be read, newest first. Throws while no key is open. */
  function read(): { readonly gaps: readonly DecryptedGap[]; readonly unreadable: number } {
    const open = store.gaps.open();
    const titles = search.titlesOf(open.flatMap(({ answeredBy }) => answeredBy ?? []));
    const answeredBy = ({ answeredBy: target }: StoredGap): GapRow['answeredBy'] => {
      const title = titles.get(target ?? '');
      return target === null || title === undefined ? null : { target, title };
    };
    const gaps = open.flatMap((gap): readonly DecryptedGap[] => {
      const masked = texts.of(gap);
      if (masked === null) return [];
      const { id, at, caseId, cluster } = gap;
      return [{ id, at, caseId, cluster: cluster ?? id, ...masked, answeredBy: answeredBy(gap) }];
    });
    return { gaps, unreadable: open.length - gaps.length };
  }

  function follow(gaps: readonly DecryptedGap[]): void {
    const ids = new Set(gaps.map(({ id }) => id));
    for (const id of labeled)
      if (!ids.has(id)) {
        labeler.remove(id);
        labeled.delete(id);
      }
    for (const { id, question } of gaps)
      if (!labeled.has(id)) {
        // A label stands on pages: what is in no library and no everyday language may be somebody's name.
        labeler.add(id, rareWords.without(question));
        labeled.add(id);
      }
  }

  function clusterOf(id: string, gaps: readonly DecryptedGap[]): Omit<GapCluster, 'label'> {
    const centre = clustering.medoid(id);
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

  /** An id whose cluster joined another one since it was listed still stands for the question that it was listed for. */
  function membersOf(cluster: string): readonly DecryptedGap[] {
    const all = read().gaps;
    const members = all.filter((gap) => gap.cluster === cluster);
    const gaps = members.length > 0 ? members : all.filter(({ id }) => id === cluster);
    if (gaps.length === 0) throw new DeskFailure('not_found', { reason: 'gaps' });
    return gaps;
  }

  function closeGaps(ids: readonly string[]): readonly string[] {
    const open = new Set(store.gaps.open().map(({ id }) => id));
    const closing = ids.filter((id) => open.has(id));
    if (store.gaps.close(closing) === 0) throw new DeskFailure('not_found', { reason: 'gap' });
    changed();
    return closing;
  }

  const rowOf = ({ id, at, question, answer, answeredBy }: DecryptedGap): GapRow => ({
    id,
    at,
    question,
    answer,
    answeredBy,
  });

  return {
    schedule: () => {
      clustering.schedule();
    },
    whenIdle: () => clustering.whenIdle(),
    close: () => clustering.close(),
    add(question, from) {
      addGap(
        question,
        'noted',
        from && { caseId: from.caseId, questionIndex: from.number, queue: null },
        null,
      );
      changed();
    },
    addFromReply(reading, { questions, reply }) {
      if (!vault.isOpen() || reading.suggestionsWithheld !== null) return 0;
      // Where nothing was suggested, whatever stands there is the agent's own.
      const uses = reply === null ? [] : detectAnswerUse(reply, () => null);
      const written = new Map(
        uses.flatMap(({ question, answer }) => (answer === '' ? [] : [[question, answer] as const])),
      );
      const silent = reading.questions.filter(({ text, verdict }) => {
        // Whoever found an answer by hand has shown that there is one.
        const isAnswered = questions.some((each) => each.question === text && each.chosen !== null);
        return verdict.word === 'no good answer' && !isAnswered;
      });
      for (const { text, number } of silent) {
        const queue = reading.routing.queue?.id ?? null;
        addGap(
          text,
          'found',
          { caseId: reading.caseId, questionIndex: number, queue },
          written.get(text) ?? null,
        );
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
          label: labeler.label((members.get(cluster.id) ?? []).map(({ id }) => id)),
        }));
      reportedClustering = clustering.isClustering();
      return { clusters, unreadable, clustering: reportedClustering };
    },
    list() {
      const { gaps, unreadable } = read();
      return { rows: gaps.map(rowOf), unreadable };
    },
    listCluster: (cluster) => membersOf(cluster).map(rowOf),
    draftEntry(cluster) {
      const gaps = membersOf(cluster);
      const { example } = clusterOf(cluster, gaps);
      const seen = new Set([foldCase(example)]);
      const variants = gaps
        .map(({ question }) => question)
        .filter((question) => !seen.has(foldCase(question)) && seen.add(foldCase(question)));
      const answers = gaps.flatMap(({ at, answer }) => (answer === null ? [] : [{ at, text: answer }]));
      return {
        gaps: gaps.map(({ id }) => id),
        question: example,
        variants: variants.slice(0, mostVariants),
        answer: bestAnswer(answers) ?? '',
      };
    },
    closeGaps,
    closeCluster: (cluster) => closeGaps(membersOf(cluster).map(({ id }) => id)),
    reopen(ids) {
      store.gaps.reopen(ids);
      changed();
    },
  };
}
