import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { WrongReason } from '../../preload/contract.ts';
import { sentenceOf } from './settings.ts';

/** An answer that the agent marked wrong for a question of a message. */
export interface Mark {
  readonly caseId: string;
  readonly question: string;
  readonly target: string;
  readonly reason: WrongReason;
  /** Null when it counts for this message alone, because nothing is learned. */
  readonly id: string | null;
  /** It stood in the reply. */
  readonly wasTaken: boolean;
}

interface MarksState {
  /** Of the messages since the window was opened, the last one last. */
  readonly marks: readonly Mark[];
  readonly problem: string | null;
  readonly mark: (mark: Omit<Mark, 'id'>, comment: string) => Promise<Mark | null>;
  /** Takes a mark back, here and where it was learned. */
  readonly unmark: (mark: Mark) => Promise<boolean>;
}

export type MarksStore = StoreApi<MarksState>;

export const isMarked = (marks: readonly Mark[], caseId: string, question: string, target: string): boolean =>
  marks.some((mark) => mark.caseId === caseId && mark.question === question && mark.target === target);

export function createMarksStore(api: DeskApi): MarksStore {
  return createStore<MarksState>()((set, get) => ({
    marks: [],
    problem: null,
    async mark(mark, comment) {
      const { caseId, question, target, reason } = mark;
      try {
        const { id } = await api.call('learning.wrong', { caseId, question, target, reason, comment });
        const made = { ...mark, id };
        set({ marks: [...get().marks, made], problem: null });
        return made;
      } catch (error) {
        set({ problem: sentenceOf(error) });
        return null;
      }
    },
    async unmark(mark) {
      try {
        if (mark.id !== null) await api.call('learning.undo', { ids: [mark.id] });
        set({ marks: get().marks.filter((other) => other !== mark), problem: null });
        return true;
      } catch (error) {
        set({ problem: sentenceOf(error) });
        return false;
      }
    },
  }));
}
