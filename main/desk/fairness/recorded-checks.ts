import { z } from 'zod';
import { type FairnessCheck, type FairnessExample, fairnessMeasures } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import { fairnessGroup, fairnessOf } from '../report/recorded-fairness.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { Store } from '../store/store.ts';

const example = z.object({
  group: fairnessGroup,
  measure: z.enum(fairnessMeasures),
  plain: z.string(),
  changed: z.string(),
});
const secretSchema = z.looseObject({ examples: z.array(example) });

const { secret: secretColumn } = encryptedTables.auditLog.columns;
const mostListed = 13;

/** The checks that the audit log knows of, newest first. */
export function recordedChecks({
  auditLog,
  vault,
}: {
  readonly auditLog: Pick<Store['auditLog'], 'page' | 'get'>;
  readonly vault: Pick<Vault, 'isOpen' | 'decryptIfReadable'>;
}): {
  readonly last: FairnessCheck | null;
  readonly earlier: readonly { readonly at: number; readonly told: number }[];
} {
  function examplesOf(id: string): readonly FairnessExample[] {
    const secret = vault.isOpen() ? (auditLog.get(id)?.secret ?? null) : null;
    const words = secret === null ? null : vault.decryptIfReadable(secret, secretColumn, id);
    return words === null ? [] : (secretSchema.safeParse(JSON.parse(words)).data?.examples ?? []);
  }
  const { rows } = auditLog.page({ offset: 0, limit: mostListed, kinds: ['fairness'] });
  const [last, ...earlier] = rows.flatMap(({ id, at, facts }) => {
    const check = fairnessOf(facts);
    return check === null ? [] : [{ id, at, check }];
  });
  return {
    last: last === undefined ? null : { at: last.at, ...last.check, examples: examplesOf(last.id) },
    earlier: earlier.map(({ at, check }) => ({
      at,
      told: check.comparisons.filter(({ isTold }) => isTold).length,
    })),
  };
}
