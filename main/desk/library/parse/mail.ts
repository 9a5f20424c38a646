import PostalMime from 'postal-mime';
import { DeskFailure } from '../../failure.ts';
import type { ParsedMail } from '../parsed.ts';
import { tidy } from './blocks.ts';
import { blocksOfHtml } from './html.ts';

/** An `.eml` file as plain text: the text part, or else the text of the HTML part. Attachments are not opened. */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  if (bytes.length === 0) throw new DeskFailure('empty_file', 'This file is empty.');
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 });
  const text = tidy((mail.text ?? '').replace(/\r\n?/g, '\n')) || (mail.html ? textOfHtml(mail.html) : '');
  const subject = mail.subject?.trim();
  if (text === '' && !subject) throw new DeskFailure('no_text', 'There is no text in this mail.');
  const from = [mail.from?.name, mail.from?.address].filter(Boolean);
  return { subject: subject || null, from: from.length === 0 ? null : from.join(' '), text };
}

const textOfHtml = (html: string): string =>
  tidy(
    blocksOfHtml(html)
      .map((block) => (block.type === 'entry' ? `${block.question}\n${block.answer}` : block.text))
      .join('\n\n'),
  );
