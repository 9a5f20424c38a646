import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from '../privacy/vault.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { AuditLogTable } from '../store/store.ts';

/** A reply whose words are kept, with the facts of its line. */
export interface LoggedReply {
  readonly id: string;
  readonly at: number;
  readonly caseId: string;
  readonly subject: string | null;
  readonly message: string;
  readonly reply: string;
  /** Whoever wrote it, as the desk called her then; empty where it did not. */
  readonly agent: string;
  readonly questions: readonly {
    readonly question: string;
    readonly chosen: string | null;
    readonly leftOut: boolean;
  }[];
  /** Kinds of what the check before copying warned of. */
  readonly warned: readonly string[];
}

/** Lines that are looked through for replies. */
const mostLines = 20_000;
const { secret: secretColumn } = encryptedTables.auditLog.columns;

const wordsSchema = z.looseObject({
  message: z.string(),
  reply: z.string().min(1),
  agent: z.string().catch(''),
  questions: z
    .array(
      z.looseObject({
        question: z.string(),
        chosen: z.string().nullable().catch(null),
        leftOut: z.boolean().catch(false),
      }),
    )
    .catch([]),
});
const factsSchema = z.looseObject({ warned: z.string().catch('') });
const subjectSchema = z.looseObject({ subject: z.string().nullish().catch(null) });

interface Deps {
  readonly auditTable: Pick<AuditLogTable, 'page' | 'get' | 'ofCase'>;
  readonly vault: Pick<Vault, 'decryptIfReadable'>;
}

/** The last reply of each case of a time, by their ids; newest first. Nothing is decrypted for it. */
export function replyIds(
  { auditTable }: Pick<Deps, 'auditTable'>,
  { from, to }: { readonly from: number; readonly to: number },
): readonly string[] {
  const { rows } = auditTable.page({ kinds: ['reply'], since: from, offset: 0, limit: mostLines });
  const cases = new Set<string>();
  return rows.flatMap(({ id, at, caseId, hasSecret }) => {
    if (!hasSecret || at >= to || caseId === null || cases.has(caseId)) return [];
    cases.add(caseId);
    return [id];
  });
}

/** In an order that chance makes, the same for everybody who asks with the same seed. */
export function shuffled(ids: readonly string[], seed: string): readonly string[] {
  const rank = new Map(
    ids.map((id) => [id, createHash('sha256').update(`${seed} ${id}`).digest('base64url')]),
  );
  return ids.toSorted((a, b) => ((rank.get(a) ?? '') < (rank.get(b) ?? '') ? -1 : 1));
}

/** Null where its words are gone, or were never kept. */
export function readLoggedReply(id: string, { auditTable, vault }: Deps): LoggedReply | null {
  const line = auditTable.get(id);
  if (line?.kind !== 'reply' || line.secret === null || line.caseId === null) return null;
  const words = vault.decryptIfReadable(line.secret, secretColumn, id);
  const said = words === null ? null : (wordsSchema.safeParse(JSON.parse(words)).data ?? null);
  if (said === null) return null;
  const { warned } = factsSchema.catch({ warned: '' }).parse(JSON.parse(line.facts));
  const { message, reply, agent, questions } = said;
  return {
    id,
    at: line.at,
    caseId: line.caseId,
    subject: subjectOf(line.caseId, { auditTable, vault }),
    message,
    reply,
    agent,
    questions: questions.map(({ question, chosen, leftOut }) => ({ question, chosen, leftOut })),
    warned: warned.split(' ').filter(Boolean),
  };
}

/** It stands where the message was read. */
function subjectOf(caseId: string, { auditTable, vault }: Deps): string | null {
  const read = auditTable.ofCase(caseId).find(({ kind, secret }) => kind === 'read' && secret !== null);
  if (read === undefined || read.secret === null) return null;
  const words = vault.decryptIfReadable(read.secret, secretColumn, read.id);
  return words === null ? null : (subjectSchema.safeParse(JSON.parse(words)).data?.subject ?? null);
}
