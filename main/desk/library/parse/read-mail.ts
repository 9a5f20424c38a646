import { DeskFailure } from '../../failure.ts';
import type { ParsedMail } from '../parsed.ts';
import { stripControlCharacters } from '../sanitize.ts';
import { readMailMessage, unwrapEmlx } from './mail.ts';

const timeOf = (date: string): number | null => {
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : at;
};

/** An `.eml` or `.msg` file as plain text, for the workspace. Throws DeskFailure. */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  if (bytes.length === 0) throw new DeskFailure('empty_file');
  const isOutlook = Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'd0cf11e0';
  const mail = isOutlook
    ? (await import('./outlook.ts')).readOutlook(bytes)
    : await readMailMessage(unwrapEmlx(bytes));
  const { name, address } = mail.from;
  const subject = stripControlCharacters(mail.subject);
  const text = stripControlCharacters(mail.text);
  if (text.trim() === '' && subject === '') throw new DeskFailure('no_text', { reason: 'mail' });
  return {
    subject: subject || null,
    from: stripControlCharacters([name, address].filter(Boolean).join(' ')) || null,
    at: timeOf(mail.date),
    text,
  };
}
