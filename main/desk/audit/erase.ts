import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ErasureResult } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Vault } from '../privacy/vault.ts';
import { type EncryptedColumn, encryptedTables } from '../store/encrypted-columns.ts';
import { toRanges } from '../store/hash-chain.ts';
import type { AuditLogTable, AuditRecord, EncryptedRows, MailDocumentTable } from '../store/store.ts';
import type { Erasure } from './erasure-register.ts';
import { namesCustomer } from './names-customer.ts';
import type { AuditSealing } from './sealing.ts';
import type { AuditWriter } from './writer.ts';

/** Everything, cases, or a customer by whatever is known of one: `also` are other names, addresses and numbers of the same one. */
export type Wanted =
  | { readonly everything: true }
  | { readonly caseIds: readonly string[] }
  | { readonly customer: string; readonly also?: readonly string[] | undefined };

interface EraseDeps {
  readonly auditTable: AuditLogTable;
  readonly encryptedRows: EncryptedRows;
  readonly mailDocuments: Pick<MailDocumentTable, 'naming' | 'erase'>;
  readonly vault: Vault;
  readonly sealing: Pick<AuditSealing, 'seal' | 'appended'>;
  readonly writer: Pick<AuditWriter, 'flush'>;
  /** Called before anything goes. Throws to leave all of it. */
  readonly onBegin: (erasure: Omit<Erasure, 'id'>) => void;
}

/** Rows that are decrypted before other calls have their turn. */
const slice = 100;
/** A shorter one would name half of all customers. */
const shortest = 3;

/** Every string of a stored text: its JSON escapes line breaks, so it is not looked through as it is. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const one of value) yield* textsIn(one);
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* textsIn(one);
}

export function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What a customer is known by, as it was asked for. Throws `bad_request`. */
function knownBy({ customer, also = [] }: Extract<Wanted, { customer: string }>): readonly string[] {
  const known = [customer, ...also].map((one) => one.trim());
  if (known.some((one) => one.length < shortest))
    throw new DeskFailure('bad_request', { reason: 'customer_too_short' });
  return known;
}

/**
 * Erases the content of cases, or of every case and everything else that names a customer, and what came of these cases; or
 * of everything. The lines of the log stay, with their facts: they name nobody. Throws `vault_locked` or `vault_absent` when
 * it cannot be read who is named.
 */
export async function eraseContent(
  wanted: Wanted,
  { auditTable, encryptedRows, mailDocuments, vault, sealing, writer, onBegin }: EraseDeps,
): Promise<Omit<ErasureResult, 'olderCopies' | 'setAside'>> {
  writer.flush();
  const isNamed = 'customer' in wanted ? namesCustomer(...knownBy(wanted)) : null;
  // Before anything is changed. Words that are gone are excused only by a line that was written with the key.
  if (isNamed !== null || ('caseIds' in wanted && vault.status().state === 'locked')) vault.requireOpen();
  let unreadable = 0;

  function names(bytes: Uint8Array, column: EncryptedColumn, key: string): boolean {
    if (isNamed === null) return 'everything' in wanted;
    try {
      return [...textsIn(jsonOr(vault.decrypt(bytes, column, key)))].some(isNamed);
    } catch {
      unreadable += 1;
      return false;
    }
  }

  const cases = new Set('caseIds' in wanted ? wanted.caseIds : []);
  const found = new Map<number, AuditRecord>();
  for await (const line of linesOf(auditTable)) {
    if (line.secret === null || !names(line.secret, encryptedTables.auditLog.columns.secret, line.id))
      continue;
    found.set(line.sequence, line);
    if (line.caseId !== null) cases.add(line.caseId);
  }
  // A reply without the name belongs to a message that has it.
  for (const caseId of cases)
    for (const line of auditTable.ofCase(caseId)) if (line.secret !== null) found.set(line.sequence, line);

  const otherRows: { readonly table: EncryptedRows['tables'][number]; readonly keys: readonly string[] }[] =
    [];
  for (const table of encryptedRows.tables) {
    const keys = new Set<string>();
    for (let rows = encryptedRows.after(table, '', slice); rows.length > 0;) {
      for (const { key, caseId, ciphertexts } of rows)
        if (
          (caseId !== null && cases.has(caseId)) ||
          ciphertexts.some(({ bytes, column }) => names(bytes, column, key))
        )
          keys.add(key);
      await nextTurn();
      rows = encryptedRows.after(table, rows.at(-1)?.key ?? '', slice);
    }
    if (keys.size > 0) otherRows.push({ table, keys: [...keys] });
  }
  const documents = isNamed === null ? [] : mailDocuments.naming(isNamed);
  if (found.size > 0 || otherRows.length > 0 || documents.length > 0) {
    const rows = {
      ...Object.fromEntries(otherRows.map(({ table, keys }) => [table.table, [...keys]])),
      ...(documents.length > 0 && { documents: [...documents] }),
    };
    const linesWithoutCase = [...found.values()].filter(({ caseId }) => caseId === null);
    onBegin({ lines: linesWithoutCase.map(({ id }) => id), cases: [...cases], rows });
    for (const { table, keys } of otherRows) encryptedRows.delete(table, keys);
    mailDocuments.erase(documents);
    const seal = sealing.seal();
    const line = auditTable.erase([...found.keys()], {
      kind: 'erased',
      // Should a copy of before come back, all of it is erased again.
      facts: { lines: toRanges(found.keys()), cases: cases.size, rows },
      secret: null,
      seal,
    });
    sealing.appended([line], seal);
  }
  return {
    lines: found.size,
    cases: cases.size,
    otherRecords: [
      ...otherRows.map(({ table, keys }) => ({ table: table.table, count: keys.length })),
      ...(documents.length > 0 ? [{ table: 'documents' as const, count: documents.length }] : []),
    ],
    unreadable,
  };
}

/** All lines, oldest first; others have their turn in between. */
export async function* linesOf(auditTable: Pick<AuditLogTable, 'recordsAfter'>): AsyncGenerator<AuditRecord> {
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
