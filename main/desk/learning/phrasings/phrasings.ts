import type { FeedbackItem } from '../../../../preload/contract.ts';
import type { ChangeCause, Changes } from '../../changes.ts';
import { maskForLearning } from '../../privacy/pii/mask.ts';
import type { Embedder, Log } from '../../ports.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import type { PhrasingVector } from '../../store/phrasings.ts';
import type { Store } from '../../store/store.ts';
import { bytesOf, quantize, vectorOf } from '../../vectors.ts';

/** What an agent decided: this question was answered with this target. */
interface Decision {
  readonly question: string;
  /** `e:` and an entry's id, or `p:` and a passage's. */
  readonly target: string;
}

/** A phrasing that counts, in the clear. */
interface LearnedPhrase {
  readonly phrase: string;
  readonly target: string;
  readonly vector: Int8Array;
}

/** Learns how customers ask from what agents answered them with. */
export interface Phrasings {
  /**
   * Keeps each question, personal data masked, as another way of asking for its target; what its case taught already is kept
   * once. Nothing is learned while no key is open, because what customers wrote is never kept in the clear. Returns the ids
   * of those that were kept. They are erased with their case.
   */
  learn(decisions: readonly Decision[], by: string, caseId: string | null): Promise<readonly string[]>;
  /** As the owner sees them, in no order. */
  get(ids: readonly string[]): readonly FeedbackItem[];
  /** How many there are that can be read now, or wait to be accepted; 0 while no key is open. Quick. */
  count(): number;
  /**
   * At most so many of those that count in the search, evenly spread, oldest first; none while no key is open, and without
   * those that are damaged.
   */
  phrases(most: number): readonly LearnedPhrase[];
  accept(ids: readonly string[]): void;
  /** Removes the named ones, or all (null). The search is then what it was before them. */
  undo(ids: readonly string[] | null): number;
}

/** A question longer than this is a story: what it is about stands in its first part. */
const longest = 500;

/** A question as it is learned: without personal data and the numbers of a case. */
export const maskPhrase = (question: string): string => maskForLearning(question.slice(0, longest)).trim();

export function createPhrasings(deps: {
  readonly store: Pick<Store, 'phrasings'>;
  readonly search: Pick<Search, 'titlesOf'>;
  readonly embedder: Pick<Embedder, 'embed'>;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly log: Log;
  /** Whether the owner wants to accept each before it counts. */
  readonly requiresApproval: () => boolean;
  /** Whether an answer that must keep coming would come worse: then the phrase waits for the owner. */
  readonly wouldRegress: (candidate: {
    readonly target: string;
    readonly vector: Int8Array;
  }) => Promise<boolean>;
  readonly changes: Pick<Changes, 'publish'>;
}): Phrasings {
  const { store, search, embedder, vault } = deps;
  const { columns, embedding: embeddingColumn } = encryptedTables.learnedPhrasings;
  const { phrase: phraseColumn } = columns;
  const publishLearned = (cause: ChangeCause, added?: readonly PhrasingVector[]): void =>
    deps.changes.publish('learned', { cause, ...(added && { added }) });

  return {
    async learn(decisions, by, caseId) {
      if (!vault.isOpen()) return [];
      const known = caseId === null ? [] : store.phrasings.ofCase(caseId);
      const isKnown = (one: { readonly target: string; readonly phrase: string }): boolean =>
        known.some(
          ({ id, target, phrase }) =>
            target === one.target && vault.decryptIfReadable(phrase, phraseColumn, id) === one.phrase,
        );
      const phrases = decisions
        .map(({ question, target }) => ({ target, phrase: maskPhrase(question) }))
        .filter((one) => !isKnown(one));
      if (phrases.length === 0) return [];
      const vectors = await embedder.embed(
        phrases.map(({ phrase }) => phrase),
        'query',
      );
      // One cause, however many phrases: they are undone together.
      const cause = { kind: 'reply_learned' } as const;
      const kept: string[] = [];
      for (const [at, { target, phrase }] of phrases.entries()) {
        const whole = vectors[at];
        if (whole === undefined) continue;
        const vector = quantize(whole);
        const isPending = deps.requiresApproval() || (await deps.wouldRegress({ target, vector }));
        const id = deps.newId();
        const secret = vault.encrypt(phrase, phraseColumn, id);
        const embedding = vault.encryptBytes(bytesOf(vector), embeddingColumn, id);
        const learned = store.phrasings.add({
          id,
          by,
          target,
          phrase: secret,
          embedding,
          isPending,
          caseId,
        });
        if (learned === null) continue;
        kept.push(id);
        // What made room is no longer searched by.
        if (learned.removed > 0) publishLearned(cause);
        else publishLearned(cause, isPending ? [] : [{ target, vector, at: learned.at, isStale: false }]);
      }
      deps.log.write('info', 'learning.learned', { phrases: kept.length });
      return kept;
    },
    get(ids) {
      const rows = store.phrasings.get(ids);
      const titles = search.titlesOf(rows.map(({ target }) => target));
      return rows.map(({ id, at, by, target, phrase, isPending, isStale }) => ({
        kind: 'phrasing',
        id,
        at,
        by,
        target,
        title: titles.get(target) ?? '',
        phrase: vault.decryptIfReadable(phrase, phraseColumn, id),
        negativeFeedback: null,
        change: null,
        state: isPending ? 'pending' : isStale ? 'stale' : 'used',
      }));
    },
    count: () => (vault.isOpen() ? store.phrasings.count() : 0),
    phrases(most) {
      if (!vault.isOpen()) return [];
      const all = store.phrasings.phrases();
      const step = Math.max(1, Math.ceil(all.length / most));
      const some = all.filter((_, at) => at % step === 0);
      return some.flatMap(({ id, phrase, target, embedding }) => {
        try {
          const vector = vectorOf(vault.decryptBytes(embedding, embeddingColumn, id));
          return [{ phrase: vault.decrypt(phrase, phraseColumn, id), target, vector }];
        } catch {
          return [];
        }
      });
    },
    accept(ids) {
      store.phrasings.accept(ids);
      publishLearned({ kind: 'learning_accepted', ids });
    },
    undo(ids) {
      const undone = store.phrasings.remove(ids);
      if (undone > 0) publishLearned({ kind: 'learning_undone' });
      return undone;
    },
  };
}
