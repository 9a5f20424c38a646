import { findFolds } from '../mail-folds.ts';
import type { Block } from './blocks.ts';
import type { MailMessage } from './mail-message.ts';
import { baseSubject } from './threads.ts';
import { note } from './notes.ts';

/**
 * The mails of one conversation, oldest first, under its subject. Signatures, disclaimers and what is attached stand in
 * the text, but are not searched; neither are quotations of a mail that is here itself.
 */
export function blocksOfConversation(mails: readonly MailMessage[]): readonly Block[] {
  const here = new Set(mails.map(({ id }) => id).filter((id) => id !== ''));
  const subject = mails.map((mail) => baseSubject(mail.subject)).find((text) => text !== '');
  return [
    ...(subject ? [{ type: 'heading', depth: 1, text: subject } as const] : []),
    ...mails.flatMap((mail) =>
      blocksOfMail(
        mail,
        mail.references.some((id) => here.has(id)),
      ),
    ),
  ];
}

function blocksOfMail(mail: MailMessage, isQuotedHere: boolean): readonly Block[] {
  const { text } = mail;
  const blocks: Block[] = [];
  const line = [mail.from.name || mail.from.address, day(mail.date)].filter((part) => part !== '');
  if (line.length > 0) blocks.push({ type: 'heading', depth: 2, text: line.join(', ') });
  const quotes: Block[] = [];
  let from = 0;
  const written = (to: number): void => {
    const part = joinWrappedLines(stripTrackingLinks(text.slice(from, to))).trim();
    if (part !== '') blocks.push({ type: 'text', text: part });
  };
  for (const { kind, start, end } of findFolds(text)) {
    written(start);
    const part = text.slice(start, end);
    if (kind === 'quote' && !isQuotedHere) quotes.push(...quoted(part));
    else blocks.push({ type: 'aside', text: part });
    from = end;
  }
  written(text.length);
  return [...blocks, ...attachmentBlocks(mail), ...quotes];
}

/** For whoever reads the document: nothing attached is opened. */
export const attachmentBlocks = ({ attachmentNames }: MailMessage): readonly Block[] =>
  attachmentNames.length === 0
    ? []
    : [{ type: 'aside', text: note('documents.notes.attached', { names: attachmentNames.join(', ') }) }];

/** What was quoted, under the line that says whose it is. */
function quoted(part: string): readonly Block[] {
  const lines = part.split('\n').map((line) => line.replace(/^\s*(?:[>|]\s?)+/, ''));
  const marked = part.split('\n').findIndex((line) => /^\s*[>|]/.test(line));
  const intro = marked > 0 && marked <= 2 ? lines.slice(0, marked).join(' ').trim() : '';
  const text = joinWrappedLines(lines.slice(intro === '' ? 0 : marked).join('\n')).trim();
  if (text === '') return [];
  return [
    {
      type: 'heading',
      depth: 3,
      text: intro.replace(/:$/, '').slice(0, 200) || note('documents.notes.quoted'),
    },
    { type: 'text', text },
  ];
}

/** Lines that a mail program broke at its margin are one. */
export function joinWrappedLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.reduce((all, line, at) => {
    if (at === 0) return line;
    const before = lines[at - 1] ?? '';
    const goesOn = before.length >= 60 && line !== '' && !/^\s*(?:[-*•–]|\d{1,3}[.)]|\s{3})/.test(line);
    return `${all}${goesOn ? ' ' : '\n'}${line}`;
  }, '');
}

/** Newsletters put an address of a hundred letters behind every word. */
export const stripTrackingLinks = (text: string): string =>
  text.replace(/[<[]https?:\/\/[^\s>\]]{60,}[>\]]/gi, '');

const day = (date: string): string => /^\d{4}-\d{2}-\d{2}(?=T)/.exec(date)?.[0] ?? '';
