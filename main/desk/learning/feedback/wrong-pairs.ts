import type { CallInput, Learned } from '../../../../preload/contract.ts';
import type { Embedder } from '../../ports.ts';
import { maskToLearn } from '../../privacy/find/mask.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import { toBytes } from '../../store/vector-bytes.ts';
import { phraseOf } from '../phrasings/phrasings.ts';

/** Answers that agents marked wrong for a message: held back for messages like it. */
export interface WrongPairs {
  /** Returns its id, or null when it is not kept: no key is open, or the answer is gone. */
  mark(
    pair: Omit<CallInput<'learning.wrong'>, 'caseId'>,
    by: string,
    isWaiting: boolean,
  ): Promise<string | null>;
  /** As the owner sees them, in no order. */
  get(ids: readonly string[]): readonly Learned[];
}

export function createWrongPairs({
  store,
  search,
  embedder,
  vault,
  newId,
}: {
  readonly store: Pick<Store, 'wrongPairs'>;
  readonly search: Pick<Search, 'titlesOf'>;
  readonly embedder: Pick<Embedder, 'embed'>;
  readonly vault: Vault;
  readonly newId: () => string;
}): WrongPairs {
  const { wrongPairs } = store;
  const secretOf = (id: string, what: 'phrase' | 'comment'): string => `wrong:${id}:${what}`;

  return {
    async mark({ question, target, reason, comment }, by, isWaiting) {
      if (vault.status().state !== 'open') return null;
      const phrase = phraseOf(question);
      const [vector] = await embedder.embed([phrase], 'query');
      if (vector === undefined) return null;
      const id = newId();
      const said = maskToLearn(comment).trim();
      const kept = wrongPairs.add({
        id,
        by,
        target,
        reason,
        phrase: vault.encrypt(phrase, secretOf(id, 'phrase')),
        comment: said === '' ? null : vault.encrypt(said, secretOf(id, 'comment')),
        vector: toBytes(vector),
        isWaiting,
      });
      return kept ? id : null;
    },
    get(ids) {
      const rows = wrongPairs.get(ids);
      const titles = search.titlesOf(rows.map(({ target }) => target));
      const isOpen = vault.status().state === 'open';
      return rows.map(({ id, at, by, target, phrase, reason, comment, isWaiting, isFaded }) => ({
        kind: 'wrong',
        id,
        at,
        by,
        target,
        title: titles.get(target) ?? '',
        phrase: isOpen ? vault.decrypt(phrase, secretOf(id, 'phrase')) : null,
        wrong: {
          reason,
          comment: isOpen && comment !== null ? vault.decrypt(comment, secretOf(id, 'comment')) : null,
        },
        change: null,
        state: isWaiting ? 'waiting' : isFaded ? 'faded' : 'used',
      }));
    },
  };
}
