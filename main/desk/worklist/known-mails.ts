import type { ParsedMail } from '../library/parsed.ts';
import { bareSubject, threadIdsOf, type WorklistContent } from './worklist-mail.ts';

interface KnownMail {
  readonly doneAt: number | null;
  readonly content: WorklistContent;
}

/** Whether a mail continues what was answered before. */
export function comesBack(items: Iterable<KnownMail>, mail: ParsedMail, customer: string): boolean {
  const ids = new Set(threadIdsOf(mail));
  const subject = bareSubject(mail.subject);
  return [...items].some(
    ({ doneAt, content }) =>
      doneAt !== null &&
      (threadIdsOf(content.mail).some((id) => ids.has(id)) ||
        (subject !== '' && content.customer === customer && bareSubject(content.mail.subject) === subject)),
  );
}

/** Whether a mail is in the list, from whichever file. */
export const isIn = (items: Iterable<KnownMail>, mail: ParsedMail): boolean =>
  [...items].some(({ content }) =>
    mail.header.id === null
      ? content.mail.header.sentAt === mail.header.sentAt &&
        content.mail.subject === mail.subject &&
        content.mail.text === mail.text
      : content.mail.header.id === mail.header.id,
  );

/** The very same mail: one that only bears its id may be a stranger's, and its reply is not for him. */
export const findSameIn = <Item extends KnownMail>(
  items: Iterable<Item>,
  { header, subject, text }: ParsedMail,
): Item | undefined =>
  [...items].find(
    ({ content: { mail } }) =>
      mail.header.id === header.id &&
      mail.header.from?.address === header.from?.address &&
      mail.header.replyTo === header.replyTo &&
      mail.header.sentAt === header.sentAt &&
      mail.subject === subject &&
      mail.text === text,
  );
