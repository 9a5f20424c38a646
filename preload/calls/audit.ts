import { z } from 'zod';
import type {
  AuditLogHead,
  AuditRow,
  AuditRowDetail,
  AuditVerification,
  CustomerIdentifier,
  ErasureResult,
} from '../shapes/audit.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';
import { writePath } from './path.ts';

const known = z.string().trim().min(3).max(320);

/** The audit log: what was read, decided and set. */
export const auditCalls = {
  /**
   * Newest first; `kinds` empty for all. `where`: from a time on (milliseconds), by what became of the reply, by the queue of
   * the message, by words, which are found while the key is open; empty and null for all.
   */
  'audit.list': call(
    z.strictObject({
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
      kinds: z.array(z.string().max(40)).max(20),
      where: z
        .strictObject({
          since: z.int().min(0).nullable(),
          outcome: z.enum(['unedited', 'edited', 'replaced', 'none']).nullable(),
          queue: id.nullable(),
          text: z.string().max(200),
        })
        .optional(),
    }),
  )
    .for('owner')
    .returns<{ readonly total: number; readonly rows: readonly AuditRow[] }>(),
  /** One line with its content, and the other lines of its case, oldest first. */
  'audit.get': call(z.strictObject({ id }))
    .for('owner')
    .returns<{ readonly lines: readonly AuditRowDetail[] }>(),
  /** Checks that no line was changed, removed or moved since it was written. */
  'audit.verify': call(nothing).for('owner').returns<AuditVerification>(),
  /**
   * Writes the whole log into a file that is not there yet, its head as the last line. `words` adds what is encrypted, in the
   * clear; it fails with `vault_locked` or `vault_absent` without the key.
   */
  'audit.export': call(
    z.strictObject({
      path: writePath,
      format: z.enum(['jsonl', 'csv']),
      words: z.boolean(),
    }),
  )
    .for('owner')
    .returns<{ readonly path: string; readonly lines: number; readonly head: AuditLogHead | null }>(),
  /**
   * What else the customer is known by whose e-mail address, name or number this is: whatever the messages of the same cases
   * name, what is named most often first. Fails with `vault_locked` or `vault_absent` without the key.
   */
  'audit.findCustomer': call(z.strictObject({ customer: known }))
    .for('owner')
    .returns<{
      readonly identifiers: readonly CustomerIdentifier[];
    }>(),
  /**
   * Erases the content of these cases, or everything stored that names a customer (by e-mail address, whole name or number, and
   * `also` by others of the same one) and what was learned of these cases: in the log, in what was learned, in copies, in
   * files that were set aside. The lines stay, without their content, and the log still verifies.
   */
  'audit.erase': call(
    z.union([
      z.strictObject({ caseIds: z.array(id).min(1).max(10_000) }),
      z.strictObject({ customer: known, also: z.array(known).max(100).optional() }),
    ]),
  )
    .for('owner')
    .returns<ErasureResult>(),
} as const;
