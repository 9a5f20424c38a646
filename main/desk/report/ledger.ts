import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BackgroundTask, createBackgroundTask } from '../background/background-task.ts';
import type { Changes } from '../changes.ts';
import type { Log } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { lineFactsVersion, toCaseFacts } from './line-facts.ts';

/** Keeps the facts of the cases level with the audit log. */
export interface Ledger {
  /** Takes in what the log has more; begins anew where that was never done, or by an older version. */
  catchUp(): Promise<void>;
  schedule(): void;
  close(): Promise<void>;
}

/** Lines that are taken in within one transaction: milliseconds, so that nobody waits. */
const slice = 400;
/** A line comes with each message and each reply: the disk is spared until it is quiet. */
const debounceMs = 1_500;

export function createLedger({
  store: { auditLog, caseFacts },
  isBusy,
  changes,
  log,
}: {
  readonly store: Pick<Store, 'auditLog' | 'caseFacts'>;
  /** Somebody searches just now: what nobody asked for waits. */
  readonly isBusy: () => boolean;
  readonly changes: Changes;
  readonly log: Log;
}): Ledger {
  let catching: Promise<void> | null = null;

  /** False when there was nothing more. */
  function takeSlice(): boolean {
    const known = caseFacts.position();
    const isCurrent = known?.version === lineFactsVersion;
    const after = isCurrent ? known.line : 0;
    const lines = auditLog.factsAfter(after, slice);
    const last = lines.at(-1);
    if (last === undefined) return false;
    if (!isCurrent) caseFacts.clear();
    const facts = lines.flatMap((line) => toCaseFacts(line) ?? []);
    caseFacts.ingest(facts, { version: lineFactsVersion, after, upTo: last.sequence });
    return lines.length === slice;
  }

  async function takeAll(): Promise<void> {
    while (takeSlice()) await nextTurn();
  }

  const catchUp = (): Promise<void> =>
    (catching ??= takeAll().finally(() => {
      catching = null;
    }));

  const task: BackgroundTask = createBackgroundTask({
    debounceMs,
    async run() {
      while (takeSlice()) await task.yieldIfBusy();
    },
    isBusy,
    log,
    failureEvent: 'report.failed',
  });
  changes.subscribe('audit', 'derive', () => task.schedule());
  changes.subscribe('reload', 'derive', () => task.schedule());

  return { catchUp, schedule: () => task.schedule(), close: () => task.close() };
}
