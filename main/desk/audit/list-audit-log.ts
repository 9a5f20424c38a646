import { z } from 'zod';
import type { AuditRow, CallInput } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { AuditRecord, Store } from '../store/store.ts';
import { toAuditRow } from './facts.ts';
import { toStoredWord } from '../store/stored-words.ts';

/** The newest lines that words are looked for in: reading more than these would be waited for. */
const mostSearched = 10_000;
const aboutLength = 120;
const { secret: secretColumn } = encryptedTables.auditLog.columns;

/** What the list shows of the words of a line. */
const wordsSchema = z.looseObject({
  agent: z.string().optional().catch(undefined),
  subject: z.string().nullish().catch(undefined),
  message: z.string().optional().catch(undefined),
  question: z.string().optional().catch(undefined),
});

interface ListDeps {
  readonly auditTable: Store['auditLog'];
  readonly vault: Vault;
  /** The name of whoever stands in the log as an id or a pseudonym, where the desk knows it. */
  readonly nameOf: (by: string | null) => string | null;
}

const folded = (text: string): string => text.toLocaleLowerCase().replaceAll(/\s+/g, ' ');

/** The lines that a query asks for, newest first; what is encrypted is searched and shown while the key is open. */
export function listAuditLog(
  { offset, limit, kinds, where }: CallInput<'audit.list'>,
  { auditTable, vault, nameOf }: ListDeps,
): { readonly total: number; readonly rows: readonly AuditRow[] } {
  const query = { kinds: kinds.map(toStoredWord), since: null, outcome: null, queue: null, ...where };
  const wordsOf = (id: string): string | null => {
    if (!vault.isOpen()) return null;
    const secret = auditTable.get(id)?.secret ?? null;
    return secret === null ? null : vault.decryptIfReadable(secret, secretColumn, id);
  };
  const toRow = (line: Omit<AuditRecord, 'secret'> & { readonly hasSecret: boolean }): AuditRow => {
    const row = toAuditRow(line);
    const words = line.hasSecret ? wordsOf(line.id) : null;
    const said = words === null ? {} : wordsSchema.catch({}).parse(JSON.parse(words));
    return { ...row, by: nameOf(row.by) ?? (said.agent || null), about: aboutOf(said) };
  };
  const text = folded(where?.text ?? '').trim();
  if (text === '') {
    const { total, rows } = auditTable.page({ ...query, offset, limit });
    return { total, rows: rows.map(toRow) };
  }
  const { rows } = auditTable.page({ ...query, offset: 0, limit: mostSearched });
  const found = rows.filter((line) => {
    if (folded(nameOf(toAuditRow(line).by) ?? '').includes(text)) return true;
    return line.hasSecret && folded(valuesIn(wordsOf(line.id))).includes(text);
  });
  return { total: found.length, rows: found.slice(offset, offset + limit).map(toRow) };
}

/** The texts of a line without their names: whoever looks for “message” does not mean all of them. */
function valuesIn(words: string | null): string {
  if (words === null) return '';
  const texts: string[] = [];
  JSON.parse(words, (_name, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}

function aboutOf({ subject, message, question }: z.infer<typeof wordsSchema>): string | null {
  const text = subject || question || message;
  if (text === undefined) return null;
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > aboutLength ? `${line.slice(0, aboutLength)}…` : line;
}
