import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditVerification } from '../../../preload/contract.ts';
import type { ChainHead } from '../store/hash-chain.ts';
import type { AuditLogTable } from '../store/store.ts';
import { decodeHead } from '../store/audit-log.ts';
import { createChainVerifier } from './chain-verifier.ts';
import type { AuditWriter } from './writer.ts';

/** Lines that are checked before other calls have their turn: a few milliseconds. */
const slice = 200;

/** Checks every line, the head beside them and, with an open key, the seal. Lines that are appended meanwhile are checked too. */
export async function verifyAuditLog(
  auditTable: AuditLogTable,
  writer: Pick<AuditWriter, 'seal' | 'flush'>,
): Promise<AuditVerification> {
  const started = performance.now();
  writer.flush();
  const { seal, sealed } = openSeal(auditTable, writer);
  const verifier = createChainVerifier(sealed);
  let from = 0;
  for (;;) {
    const lines = auditTable.recordsAfter(from, slice);
    for (const line of lines) verifier.add(line);
    const last = lines.at(-1);
    if (last === undefined) break;
    from = last.sequence;
    await nextTurn();
  }
  const { lines, erased, firstBroken, last } = verifier.end(auditTable.head());
  const unsealed = seal === 'invalid' || (seal === 'none' && verifier.isSealable);
  return {
    lines,
    erased,
    firstBroken: firstBroken ?? (unsealed ? { sequence: last?.sequence ?? 0, why: { code: 'seal' } } : null),
    head: last,
    seal: unsealed ? 'invalid' : seal,
    ms: performance.now() - started,
  };
}

function openSeal(
  auditTable: AuditLogTable,
  writer: Pick<AuditWriter, 'seal'>,
): { readonly seal: AuditVerification['seal']; readonly sealed: ChainHead | null } {
  const stored = auditTable.seal();
  const key = writer.seal();
  if (stored === null) return { seal: 'none', sealed: null };
  if (key === null) return { seal: 'locked', sealed: null };
  const words = key.open(stored);
  return words === null ? { seal: 'invalid', sealed: null } : { seal: 'valid', sealed: decodeHead(words) };
}
