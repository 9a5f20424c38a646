import { readMailParts } from '../library/mail-folds.ts';
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

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/**
 * Whether a text is the whole of a mail: its words, bare or below a header or its subject. A mail without words is none of any
 * text, and one of a word or two is not the end of another's.
 */
export function wholeMailIn(text: string): (mail: Pick<ParsedMail, 'subject' | 'text'>) => boolean {
  const header = readMailParts(text).headers.find(({ kind }) => kind === 'own');
  const wholes = new Set([squeezed(text), squeezed(text.slice(header?.end ?? 0))]);
  return ({ subject, text: words }) =>
    squeezed(words) !== '' &&
    (wholes.has(squeezed(words)) || wholes.has(squeezed(`${subject ?? ''} ${words}`)));
}
