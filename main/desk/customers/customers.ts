import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type {
  CallInput,
  CustomerAtRisk,
  Customers,
  Detail,
  Draft,
  DraftPiece,
  Settings,
} from '../../../preload/contract.ts';
import { type BackgroundTask, createBackgroundTask } from '../background/background-task.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure, toDiskFailure } from '../failure.ts';
import type { Log } from '../ports.ts';
import { type ReadDeps, toRoutingInput } from '../messages/read-message.ts';
import { isBad, isGood } from '../outcomes/rating-values.ts';
import { clearWhenLocked } from '../privacy/clear-when-locked.ts';
import type { Vault } from '../privacy/vault.ts';
import type { Drafts } from '../replies/compose/drafts.ts';
import type { Snippets } from '../replies/snippets/snippets.ts';
import { titleOf } from '../report/contact-reasons.ts';
import type { ReportRoom } from '../report/report.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { CustomerCase, Store } from '../store/store.ts';
import { type CaseSigns, createCaseIndex } from './case-index.ts';
import { findRepeatIssues } from './repeat-issues.ts';
import { type CaseAbout, customersOf, isUpset, risksOf } from './risk.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** Customers who may leave, what to write to them, and what comes again. */
export interface CustomersRoom {
  /** Looks into the messages of before in the background. */
  start(): void;
  close(): Promise<void>;
  /**
   * As far as it is known when nobody wants to wait any longer. Throws `vault_locked` or `vault_absent`, and once what the reading
   * failed with after the list before.
   */
  list(): Promise<Customers>;
  /** How many may leave, once all messages are looked into; null while no key is open. */
  countAtRisk(): Promise<number | null>;
  /** Throws `not_found`, `vault_locked` or `vault_absent`. */
  draft(caseId: CallInput<'customers.draft'>['caseId']): Draft;
}

/** How far back it is looked. */
export const riskDays = 90;
const mostListed = 50;
/** A line comes with each message and each reply. */
const debounceMs = 2_000;
const busyPollMs = 100;
/** Whoever opens the page waits so long for what was not looked into yet. */
const patienceMs = 20;
/** The newest of more: looking into all of a year's messages would be waited for. */
const mostCases = 5_000;
const wordsSchema = z.looseObject({ message: z.string(), subject: z.string().nullish() });
const { secret: secretColumn } = encryptedTables.auditLog.columns;
const nothing: CaseSigns = { at: 0, late: false, products: [], orders: [] };

