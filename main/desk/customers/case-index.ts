import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { contactWords } from '../audit/contact-history.ts';
import { productsIn } from '../messages/details.ts';
import { findOrders } from '../messages/order-numbers.ts';
import type { Vault } from '../privacy/vault.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { AuditLogTable } from '../store/store.ts';
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
}: {
  readonly auditLog: Pick<AuditLogTable, 'recordsAfter'>;
  readonly vault: Pick<Vault, 'decryptIfReadable' | 'requireOpen'>;
  readonly shop: () => { readonly orderNumbers?: string; readonly products?: readonly string[] };
  readonly region: string;
  /** Awaited after each few messages while nobody waits for them. */
  readonly yieldIfBusy: () => Promise<unknown>;
}): CaseIndex {
  let signs = new Map<string, CaseSigns & { readonly line: number }>();
  let last = 0;
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

  async function readFrom(fromLine: number): Promise<void> {
    let own: typeof signs | null = null;
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
      for (const { sequence: line, id, at, caseId, kind, facts, secret } of lines) {
        last = line;
        if (kind !== 'read' || caseId === null) continue;
        const { again } = factsSchema.catch({}).parse(JSON.parse(facts));
        if (again !== undefined) continue;
        const text = secret === null ? null : vault.decryptIfReadable(secret, secretColumn, id);
        const words = text === null ? undefined : wordsSchema.safeParse(JSON.parse(text)).data;
        const found =
          words === undefined ? { late: false, products: [], orders: [] } : signsIn(words.message);
        signs.set(caseId, { line, at, ...found });
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
      last = 0;
    },
  };
}
