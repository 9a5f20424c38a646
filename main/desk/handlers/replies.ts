import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Learning } from '../learning/feedback/learning.ts';
import type { ReadDeps } from '../messages/read-message.ts';
import type { CaseCache } from '../audit/case-cache.ts';
import type { People } from '../people/people.ts';
import type { Session } from '../people/session.ts';
import { clipboardHtml } from '../replies/clipboard-html.ts';
import { commitReply, type CommitDeps } from '../replies/commit.ts';
import type { ReplyChecker } from '../replies/checks/reply-checker.ts';
import type { Drafts } from '../replies/compose/drafts.ts';
import { checkSecondLook } from '../replies/handover/second-look.ts';
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
  readonly session: Pick<Session, 'status'>;
  readonly people: Pick<People, 'confirmOther'>;
}): Pick<DeskHandlers, Calls> {
  const { committing, drafts, replyChecker, cases, learning, reading, settings, session, people } = deps;

  return {
    'replies.compose': (input) => drafts.fromChoices(input),
    'replies.copyText': async ({ text }) => {
      await committing.clipboard.write({ text, html: clipboardHtml(text) });
      return null;
    },
    'replies.check': (input) => replyChecker.findings(input),
    'replies.commit': async (input) => {
      const read = cases.get(input.caseId);
      const secondLook = await checkSecondLook(input, { cases, reading, settings, session, people });
      // Of her passphrase nothing goes any further.
      const reply = { ...input, secondLook: secondLook?.name ?? null };
      const lookedBy = secondLook?.person ?? null;
      const committed = await commitReply(reply, lookedBy, replyChecker.assertNotBlocked(reply), committing);
      // What is learned is learned behind the copy: nobody waits for it.
      void learning.learnFromReply(reply, read);
      return committed;
    },
  };
}
