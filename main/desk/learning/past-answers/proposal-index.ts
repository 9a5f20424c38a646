import { setImmediate as turn } from 'node:timers/promises';
import type { Changes } from '../../changes.ts';
import { clearWhenLocked } from '../../privacy/clear-when-locked.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { ProposalTable } from '../../store/proposals.ts';
import { cosine } from '../../vectors.ts';
import type { DecryptedProposal, ProposalCodec } from './proposal-codec.ts';

/**
 * The vectors of everything that was ever proposed, in memory: an answer is compared with those that ask about the same, and
 * only these are decrypted. All are decrypted once, in small parts, when the first is compared.
 */
export interface ProposalIndex {
  /** Encrypts and writes proposals, all at once. */
  put(proposals: readonly DecryptedProposal[]): void;
  /** To be awaited before `near`. Rejects with `vault_locked` or `vault_absent`. */
  load(): Promise<void>;
  /** Those whose question has at least that cosine, in the clear. */
  near(vector: Int8Array, cosineAtLeast: number): readonly DecryptedProposal[];
}

/** Proposals that are decrypted between two turns. */
const decryptedAtOnce = 50;

export function createProposalIndex({
  proposals,
  codec,
  vault,
  changes,
}: {
  readonly proposals: Pick<ProposalTable, 'put' | 'all' | 'get'>;
  readonly codec: ProposalCodec;
  readonly vault: Pick<Vault, 'isShut'>;
  readonly changes: Pick<Changes, 'subscribe'>;
}): ProposalIndex {
  let vectors: Map<string, Int8Array> | null = null;
  let loading: Promise<void> | null = null;
  // Another program may have proposed something.
  const invalidate = (): void => {
    vectors = null;
    loading = null;
  };
  changes.subscribe('reload', 'index', invalidate);
  clearWhenLocked(changes, vault, invalidate);

  async function decryptAll(): Promise<void> {
    // Whatever is put meanwhile goes in as well.
    const known = (vectors = new Map<string, Int8Array>());
    let left = decryptedAtOnce;
    for (const stored of proposals.all()) {
      known.set(stored.id, codec.decrypt(stored).vector);
      if (--left > 0) continue;
      left = decryptedAtOnce;
      await turn();
    }
  }

  return {
    put(given) {
      proposals.put(given.map((proposal) => ({ ...proposal, secret: codec.encrypt(proposal) })));
      for (const { id, vector } of given) vectors?.set(id, vector);
    },
    async load() {
      loading ??= decryptAll();
      try {
        await loading;
      } catch (error) {
        loading = null;
        throw error;
      }
    },
    near(vector, cosineAtLeast) {
      const found: DecryptedProposal[] = [];
      for (const [id, other] of vectors ?? []) {
        if (other.length !== vector.length || cosine(other, vector) < cosineAtLeast) continue;
        const stored = proposals.get(id);
        if (stored === null) vectors?.delete(id);
        else found.push(codec.decrypt(stored));
      }
      return found;
    },
  };
}
