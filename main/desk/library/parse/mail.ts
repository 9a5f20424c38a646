import { isUtf8 } from 'node:buffer';
import PostalMime, { type Address, type Attachment } from 'postal-mime';
import { DeskFailure } from '../../failure.ts';
import type { Correspondent } from '../conversation.ts';
import { autoReplyKind, isAutoSubmitted } from './auto-submitted.ts';
import { collapseWhitespace, trimBlankLines } from './blocks.ts';
import { decodeText, looksLikeText } from './encoding.ts';
import { keepBytes } from './mail-charset.ts';
import { linksOfMailHtml } from './mail-html.ts';
import { type MailMessage, bodyTextOf } from './mail-message.ts';

const mostOfHeaders = 256 * 1024;

/** Mails within a mail are read this deep and as many, one after the other. */
const attached = { deepest: 3, most: 5 };

/**
 * A mail in MIME: the text part, or else the text of the HTML part, and below it the mails that were attached, as if they
 * had been handed on in it. Other attachments are named, not opened. Links of its HTML are read where they are asked for.
 */
export async function readMailMessage(
  bytes: Uint8Array,
  depth = 0,
  wantsLinks = false,
): Promise<MailMessage> {
  const recoded = keepBytes(decodeRawHeaders(bytes));
  const mail = await PostalMime.parse(recoded.bytes, {
    maxNestingDepth: 50,
    forceRfc822Attachments: true,
  }).catch((error: unknown) => {
    if (error instanceof Error && /nesting/i.test(error.message))
      throw new DeskFailure('too_large', { reason: 'nested' });
    throw error;
  });
  const ids = (text: string | undefined): readonly string[] => text?.match(/<[^<>\s]+>/g) ?? [];
  const subject = collapseWhitespace(mail.subject ?? '');
  const [from = { name: '', address: '' }] = correspondents(mail.from ? [mail.from] : []);
  const headers = new Map(mail.headers.map(({ key, value }) => [key, value]));
  const topmost = (name: string): string => mail.headers.find(({ key }) => key === name)?.value ?? '';
  const decoded = (text: string | undefined): string | undefined => text && recoded.decode(text);
  const autoReply =
    autoReplyKind(headers) ?? (mail.attachments.some(isInvitationsReply) ? 'automatic answer' : null);
  const own = bodyTextOf(decoded(mail.text), decoded(mail.html)) || textOfAttachment(mail.attachments);
  const handedOn =
    autoReply === null && depth < attached.deepest ? await mailsIn(mail.attachments, depth) : [];
  const text = [own, ...handedOn].filter((part) => part !== '').join('\n\n');
  return {
    subject,
    from,
    to: correspondents(mail.to ?? []),
    date: mail.date ?? '',
    id: ids(mail.messageId)[0] ?? '',
    replyTo: correspondents(mail.replyTo ?? [])[0]?.address ?? '',
    inReplyTo: ids(mail.inReplyTo)[0] ?? '',
    references: [...ids(mail.references), ...ids(mail.inReplyTo)],
    text,
    attachmentNames: mail.attachments
      .filter(({ disposition, filename, mimeType }) =>
        mimeType === 'message/rfc822'
          ? filename
          : !signatureType.test(mimeType) && (disposition !== 'inline' || filename),
      )
      .map(nameOf),
    textIn: text === '' ? (mail.attachments.filter(isEnvelope).map(nameOf)[0] ?? '') : '',
    attachmentsIn: text === '' ? '' : (mail.attachments.filter(isOutlooks).map(nameOf)[0] ?? ''),
    automatic: isAutoSubmitted(headers, from.address, subject),
    autoReply,
    links: wantsLinks ? linksOfMailHtml(decoded(mail.html) ?? '') : [],
    authentication: topmost('authentication-results'),
    fromLine: topmost('from'),
  };
}

const nameOf = ({ filename, mimeType }: Attachment): string => collapseWhitespace(filename ?? '') || mimeType;

/** What only vouches for the mail. */
const signatureType = /^application\/(?:(?:x-)?pkcs7-signature|pgp-(?:signature|keys))$/i;

/** A calendar says that somebody comes, or not. */
const isInvitationsReply = ({ mimeType, content }: Attachment): boolean =>
  mimeType === 'text/calendar' && /^METHOD:REPLY\b/m.test(beginningOf(content));

const beginningOf = (content: Attachment['content']): string =>
  typeof content === 'string'
    ? content.slice(0, 2_000)
    : Buffer.from(new Uint8Array(content)).toString('latin1', 0, 2_000);

/** A mail that a program attached as a file of no type. */
const isMail = ({ mimeType, filename, content }: Attachment): boolean =>
  mimeType === 'message/rfc822' ||
  (/\.eml$/i.test(filename ?? '') && /^(?:[\w-]{1,60}:[^\n]*\r?\n){2}/.test(beginningOf(content)));

/** Outlook's own envelope. */
const isOutlooks = ({ filename, mimeType }: Attachment): boolean =>
  /ms-tnef/i.test(mimeType) || /^winmail\.dat$/i.test(filename ?? '');

/** What holds a whole mail and is no mail: Outlook's own envelope, or one that is sealed for its receiver. */
const isEnvelope = (attachment: Attachment): boolean =>
  isOutlooks(attachment) ||
  /(?:x-)?pkcs7-mime|pgp-encrypted/i.test(attachment.mimeType) ||
  /^(?:smime\.p7m|encrypted\.asc)$/i.test(attachment.filename ?? '');

async function mailsIn(attachments: readonly Attachment[], depth: number): Promise<readonly string[]> {
  const mails = attachments.filter(isMail).slice(0, attached.most);
  const texts: string[] = [];
  for (const { content } of mails) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    const { from, date, subject, to, text } = await readMailMessage(bytes, depth + 1);
    const line = (label: string, value: string): readonly string[] =>
      value === '' ? [] : [`${label}: ${value}`];
    const written = ({ name, address }: Correspondent): string =>
      name === '' ? address : `${name} <${address}>`;
    texts.push(
      [
        '---------- Forwarded message ---------',
        ...line('From', written(from)),
        ...line('Date', date),
        ...line('Subject', subject),
        ...line('To', to.map(written).join(', ')),
        '',
        text,
      ].join('\n'),
    );
  }
  return texts;
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
