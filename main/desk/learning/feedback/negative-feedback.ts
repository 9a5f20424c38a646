import type { CallInput, FeedbackItem } from '../../../../preload/contract.ts';
import type { Embedder } from '../../ports.ts';
import { maskForLearning } from '../../privacy/pii/mask.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import type { Store } from '../../store/store.ts';
import { bytesOf, quantize } from '../../vectors.ts';
import { maskPhrase } from '../phrasings/phrasings.ts';

/** Answers that agents marked wrong for a message: suppressed for messages like it. */
export interface NegativeFeedbackService {
  /** Returns its id, or null when it is not kept: no key is open, or the answer is gone. */
  add(
    pair: CallInput<'learning.addNegativeFeedback'>,
    by: string,
    isPending: boolean,
  ): Promise<string | null>;
  /** As the owner sees them, in no order. */
  get(ids: readonly string[]): readonly FeedbackItem[];
}

export function createNegativeFeedback({
  store,
  search,
  embedder,
  vault,
  newId,
}: {
  readonly store: Pick<Store, 'negativeFeedback'>;
  readonly search: Pick<Search, 'titlesOf'>;
  readonly embedder: Pick<Embedder, 'embed'>;
  readonly vault: Vault;
  readonly newId: () => string;
}): NegativeFeedbackService {
  const { negativeFeedback } = store;
  const { columns, embedding: embeddingColumn } = encryptedTables.negativeFeedback;

  return {
    async add({ caseId, question, target, reason, comment }, by, isPending) {
      if (!vault.isOpen()) return null;
      const phrase = maskPhrase(question);
      const [vector] = await embedder.embed([phrase], 'query');
      if (vector === undefined) return null;
      const id = newId();
      const maskedComment = maskForLearning(comment).trim();
      const kept = negativeFeedback.add({
        id,
        by,
        target,
        reason,
        phrase: vault.encrypt(phrase, columns.phrase, id),
        comment: maskedComment === '' ? null : vault.encrypt(maskedComment, columns.comment, id),
        embedding: vault.encryptBytes(bytesOf(quantize(vector)), embeddingColumn, id),
        isPending,
        caseId,
      });
      return kept ? id : null;
    },
    get(ids) {
      const rows = negativeFeedback.get(ids);
      const titles = search.titlesOf(rows.map(({ target }) => target));
      return rows.map(({ id, at, by, target, phrase, reason, comment, isPending, isStale }) => ({
        kind: 'negative feedback',
        id,
        at,
        by,
        target,
        title: titles.get(target) ?? '',
        phrase: vault.decryptIfReadable(phrase, columns.phrase, id),
        negativeFeedback: {
          reason,
          comment: comment && vault.decryptIfReadable(comment, columns.comment, id),
        },
        change: null,
        state: isPending ? 'pending' : isStale ? 'stale' : 'used',
      }));
    },
  };
}
