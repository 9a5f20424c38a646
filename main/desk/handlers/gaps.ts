import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Gaps } from '../learning/gaps/gaps.ts';
import type { Cases } from '../oversight/cases.ts';
import type { Log } from '../ports.ts';

type Calls = Extract<keyof DeskHandlers, `gaps.${string}`>;

/** The calls of questions that had no good answer. */
export function createGapHandlers(gaps: Gaps): Pick<DeskHandlers, Calls> {
  return {
    'gaps.note': ({ question, from }) => {
      gaps.note(question, from);
      return null;
    },
    'gaps.clusters': () => gaps.overview(),
    'gaps.open': ({ cluster }) => gaps.open(cluster),
    'gaps.list': () => gaps.list(),
    'gaps.toEntry': ({ cluster }) => gaps.toEntry(cluster),
    'gaps.close': (given) => ({
      closed: 'cluster' in given ? gaps.settleCluster(given.cluster) : gaps.settle(given.ids),
    }),
    'gaps.reopen': ({ ids }) => {
      gaps.reopen(ids);
      return null;
    },
  };
}

type DoneCalls = Pick<DeskHandlers, 'replies.commit' | 'handovers.give'>;

/** The calls by which a message is done: each notes afterwards what the library had no good answer to. */
export function notingGaps(
  done: DoneCalls,
  { gaps, cases, log }: { readonly gaps: Gaps; readonly cases: Cases; readonly log: Log },
): DoneCalls {
  const note = (caseId: string, what: Parameters<Gaps['noteFromReply']>[1]): void => {
    const reading = cases.get(caseId);
    try {
      if (reading !== null) gaps.noteFromReply(reading, what);
    } catch (error) {
      // The reply is copied and recorded: a gap that could not be noted must not make it fail.
      log.write('warn', 'gaps.not-noted', { name: error instanceof Error ? error.name : 'unknown' });
    }
  };
  return {
    'replies.commit': async (input) => {
      const committed = await done['replies.commit'](input);
      note(input.caseId, { questions: input.questions, reply: input });
      return committed;
    },
    'handovers.give': async (input) => {
      const given = await done['handovers.give'](input);
      note(input.caseId, { questions: input.questions, reply: null });
      return given;
    },
  };
}
