import MsgReader from '@kenjiuno/msgreader';
import { decompressRTF } from '@kenjiuno/decompressrtf';
import type { AutoReplyKind } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { type Headers, autoReplyKind, isAutoSubmitted } from './auto-submitted.ts';
import { collapseWhitespace } from './blocks.ts';
import { decodeText } from './encoding.ts';
import { linksOfMailHtml } from './mail-html.ts';
import { type MailMessage, bodyTextOf } from './mail-message.ts';
import { rebuildOle } from './ole.ts';
import { blocksOfRtf } from './rtf.ts';

/** A message as Outlook saves it (`.msg`). Throws DeskFailure `damaged`. */
export function readOutlook(bytes: Uint8Array): MailMessage {
  const mail = open(bytes);
  const headers = headersIn(mail.headers ?? '');
  const ids = (name: string): readonly string[] => headers.get(name)?.match(/<[^<>\s]+>/g) ?? [];
  const subject = collapseWhitespace(mail.subject ?? '');
  const address = addressIn(mail.senderSmtpAddress, mail.creatorSMTPAddress, mail.senderEmail);
  const html = mail.bodyHtml ?? (mail.html ? decodeText(mail.html) : undefined);
  const date = new Date(mail.clientSubmitTime ?? mail.messageDeliveryTime ?? '');
  const outlookKind = kindOfClass(mail.messageClass ?? '');
  return {
    subject,
    from: { name: collapseWhitespace(mail.senderName ?? ''), address },
    to: (mail.recipients ?? [])
      .filter(({ recipType }) => recipType !== 'cc' && recipType !== 'bcc')
      .map(({ name, smtpAddress, email }) => ({
        name: collapseWhitespace(name ?? ''),
        address: addressIn(smtpAddress, email),
      })),
    date: Number.isNaN(date.getTime()) ? '' : date.toISOString(),
    id: ids('message-id')[0] ?? mail.messageId?.trim() ?? '',
    replyTo: /[^\s<>,;]+@[^\s<>,;]+/.exec(headers.get('reply-to') ?? '')?.[0] ?? '',
    inReplyTo: ids('in-reply-to')[0] ?? '',
    references: [...ids('references'), ...ids('in-reply-to')],
    text: bodyTextOf(mail.body, html) || (mail.compressedRtf ? textOfRtf(mail.compressedRtf) : ''),
    attachmentNames: (mail.attachments ?? [])
      .map(({ fileName, name }) => collapseWhitespace(fileName ?? name ?? ''))
      .filter(Boolean),
    automatic: isAutoSubmitted(headers, address, subject) || outlookKind !== null,
    textIn: '',
    attachmentsIn: '',
    autoReply: outlookKind ?? autoReplyKind(headers),
    links: linksOfMailHtml(html ?? ''),
    authentication: headers.get('authentication-results') ?? '',
    fromLine: headers.get('from') ?? '',
  };
}

/** What Outlook files a program's answer under; reports of a mail that came in or was read end in DR and IPNRN. */
const kindOfClass = (name: string): AutoReplyKind | null =>
  /^REPORT\..*\.(?:DR|IPNN?RN)$/i.test(name)
    ? 'automatic answer'
    : /^REPORT\./i.test(name)
      ? 'delivery failure'
      : /\.Rules\.OofTemplate/i.test(name)
        ? 'out of office'
        : null;

/** Within one organisation Outlook keeps another kind of address. */
const addressIn = (...given: readonly (string | undefined)[]): string =>
  given.find((address) => address?.includes('@')) ?? '';

/** As the mail came over the net; a mail that was only saved has none. */
const headersIn = (text: string): Headers =>
  new Map(
    text
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .flatMap((line) => {
        const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
        return name === undefined ? [] : [[name.toLowerCase(), value ?? ''] as const];
      }),
  );

/** Streams of a message and of what it holds, by the names that Outlook gives them. */
const isOfMessage = (path: string): boolean =>
  path
    .split('/')
    .every((name) => /^__(?:(?:nameid|recip|attach|properties)_version1\.0|substg1\.0_)/.test(name));

function open(bytes: Uint8Array): ReturnType<InstanceType<typeof MsgReader.default>['getFileData']> {
  const orderly = rebuildOle(bytes, isOfMessage);
  try {
    const mail = new MsgReader.default(Uint8Array.from(orderly).buffer).getFileData();
    if (!mail.error) return mail;
  } catch (error) {
    throw new DeskFailure('damaged', { cause: error });
  }
  throw new DeskFailure('damaged');
}

function textOfRtf(compressed: Uint8Array): string {
  return blocksOfRtf(Uint8Array.from(decompressRTF([...compressed])))
    .map((block) => (block.type === 'entry' ? `${block.question}\n${block.answer}` : block.text))
    .join('\n\n');
}
