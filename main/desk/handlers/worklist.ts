import type { DeskHandlers } from '../../../preload/contract.ts';
import type { CaseCache } from '../audit/case-cache.ts';
import type { WorklistRoom } from '../worklist/worklist.ts';

type Calls = Extract<keyof DeskHandlers, `worklist.${string}`>;

/** The calls of the mails that wait for an answer. */
export const createWorklistHandlers = (worklist: WorklistRoom): Pick<DeskHandlers, Calls> => ({
  'worklist.list': () => worklist.list(),
  'worklist.add': ({ paths }) => worklist.add(paths),
  'worklist.takeMail': ({ givenAs, mail }) => worklist.takeGiven(givenAs, mail),
  'worklist.cancel': () => worklist.cancel(),
  'worklist.setDone': ({ ids, isDone }) => worklist.setDone(ids, isDone),
  'worklist.watch': ({ path }) => worklist.watch(path),
  'worklist.stopWatching': ({ index }) => worklist.stopWatching(index),
});

type CompletingCalls = Pick<DeskHandlers, 'replies.commit' | 'handovers.send'>;

/** The calls by which a message is done: its mail goes from the list. */
export function withWorklist(
  done: CompletingCalls,
  { worklist, cases }: { readonly worklist: WorklistRoom; readonly cases: CaseCache },
): CompletingCalls {
  const answered = (caseId: string): void => {
    const first = cases.info(caseId)?.firstCaseId;
    worklist.answered(first === undefined ? [caseId] : [caseId, first], cases.get(caseId)?.text ?? null);
  };
  return {
    'replies.commit': async (input) => {
      const committed = await done['replies.commit'](input);
      answered(input.caseId);
      return committed;
    },
    'handovers.send': async (input) => {
      const given = await done['handovers.send'](input);
      answered(input.caseId);
      return given;
    },
  };
}
