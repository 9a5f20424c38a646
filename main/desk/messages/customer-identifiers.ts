import { z } from 'zod';
import type { CustomerIdentifier } from '../../../preload/contract.ts';
import { jsonOr, linesOf, textsIn } from '../audit/erase.ts';
import { namesCustomer } from '../audit/names-customer.ts';
import { detectPii } from '../privacy/pii/detect.ts';
import type { Vault } from '../privacy/vault.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { AuditRecord, AuditLogTable } from '../store/store.ts';
import { type ReadDeps, toRoutingInput } from './read-message.ts';

type Kind = CustomerIdentifier['kind'];
type Found = Pick<CustomerIdentifier, 'kind' | 'text'>;

/** The surest first. */
const kinds = ['email', 'name', 'phone', 'address', 'order', 'tracking'] as const satisfies readonly Kind[];
const isKind = (kind: string): kind is Kind => kinds.some((one) => one === kind);
const shortest = 3;
const most = 100;

const messageSchema = z.object({ message: z.string(), subject: z.string().nullish() });

/**
 * What else the customer is known by who is named so: whatever the messages of the same cases name, and the parts of a name,
 * which agents use alone. Throws `vault_locked` or `vault_absent`.
 */
export async function customerIdentifiers(
  customer: string,
  {
    auditTable,
    vault,
    reading,
  }: {
    readonly auditTable: Pick<AuditLogTable, 'recordsAfter' | 'ofCase'>;
    readonly vault: Vault;
    readonly reading: Pick<ReadDeps, 'languages' | 'translatedLanguages' | 'now' | 'region' | 'shop'>;
  },
): Promise<readonly CustomerIdentifier[]> {
  vault.requireOpen();
  const opened = ({ id, secret }: AuditRecord): unknown => {
    try {
      return secret && jsonOr(vault.decrypt(secret, encryptedTables.auditLog.columns.secret, id));
    } catch {
      return null;
    }
  };
  const isMeant = namesCustomer(customer);
  const cases = new Set<string>();
  for await (const line of linesOf(auditTable))
    if (line.caseId !== null && [...textsIn(opened(line))].some(isMeant)) cases.add(line.caseId);

  const found = new Map<string, Found>();
  for (const caseId of cases)
    for (const line of auditTable.ofCase(caseId)) {
      const message = messageSchema.safeParse(opened(line)).data;
      for (const one of message === undefined ? [] : namedIn(message, reading)) {
        const key = `${one.kind} ${one.text.toLowerCase()}`;
        if (!found.has(key)) found.set(key, one);
      }
    }
  const listed = [...found.values()].slice(0, most).map((one) => ({
    ...one,
    isNamed: namesCustomer(one.text),
    cases: new Set<string>(),
  }));
  for await (const line of linesOf(auditTable)) {
    if (line.caseId === null) continue;
    const texts = [...textsIn(opened(line))];
    for (const each of listed) if (texts.some(each.isNamed)) each.cases.add(line.caseId);
  }
  return listed
    .map(({ kind, text, cases: named }) => ({
      kind,
      text,
      cases: named.size,
      elsewhere: [...named].filter((caseId) => !cases.has(caseId)).length,
    }))
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.cases - a.cases);
}

function* namedIn(
  { message, subject = null }: z.infer<typeof messageSchema>,
  reading: Parameters<typeof customerIdentifiers>[1]['reading'],
): Generator<Found> {
  const { details, text: whole } = toRoutingInput({ text: message, subject }, reading);
  for (const { kind, text } of details) {
    if (!isKind(kind) || text.trim().length < shortest) continue;
    yield { kind, text: text.trim() };
    if (kind !== 'name') continue;
    const parts = text.split(/[\s,]+/u).filter((part) => part.length >= shortest);
    for (const part of parts.length > 1 ? parts : []) yield { kind, text: part };
  }
  for (const { start, end, label } of detectPii(whole))
    if (label === 'ADDRESS') yield { kind: 'address', text: whole.slice(start, end).replaceAll(/\s+/g, ' ') };
}
