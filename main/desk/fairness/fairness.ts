import type { FairnessOverview } from '../../../preload/contract.ts';
import type { AuditWriter } from '../audit/writer.ts';
import type { Pseudonyms } from '../audit/pseudonyms.ts';
import { type BackgroundTask, createBackgroundTask } from '../background/background-task.ts';
import type { Changes } from '../changes.ts';
import type { Golden } from '../learning/golden/golden.ts';
import type { ReadDeps } from '../messages/read-message.ts';
import type { Embedder, Log } from '../ports.ts';
import { clearWhenLocked } from '../privacy/clear-when-locked.ts';
import type { Vault } from '../privacy/vault.ts';
import type { ReportRoom } from '../report/report.ts';
import { monthsBefore } from '../../../preload/shared/days.ts';
import type { RareWordFilter } from '../search/uncommon-words.ts';
import type { Store } from '../store/store.ts';
import { askQuestions, messagesFor } from './ask-questions.ts';
import { recordedChecks } from './recorded-checks.ts';
import { compareCases } from './compare-cases.ts';
import { ownQuestions } from './own-questions.ts';
import { markSignificant } from './significance.ts';

/** Whether messages are treated alike, whoever writes them and however: checked each month, and when somebody asks. */
export interface Fairness extends Pick<BackgroundTask, 'whenIdle' | 'close'> {
  overview(): FairnessOverview;
  /** Begins one, unless one runs. Rejects while no key is open. */
  run(): FairnessOverview;
  /** Ends the one that runs; nothing is kept of it. */
  cancel(): FairnessOverview;
  /** Begins one where a month has gone by since the last, or since this was first asked. */
  look(): void;
}

/** A person, or the lock, ended the check. */
class Cancelled extends Error {}

const sinceKey = 'fairness.since';
/** Months of cases that are looked at, and months between two checks. */
const monthsLooked = 12;
/** Messages between two words on how far it is. */
const toldEvery = 10;

export function createFairness({
  store,
  vault,
  golden,
  rareWords,
  reading,
  report,
  writer,
  pseudonyms,
  settings,
  embedder,
  now,
  isBusy,
  changes,
  log,
}: {
  readonly store: Pick<Store, 'auditLog' | 'caseFacts' | 'entries' | 'meta'>;
  readonly vault: Pick<Vault, 'isOpen' | 'requireOpen' | 'decryptIfReadable' | 'isShut'>;
  readonly golden: Pick<Golden, 'overview'>;
  readonly rareWords: RareWordFilter;
  readonly reading: ReadDeps;
  readonly report: Pick<ReportRoom, 'upToDate'>;
  readonly writer: Pick<AuditWriter, 'record' | 'flush'>;
  readonly pseudonyms: Pick<Pseudonyms, 'of'>;
  readonly settings: { get(): { readonly agentName: string } };
  readonly embedder: Pick<Embedder, 'load'>;
  readonly now: () => number;
  readonly isBusy: () => boolean;
  readonly changes: Changes;
  readonly log: Log;
}): Fairness {
  let wanted: 'month' | 'person' | null = null;
  let running: { done: number; of: number; isCancelled: boolean } | null = null;
  let problem: FairnessOverview['problem'] = null;
  const publish = (): void => changes.publish('fairness', null);

  const task = createBackgroundTask({
    debounceMs: 1_000,
    run,
    isBusy,
    log,
    failureEvent: 'fairness.failed',
  });

  async function run(): Promise<void> {
    const by = wanted;
    if (by === null) return;
    wanted = null;
    running = { done: 0, of: 0, isCancelled: false };
    problem = null;
    publish();
    try {
      await check(by, running);
    } catch (error) {
      if (error instanceof Cancelled) return;
      if (by === 'person') problem = 'failed';
      throw error;
    } finally {
      running = null;
      publish();
    }
  }

  async function check(by: 'month' | 'person', state: NonNullable<typeof running>): Promise<void> {
    async function between(done: number): Promise<void> {
      state.done = done;
      if (done % toldEvery === 0) publish();
      await task.yieldIfBusy();
      if (state.isCancelled || !vault.isOpen()) throw new Cancelled();
    }
    await embedder.load();
    const to = now();
    const from = monthsBefore(to, monthsLooked);
    const { questions, languages } = ownQuestions({ golden, rareWords, store });
    const asked = messagesFor(questions, languages);
    const messages = asked.reduce((sum, { variants }) => sum + variants.length, 0);
    state.of = messages;
    const { compared, examplesOf } = await askQuestions(asked, reading, between);
    await report.upToDate();
    const groups = store.caseFacts.groups({ from, to });
    const comparisons = markSignificant([...compared, ...compareCases(groups)]);
    await between(messages);
    const agent = by === 'person' ? settings.get().agentName : null;
    writer.record({
      kind: 'fairness',
      caseId: null,
      facts: {
        by,
        from,
        to,
        cases: groups.reduce((sum, { shares }) => sum + shares.handed_over.of, 0),
        questions: questions.length,
        messages,
        compared: comparisons,
        ...(agent !== null && { agent: pseudonyms.of(agent) }),
      },
      secret: {
        examples: comparisons.flatMap((one) => (one.isTold ? examplesOf(one) : [])),
        ...(agent !== null && { agent }),
      },
    });
  }

  /** When the last one was; without any, since when one is looked for. */
  function lastAt(): number {
    const { rows } = store.auditLog.page({ offset: 0, limit: 1, kinds: ['fairness'] });
    const [row] = rows;
    if (row !== undefined) return row.at;
    const since = Number(store.meta.get(sinceKey) ?? Number.NaN);
    return Number.isFinite(since) ? since : now();
  }

  const nextAt = (): number => monthsBefore(lastAt(), -1);
  const overview = (): FairnessOverview => ({
    ...recordedChecks({ auditLog: store.auditLog, vault }),
    running: running && { done: running.done, of: running.of },
    nextAt: nextAt(),
    isDue: now() >= nextAt(),
    problem,
  });

  function cancel(): void {
    wanted = null;
    if (running !== null) running.isCancelled = true;
  }
  clearWhenLocked(changes, vault, cancel);

  return {
    overview,
    run() {
      vault.requireOpen();
      if (running === null) {
        wanted = 'person';
        running = { done: 0, of: 0, isCancelled: false };
        void task.runNow();
      }
      return overview();
    },
    cancel() {
      cancel();
      return overview();
    },
    look() {
      if (store.meta.get(sinceKey) === null) store.meta.set(sinceKey, String(now()));
      if (running !== null || !vault.isOpen() || now() < nextAt()) return;
      wanted = 'month';
      task.schedule();
    },
    whenIdle: () => task.whenIdle(),
    close: () => task.close(),
  };
}
