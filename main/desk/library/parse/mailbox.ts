import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import type { Block } from './blocks.ts';
import { bareSubject, blocksOfConversation } from './conversation.ts';
import type { Letter } from './letter.ts';
import { readLetter } from './mail.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './write.ts';

/** Stops before the worker is stopped, so that the failure can say what to do. */
const mostMs = 15_000;
/** The line above each mail: a sender and a date as Unix writes it. */
const fromLine =
  /^From [^\n]{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]{0,20}?\b\d{1,2}:\d{2}[^\n]{0,20}?\b\d{4}[^\n]*(?:\n|$)/gm;
/** Drafts, spam and what was thrown away, as Gmail labels them. */
const unwanted =
  /\b(?:spam|trash|drafts?|papierkorb|entwürfe|corbeille|brouillons?|papelera|borradores|cestino|bozze|prullenbak|concepten)\b/i;

/** A mailbox as Thunderbird, Apple Mail and Gmail export it: every conversation under its subject, oldest mail first. */
export async function parse({ bytes, name }: SourceFile): Promise<ParsedDocument> {
  const began = performance.now();
  const letters: Letter[] = [];
  let damaged = 0;
  for (const mail of mailsOf(bytes)) {
    if (isUnwanted(mail)) continue;
    try {
      letters.push(await readLetter(mail));
    } catch {
      damaged++;
    }
    if (performance.now() - began > mostMs)
      throw new DeskFailure(
        'too_large',
        'This mailbox is too large to be read at once. Export it in parts, for example a folder a year.',
      );
  }
  if (letters.length === 0 && damaged > 0)
    throw new DeskFailure('damaged', 'This mailbox is damaged: no mail in it can be read.');
  const blocks = conversationsOf(letters).flatMap(blocksOfConversation);
  const note: readonly Block[] =
    damaged > 0 ? [{ type: 'aside', text: `Mails that could not be read: ${damaged}.` }] : [];
  const document = toDocument('mailbox', { blocks: [...blocks, ...note], asWritten: true }, name);
  return letters.length === 1 ? document : { ...document, title: titleOf(name, document.title) };
}

const titleOf = (name: string, fallback: string): string =>
  name
    .replace(/\.\w{1,8}$/, '')
    .replace(/\p{Cc}/gu, '')
    .trim() || fallback;

/** Each mail without the line above it, and without the marks that keep its own lines from being taken for one. */
function* mailsOf(bytes: Uint8Array): Generator<Uint8Array> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const marks = [...text.matchAll(fromLine)];
  for (const [at, mark] of marks.entries()) {
    const mail = text.slice(mark.index + mark[0].length, marks[at + 1]?.index);
    if (mail.trim() !== '') yield Buffer.from(mail.replace(/^>(>*From )/gm, '$1'), 'latin1');
  }
  // Without such lines it is one mail that was named a mailbox.
  if (marks.length === 0) yield bytes;
}

function isUnwanted(mail: Uint8Array): boolean {
  const head = Buffer.from(mail.subarray(0, 16_384)).toString('utf8');
  const [headers = ''] = head.split(/\r?\n\r?\n/, 1);
  const [, labels = ''] = /^X-Gmail-Labels:\s*([^\n]*)/im.exec(headers) ?? [];
  // Thunderbird keeps what was deleted until it tidies up, with a mark.
  const [, status = '0'] = /^X-Mozilla-Status:\s*([0-9a-f]{1,4})/im.exec(headers) ?? [];
  return unwanted.test(labels) || (Number.parseInt(status, 16) & 8) !== 0;
}

/** Mails that answer each other, by their ids or, where those are missing, by an answer's subject. */
function conversationsOf(letters: readonly Letter[]): readonly (readonly Letter[])[] {
  const byId = new Map<string, Letter[]>();
  const bySubject = new Map<string, Letter[]>();
  const all = new Set<Letter[]>();
  for (const letter of letters) {
    const subject = bareSubject(letter.subject).toLowerCase();
    const isAnswer = subject !== letter.subject.toLowerCase();
    const known = [letter.id, ...letter.answers]
      .map((id) => byId.get(id))
      .find((found) => found !== undefined);
    const group = known ?? (isAnswer && subject !== '' ? bySubject.get(subject) : undefined) ?? [];
    group.push(letter);
    all.add(group);
    for (const id of [letter.id, ...letter.answers]) if (id !== '' && !byId.has(id)) byId.set(id, group);
    if (subject !== '') bySubject.set(subject, group);
  }
  return [...all];
}
