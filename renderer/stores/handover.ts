import type { CallInput } from '../../preload/contract.ts';
import { questionsForAudit, type ActiveCase } from './active-case.ts';

/** What the agent adds to a handover. */
export interface HandoverFields {
  readonly note: string;
  readonly to: string;
}

export type HandoverWay = CallInput<'handovers.send'>['way'];

/** Whom it should go to: as the desk proposed it, or, once the message was put into another queue, as that one says. */
export function suggestedRecipient(activeCase: ActiveCase | null): string {
  if (activeCase === null) return '';
  const { reading, routing } = activeCase;
  const proposed = routing === reading.routing ? reading.escalation?.to : undefined;
  return proposed ?? routing.queue?.assignee ?? '';
}

export const toHandoverInput = (
  { reading, asked }: ActiveCase,
  { note, to }: HandoverFields,
): CallInput<'handovers.compose'> => ({
  caseId: reading.caseId,
  message: reading.text,
  note,
  to,
  questions: questionsForAudit(asked).map(({ question, shown, chosen }) => ({ question, shown, chosen })),
});
