import { isUtf8 } from 'node:buffer';
import PostalMime, { type Address, type Attachment } from 'postal-mime';
import { DeskFailure } from '../../failure.ts';
import type { Correspondent } from '../conversation.ts';
import { isAutoSubmitted } from './auto-submitted.ts';
import { collapseWhitespace, trimBlankLines } from './blocks.ts';
import { decodeText, looksLikeText } from './encoding.ts';
import { type MailMessage, bodyTextOf } from './mail-message.ts';

const mostOfHeaders = 256 * 1024;

/** A mail in MIME: the text part, or else the text of the HTML part. Attachments are named, not opened. */
export async function readMailMessage(bytes: Uint8Array): Promise<MailMessage> {
  const mail = await PostalMime.parse(decodeRawHeaders(bytes), { maxNestingDepth: 50 }).catch(
    (error: unknown) => {
      if (error instanceof Error && /nesting/i.test(error.message))
        throw new DeskFailure('too_large', { reason: 'nested' });
      throw error;
    },
  );
  const ids = (text: string | undefined): readonly string[] => text?.match(/<[^<>\s]+>/g) ?? [];
  const subject = collapseWhitespace(mail.subject ?? '');
  const [from = { name: '', address: '' }] = correspondents(mail.from ? [mail.from] : []);
  const headers = new Map(mail.headers.map(({ key, value }) => [key, value]));
  return {
    subject,
    from,
    to: correspondents(mail.to ?? []),
    date: mail.date ?? '',
    id: ids(mail.messageId)[0] ?? '',
    references: [...ids(mail.references), ...ids(mail.inReplyTo)],
    text: bodyTextOf(mail.text, mail.html) || textOfAttachment(mail.attachments),
    attachmentNames: mail.attachments
      .filter(({ disposition, filename }) => disposition !== 'inline' || filename)
      .map(({ filename, mimeType }) => collapseWhitespace(filename ?? '') || mimeType),
    automatic: isAutoSubmitted(headers, from.address, subject),
  };
}

const correspondents = (addresses: readonly Address[]): readonly Correspondent[] =>
  addresses
    .flatMap((given) => given.group ?? [given])
    .map(({ name, address }) => ({ name: collapseWhitespace(name), address: address.trim() }));

/** Careless programs write letters with accents into headers as they are, in whichever code. */
function decodeRawHeaders(bytes: Uint8Array): Uint8Array {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const ends = ['\n\n', '\n\r\n'].map((end) => content.indexOf(end)).filter((at) => at >= 0);
  const head = content.subarray(0, Math.min(...ends, mostOfHeaders));
  if (isUtf8(head)) return bytes;
  // Within an encoded word they are in the code that the word names.
  const escaped = head
    .toString('latin1')
    .replace(/=\?[\w-]{1,40}\?q\?[^?\n]*\?=/gi, (word) =>
      word.replace(/[\x80-\xff]/g, (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    );
  const readable = decodeText(Buffer.from(escaped, 'latin1'));
  return Buffer.concat([Buffer.from(readable, 'utf8'), content.subarray(head.length)]);
}

/** Some programs send what is written as an attachment of a mail that holds nothing else. */
function textOfAttachment(attachments: readonly Attachment[]): string {
  const first = attachments.find(({ mimeType }) =>
    /^(?:text\/plain|message\/delivery-status)$/i.test(mimeType),
  );
  if (!first) return '';
  const { content } = first;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return looksLikeText(bytes) ? trimBlankLines(decodeText(bytes).replace(/\r\n?/g, '\n')) : '';
}

/** Apple Mail writes the length of the mail above it and a property list below it. */
export function unwrapEmlx(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  const [line, length] = /^(\d{1,10})\s*\n/.exec(head) ?? [];
  return line === undefined ? bytes : bytes.subarray(line.length, line.length + Number(length));
}
