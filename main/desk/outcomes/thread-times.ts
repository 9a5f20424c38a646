import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SurveyImport } from '../../../preload/contract.ts';
import { contactHash, contactWords } from '../audit/contact-history.ts';
import { DeskFailure, toFailure } from '../failure.ts';
import type { Conversation, ConversationMessage, ConversationSummary } from '../library/conversation.ts';
import { walkFiles } from '../library/walk.ts';
import { createShopMatcher, detectShopAddresses } from '../learning/past-answers/shop-senders.ts';
import { candidatesOf, type CaseFinder } from './match-ratings.ts';
import { createCaseFinder, type ImportDeps } from './survey-imports.ts';
import { dayMs } from '../../../preload/shared/days.ts';

interface ThreadDeps extends ImportDeps {
  readonly readMail: (
    paths: readonly string[],
    take: (conversations: readonly Conversation[]) => void,
  ) => Promise<ConversationSummary>;
}

/** From the first question of a customer to the shop's last answer. */
interface Thread {
  readonly fingerprint: string;
  readonly askedAt: number;
  readonly resolvedAt: number;
  readonly email: Uint8Array;
  readonly subject: Uint8Array | null;
}

type Dated = ConversationMessage & { readonly at: number };

/** A mail is read for an answer soon after it came, and within a day of the last answer. */
const beforeMs = 600_000;
const behindMs = dayMs;
const slice = 400;

/**
 * Counts how long the threads of mailboxes and mails took, by their dates; nothing of what they say is kept. Throws `too_large` where
 * older mails had to be left out, `bad_request` where nothing is to be counted, and why the first file failed where all did.
 */
export async function importThreads(paths: readonly string[], deps: ThreadDeps): Promise<SurveyImport> {
  const { store, vault, writer, newId, now } = deps;
  vault.requireOpen();
  const files = (await walkFiles(paths)).map(({ path }) => path);
  if (files.length === 0) throw new DeskFailure('not_found', { reason: 'files' });
  const conversations: Conversation[] = [];
  const { dropped, damaged, failed } = await deps.readMail(files, (some) => conversations.push(...some));
  // What was dropped are the oldest mails: threads that lost their beginning would be measured too short, unnoticed.
  if (dropped > 0) throw new DeskFailure('too_large', { reason: 'mailbox' });
  const [firstFailed] = failed;
  if (conversations.length === 0 && firstFailed !== undefined) throw toFailure(firstFailed.error);
  const isShop = createShopMatcher(detectShopAddresses(conversations));
  const cases = createCaseFinder(store);
  const rows: (Thread & { readonly caseId: string | null })[] = [];
  for (const [nth, conversation] of conversations.entries()) {
    // The engine has to give signs of life, and others ask meanwhile.
    if (nth % slice === slice - 1) await nextTurn();
    const thread = threadIn(conversation, isShop, deps);
    if (thread === null || store.surveys.isKnown(thread.fingerprint)) continue;
    rows.push({ ...thread, caseId: caseOf(thread, cases) });
  }
  if (rows.length === 0) throw new DeskFailure('bad_request', { reason: 'nothing_to_count' });
  const id = newId();
  const matched = rows.filter(({ caseId }) => caseId !== null).length;
  writer.record({
    kind: 'ratings',
    caseId: null,
    facts: { import: id, kind: 'threads', rows: conversations.length, counted: rows.length, matched },
  });
  for (let from = 0; from < rows.length; from += slice) {
    const part = rows.slice(from, from + slice);
    writer.recordAll(
      part.map(({ caseId, askedAt, resolvedAt }) => ({
        kind: 'rating' as const,
        caseId,
        facts: {
          import: id,
          measure: 'resolution',
          value: resolvedAt - askedAt,
          ratedAt: resolvedAt,
        },
      })),
    );
    store.surveys.add(
      [],
      part.map(({ fingerprint, caseId }) => ({ fingerprint, at: now(), caseId, importId: id })),
    );
    await nextTurn();
  }
  return { id, counted: rows.length, matched, unreadable: failed.length + damaged };
}

/** The first case of that customer, about that subject, that was read while the thread went on. */
function caseOf({ email, subject, askedAt, resolvedAt }: Thread, cases: CaseFinder): string | null {
  const keys = { email, subject, order: null, ticket: null, isSubjectTelling: false };
  const [found] = candidatesOf(keys, cases)
    .filter(({ readAt }) => readAt >= askedAt - beforeMs && readAt <= resolvedAt + behindMs)
    .toSorted((a, b) => a.readAt - b.readAt);
  return found?.caseId ?? null;
}

function threadIn(
  { id, subject, messages }: Conversation,
  isShop: ReturnType<typeof createShopMatcher>,
  { vault }: Pick<ThreadDeps, 'vault'>,
): Thread | null {
  const written = messages.filter((one): one is Dated => !one.automatic && one.at !== null);
  const asked = written.find((one) => !isShop(one));
  const answered = written.findLast((one) => isShop(one) && asked !== undefined && one.at > asked.at);
  if (asked === undefined || answered === undefined || asked.from.address === '') return null;
  const about = contactWords('subject', subject);
  return {
    fingerprint: Buffer.from(vault.keyedHash(`thread ${id}`)).toString('hex'),
    askedAt: asked.at,
    resolvedAt: answered.at,
    email: contactHash(vault, 'email', contactWords('email', asked.from.address)),
    subject: about === '' ? null : contactHash(vault, 'subject', about),
  };
}
