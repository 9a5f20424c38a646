import type { Changes } from '../changes.ts';
import type { Vault } from '../privacy/vault.ts';
import { createVectorCache, type VectorCache } from '../privacy/vector-cache.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import { limits } from '../store/limits.ts';
import type { NegativeFeedbackVector } from '../store/negative-feedback.ts';
import type { EncryptedVector, PhrasingVector } from '../store/phrasings.ts';
import type { Store } from '../store/store.ts';

/** What was learned, as a search compares it; each vector is decrypted once. */
export interface LearnedVectors {
  /** Nothing while no key is open, and without what cannot be decrypted. */
  read(): {
    readonly vectors: readonly PhrasingVector[];
    readonly negative: readonly NegativeFeedbackVector[];
  };
  /** Decrypts all before a search needs them; calls `yieldIfBusy` every few milliseconds, which may throw to give up. */
  warm(yieldIfBusy: () => Promise<void>): Promise<void>;
}

const warmedAtOnce = 100;

export function createLearnedVectors(
  store: Pick<Store, 'phrasings' | 'negativeFeedback' | 'learnedEmbeddings'>,
  vault: Pick<Vault, 'isOpen' | 'isShut' | 'decryptBytes'>,
  changes: Pick<Changes, 'subscribe'>,
): LearnedVectors {
  const { learnedPhrasings, negativeFeedback } = encryptedTables;
  const ofPhrasings = createVectorCache(
    vault,
    changes,
    learnedPhrasings.embedding,
    2 * limits.learnedPhrasings.all,
  );
  const ofFeedback = createVectorCache(
    vault,
    changes,
    negativeFeedback.embedding,
    2 * limits.negativeFeedback.all,
  );
  return {
    read: () =>
      vault.isOpen()
        ? {
            vectors: decrypted(store.phrasings.vectors(), ofPhrasings),
            negative: decrypted(store.negativeFeedback.vectors(), ofFeedback),
          }
        : { vectors: [], negative: [] },
    async warm(yieldIfBusy) {
      for (const [table, cache] of [
        ['learned_phrasings', ofPhrasings],
        ['negative_feedback', ofFeedback],
      ] as const)
        for (let after: string | undefined = ''; after !== undefined;) {
          const rows = store.learnedEmbeddings.present(table, after, warmedAtOnce);
          for (const { id, embedding } of rows) cache.get(id, embedding);
          after = rows.at(-1)?.id;
          await yieldIfBusy();
        }
    },
  };
}

const decrypted = <Row extends EncryptedVector<PhrasingVector>>(
  rows: readonly Row[],
  cache: VectorCache,
): readonly (Omit<Row, 'embedding' | 'id'> & { readonly vector: Int8Array })[] =>
  rows.flatMap(({ embedding, id, ...row }) => {
    const vector = cache.get(id, embedding);
    return vector === null ? [] : [{ ...row, vector }];
  });
