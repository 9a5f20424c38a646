import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { NegativeFeedbackReason } from '../../preload/contract.ts';
import { createActions } from './resource.ts';

/** An answer that the agent marked wrong for a question of a message. */
export interface NegativeFeedback {
  readonly caseId: string;
  readonly question: string;
  readonly target: string;
  readonly reason: NegativeFeedbackReason;
  /** Null when it counts for this message alone, because nothing is learned. */
  readonly id: string | null;
  /** That another answer is the right one; null when that is not known or not learned. */
  readonly rightId: string | null;
  /** It stood in the reply. */
  readonly wasChosen: boolean;
}

interface NegativeFeedbackState {
  /** Of the messages since the window was opened, the last one last. */
  readonly items: readonly NegativeFeedback[];
  readonly problem: string | null;
  /** `right` is the target that is the right answer, where the agent said so. */
  readonly add: (
    feedback: Omit<NegativeFeedback, 'id' | 'rightId'>,
    comment: string,
    right: string | null,
  ) => Promise<NegativeFeedback | null>;
  /** Withdraws it, here and where it was learned. */
  readonly remove: (feedback: NegativeFeedback) => Promise<boolean>;
}

export type NegativeFeedbackStore = StoreApi<NegativeFeedbackState>;

export const isMarkedWrong = (
  items: readonly NegativeFeedback[],
  caseId: string,
  question: string,
  target: string,
): boolean =>
  items.some((item) => item.caseId === caseId && item.question === question && item.target === target);

export function createNegativeFeedbackStore(api: DeskApi): NegativeFeedbackStore {
  return createStore<NegativeFeedbackState>()((set, get) => {
    const { attempt, succeeds } = createActions(set);
    return {
      items: [],
      problem: null,
      add: (feedback, comment, right) =>
        attempt(async () => {
          const { caseId, question, target, reason } = feedback;
          const input = { caseId, question, target, reason, comment, ...(right !== null && { right }) };
          const made = { ...feedback, ...(await api.call('learning.addNegativeFeedback', input)) };
          set({ items: [...get().items, made] });
          return made;
        }),
      remove: (feedback) =>
        succeeds(async () => {
          const ids = [feedback.id, feedback.rightId].filter((id) => id !== null);
          if (ids.length > 0) await api.call('learning.undo', { ids });
          set({ items: get().items.filter((other) => other !== feedback) });
        }),
    };
  });
}
