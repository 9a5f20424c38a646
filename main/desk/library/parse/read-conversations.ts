import { createHash } from 'node:crypto';
import type { Conversation, ConversationMessage } from '../conversation.ts';
import { DeskFailure } from '../../failure.ts';
import { findFolds } from '../mail-folds.ts';
import { trimBlankLines } from './blocks.ts';
import { detectFormat, isMbox } from './detect-format.ts';
import type { RemoteFile } from './remote-files.ts';
import type { ConversationEvent, ReadSummary } from './worker-protocol.ts';
import { yieldOf, yieldOfMessage } from './conversation-limits.ts';
import { conversationsOfJson } from './json-conversations.ts';
import type { MailMessage } from './mail-message.ts';
import { readMailMessage, unwrapEmlx } from './mail.ts';
import { joinWrappedLines, stripTrackingLinks } from './mail-blocks.ts';
import { isDiscarded, splitMbox } from './mbox-reader.ts';
import { asParseFailure } from './parse-failure.ts';
import { baseSubject, threadsOf } from './threads.ts';

/** Characters of all mails that are buffered at once, with what they take beside their words; of more, the newest stay. */
const maxBufferedChars = 40_000_000;
/** The same of all chats, of which none is left out unsaid. */
const maxChatChars = 40_000_000;
/** Of one message: more is no answer to a customer. */
const longestMessage = 20_000;
const batchSize = 200;
/** Between signs of life while one large mailbox is read. */
const heartbeatMs = 2_000;

/**
 * The conversations in mailboxes (mbox), mails (`.eml`, `.emlx`, `.msg`) and exported chats (JSON, JSONL). Mails of all
 * files are put together to threads, then emitted in batches. A file without a conversation is in the summary, with why.
 */
export async function readConversations(
  files: readonly NamedFile[],
  emit: (event: ConversationEvent) => void,
): Promise<ReadSummary> {
  const mails = createMailBuffer();
  const chats = createChatBuffer();
  const failed: ReadSummary['failed'][number][] = [];
  let damaged = 0;
  for (const [index, file] of files.entries()) {
    const alive = (): void => emit({ kind: 'reading', file: index });
    alive();
    try {
      const before = mails.count() + chats.all().length;
      damaged += await readConversationFile(file, { mails, chats, alive });
      if (mails.count() + chats.all().length === before)
        throw new DeskFailure('no_text', { reason: 'conversation' });
    } catch (error) {
      failed.push({ file: index, error: asParseFailure(error).toWire() });
    }
  }
  const found = [...threadsOf(mails.all()).flatMap(conversationOf), ...chats.all()];
  for (let from = 0; from < found.length; from += batchSize)
    emit({ kind: 'conversations', conversations: found.slice(from, from + batchSize) });
  const messages = found.reduce((sum, conversation) => sum + conversation.messages.length, 0);
  return { conversations: found.length, messages, damaged, dropped: mails.dropped(), failed };
}

type NamedFile = RemoteFile & { readonly name: string };

interface ReadContext {
  readonly mails: MailBuffer;
  readonly chats: ChatBuffer;
  /** A sign of life. */
  readonly alive: () => void;
}

/** Returns the number of mails that could not be read. */
async function readConversationFile(file: NamedFile, { mails, chats, alive }: ReadContext): Promise<number> {
  const head = Buffer.from(await file.head(4_096)).toString('latin1');
  if (isMbox(head.replace(/^\xef\xbb\xbf/, '').trimStart())) return readMailbox(file, mails, alive);
  const bytes = await file.whole();
  const format = await detectFormat(bytes, file.name);
  if (format === 'mailbox') return readMailbox(file, mails, alive);
  if (format === 'json') chats.add(conversationsOfJson(bytes));
  else if (format === 'mail') mails.add(await readMailMessage(bytes));
  else if (format === 'emlx') mails.add(await readMailMessage(unwrapEmlx(bytes)));
  else if (format === 'msg') mails.add((await import('./outlook.ts')).readOutlook(bytes));
  else throw new DeskFailure('unsupported_type', { reason: 'conversations' });
  return 0;
}

