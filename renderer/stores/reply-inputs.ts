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
  activeCase: ActiveCase,
  overruled: readonly FindingKind[],
  secondPerson: SecondPerson | null,
): CallInput<'replies.commit'> => ({
  caseId: activeCase.reading.caseId,
  message: activeCase.reading.text,
  suggested: activeCase.draft.text,
  pieces: [...activeCase.draft.pieces, ...snippetPieces(activeCase)],
  reply: activeCase.text,
  secondLook: secondPerson ?? (activeCase.reviewedBy.trim() === '' ? null : activeCase.reviewedBy),
  questions: questionsForAudit(activeCase.asked).map((shown, at) => ({
    ...shown,
    leftOut: activeCase.asked[at]?.leftOut ?? false,
  })),
  overruled: [...overruled],
});
