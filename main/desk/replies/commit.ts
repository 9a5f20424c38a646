import { diffWords } from 'diff';
import type { CallInput, CallOutput, FindingKind } from '../../../preload/contract.ts';
import type { Clipboard, MailProgram } from '../ports.ts';
import { retryWhileBusy } from '../store/retry-while-busy.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CaseCache } from '../audit/case-cache.ts';
import { DeskFailure } from '../failure.ts';
import type { WorklistRoom } from '../worklist/worklist.ts';
import { clipboardHtml, replyHtml } from './clipboard-html.ts';

export interface CommitDeps {
  readonly clipboard: Clipboard;
  readonly mail: Pick<MailProgram, 'reply'>;
  readonly worklist: Pick<WorklistRoom, 'givenAs'>;
  readonly cases: Pick<CaseCache, 'get'>;
  readonly auditLog: Pick<AuditLog, 'recordDecision'>;
}

/** Without anybody's passphrase: who looked at it is a name by now. */
type ReplyToCommit = Omit<CallInput<'replies.commit'>, 'secondLook'> & { readonly secondLook: string | null };

/** Longest that comparing two texts may take; beyond it the reply counts as wholly changed. */
const diffMs = 200;

/** Share of words, 0 to 1, that differ between what was suggested and what was copied. */
export function editRatio(suggested: string, reply: string): number {
  const parts = diffWords(suggested, reply, { timeout: diffMs });
  if (!parts) return 1;
  const words = (text: string): number => text.match(/\S+/g)?.length ?? 0;
  const [kept, changed] = parts.reduce(
    ([same, other], part) =>
      part.added || part.removed ? [same, other + words(part.value)] : [same + words(part.value), other],
    [0, 0],
  );
  return kept + changed === 0 ? 0 : changed / (kept + changed);
}

/**
 * Copies or puts into a draft first, then records what was shown, chosen and changed. Texts are kept encrypted, or not at all when no key
 * is open. `lookedBy` is the id of who looked at it, `warned` are the kinds of what the reply was copied in spite of. Throws `clipboard_failed` or `mail_failed`; nothing
 * is recorded then.
 */
export async function commitReply(
  input: ReplyToCommit,
  lookedBy: string | null,
  warned: readonly FindingKind[],
  deps: CommitDeps,
): Promise<CallOutput<'replies.commit'>> {
  await giveOut(input, deps);
  // That somebody looked is a fact, and by an id who it was; her name is kept with the texts.
  const looked = (input.secondLook ?? '') === '' ? {} : { secondLook: lookedBy ?? 1 };
  const { overruled = [] } = input;
  const doubts = { ...asFact('warned', warned), ...asFact('overruled', overruled) };
  const facts = { changed: editRatio(input.suggested, input.reply), ...looked, ...doubts };
  return retryWhileBusy(() => recordDecision('reply', input, facts, deps));
}

/** Which mail a draft is of, the desk alone says, by the case: whoever asks names none. */
async function giveOut({ caseId, reply, to }: ReplyToCommit, deps: CommitDeps): Promise<void> {
  if (to !== 'draft') return deps.clipboard.write({ text: reply, html: clipboardHtml(reply) });
  const mail = deps.cases.get(caseId)?.draftFor ?? null;
  const givenAs = mail === null ? null : deps.worklist.givenAs(mail);
  if (givenAs === null) throw new DeskFailure('mail_failed', { reason: 'mail_gone' });
  return deps.mail.reply({ givenAs, text: reply, html: replyHtml(reply) });
}

const asFact = (name: string, kinds: readonly FindingKind[]): Readonly<Record<string, string>> =>
  kinds.length === 0 ? {} : { [name]: kinds.join(' ') };

/** Appends what was decided to the log: facts in the clear, everything a customer wrote encrypted. */
export function recordDecision(
  kind: 'reply' | 'handover',
  input: Pick<ReplyToCommit, 'caseId' | 'message' | 'questions'> & Record<string, unknown>,
  facts: Readonly<Record<string, number | string>>,
  { auditLog }: Pick<CommitDeps, 'auditLog'>,
): CallOutput<'replies.commit'> {
  const { id, kept } = auditLog.recordDecision(kind, input, facts);
  return { auditLogId: id, kept };
}
