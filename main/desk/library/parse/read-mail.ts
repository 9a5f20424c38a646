import { DeskFailure } from '../../failure.ts';
import type { ParsedMail, ParsedMailHtml } from '../parsed.ts';
import { stripControlCharacters } from '../sanitize.ts';
import { linksOfMailHtml, textOfMailHtml } from './mail-html.ts';
import { readMailMessage, unwrapEmlx } from './mail.ts';

const timeOf = (date: string): number | null => {
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : at;
};

/** As much as may be pasted as a message, with room for its head: a reading keeps everybody waiting. The newest stands first. */
const longestText = 190_000;

/** Up to the end of a line. */
function beginningOf(text: string): string {
  if (text.length <= longestText) return text;
  const line = text.lastIndexOf('\n', longestText);
  return text.slice(0, line > longestText / 2 ? line : longestText).toWellFormed();
}

/** An `.eml` or `.msg` file as plain text, for the workspace. Throws DeskFailure. */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  if (bytes.length === 0) throw new DeskFailure('empty_file');
  const isOutlook = Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'd0cf11e0';
  const mail = isOutlook
    ? (await import('./outlook.ts')).readOutlook(bytes)
    : await readMailMessage(unwrapEmlx(bytes), 0, true);
  const whole = stripControlCharacters(mail.text);
  const text = beginningOf(whole);
  const said = (given: string): string | null => stripControlCharacters(given).trim() || null;
  const subject = said(mail.subject);
  if (text.trim() === '' && subject === null) throw new DeskFailure('no_text', { reason: 'mail' });
  const from = { name: said(mail.from.name), address: said(mail.from.address) };
  return {
    subject,
    header: {
      from: from.name === null && from.address === null ? null : from,
      replyTo: said(mail.replyTo),
      sentAt: timeOf(mail.date),
      attachments: mail.attachmentNames.map(stripControlCharacters),
      textIn: said(mail.textIn),
      attachmentsIn: said(mail.attachmentsIn),
      readTo: text === whole ? null : text.length,
      id: said(mail.id),
      inReplyTo: said(mail.inReplyTo),
    },
    threadIds: mail.references.map(stripControlCharacters),
    automatic: mail.autoReply,
    text,
    traces: {
      links: mail.links,
      to: mail.to.map(({ address }) => address),
      authentication: mail.authentication,
      from: mail.fromLine,
    },
  };
}

/** A mail, or part of one, that was copied or dragged with its formatting. */
export const parseMailHtml = (html: string): ParsedMailHtml => ({
  text: beginningOf(stripControlCharacters(textOfMailHtml(html))),
  links: linksOfMailHtml(html),
});
