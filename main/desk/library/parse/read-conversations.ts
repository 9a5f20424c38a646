import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Conversation, ConversationMessage, ConversationSummary } from '../conversation.ts';
import { DeskFailure } from '../../failure.ts';
import { foldsOf } from '../mail-folds.ts';
import { tidy } from './blocks.ts';
import { detectFormat, isMailbox } from './detect.ts';
import type { ConversationSign } from './jobs.ts';
import { conversationsOfJson } from './json-conversations.ts';
import type { Letter } from './letter.ts';
import { readLetter, withoutLength } from './mail.ts';
import { unwrap, withoutTracking } from './mail-blocks.ts';
import { isUnwanted, mailsIn } from './mailbox-split.ts';
import { asParseFailure } from './parse-failure.ts';
import { readHead, readInParts, readWhole } from './read-file.ts';
import { bareSubject, threadsOf } from './threads.ts';

/** Characters of all mails that are held at once; of more, the newest are kept. */
const mostHeld = 40_000_000;
/** Of one message: more is no answer to a customer. */
const longestMessage = 20_000;
const conversationsAtOnce = 200;
/** Between signs of life while one large mailbox is read. */
const signMs = 2_000;

/**
 * The conversations in mailboxes (mbox), mails (`.eml`, `.emlx`, `.msg`) and exported chats (JSON, JSONL). Mails of all
 * files are put together to threads, then told in portions. A file without a conversation is in the summary, with why.
 */
export async function readConversations(
  paths: readonly string[],
  tell: (sign: ConversationSign) => void,
): Promise<ConversationSummary> {
  const mails = createHeap();
  const chats: Conversation[] = [];
  const failed: ConversationSummary['failed'][number][] = [];
  let damaged = 0;
  for (const file of paths) {
    tell({ sign: 'reading', path: file });
    try {
      const before = mails.count() + chats.length;
      damaged += await readOne(file, { mails, chats, tell });
      if (mails.count() + chats.length === before)
        throw new DeskFailure('no_text', 'There is no conversation in this file.');
    } catch (error) {
      const { code, message } = asParseFailure(error);
      failed.push({ path: file, code, message });
    }
  }
  const found = [...threadsOf(mails.all()).flatMap(conversationOf), ...chats];
  for (let from = 0; from < found.length; from += conversationsAtOnce)
    tell({ sign: 'found', conversations: found.slice(from, from + conversationsAtOnce) });
  const messages = found.reduce((sum, conversation) => sum + conversation.messages.length, 0);
  return { conversations: found.length, messages, damaged, leftOut: mails.leftOut(), failed };
}

interface Reading {
  readonly mails: Heap;
  readonly chats: Conversation[];
  readonly tell: (sign: ConversationSign) => void;
}

/** Returns the number of mails that could not be read. */
async function readOne(file: string, { mails, chats, tell }: Reading): Promise<number> {
  const head = Buffer.from(await readHead(file, 4_096)).toString('latin1');
  if (isMailbox(head.replace(/^\xef\xbb\xbf/, '').trimStart())) return readMailbox(file, mails, tell);
  const bytes = await readWhole(file);
  const format = await detectFormat(bytes, path.basename(file));
  if (format === 'mailbox') return readMailbox(file, mails, tell);
  if (format === 'json') chats.push(...conversationsOfJson(bytes));
  else if (format === 'mail') mails.add(await readLetter(bytes));
  else if (format === 'emlx') mails.add(await readLetter(withoutLength(bytes)));
  else if (format === 'msg') mails.add((await import('./outlook.ts')).readOutlook(bytes));
  else
    throw new DeskFailure(
      'unsupported_type',
      'Conversations are read from mailboxes (mbox), mails (.eml, .msg) and chats (JSON, JSONL).',
    );
  return 0;
}

async function readMailbox(file: string, mails: Heap, tell: Reading['tell']): Promise<number> {
  let damaged = 0;
  let told = performance.now();
  for await (const mail of mailsIn(readInParts(file))) {
    if (performance.now() - told > signMs) {
      tell({ sign: 'reading', path: file });
      told = performance.now();
    }
    if (isUnwanted(mail)) continue;
    await readLetter(mail).then(mails.add, () => damaged++);
  }
  return damaged;
}

type Kept = Omit<Letter, 'attached'>;

interface Heap {
  readonly add: (letter: Letter) => void;
  all(): readonly Kept[];
  /** Ever added. */
  count(): number;
  leftOut(): number;
}

/** Mails with their own words alone. The oldest go when there is no room, wherever in a mailbox they stand. */
function createHeap(): Heap {
  let letters: Kept[] = [];
  let held = 0;
  let added = 0;
  let leftOut = 0;
  const weight = ({ text, answers }: Kept): number => text.length + answers.length * 60 + 500;
  return {
    add({ subject, from, to, date, id, answers, automatic, ...letter }) {
      const text = ownWords(letter.text).slice(0, longestMessage);
      added++;
      if (text === '') return;
      const kept: Kept = { subject, from, to, date, id, answers, automatic, text };
      letters.push(kept);
      held += weight(kept);
      if (held <= mostHeld) return;
      letters.sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));
      while (held > mostHeld * 0.8) {
        const oldest = letters.pop();
        if (!oldest) break;
        held -= weight(oldest);
        leftOut++;
      }
    },
    all: () => letters,
    count: () => added,
    leftOut: () => leftOut,
  };
}

/** What was written this time: no quotation, signature or disclaimer; lines that a program broke are whole again. */
function ownWords(text: string): string {
  let from = 0;
  let own = '';
  for (const { start, end } of foldsOf(text)) {
    own += text.slice(from, start);
    from = end;
  }
  return tidy(unwrap(withoutTracking(own + text.slice(from)))).trim();
}

function conversationOf(letters: readonly Kept[]): readonly Conversation[] {
  const [first] = letters;
  if (!first) return [];
  const subject = letters.map((letter) => bareSubject(letter.subject)).find((text) => text !== '') ?? '';
  const messages = letters.map(({ from, to, date, text, automatic }): ConversationMessage => {
    const at = Date.parse(date);
    return { from, to, at: Number.isNaN(at) ? null : at, text, automatic, side: null };
  });
  const root = first.answers[0] ?? first.id;
  const named = root === '' ? [first.subject, first.from.address, first.date, first.text].join('\n') : root;
  return [{ id: createHash('sha256').update(named).digest('base64url'), subject, messages }];
}
