import { diffWords } from 'diff';
import type { CallInput, CallOutput } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Clipboard } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import { clipboardHtml } from './clipboard-html.ts';
import type { JournalTable } from '../store/store.ts';
import { openMark } from './compose/compose.ts';

export interface CommitDeps {
  readonly clipboard: Clipboard;
  readonly journal: JournalTable;
  readonly vault: Vault;
  readonly newId: () => string;
}

type ReplyToCommit = CallInput<'replies.commit'>;

/** Longest that comparing two texts may take; beyond it the reply counts as wholly changed. */
const diffMs = 200;

/** Share of words, 0 to 1, that differ between what was suggested and what was copied. */
export function shareChanged(suggested: string, reply: string): number {
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
 * Copies first, then records what was shown, chosen and changed. Texts are kept encrypted, or not at all when no key
 * is open. Throws `bad_request` while a place is still open and `clipboard_failed`; nothing is recorded then.
 */
export async function commitReply(
  input: ReplyToCommit,
  deps: CommitDeps,
): Promise<CallOutput<'replies.commit'>> {
  if (input.reply.includes(openMark))
    throw new DeskFailure(
      'bad_request',
      'A question is still open. Answer it or remove its line, then copy.',
    );
  await deps.clipboard.write({ text: input.reply, html: clipboardHtml(input.reply) });
  return record('reply', input, { changed: shareChanged(input.suggested, input.reply) }, deps);
}

/** Appends one case to the journal: facts in the clear, everything a customer wrote encrypted. */
export function record(
  kind: 'reply' | 'hand-over',
  input: Pick<ReplyToCommit, 'message' | 'questions'> & Record<string, unknown>,
  facts: Readonly<Record<string, number>>,
  { journal, vault, newId }: CommitDeps,
): CallOutput<'replies.commit'> {
  const id = newId();
  const open = vault.status().state === 'open';
  const secret = open ? vault.encrypt(JSON.stringify(input), `journal:${id}`) : null;
  const chosen = input.questions.flatMap((question) => question.chosen ?? []);
  const questions = input.questions.map(({ shown, chosen }) => ({ shown, chosen }));
  const shown = questions.flatMap((question) => question.shown.map(({ target }) => target));
  journal.append({ id, kind, facts: { ...facts, questions }, secret, shown, chosen });
  return { journalId: id, kept: open ? 'everything' : 'facts only' };
}
