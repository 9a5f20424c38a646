import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditVerification } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import { decodeHead } from '../store/audit-seal.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { ChainHead } from '../store/hash-chain.ts';
import type { AuditRecord, AuditLogTable } from '../store/store.ts';
import { createChainVerifier, verdictOf } from './chain-verifier.ts';
import type { AuditSealing } from './sealing.ts';
import type { AuditWriter } from './writer.ts';

interface VerifyDeps {
  readonly auditTable: AuditLogTable;
  readonly sealing: AuditSealing;
  readonly vault: Pick<Vault, 'status' | 'isOpen' | 'provedBytes'>;
  readonly writer: Pick<AuditWriter, 'flush'>;
}

/** Lines that are checked before other calls have their turn: a few milliseconds. */
const slice = 200;

/**
 * Checks every line, the head beside them and, with an open key, the key's codes and both seals. Lines that are appended
 * meanwhile are checked too.
 */
export async function verifyAuditLog({
  auditTable,
  sealing,
  vault,
  writer,
}: VerifyDeps): Promise<AuditVerification> {
  const started = performance.now();
  writer.flush();
  const key = sealing.seal();
  const { seal, sealed } = readSeals({ auditTable, sealing, vault });
  const verifier = createChainVerifier({ sealed, mac: key === null ? null : (hash) => key.mac(hash) });
  // From before the first: a line with such a number is none of ours, and the list would show it.
  let from: number = Number.MIN_SAFE_INTEGER;
  let isReadable = true;
  for (;;) {
    const lines = recordsAfter(auditTable, from);
    isReadable = lines !== null;
    for (const line of lines ?? []) verifier.add({ ...line, secret: provedWords(line, vault) });
    const last = lines?.at(-1);
    if (last === undefined) break;
    from = last.sequence;
    await nextTurn();
  }
  const { last, ...result } = verifier.end(auditTable.head());
  const at = last?.sequence ?? 0;
  const unreadable = isReadable ? null : { sequence: at + 1, why: { code: 'changed' as const } };
  const unsealed = seal === 'invalid' ? { sequence: at, why: { code: 'seal' as const } } : null;
  const found = { ...result, firstBroken: result.firstBroken ?? unreadable ?? unsealed, seal };
  return { ...found, verdict: verdictOf(found), head: last, ms: performance.now() - started };
}

/** The bytes that the line's hash proves; undefined where they stand within a layer and no key is open. */
function provedWords({ id, secret }: AuditRecord, vault: VerifyDeps['vault']): Uint8Array | null | undefined {
  if (secret === null) return null;
  const proved = vault.provedBytes(secret, encryptedTables.auditLog.columns.secret, id);
  if (proved !== null) return proved;
  return vault.isOpen() || secret[0] !== 2 ? secret : undefined;
}

/** Null where a line holds what none of ours ever held, such as a number that is too large. */
function recordsAfter(auditTable: AuditLogTable, from: number): readonly AuditRecord[] | null {
  try {
    return auditTable.recordsAfter(from, slice);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The seal in the library and the one beside it: with an open key, both must be there and made with it. */
function readSeals({ auditTable, sealing, vault }: Omit<VerifyDeps, 'writer'>): {
  readonly seal: AuditVerification['seal'];
  readonly sealed: readonly ChainHead[];
} {
  const key = sealing.seal();
  const stored = auditTable.seal();
  if (key === null) {
    if (vault.status().state === 'locked') return { seal: 'locked', sealed: [] };
    return { seal: stored === null ? 'none' : 'invalid', sealed: [] };
  }
  const inside = decodeHead((stored === null ? null : key.open(stored)) ?? '');
  const outside = sealing.sealedOutside();
  const sealed = [inside, outside].filter((head) => head !== null);
  return { seal: inside === null || outside === null ? 'invalid' : 'valid', sealed };
}
