import { DeskFailure } from '../../failure.ts';
import type { ParsedMail } from '../parsed.ts';
import { withoutControls } from '../signs.ts';
import { readLetter, withoutLength } from './mail.ts';

const timeOf = (date: string): number | null => {
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : at;
};

/** An `.eml` or `.msg` file as plain text, for the workspace. Throws DeskFailure. */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  if (bytes.length === 0) throw new DeskFailure('empty_file', 'This file is empty.');
  const isOutlook = Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'd0cf11e0';
  const letter = isOutlook
    ? (await import('./outlook.ts')).readOutlook(bytes)
    : await readLetter(withoutLength(bytes));
  const { name, address } = letter.from;
  const subject = withoutControls(letter.subject);
  const text = withoutControls(letter.text);
  if (text.trim() === '' && subject === '')
    throw new DeskFailure('no_text', 'There is no text in this mail.');
  return {
    subject: subject || null,
    from: withoutControls([name, address].filter(Boolean).join(' ')) || null,
    at: timeOf(letter.date),
    text,
  };
}
