import type { Fold, MailHeader, Span } from '../../../preload/contract.ts';
import type { MailLink, MailTraces } from '../library/parsed.ts';
import { type FoundHeader, type MailParts, readMailParts } from '../library/mail-folds.ts';
import type { HeaderField } from '../library/mail/header-labels.ts';
import { address } from '../library/mail/mail-header.ts';

/** A message as it was pasted, or the words of a mail file with what its headers say. */
export interface GivenMessage {
  readonly text: string;
  readonly subject: string | null;
  /** Of a file: it is put above the words. */
  readonly fileHeader?: MailHeader | null;
  /** Of a file: where its links lead, and what was found about its sender. */
  readonly traces?: MailTraces | null;
  /** Where the links of a text lead that was copied with its formatting. */
  readonly links?: readonly MailLink[];
}

/** A message with its parts, as everything that reads it takes them. */
export interface MessageParts extends MailParts {
  /** With plain line ends, and with its header above where it came as a file. */
  readonly text: string;
  readonly subject: string | null;
  /** Where the subject stands in the text. */
  readonly subjectSpan: Span | null;
  readonly header: MailHeader | null;
  /** Those that say most of the customer first. */
  readonly headers: readonly FoundHeader[];
  /** What is nobody's sentence now: the folds, headers of mails that were handed on, labels of a form. In order. */
  readonly unread: readonly Span[];
}

/** The parts of a message. A mail file gets its header above its words, as if it had been pasted with it. */
export function partsOf({ text: given, subject, fileHeader = null }: GivenMessage): MessageParts {
  const body = given.replaceAll(/\r\n?/g, '\n');
  const header = fileHeader === null ? '' : headerText(fileHeader, subject);
  const text = `${header}${header === '' ? '' : '\n\n'}${body}`;
  const parts = readMailParts(text);
  const headers = parts.headers.toSorted((a, b) => rank(a) - rank(b));
  const titled = headers.find((found) => valueIn(found, 'subject') !== null);
  const row = titled?.rows.find(({ role }) => role === 'subject');
  return {
    text,
    ...parts,
    headers,
    subject: subject ?? row?.value ?? null,
    subjectSpan: row?.span ?? null,
    header: headerOf(text, headers, fileHeader),
    unread: unreadIn(parts),
  };
}

/** A form names the customer better than the program that sent it; who hands a mail on is the customer, too. */
const rank = ({ kind }: FoundHeader): number => ['form', 'own', 'forwarded'].indexOf(kind);

const valueIn = ({ rows }: FoundHeader, role: HeaderField): string | null =>
  rows.find((row) => row.role === role)?.value || null;

/** As mail programs write it. */
function headerText({ from, replyTo, sentAt }: MailHeader, subject: string | null): string {
  const line = (label: string, value: string | null): readonly string[] =>
    value === null ? [] : [`${label}: ${value.replaceAll(/\s+/g, ' ').trim()}`];
  const sender = from === null ? null : senderText(from);
  const date = sentAt === null ? null : `${new Date(sentAt).toISOString().slice(0, 19)}Z`;
  const answersTo = replyTo === from?.address ? null : replyTo;
  const rows = [
    ...line('From', sender),
    ...line('Reply-To', answersTo),
    ...line('Date', date),
    ...line('Subject', subject),
  ];
  return rows.length < 2 ? '' : rows.join('\n');
}

const senderText = ({ name, address: mail }: NonNullable<MailHeader['from']>): string =>
  mail === null ? (name ?? '') : name === null ? mail : `${name} <${mail}>`;

