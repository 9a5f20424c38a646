import MsgReader from '@kenjiuno/msgreader';
import { decompressRTF } from '@kenjiuno/decompressrtf';
import { DeskFailure } from '../../failure.ts';
import { squeeze } from './blocks.ts';
import { decodeText } from './encoding.ts';
import { type Letter, textOf } from './letter.ts';
import { refuseCircles } from './ole.ts';
import { blocksOfRtf } from './rtf.ts';

/** A message as Outlook saves it (`.msg`). Throws DeskFailure `damaged`. */
export function readOutlook(bytes: Uint8Array): Letter {
  const mail = open(bytes);
  const [, ids = ''] = /^Message-ID:\s*([^\n]*)/im.exec(mail.headers ?? '') ?? [];
  const html = mail.bodyHtml ?? (mail.html ? decodeText(mail.html) : undefined);
  const date = new Date(mail.clientSubmitTime ?? mail.messageDeliveryTime ?? '');
  return {
    subject: squeeze(mail.subject ?? ''),
    from: {
      name: squeeze(mail.senderName ?? ''),
      address: mail.senderSmtpAddress ?? (mail.senderEmail?.includes('@') ? mail.senderEmail : ''),
    },
    date: Number.isNaN(date.getTime()) ? '' : date.toISOString(),
    id: ids.trim(),
    answers: [],
    text: textOf(mail.body, html) || (mail.compressedRtf ? textOfRtf(mail.compressedRtf) : ''),
    attached: (mail.attachments ?? [])
      .map(({ fileName, name }) => squeeze(fileName ?? name ?? ''))
      .filter(Boolean),
  };
}

function open(bytes: Uint8Array): ReturnType<InstanceType<typeof MsgReader.default>['getFileData']> {
  const damaged = 'This Outlook message is damaged and could not be opened.';
  refuseCircles(bytes);
  try {
    const mail = new MsgReader.default(Uint8Array.from(bytes).buffer).getFileData();
    if (!mail.error) return mail;
  } catch (error) {
    throw new DeskFailure('damaged', damaged, { cause: error });
  }
  throw new DeskFailure('damaged', damaged);
}

function textOfRtf(compressed: Uint8Array): string {
  return blocksOfRtf(Uint8Array.from(decompressRTF([...compressed])))
    .map((block) => (block.type === 'entry' ? `${block.question}\n${block.answer}` : block.text))
    .join('\n\n');
}
