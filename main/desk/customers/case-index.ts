import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { contactWords } from '../audit/contact-history.ts';
import { productsIn } from '../messages/details.ts';
import { findOrders } from '../messages/order-numbers.ts';
import type { Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { AuditLogTable, AuditRecord } from '../store/store.ts';
import { saysLate } from './late-order.ts';

/** What a message says that no fact of the log does. In memory alone, and only while the key is open. */
export interface CaseSigns {
  readonly at: number;
  readonly late: boolean;
  readonly products: readonly string[];
  readonly orders: readonly string[];
}

export interface CaseIndex {
  /**
   * Looks at the messages from that line of the log on that were not looked at yet, and forgets those before. By case.
   * A message whose reading fails is without signs, costs no other, and is read again the next time.
   * Somebody waits for it until `patience` resolves; without it nobody does. Throws `vault_locked` or `vault_absent`, also when it
   * is locked meanwhile, and what `yieldIfBusy` throws.
   */
  read(fromLine: number, patience?: Promise<unknown>): Promise<ReadonlyMap<string, CaseSigns>>;
  /** Of the messages that were looked at so far, by case. */
  known(): ReadonlyMap<string, CaseSigns>;
  clear(): void;
}

const slice = 50;
const factsSchema = z.looseObject({ again: z.string().optional() });
const wordsSchema = z.looseObject({ message: z.string() });
const { secret: secretColumn } = encryptedTables.auditLog.columns;

export function createCaseIndex({
  auditLog,
  vault,
  shop,
  region,
  yieldIfBusy,
  log,
}: {
  readonly auditLog: Pick<AuditLogTable, 'recordsAfter'>;
  readonly vault: Pick<Vault, 'decryptIfReadable' | 'requireOpen'>;
  readonly shop: () => { readonly orderNumbers?: string; readonly products?: readonly string[] };
  readonly region: string;
  /** Awaited after each few messages while nobody waits for them. */
  readonly yieldIfBusy: () => Promise<unknown>;
  readonly log: Log;
}): CaseIndex {
  let signs = new Map<string, CaseSigns & { readonly line: number }>();
  let last = 0;
  /** Lines whose message could not be read. */
  const failed = new Set<number>();
  let reading: Promise<void> | null = null;
  /** So many wait for what is read just now. */
  let waiting = 0;

  function signsIn(message: string): Pick<CaseSigns, 'late' | 'products' | 'orders'> {
    const { orderNumbers = '', products = [] } = shop();
    const named = [...productsIn(message, products)].map(
      ({ start, end, normalized }) => normalized ?? message.slice(start, end),
    );
    const orders = [...findOrders(message, orderNumbers, region)].map(({ start, end }) =>
      contactWords('order', message.slice(start, end)),
    );
    return { late: saysLate(message), products: [...new Set(named)], orders: [...new Set(orders)] };
  }

  function readLine({ sequence: line, id, at, caseId, kind, facts, secret }: AuditRecord): void {
    if (kind !== 'read' || caseId === null) return;
    const { again } = factsSchema.catch({}).parse(JSON.parse(facts));
    if (again !== undefined) return;
    const text = secret === null ? null : vault.decryptIfReadable(secret, secretColumn, id);
    let found: ReturnType<typeof signsIn> = { late: false, products: [], orders: [] };
    try {
      const words = text === null ? undefined : wordsSchema.safeParse(JSON.parse(text)).data;
      if (words !== undefined) found = signsIn(words.message);
    } catch (error) {
      failed.add(line);
      log.write('warn', 'customers.message-not-read', {
        line,
        name: error instanceof Error ? error.name : 'unknown',
      });
    }
    signs.set(caseId, { line, at, ...found });
  }

  async function readFrom(fromLine: number): Promise<void> {
    let own: typeof signs | null = null;
    vault.requireOpen();
    const again = [...failed].filter((line) => line >= fromLine);
    // Those that fail again are put down again.
    failed.clear();
    for (const line of again) for (const record of auditLog.recordsAfter(line - 1, 1)) readLine(record);
    for (;;) {
      // What cannot be decrypted would stay as if nothing had been said in it.
      vault.requireOpen();
      if (own !== signs) {
        // At the beginning, and again when all was forgotten meanwhile: the lines before have no signs any more.
        own = signs;
        for (const [caseId, { line }] of own) if (line < fromLine) own.delete(caseId);
        last = Math.max(last, fromLine - 1);
      }
      const lines = auditLog.recordsAfter(last, slice);
      for (const record of lines) {
        readLine(record);
        last = record.sequence;
      }
      if (lines.length < slice) return;
      await (waiting > 0 ? nextTurn() : yieldIfBusy());
    }
  }

  return {
    async read(fromLine, patience) {
      if (patience !== undefined) waiting += 1;
      const own = (reading ??= readFrom(fromLine).finally(() => {
        reading = null;
      }));
      const isOver = (): void => {
        waiting -= 1;
      };
      if (patience !== undefined) void Promise.race([patience, own]).then(isOver, isOver);
      await own;
      return signs;
    },
    known: () => signs,
    clear() {
      signs = new Map();
      failed.clear();
      last = 0;
    },
  };
}
