import { z } from 'zod';
import type {
  DecisionRow,
  ErasedCustomer,
  LogHead,
  OpenedDecision,
  PilotFigures,
  VerifiedLog,
} from '../shapes/oversight.ts';
import { call, id, nothing } from './call.ts';

/** The decision log, and the comparison of cases with and without suggestions. */
export const oversightCalls = {
  /** Newest first; `kinds` empty for all. */
  'log.list': call(
    z.strictObject({
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
      kinds: z.array(z.string().max(40)).max(20),
    }),
  ).returns<{ readonly total: number; readonly rows: readonly DecisionRow[] }>(),
  /** One line with its words, and the other lines of its case, oldest first. */
  'log.open': call(z.strictObject({ id })).returns<{ readonly lines: readonly OpenedDecision[] }>(),
  /** Checks that no line was changed, removed or moved since it was written. */
  'log.verify': call(nothing).returns<VerifiedLog>(),
  /**
   * Writes the whole log into a file that is not there yet, its head as the last line. `words` adds what is encrypted, in the
   * clear; it fails with `vault_locked` or `vault_absent` without the key.
   */
  'log.export': call(
    z.strictObject({
      path: z.string().min(1).max(4096),
      format: z.enum(['jsonl', 'csv']),
      words: z.boolean(),
    }),
  ).returns<{ readonly path: string; readonly lines: number; readonly head: LogHead | null }>(),
  /**
   * Erases the words of these cases, or everything kept that names a customer (by e-mail address or whole name): in the log and
   * in what was learned. The lines stay, without words, and the log still verifies.
   */
  'log.erase': call(
    z.union([
      z.strictObject({ caseIds: z.array(id).min(1).max(10_000) }),
      z.strictObject({ customer: z.string().trim().min(3).max(320) }),
    ]),
  ).returns<ErasedCustomer>(),
  /** What the comparison shows so far. */
  'pilot.figures': call(nothing).returns<PilotFigures>(),
} as const;
