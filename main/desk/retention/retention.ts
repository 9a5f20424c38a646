import {
  type RetentionKind,
  retentionKinds,
  type RetentionMonths,
  type RetentionRow,
  type RetentionStatus,
} from '../../../preload/shapes/retention.ts';
import type { Settings, WireError } from '../../../preload/contract.ts';
import type { Erasures } from '../audit/erasures.ts';
import { type BackgroundTask, createBackgroundTask } from '../background/background-task.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import type { Store } from '../store/store.ts';
import { dayMs, monthsBefore } from '../../../preload/shared/days.ts';
import { createTrustedClock } from './trusted-clock.ts';

/** Words that are old enough go by themselves, once the owner has agreed to that. */
export interface Retention extends Pick<BackgroundTask, 'close'> {
  status(): RetentionStatus;
  /** Rejects with `bad_request` where the months are others than those that are set. */
  agree(months: RetentionMonths): void;
  /** Rejects with `bad_request` where the clock says something else than what was shown. */
  confirmClock(shown: number): void;
  /** Notes the time, and begins when something is due, nothing is in the way, and nothing went for a week. */
  look(): void;
  /** What is due, now. Resolves to how many texts went. */
  run(): Promise<number>;
  notices(): readonly WireError[];
}

/** Texts of a table that go at once, before others have their turn. */
const slice = 200;
/** Milliseconds between two runs: each writes the library anew and gives up older copies, which are for what is noticed late. */
const restMs = 7 * dayMs;
/** Milliseconds for which a clock may have gone on between what was shown and the answer. */
const longestAnswer = dayMs;
const agreedKey = 'retention.agreed';
const lastKey = 'retention.last';

export function createRetention({
  store,
  vault,
  erasures,
  settings,
  now,
  isBusy,
  changes,
  log,
}: {
  readonly store: Pick<Store, 'expiredRows' | 'meta' | 'auditLog'>;
  readonly vault: Pick<Vault, 'isOpen'>;
  readonly erasures: Pick<Erasures, 'expire' | 'finish'>;
  readonly settings: { get(): Pick<Settings, 'retention'> };
  readonly now: () => number;
  readonly isBusy: () => boolean;
  readonly changes: Changes;
  readonly log: Log;
}): Retention {
  const { expiredRows, meta } = store;
  const clock = createTrustedClock({ meta, newestLine: () => expiredRows.newestLine(), now });
  let notices: readonly WireError[] = [];

  const task = createBackgroundTask({
    debounceMs: 1_000,
    run: async () => {
      await run();
    },
    isBusy,
    log,
    failureEvent: 'retention.failed',
  });

  /** As the owner agreed last; a kind that nobody agreed to is kept for good. */
  function agreed(): Partial<RetentionMonths> {
    try {
      return JSON.parse(meta.get(agreedKey) ?? '{}') as Partial<RetentionMonths>;
    } catch {
      return {};
    }
  }
  /** Months for which somebody agreed: as they are set, where that is no shorter than what was agreed to. */
  function monthsOf(kind: RetentionKind): number | null {
    const set = settings.get().retention[kind];
    const known = agreed()[kind] ?? null;
    return set === null || known === null || known > set ? null : set;
  }
  const needsYes = (): boolean =>
    retentionKinds.some((kind) => settings.get().retention[kind] !== null && monthsOf(kind) === null);

  function rowOf(kind: RetentionKind): RetentionRow {
    const months = settings.get().retention[kind];
    const { count: stored, oldest } = expiredRows.stored(kind);
    if (months === null) return { kind, months, stored, oldest, due: 0, nextAt: null };
    const { count: due } = expiredRows.stored(kind, monthsBefore(now(), months));
    return {
      kind,
      months,
      stored,
      oldest,
      due,
      nextAt: oldest === null ? null : monthsBefore(oldest, -months),
    };
  }

  function last(): RetentionStatus['last'] {
    try {
      return JSON.parse(meta.get(lastKey) ?? 'null') as RetentionStatus['last'];
    } catch {
      return null;
    }
  }

  const status = (): RetentionStatus => ({
    rows: retentionKinds.map(rowOf),
    needsYes: needsYes(),
    clock: clock.jump(),
    last: last(),
  });

  let running: Promise<number> | null = null;
  /** Whoever comes while one runs gets the end of that one. */
  function run(): Promise<number> {
    running ??= removeDue().finally(() => {
      running = null;
    });
    return running;
  }

  async function removeDue(): Promise<number> {
    if (!vault.isOpen() || clock.look() !== null) return 0;
    let gone = 0;
    for (const kind of retentionKinds) {
      const months = monthsOf(kind);
      if (months === null) continue;
      for (;;) {
        const due = expiredRows.due(kind, monthsBefore(now(), months), slice);
        if (due.lines.length === 0 && Object.keys(due.rows).length === 0) break;
        erasures.expire(due, kind);
        gone += due.count;
        await task.yieldIfBusy();
        // Locked meanwhile, or the clock was set.
        if (!vault.isOpen() || clock.look() !== null) break;
      }
    }
    if (gone === 0) return 0;
    meta.set(lastKey, JSON.stringify({ at: now(), count: gone }));
    log.write('info', 'retention.gone', { count: gone });
    await erasures.finish();
    changes.publish('reload', null);
    changes.publish('formDrafts', null);
    changes.publish('retention', null);
    return gone;
  }

  function look(): void {
    expiredRows.stampMissing(now());
    const jump = clock.look();
    const set = retentionKinds.filter((kind) => settings.get().retention[kind] !== null);
    if (set.length === 0) {
      notices = [];
      return;
    }
    const due = set.map(rowOf).reduce((sum, row) => sum + row.due, 0);
    const waits = due > 0 && (jump !== null || needsYes());
    notices = waits
      ? [{ code: 'retention_waits', ...(jump !== null && { reason: 'clock' }), params: { count: due } }]
      : [];
    const before = last();
    const isRested = before === null || Math.abs(now() - before.at) >= restMs;
    if (due > 0 && jump === null && isRested && set.some((kind) => monthsOf(kind) !== null)) task.schedule();
  }

  return {
    status,
    notices: () => notices,
    agree(months) {
      const set = settings.get().retention;
      if (retentionKinds.some((kind) => months[kind] !== set[kind]))
        throw new DeskFailure('bad_request', { reason: 'settings' });
      meta.set(agreedKey, JSON.stringify(set));
      look();
      changes.publish('retention', null);
    },
    confirmClock(shown) {
      if (Math.abs(now() - shown) > longestAnswer)
        throw new DeskFailure('bad_request', { reason: 'settings' });
      clock.confirm();
      look();
      changes.publish('retention', null);
    },
    look,
    run,
    close: () => task.close(),
  };
}