export function createCustomersRoom({
  store,
  vault,
  settings,
  report,
  reading,
  drafts,
  snippets,
  now,
  changes,
  isBusy,
  log,
  patience = () => delay(patienceMs),
}: {
  readonly store: Pick<Store, 'auditLog' | 'caseFacts' | 'customerCases' | 'ratingFacts' | 'passages'>;
  readonly vault: Vault;
  readonly settings: { get(): Settings };
  readonly report: Pick<ReportRoom, 'upToDate'>;
  readonly reading: Pick<ReadDeps, 'languages' | 'translatedLanguages' | 'now' | 'region' | 'shop'>;
  readonly drafts: Pick<Drafts, 'fromChoices'>;
  readonly snippets: Pick<Snippets, 'byKind' | 'fillFromMessage'>;
  readonly now: () => number;
  readonly changes: Changes;
  /** Somebody searches just now: what nobody asked for waits. */
  readonly isBusy: () => boolean;
  readonly log: Log;
  /** Resolves when whoever opened the page has waited long enough. */
  readonly patience?: () => Promise<unknown>;
}): CustomersRoom {
  const { auditLog, customerCases, ratingFacts } = store;
  const index = createCaseIndex({
    auditLog,
    vault,
    shop: () => reading.shop(),
    region: reading.region,
    yieldIfBusy: () => task.yieldIfBusy(),
    log,
  });
  /** Why messages could not be read that a list went out without; it is told once. */
  let failure: DeskFailure | null = null;
  let isClosing = false;
  clearWhenLocked(changes, vault, () => {
    index.clear();
    failure = null;
  });
  /** Messages are looked into as they come, so that nobody waits for it when the page is opened. */
  const task: BackgroundTask = createBackgroundTask({
    debounceMs,
    busyPollMs,
    async run() {
      if (!vault.isOpen()) return;
      await report.upToDate();
      const first = customerCases.firstLine(now() - riskDays * dayMs, mostCases);
      if (first === null) return;
      try {
        await index.read(first);
      } catch (error) {
        // Locked meanwhile: it goes on when it is open again.
        if (vault.isOpen()) throw error;
      }
    },
    isBusy,
    log,
    failureEvent: 'customers.failed',
  });
  for (const change of ['audit', 'vault', 'reload'] as const)
    changes.subscribe(change, 'derive', () => task.schedule());
  // Erased words leave nothing behind here.
  changes.subscribe('reload', 'derive', () => index.clear());

  /** What the message of a case says of its writer; empty where its words are gone. */
  function detailsOf(caseId: string): readonly Detail[] {
    const line = auditLog.ofCase(caseId).find(({ kind }) => kind === 'read');
    const text = line?.secret ? vault.decryptIfReadable(line.secret, secretColumn, line.id) : null;
    const words = text === null ? undefined : wordsSchema.safeParse(JSON.parse(text)).data;
    return words === undefined
      ? []
      : toRoutingInput({ text: words.message, subject: words.subject ?? null }, reading).details;
  }
  const textIn = (details: readonly Detail[], kind: Detail['kind']): string | null =>
    details.find((detail) => detail.kind === kind)?.text ?? null;

  /** Signs from that line on, all of them if that does not take too long; else the window is told when they are there. */
  async function signsFrom(
    line: number,
    isPatient: boolean,
  ): Promise<{ readonly signs: ReadonlyMap<string, CaseSigns>; readonly isReading: boolean }> {
    let isReading = true;
    const waited = isPatient ? new Promise<never>(() => undefined) : patience();
    const reading = index.read(line, waited).then(() => {
      isReading = false;
    });
    await Promise.race([reading, waited]);
    if (isReading) void reading.then(() => changes.publish('customers', null), failedLater);
    return { signs: index.known(), isReading };
  }

  /** Nobody waits for it any more: the next list says it. Locked meanwhile, or closing, there is nothing to tell. */
  function failedLater(error: unknown): void {
    if (!vault.isOpen() || isClosing) return;
    const known = toDiskFailure(error);
    failure = known instanceof DeskFailure ? known : new DeskFailure('internal', { cause: known });
    log.write('error', 'customers.failed', { code: failure.code });
    changes.publish('customers', null);
  }

  async function look(isPatient: boolean): Promise<Customers> {
    vault.requireOpen();
    await report.upToDate();
    const since = now() - riskDays * dayMs;
    const recent = customerCases.since(since, mostCases);
    const lines = [...new Set(recent.map(({ line }) => line))];
    const [first] = lines;
    const { signs, isReading } =
      first === undefined
        ? { signs: new Map<string, CaseSigns>(), isReading: false }
        : await signsFrom(first, isPatient);
    const answers = customerCases.subjects(lines);
    const leaving = customerCases.leaving(lines);
    const ratings = new Map(
      ratingFacts
        .ofCases([...new Set(recent.map(({ caseId }) => caseId))])
        .toSorted((a, b) => a.ratedAt - b.ratedAt)
        .map(({ caseId, measure, value }) => {
          const rating = { measure: measure === 'nps' ? 'nps' : 'csat', value } as const;
          return [caseId, isBad(rating) ? 'bad' : isGood(rating) ? 'good' : null] as const;
        }),
    );
    const aboutOf = ({ caseId, line }: Omit<CustomerCase, 'hash'>): CaseAbout => {
      const { late } = signs.get(caseId) ?? nothing;
      const rated = ratings.get(caseId) ?? null;
      return { leaving: leaving.has(line), late, rated, answers: answers.get(line) ?? [] };
    };
    const names = new Map(settings.get().queues.map(({ id, name }) => [id, name]));
    const worded = {
      queue: (id: string) => names.get(id) ?? id,
      answer: (target: string) => titleOf(store, target) ?? null,
    };
    const gone = customerCases.left(recent.map(({ caseId }) => caseId));
    const risky = customersOf(recent)
      .filter(({ cases }) => !cases.some(({ caseId }) => gone.has(caseId)))
      .map((customer) => ({ customer, ...risksOf(customer, aboutOf, worded, now()) }))
      .filter(({ reasons }) => reasons.length > 0)
      .toSorted((a, b) => b.weight - a.weight || lastOf(b.customer).readAt - lastOf(a.customer).readAt);
    const atRisk = risky.slice(0, mostListed).map(({ customer, reasons }): CustomerAtRisk => {
      const { caseId, readAt } = lastOf(customer);
      const details = detailsOf(caseId);
      return {
        caseId,
        lastAt: readAt,
        name: textIn(details, 'name'),
        email: textIn(details, 'email'),
        messages: customer.cases.length,
        reasons,
      };
    });
    const cases = new Map(recent.map((one) => [one.caseId, one]));
    return {
      atRisk,
      atRiskCount: risky.length,
      issues: findRepeatIssues(
        [...cases.values()].map((one) => {
          const { late, products, orders } = signs.get(one.caseId) ?? nothing;
          const isTroubled = isUpset(one.mood) || late || ratings.get(one.caseId) === 'bad';
          return { at: one.readAt, isTroubled, products, orders };
        }),
      ),
      messages: cases.size,
      since: recent[0]?.readAt ?? since,
      isReading,
    };
  }

  /** Calming words of the shop's that need nothing else, where it has any. */
  function calmingWords(): DraftPiece | null {
    const { tone } = settings.get().style;
    for (const snippet of snippets.byKind('calming', tone)) {
      const { text, missing } = snippets.fillFromMessage(snippet, { details: [] });
      if (missing.length === 0 && text.trim() !== '')
        return { from: 'snippet', text: text.trim(), question: null, target: `s:${snippet.id}` };
    }
    return null;
  }

  return {
    async list() {
      vault.requireOpen();
      if (failure === null) return look(false);
      const told = failure;
      failure = null;
      throw told;
    },
    async countAtRisk() {
      try {
        return (await look(true)).atRiskCount;
      } catch (error) {
        if (vault.isOpen()) throw error;
        return null;
      }
    },
    start: () => task.schedule(),
    close() {
      isClosing = true;
      return task.close();
    },
    draft(caseId) {
      vault.requireOpen();
      const answered = customerCases.answered(caseId);
      if (answered === null) throw new DeskFailure('not_found', { reason: 'answer' });
      const answer = answered.answers.find((target) => titleOf(store, target) !== undefined);
      const draft = drafts.fromChoices({
        caseId,
        name: textIn(detailsOf(caseId), 'name'),
        queue: answered.queue,
        answers: answer === undefined ? [] : [{ question: '', target: answer }],
      });
      const calming = calmingWords();
      const [greeting, ...others] = draft.pieces;
      if (calming === null || greeting === undefined) return draft;
      const at = draft.text.indexOf(greeting.text) + greeting.text.length;
      return {
        ...draft,
        pieces: [greeting, calming, ...others],
        text: `${draft.text.slice(0, at)}\n\n${calming.text}${draft.text.slice(at)}`,
      };
    },
  };
}

const lastOf = ({ cases }: ReturnType<typeof customersOf>[number]) =>
  cases.at(-1) ?? { caseId: '', readAt: 0 };
