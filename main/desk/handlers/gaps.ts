import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Gaps } from '../learning/gaps/gaps.ts';
import type { CaseCache } from '../audit/case-cache.ts';
import type { Log } from '../ports.ts';

type Calls = Extract<keyof DeskHandlers, `gaps.${string}`>;

/** The calls of questions that had no good answer. */
export function createGapHandlers(gaps: Gaps): Pick<DeskHandlers, Calls> {
  return {
    'gaps.add': ({ question, from }) => {
      gaps.add(question, from);
      return null;
    },
    'gaps.clusters': () => gaps.overview(),
    'gaps.getCluster': ({ cluster }) => gaps.listCluster(cluster),
    'gaps.list': () => gaps.list(),
    'gaps.draftEntry': ({ cluster }) => gaps.draftEntry(cluster),
    'gaps.close': (given) => ({
      closed: 'cluster' in given ? gaps.closeCluster(given.cluster) : gaps.closeGaps(given.ids),
    }),
    'gaps.reopen': ({ ids }) => {
      gaps.reopen(ids);
      return null;
    },
  };
}

type CompletingCalls = Pick<DeskHandlers, 'replies.commit' | 'handovers.send'>;

/** The calls by which a message is done: each adds afterwards what the library had no good answer to. */
export function withGapDetection(
  done: CompletingCalls,
  { gaps, cases, log }: { readonly gaps: Gaps; readonly cases: CaseCache; readonly log: Log },
): CompletingCalls {
  const addGaps = (caseId: string, what: Parameters<Gaps['addFromReply']>[1]): void => {
    const reading = cases.get(caseId);
    try {
      if (reading !== null) gaps.addFromReply(reading, what);
    } catch (error) {
      // The reply is copied and recorded: a gap that could not be added must not make it fail.
      log.write('warn', 'gaps.not-added', { name: error instanceof Error ? error.name : 'unknown' });
    }
  };
  return {
    'replies.commit': async (input) => {
      const committed = await done['replies.commit'](input);
      addGaps(input.caseId, { questions: input.questions, reply: input });
      return committed;
    },
    'handovers.send': async (input) => {
      const given = await done['handovers.send'](input);
      addGaps(input.caseId, { questions: input.questions, reply: null });
      return given;
    },
  };
}
