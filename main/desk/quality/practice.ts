import type { CallInput, PracticeMail, PracticeResult } from '../../../preload/contract.ts';
import type { AuditWriter } from '../audit/writer.ts';
import { assertNever, DeskFailure } from '../failure.ts';
import { extractFacts } from '../learning/similar-entries/extract-facts.ts';
import type { ReadDeps } from '../messages/read-message.ts';
import type { PeopleList } from '../people/people-list.ts';
import type { Embedder } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import type { Search } from '../search/search.ts';
import type { AuditLogTable } from '../store/store.ts';
import { compareReplies, statementsOf } from './compare-replies.ts';
import { type LoggedReply, readLoggedReply, replyIds, shuffled } from './logged-replies.ts';
import { createLoggedReplyMask } from './mask-logged-reply.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** Past mails of the shop to reply to, and what the shop replied. Nothing of who practises is kept or counted. */
export interface Practice {
  /** Throws `vault_locked` or `vault_absent`. */
  next(after: string | null): PracticeMail | null;
  /** Throws `not_found`. */
  hint(input: CallInput<'practice.hint'>): readonly string[];
  /** Rejects with `not_found` and `model_unavailable`. */
  compare(input: CallInput<'practice.compare'>): Promise<PracticeResult>;
}

/** What is practised on is of the last half year: what the shop answers changes. */
const reach = 182 * dayMs;
/** Mails of which one is chosen; who wants to read the log is not to do it here. */
const mostMails = 50;
/** A mail that is worth practising on says something and is no story, and so does its reply. */
const sensible = { message: [40, 3_000], statements: 1 } as const;

export function createPractice({
  auditTable,
  writer,
  vault,
  peopleList,
  reading,
  embedder,
  search,
  now,
  newId,
}: {
  readonly auditTable: Pick<AuditLogTable, 'page' | 'get' | 'ofCase'>;
  readonly writer: Pick<AuditWriter, 'flush'>;
  readonly vault: Pick<Vault, 'requireOpen' | 'decryptIfReadable'>;
  readonly peopleList: Pick<PeopleList, 'read'>;
  readonly reading: ReadDeps;
  readonly embedder: Pick<Embedder, 'embed' | 'load'>;
  readonly search: Pick<Search, 'titlesOf'>;
  readonly now: () => number;
  readonly newId: () => string;
}): Practice {
  const log = { auditTable, vault };

  function isSensible({ message, reply }: LoggedReply): boolean {
    const [shortest, longest] = sensible.message;
    const length = message.trim().length;
    return length >= shortest && length <= longest && statementsOf(reply).length >= sensible.statements;
  }

  const maskOf = (kept: LoggedReply): ((text: string) => string) =>
    createLoggedReplyMask(
      kept,
      (peopleList.read() ?? []).map(({ name }) => name),
      reading,
    );

  function mailOf(id: string): LoggedReply {
    vault.requireOpen();
    const kept = readLoggedReply(id, log);
    if (kept === null || now() - kept.at > reach || !isSensible(kept))
      throw new DeskFailure('not_found', { reason: 'audit_line' });
    return kept;
  }

  return {
    next(after) {
      vault.requireOpen();
      writer.flush();
      const ids = shuffled(replyIds(log, { from: now() - reach, to: now() + 1 }), 'practice').slice(
        0,
        mostMails,
      );
      // The one behind the last; to begin with, any.
      const start = after === null ? ids.indexOf(shuffled(ids, newId())[0] ?? '') : ids.indexOf(after) + 1;
      for (const id of [...ids.slice(start), ...ids.slice(0, start)]) {
        const kept = readLoggedReply(id, log);
        if (kept === null || !isSensible(kept)) continue;
        const mask = maskOf(kept);
        const subject = kept.subject === null ? null : mask(kept.subject);
        return { id, subject, message: mask(kept.message) };
      }
      return null;
    },
    hint({ id, kind }) {
      const kept = mailOf(id);
      const mask = maskOf(kept);
      switch (kind) {
        case 'questions':
          return kept.questions.filter(({ leftOut }) => !leftOut).map(({ question }) => mask(question));
        case 'answers': {
          const chosen = kept.questions.flatMap((question) => question.chosen ?? []);
          return [...new Set(search.titlesOf(chosen).values())];
        }
        case 'facts':
          return statementsOf(mask(kept.reply)).flatMap((said) =>
            extractFacts(said, { start: 0, end: said.length }).map(({ start, end }) =>
              said.slice(start, end),
            ),
          );
        default:
          return assertNever(kind);
      }
    },
    async compare({ id, reply }) {
      const kept = mailOf(id);
      const shop = maskOf(kept)(kept.reply);
      return { ...(await compareReplies({ own: reply, shop }, embedder)), shop };
    },
  };
}
