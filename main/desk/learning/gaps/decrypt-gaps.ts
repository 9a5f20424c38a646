import type { Vault } from '../../privacy/vault.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import type { StoredGap } from '../../store/gaps.ts';
import { limits } from '../../store/limits.ts';

const { columns } = encryptedTables.gaps;
const mostCached = 2 * limits.gaps.open;

/** What a gap says in the clear, only ever in memory. */
interface GapTexts {
  readonly question: string;
  readonly answer: string | null;
}

/**
 * Reads gaps, each once. Null for one that was changed or is damaged, so that one row does not hide all others. Throws
 * `vault_locked` or `vault_absent` when there is no open key.
 */
export function createGapDecryptor(vault: Vault): {
  invalidate(): void;
  of(gap: Pick<StoredGap, 'id' | 'question' | 'answer'>): GapTexts | null;
} {
  const read = new Map<string, GapTexts | null>();
  return {
    invalidate: () => read.clear(),
    of({ id, question, answer }) {
      // An answer may come after its question.
      const key = `${id} ${answer === null ? 0 : answer.length}`;
      const known = read.get(key);
      if (known !== undefined) return known;
      let texts: GapTexts | null = null;
      try {
        texts = {
          question: vault.decrypt(question, columns.question, id),
          answer: answer && vault.decrypt(answer, columns.answer, id),
        };
      } catch (error) {
        // Without a key all of them are closed, which is something else than one that is damaged.
        if (!vault.isOpen()) throw error;
      }
      // Those that were closed since are not read any more.
      if (read.size >= mostCached) read.clear();
      read.set(key, texts);
      return texts;
    },
  };
}
