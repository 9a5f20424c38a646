import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Learning } from '../learning/feedback/learning.ts';
import type { ReadDeps } from '../messages/read.ts';
import type { Cases } from '../oversight/cases.ts';
import { commitReply, type CommitDeps } from '../replies/commit.ts';
import type { Checker } from '../replies/checks/checker.ts';
import type { Drafts } from '../replies/compose/drafts.ts';
import { checkSecondLook } from '../replies/hand-over/second-look.ts';
import type { SettingsRoom } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `replies.${string}`>;

/** The calls of replies: composing, copying, recording, and what is learned from them. */
export function createReplyHandlers(deps: {
  readonly committing: CommitDeps;
  readonly drafts: Drafts;
  readonly checker: Checker;
  readonly cases: Cases;
  readonly learning: Pick<Learning, 'fromReply'>;
  readonly reading: ReadDeps;
  readonly settings: Pick<SettingsRoom, 'get'>;
}): Pick<DeskHandlers, Calls> {
  const { committing, drafts, checker, cases, learning, reading, settings } = deps;

  return {
    'replies.compose': (input) => drafts.chosen(input),
    'replies.check': (input) => checker.findings(input),
    'replies.commit': async (input) => {
      const read = cases.get(input.caseId);
      await checkSecondLook(input, { cases, reading, settings });
      const committed = await commitReply(input, checker.pass(input), committing);
      // What is learned is learned behind the copy: nobody waits for it.
      void learning.fromReply(input, read);
      return committed;
    },
  };
}
