import type { Learned } from '../../../../preload/contract.ts';
import { maskToLearn } from '../../privacy/find/mask.ts';
import type { Embedder, Log } from '../../ports.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import { toBytes } from '../../store/vector-bytes.ts';

/** What an agent decided: this question was answered with this target. */
interface Decision {
  readonly question: string;
  /** `e:` and an entry's id, or `p:` and a passage's. */
  readonly target: string;
}

/** Learns how customers ask from what agents answered them with. */
export interface Phrasings {
  /**
   * Keeps each question, personal data masked, as another way of asking for its target. Nothing is learned while no key
   * is open, because what customers wrote is never kept in the clear. Returns how many were kept.
   */
  learn(decisions: readonly Decision[], by: string): Promise<number>;
  /** As the owner sees them, in no order. */
  get(ids: readonly string[]): readonly Learned[];
  accept(ids: readonly string[]): void;
  /** Forgets the named ones, or all (null). The search is then what it was before them. */
  undo(ids: readonly string[] | null): number;
}

/** A question longer than this is a story: what it is about stands in its first part. */
const longest = 500;

/** A question as it is learned: without personal data and the numbers of a case. */
export const phraseOf = (question: string): string => maskToLearn(question.slice(0, longest)).trim();

export function createPhrasings(deps: {
  readonly store: Pick<Store, 'learned'>;
  readonly search: Pick<Search, 'relearn' | 'titlesOf'>;
  readonly embedder: Pick<Embedder, 'embed'>;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly log: Log;
  /** Whether the owner wants to accept each before it counts. */
  readonly asks: () => boolean;
  /** Whether an answer that must keep coming would come worse: then the phrase waits for the owner. */
  readonly worsens: (candidate: { readonly target: string; readonly vector: Int8Array }) => Promise<boolean>;
  /** Something was learned, accepted or forgotten. */
  readonly onChanged: () => void;
}): Phrasings {
  const { store, search, embedder, vault } = deps;
  const secretOf = (id: string): string => `learned:${id}`;
  const changed = (): void => {
    search.relearn();
    deps.onChanged();
  };

  return {
    async learn(decisions, by) {
      if (vault.status().state !== 'open' || decisions.length === 0) return 0;
      const phrases = decisions.map(({ question, target }) => ({
        target,
        phrase: phraseOf(question),
      }));
      const vectors = await embedder.embed(
        phrases.map(({ phrase }) => phrase),
        'query',
      );
      let kept = 0;
      for (const [at, { target, phrase }] of phrases.entries()) {
        const whole = vectors[at];
        if (whole === undefined) continue;
        const vector = toBytes(whole);
        const isWaiting = deps.asks() || (await deps.worsens({ target, vector }));
        const id = deps.newId();
        const secret = vault.encrypt(phrase, secretOf(id));
        if (store.learned.add({ id, by, target, phrase: secret, vector, isWaiting })) kept += 1;
      }
      if (kept > 0) changed();
      deps.log.write('info', 'learning.learned', { phrases: kept });
      return kept;
    },
    get(ids) {
      const rows = store.learned.get(ids);
      const titles = search.titlesOf(rows.map(({ target }) => target));
      const isOpen = vault.status().state === 'open';
      return rows.map(({ id, at, by, target, phrase, isWaiting, isFaded }) => ({
        kind: 'phrase',
        id,
        at,
        by,
        target,
        title: titles.get(target) ?? '',
        phrase: isOpen ? vault.decrypt(phrase, secretOf(id)) : null,
        wrong: null,
        change: null,
        state: isWaiting ? 'waiting' : isFaded ? 'faded' : 'used',
      }));
    },
    accept(ids) {
      store.learned.accept(ids);
      changed();
    },
    undo(ids) {
      const undone = store.learned.remove(ids);
      if (undone > 0) changed();
      return undone;
    },
  };
}
