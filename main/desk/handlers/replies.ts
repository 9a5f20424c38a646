import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Learning } from '../learning/feedback/learning.ts';
import type { ReadDeps } from '../messages/read-message.ts';
import type { CaseCache } from '../audit/case-cache.ts';
import { commitReply, type CommitDeps } from '../replies/commit.ts';
import type { ReplyChecker } from '../replies/checks/reply-checker.ts';
import type { Drafts } from '../replies/compose/drafts.ts';
import { checkSecondLook } from '../replies/hand-over/second-look.ts';
import type { SettingsService } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `replies.${string}`>;

/** The calls of replies: composing, copying, recording, and what is learned from them. */
export function createReplyHandlers(deps: {
  readonly committing: CommitDeps;
  readonly drafts: Drafts;
  readonly replyChecker: ReplyChecker;
  readonly cases: CaseCache;
  readonly learning: Pick<Learning, 'learnFromReply'>;
  readonly reading: ReadDeps;
  readonly settings: Pick<SettingsService, 'get'>;
}): Pick<DeskHandlers, Calls> {
  const { committing, drafts, replyChecker, cases, learning, reading, settings } = deps;

  return {
    'replies.compose': (input) => drafts.fromChoices(input),
    'replies.check': (input) => replyChecker.findings(input),
    'replies.commit': async (input) => {
      const read = cases.get(input.caseId);
      await checkSecondLook(input, { cases, reading, settings });
      const committed = await commitReply(input, replyChecker.assertNotBlocked(input), committing);
      // What is learned is learned behind the copy: nobody waits for it.
      void learning.learnFromReply(input, read);
      return committed;
    },
  };
}
