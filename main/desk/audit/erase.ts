import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ErasureResult } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Vault } from '../privacy/vault.ts';
import { type EncryptedColumn, encryptedTables } from '../store/encrypted-columns.ts';
import type { AuditRecord, AuditLogTable, EncryptedRows } from '../store/store.ts';
import type { AuditWriter } from './writer.ts';

interface EraseDeps {
  readonly auditTable: AuditLogTable;
  readonly encryptedRows: EncryptedRows;
  readonly vault: Vault;
  readonly writer: Pick<AuditWriter, 'seal' | 'flush'>;
}

/** Rows that are decrypted before other calls have their turn. */
const slice = 100;

/** Whether a text names the customer: an e-mail address anywhere, a name as whole words, whatever the case. */
export function namesCustomer(customer: string): (text: string) => boolean {
  const escaped = customer
    .normalize('NFC')
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  const words = escaped.split(/\s+/u).join(String.raw`\s+`);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}._%+-])${words}(?![\p{L}\p{N}])`, 'iu');
  return (text) => pattern.test(text.normalize('NFC'));
}

/** Every string of a stored text: its JSON escapes line breaks, so it is not looked through as it is. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const one of value) yield* textsIn(one);
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* textsIn(one);
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Sequence numbers as ranges, which is how an 'erased' line names them. */
function asRanges(sequences: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const sequence of sequences) {
    const last = ranges.at(-1);
    if (last !== undefined && sequence === last[1] + 1) last[1] = sequence;
    else ranges.push([sequence, sequence]);
  }
  return ranges;
}

/**
 * Erases the content of cases, or of every case and everything else that names a customer. The lines of the log stay, with
 * their facts: they name nobody. Throws `vault_locked` or `vault_absent` when it cannot be read who is named.
 */
export async function eraseContent(
  wanted: { readonly caseIds: readonly string[] } | { readonly customer: string },
  { auditTable, encryptedRows, vault, writer }: EraseDeps,
): Promise<ErasureResult> {
  writer.flush();
  if ('customer' in wanted && wanted.customer.trim().length < 3)
    throw new DeskFailure('bad_request', { reason: 'customer_too_short' });
  const isNamed = 'customer' in wanted ? namesCustomer(wanted.customer) : null;
  // Before anything is changed.
  if (isNamed !== null) vault.requireOpen();
  let unreadable = 0;

  function names(bytes: Uint8Array, column: EncryptedColumn, key: string): boolean {
    if (isNamed === null) return false;
    try {
      return [...textsIn(jsonOr(vault.decrypt(bytes, column, key)))].some(isNamed);
    } catch {
      unreadable += 1;
      return false;
    }
  }

  const cases = new Set('caseIds' in wanted ? wanted.caseIds : []);
  const found = new Set<number>();
  for await (const line of linesOf(auditTable)) {
    if (line.secret === null || !names(line.secret, encryptedTables.auditLog.columns.secret, line.id))
      continue;
    found.add(line.sequence);
    if (line.caseId !== null) cases.add(line.caseId);
  }
  // A reply without the name belongs to a message that has it.
  for (const caseId of cases)
    for (const line of auditTable.ofCase(caseId)) if (line.secret !== null) found.add(line.sequence);

  const erasedRows: Record<string, readonly string[]> = {};
  const otherRecords: ErasureResult['otherRecords'][number][] = [];
  for (const table of encryptedRows.tables) {
    const keys: string[] = [];
    for (let rows = encryptedRows.after(table, '', slice); rows.length > 0;) {
      for (const { key, caseId, ciphertexts } of rows)
        if (
          (caseId !== null && cases.has(caseId)) ||
          ciphertexts.some(({ bytes, column }) => names(bytes, column, key))
        )
          keys.push(key);
      await nextTurn();
      rows = encryptedRows.after(table, rows.at(-1)?.key ?? '', slice);
    }
    if (keys.length === 0) continue;
    encryptedRows.delete(table, keys);
    erasedRows[table.table] = keys;
    otherRecords.push({ table: table.table, count: keys.length });
  }
  if (found.size > 0 || otherRecords.length > 0) {
    const lines = asRanges([...found].sort((a, b) => a - b));
    auditTable.erase([...found], {
      kind: 'erased',
      // Should a copy of before come back, all of it is erased again.
      facts: { lines, cases: cases.size, rows: erasedRows },
      secret: null,
      seal: writer.seal(),
    });
  }
  return { lines: found.size, cases: cases.size, otherRecords, unreadable };
}

async function* linesOf(auditTable: Pick<AuditLogTable, 'recordsAfter'>): AsyncGenerator<AuditRecord> {
  let from = 0;
  for (;;) {
    const lines = auditTable.recordsAfter(from, slice);
    yield* lines;
    const last = lines.at(-1);
    if (last === undefined) return;
    from = last.sequence;
    await nextTurn();
  }
}