function headerOf(
  text: string,
  headers: readonly FoundHeader[],
  given: MailHeader | null,
): MailHeader | null {
  if (headers.length === 0) return given;
  const sender = senderOf(text, headers);
  const from =
    sender === null ? null : { name: sender.name?.text ?? null, address: sender.address?.text ?? null };
  if (given !== null) return { ...given, from: from ?? given.from };
  const own = headers.find(({ kind }) => kind === 'own');
  const said = (role: HeaderField): string => (own && valueIn(own, role)) ?? '';
  return {
    from,
    replyTo: address.exec(said('replyTo'))?.[0] ?? null,
    sentAt: null,
    textIn: null,
    attachmentsIn: null,
    readTo: null,
    attachments: said('attachments')
      .split(/[,;]/)
      .flatMap((name) => name.trim() || []),
    id: null,
    inReplyTo: null,
  };
}

export interface Sender {
  readonly name: (Span & { readonly text: string }) | null;
  readonly address: (Span & { readonly text: string }) | null;
}

/** Whom the headers of a message name as its writer, with the places in its text; null where they name nobody. */
export const senderOf = (text: string, headers: readonly FoundHeader[]): Sender | null =>
  headers.flatMap((header) => senderIn(text, header) ?? [])[0] ?? null;

function senderIn(text: string, { rows }: FoundHeader): Sender | null {
  const placeOf = (
    row: FoundHeader['rows'][number] | undefined,
    words: string | undefined,
  ): Sender['name'] => {
    if (row === undefined || words === undefined || words === '') return null;
    const at = text.slice(row.span.start, row.span.end).indexOf(words);
    const start = row.span.start + at;
    return at < 0 ? null : { text: words, start, end: start + words.length };
  };
  const from = rows.find(({ role }) => role === 'from');
  const nameRow = rows.find(({ role }) => role === 'name') ?? from;
  const mailRow = rows.find(
    ({ role, value }) => (role === 'email' || role === 'from') && address.test(value),
  );
  const name = placeOf(nameRow, nameIn(nameRow?.value ?? ''));
  const mail = placeOf(mailRow, address.exec(mailRow?.value ?? '')?.[0]);
  return name === null && mail === null ? null : { name, address: mail };
}

/** In characters; more is no name. */
const longestName = 100;

/** The name before an address, without quotes. */
function nameIn(value: string): string {
  const end = value.search(/[<([]|&lt;/);
  const name = (end < 0 ? value : value.slice(0, end))
    .trim()
    .slice(0, longestName)
    .replace(/^["'“”‘’\s]+|["'“”‘’\s,;]+$/g, '');
  return /\p{L}/u.test(name) && !name.includes('@') && name.length < longestName ? name : '';
}

function unreadIn({ folds, headers }: MailParts): readonly Span[] {
  const labels = headers
    .filter(({ kind }) => kind !== 'own')
    .map(({ start, end, rows }): Span => {
      const message = rows.find(({ role }) => role === 'message');
      return { start, end: message === undefined || message.value === '' ? end : message.span.start };
    });
  const all: readonly Span[] = [...folds, ...labels];
  return all
    .map(({ start, end }) => ({ start, end }))
    .toSorted((a, b) => a.start - b.start)
    .reduce<Span[]>((spans, span) => {
      const last = spans.at(-1);
      if (last !== undefined && span.start <= last.end)
        spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
      else spans.push(span);
      return spans;
    }, []);
}

/** The folds without the line of the subject, for a mail that says there what it wants. */
export function withoutSubject(folds: readonly Fold[], text: string, subject: Span): readonly Fold[] {
  const from = text.lastIndexOf('\n', subject.start) + 1;
  const next = text.indexOf('\n', subject.end);
  const to = next < 0 ? text.length : next + 1;
  return folds.flatMap((fold) => {
    if (fold.kind !== 'header' || fold.end <= from || fold.start >= to) return [fold];
    const parts = [
      { start: fold.start, end: Math.max(fold.start, from - 1) },
      { start: Math.min(to, fold.end), end: fold.end },
    ];
    return parts
      .filter(({ start, end }) => end > start)
      .map((part) => ({ ...fold, ...part, lines: text.slice(part.start, part.end).split('\n').length }));
  });
}
