import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AutoReplyKind } from '../../preload/contract.ts';
import { parseMail } from '../../main/desk/library/parse/read-mail.ts';
import { subjectQuestion } from '../../main/desk/messages/subject-question.ts';
import { detectAutoReply } from '../../main/desk/messages/auto-reply.ts';
import { extractDetails } from '../../main/desk/messages/details.ts';
import { type MessageParts, partsOf } from '../../main/desk/messages/message-parts.ts';
import { splitSentences } from '../../main/desk/messages/sentences.ts';

/** What is understood of a mail before anything is searched. */
export interface ReadMail extends MessageParts {
  /** What counts as said: one sentence a line. */
  readonly said: string;
  /** `kind: text`, in the order in which they count. */
  readonly details: readonly string[];
  readonly automatic: AutoReplyKind | null;
}

const understood = (parts: MessageParts, byHeaders: AutoReplyKind | null = null): ReadMail => {
  const { text, subject, unread, folds, headers } = parts;
  const body = splitSentences(text, unread).map((sentence) => sentence.text);
  const title = subjectQuestion(parts, body.join(' '));
  const details = extractDetails(text, folds, {
    now: new Date('2026-11-28T12:00:00Z'),
    region: 'GB',
    headers,
  });
  return {
    ...parts,
    said: [...(title === null ? [] : [title.text]), ...body].join('\n'),
    details: details.map((detail) => `${detail.kind}: ${detail.text}`),
    automatic: detectAutoReply(subject, body.join(' '), byHeaders),
  };
};

export const readPasted = (text: string): ReadMail => understood(partsOf({ text, subject: null }));

/** A mail file of these lines, or of these bytes. */
export async function readFileMail(content: readonly string[] | Uint8Array): Promise<ReadMail> {
  const bytes = content instanceof Uint8Array ? content : Buffer.from(content.join('\r\n'));
  const { header, automatic, ...mail } = await parseMail(bytes);
  return understood(partsOf({ ...mail, fileHeader: header }), automatic);
}

export const readFixture = (name: string): Promise<ReadMail> => {
  const bytes = readFileSync(path.join(import.meta.dirname, '../fixtures/mail', name));
  return name.endsWith('.eml') ? readFileMail(bytes) : Promise.resolve(readPasted(bytes.toString('utf8')));
};
