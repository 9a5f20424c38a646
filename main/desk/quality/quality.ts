import type { CallInput, QualityEvaluation, QualitySample, SampledReply } from '../../../preload/contract.ts';
import type { AuditWriter } from '../audit/writer.ts';
import { DeskFailure } from '../failure.ts';
import type { PeopleList } from '../people/people-list.ts';
import type { Session } from '../people/session.ts';
import { maskNames } from '../privacy/pii/mask-names.ts';
import type { Vault } from '../privacy/vault.ts';
import { daysUpTo, toPeriod } from '../report/periods.ts';
import type { AuditLogTable } from '../store/store.ts';
import { type LoggedReply, readLoggedReply, replyIds, shuffled } from './logged-replies.ts';
import { agreementOf, type EvaluationsOfReplies, prefillOf, teamShares } from './evaluations.ts';
import { daysOfWeek, recordedEvaluations, weeksBefore } from './recorded-evaluations.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** A sample of replies a week, evaluated by one or two people. Nobody is ranked, and nobody is told who wrote what. */
export interface Quality {
  /** Throws `vault_locked` or `vault_absent`, and `bad_request` for a day on which none of the listed weeks begins. */
  sample(input: CallInput<'quality.sample'>): QualitySample;
  /** Throws as `sample` does, and `not_found` for a reply that is in none of the samples. */
  evaluate(id: string, evaluation: QualityEvaluation): void;
}

/** Replies of a sample: as many as somebody reads in half an hour. */
const sampleSize = 10;

export function createQuality({
  auditTable,
  writer,
  vault,
  session,
  peopleList,
  now,
}: {
  readonly auditTable: Pick<AuditLogTable, 'page' | 'get' | 'ofCase'>;
  readonly writer: Pick<AuditWriter, 'record' | 'flush'>;
  readonly vault: Pick<Vault, 'requireOpen' | 'decryptIfReadable'>;
  readonly session: Pick<Session, 'status' | 'who'>;
  readonly peopleList: Pick<PeopleList, 'read'>;
  readonly now: () => number;
}): Quality {
  const log = { auditTable, vault };
  /** By which evaluations are told apart; empty where people are not. */
  const reviewer = (): string => session.who() ?? '';

  const weeks = (): readonly string[] => weeksBefore(now());

  const periodOf = (week: string) => {
    const { from } = toPeriod({ firstDay: week, lastDay: week });
    // Noon of the last day: an hour more or less, twice a year, leads to no other day.
    const lastDay = daysUpTo(from + (daysOfWeek - 0.5) * dayMs, 1).firstDay;
    return toPeriod({ firstDay: week, lastDay });
  };

  function drawn(week: string): { readonly replies: readonly LoggedReply[]; readonly of: number } {
    const ids = replyIds(log, periodOf(week));
    const replies: LoggedReply[] = [];
    for (const id of shuffled(ids, week)) {
      if (replies.length === sampleSize) break;
      const reply = readLoggedReply(id, log);
      if (reply !== null) replies.push(reply);
    }
    return { replies, of: ids.length };
  }

  function toSampled(
    kept: LoggedReply,
    names: readonly string[],
    evaluations: EvaluationsOfReplies,
  ): SampledReply {
    const withoutNames = (text: string): string => maskNames(text, [...names, kept.agent]);
    const all = evaluations.get(kept.id);
    const own = all?.get(reviewer()) ?? null;
    const other = [...(all ?? [])].find(([who]) => who !== reviewer())?.[1] ?? null;
    return {
      id: kept.id,
      subject: kept.subject,
      message: kept.message,
      reply: withoutNames(kept.reply),
      prefilled: prefillOf(kept),
      own,
      other: own === null ? null : other,
    };
  }

  return {
    sample({ week: asked }) {
      vault.requireOpen();
      writer.flush();
      const listed = weeks();
      const week = asked ?? listed[0] ?? '';
      if (!listed.includes(week)) throw new DeskFailure('bad_request');
      const { replies, of } = drawn(week);
      const evaluations = recordedEvaluations(log, now());
      const names = (peopleList.read() ?? []).map(({ name }) => name);
      return {
        week,
        weeks: listed,
        replies: replies.map((kept) => toSampled(kept, names, evaluations)),
        of,
        isAlone: session.status().kind === 'alone',
        team: teamShares(evaluations),
        agreement: agreementOf(evaluations),
      };
    },
    evaluate(id, evaluation) {
      vault.requireOpen();
      writer.flush();
      const week = weeks().find((each) => drawn(each).replies.some((reply) => reply.id === id));
      const caseId = auditTable.get(id)?.caseId ?? null;
      // Whoever chose the replies would choose what is found.
      if (week === undefined || caseId === null) throw new DeskFailure('not_found', { reason: 'audit_line' });
      writer.record({ kind: 'quality', caseId, facts: { week, reply: id }, secret: { marks: evaluation } });
    },
  };
}