async function readMailbox(file: NamedFile, mails: MailBuffer, alive: () => void): Promise<number> {
  let damaged = 0;
  let lastHeartbeat = performance.now();
  for await (const mail of splitMbox(file.pieces())) {
    if (performance.now() - lastHeartbeat > heartbeatMs) {
      alive();
      lastHeartbeat = performance.now();
    }
    if (isDiscarded(mail)) continue;
    await readMailMessage(mail).then(mails.add, () => damaged++);
  }
  return damaged;
}

interface ChatBuffer {
  /** Throws `too_large` where there is no room for them, and then has none of them. */
  readonly add: (chats: readonly Conversation[]) => void;
  all(): readonly Conversation[];
}

/** What they take is summed as they come: counted anew for each file, an export of many took minutes. */
export function createChatBuffer(weigh = yieldOf): ChatBuffer {
  const buffered: Conversation[] = [];
  let bufferedChars = 0;
  return {
    add(chats) {
      const chars = bufferedChars + weigh(chats);
      if (chars > maxChatChars) throw new DeskFailure('too_large', { reason: 'mailbox' });
      bufferedChars = chars;
      for (const chat of chats) buffered.push(chat);
    },
    all: () => buffered,
  };
}

type BufferedMail = Omit<
  MailMessage,
  | 'attachmentNames'
  | 'textIn'
  | 'attachmentsIn'
  | 'replyTo'
  | 'inReplyTo'
  | 'autoReply'
  | 'links'
  | 'authentication'
  | 'fromLine'
>;

interface MailBuffer {
  readonly add: (mail: MailMessage) => void;
  all(): readonly BufferedMail[];
  /** Ever added. */
  count(): number;
  dropped(): number;
}

/** Mails with their own words alone. The oldest go when there is no room, wherever in a mailbox they stand. */
function createMailBuffer(): MailBuffer {
  const buffered: BufferedMail[] = [];
  let bufferedChars = 0;
  let added = 0;
  let dropped = 0;
  const weight = (mail: BufferedMail): number =>
    yieldOfMessage(mail) + mail.subject.length + mail.references.length * 60;
  return {
    add({ subject, from, to, date, id, references, automatic, ...mail }) {
      const text = withoutQuotes(mail.text).slice(0, longestMessage);
      added++;
      if (text === '') return;
      const own: BufferedMail = { subject, from, to, date, id, references, automatic, text };
      buffered.push(own);
      bufferedChars += weight(own);
      if (bufferedChars <= maxBufferedChars) return;
      buffered.sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));
      while (bufferedChars > maxBufferedChars * 0.8) {
        const oldest = buffered.pop();
        if (!oldest) break;
        bufferedChars -= weight(oldest);
        dropped++;
      }
    },
    all: () => buffered,
    count: () => added,
    dropped: () => dropped,
  };
}

/** What was written this time: no quotation, signature or disclaimer; lines that a program broke are whole again. */
function withoutQuotes(text: string): string {
  let from = 0;
  let own = '';
  for (const { start, end } of findFolds(text)) {
    own += text.slice(from, start);
    from = end;
  }
  return trimBlankLines(joinWrappedLines(stripTrackingLinks(own + text.slice(from)))).trim();
}

function conversationOf(mails: readonly BufferedMail[]): readonly Conversation[] {
  const [first] = mails;
  if (!first) return [];
  const subject = mails.map((mail) => baseSubject(mail.subject)).find((text) => text !== '') ?? '';
  const messages = mails.map(({ from, to, date, text, automatic }): ConversationMessage => {
    const at = Date.parse(date);
    return { from, to, at: Number.isNaN(at) ? null : at, text, automatic, side: null };
  });
  const root = first.references[0] ?? first.id;
  const named = root === '' ? [first.subject, first.from.address, first.date, first.text].join('\n') : root;
  return [{ id: createHash('sha256').update(named).digest('base64url'), subject, messages }];
}
