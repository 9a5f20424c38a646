import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import type { Block } from './blocks.ts';
import type { MailMessage } from './mail-message.ts';
import { createMailMasker, withoutNames } from './mask-mail.ts';
import { readMailMessage } from './mail.ts';
import { blocksOfConversation } from './mail-blocks.ts';
import { isDiscarded, splitMbox } from './mbox-reader.ts';
import type { SourceFile } from './source.ts';
import { threadsOf } from './threads.ts';
import { toDocument } from './to-document.ts';
import { note } from './notes.ts';

/** Stops before the worker is stopped, so that the failure can say what to do. */
const mostMs = 15_000;

/**
 * A mailbox as Thunderbird, Apple Mail and Gmail export it: every conversation under its subject, oldest mail first,
 * personal data masked.
 */
export async function parse({ bytes, name, warnings }: SourceFile): Promise<ParsedDocument> {
  const began = performance.now();
  const throwIfLate = (): void => {
    if (performance.now() - began > mostMs) throw new DeskFailure('too_large', { reason: 'mailbox' });
  };
  const mails: MailMessage[] = [];
  let damaged = 0;
  for await (const mail of splitMbox([bytes])) {
    if (isDiscarded(mail)) continue;
    try {
      mails.push(await readMailMessage(mail));
    } catch {
      damaged++;
    }
    throwIfLate();
  }
  if (mails.length === 0 && damaged > 0) throw new DeskFailure('damaged', { reason: 'mailbox' });
  const blocks = threadsOf(mails).flatMap((thread) => {
    throwIfLate();
    return createMailMasker(thread, warnings).blocks(blocksOfConversation(thread.map(withoutNames)));
  });
  const called = createMailMasker(mails, undefined).text(name);
  const unread: readonly Block[] =
    damaged > 0 ? [{ type: 'aside', text: note('documents.notes.mails', { number: damaged }) }] : [];
  const document = toDocument(
    'mailbox',
    { blocks: [...blocks, ...unread], skipQuestionDetection: true },
    called,
  );
  return mails.length === 1 ? document : { ...document, title: titleOf(called, document.title) };
}

const titleOf = (name: string, fallback: string): string =>
  name
    .replace(/\.\w{1,8}$/, '')
    .replace(/\p{Cc}/gu, '')
    .trim() || fallback;
