import type { CallInput, FindingKind } from '../../preload/contract.ts';
import { snippetPieces } from './insert-snippet.ts';
import type { SecondPerson } from './workspace-state.ts';
import { type Asked, questionsForAudit, type ActiveCase } from './active-case.ts';

/** What a draft is composed of: the answers chosen now. `included` are the questions that are not left out. */
export const toComposeInput = (
  { reading, routing, voice, asks }: ActiveCase,
  included: readonly Asked[],
): CallInput<'replies.compose'> => ({
  caseId: reading.caseId,
  queue: routing.queue?.id ?? null,
  ...(voice === null ? {} : { voice }),
  asks,
  name: reading.details.find(({ kind }) => kind === 'name')?.text ?? null,
  answers: included.map(({ question, chosen }) => ({
    question: question.text,
    target: chosen?.target ?? null,
  })),
});

/** What is copied and recorded. `overruled`: kinds of what was found in the reply and went past. */
export const toCommitInput = (
  work: ActiveCase,
  overruled: readonly FindingKind[],
  secondPerson: SecondPerson | null,
): CallInput<'replies.commit'> => ({
  caseId: work.reading.caseId,
  message: work.reading.text,
  suggested: work.draft.text,
  pieces: [...work.draft.pieces, ...snippetPieces(work)],
  reply: work.text,
  secondLook: secondPerson ?? (work.reviewedBy.trim() === '' ? null : work.reviewedBy),
  questions: questionsForAudit(work.asked).map((shown, at) => ({
    ...shown,
    leftOut: work.asked[at]?.leftOut ?? false,
  })),
  overruled: [...overruled],
});
