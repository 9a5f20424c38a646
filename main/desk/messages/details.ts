import * as chrono from 'chrono-node/en';
import type { Detail, DetailKind, Fold, Span } from '../../../preload/contract.ts';
import type { HeadRole } from '../library/mail/head-labels.ts';
import type { HeadRow } from '../library/mail/mail-head.ts';
import type { FoundHead } from '../library/mail-folds.ts';
import { findEmails } from '../privacy/pii/email.ts';
import { findPhones } from '../privacy/pii/phone.ts';
import { findAmounts } from './amounts.ts';
import { orderPattern } from './order-pattern.ts';
import { findTrackingNumbers } from './tracking.ts';
import { explainDetail } from './explain-detail.ts';
import { type Sender, senderOf } from './message-parts.ts';

const introduced =
  /\b(?:my name is|my name's|this is|i am called|name:)\s+((?:\p{Lu}[\p{L}'’-]+)(?:\s+(?:(?:van|von|de|der|da|di|la|el|bin|al)\s+)*\p{Lu}[\p{L}'’-]+){0,3})/gu;
const nameLine =
  /^\s*((?:\p{Lu}[\p{L}'’.-]*)(?:\s+(?:(?:van|von|de|der|da|di|la|el|bin|al|and|und|&)\s+)*\p{Lu}[\p{L}'’.-]*){0,3})\s*,?\s*$/u;

/** What follows a name after "this is". */
const wordsAfterName = new Set(
  'and at again calling from here in of speaking writing with who regarding about on'.split(' '),
);
const otherThing =
  /\b(?:flight|flt|fl|gate|room|table|page|step|season|episode|chapter|bus|train|platform)\s*(?:no\.?|number)?\s*$/i;

type DetailMatch = Omit<Detail, 'kind' | 'normalized' | 'why'> & { readonly normalized?: string };

function* matches(text: string, pattern: RegExp): Generator<DetailMatch> {
  for (const match of text.matchAll(pattern)) {
    const words = match[1] ?? match[0];
    const start = match.index + match[0].lastIndexOf(words);
    yield { start, end: start + words.length, text: words };
  }
}

function* emails(text: string): Generator<DetailMatch> {
  for (const { start, end } of findEmails(text)) yield { start, end, text: text.slice(start, end) };
}

function* phones(text: string, region: string): Generator<DetailMatch> {
  for (const { start, end, international } of findPhones(text, region))
    yield {
      start,
      end,
      text: text.slice(start, end),
      ...(international !== null && { normalized: international }),
    };
}

/** "This is Maren" names somebody, "this is BAD service" does not. */
function* namesIn(text: string): Generator<DetailMatch> {
  const shouts = !/\p{Ll}/u.test(text);
  for (const found of matches(text, introduced)) {
    const wordsBefore = text.slice(Math.max(0, found.start - 12), found.start);
    const next = /^ (\p{Ll}+)/u.exec(text.slice(found.end, found.end + 20))?.[1];
    if (!shouts && /^\p{Lu}+$/u.test(found.text) && found.text.length > 1) continue;
    if (/this is\s+$/i.test(wordsBefore) && next !== undefined && !wordsAfterName.has(next)) continue;
    yield found;
  }
}

/** Numbers of other things, and "#Conference2026". */
function* orders(text: string, shapes: string): Generator<DetailMatch> {
  for (const found of matches(text, orderPattern(shapes))) {
    if (
      shapes === '' &&
      (/^#\p{L}{3,}(?:19|20)\d\d$/u.test(found.text) || otherThing.test(text.slice(0, found.start)))
    )
      continue;
    yield found;
  }
}

function* tracking(text: string): Generator<DetailMatch> {
  for (const { start, end, carrier } of findTrackingNumbers(text)) {
    const number = text.slice(start, end);
    yield { start, end, text: number, ...(carrier !== null && { normalized: `${number} (${carrier})` }) };
  }
}

function* amounts(text: string): Generator<DetailMatch> {
  for (const { start, end, normalized } of findAmounts(text))
    yield { start, end, text: text.slice(start, end), normalized };
}

/** Names of the library as whole words, whatever their case; the longest first. */
function* productsIn(text: string, names: readonly string[]): Generator<DetailMatch> {
  const lower = text.toLowerCase();
  for (const name of names) {
    const wanted = name.toLowerCase();
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
      const end = at + wanted.length;
      if (
        /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ||
        /^(?:[\p{L}\p{N}]{2}|[\p{N}])/u.test(text.slice(end, end + 2))
      )
        continue;
      yield {
        start: at,
        end,
        text: text.slice(at, end),
        ...(name !== text.slice(at, end) && { normalized: name }),
      };
    }
  }
}

/** "Last week" or "now" is no date that anyone would copy. */
const namesADay = /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:tomorrow|yesterday)\b/i;

/** "For 45 minutes" is no day, and "9/10" a mark. */
const namesNoDay =
  /\d\s?(?:min(?:ute)?s?|h(?:ou)?rs?|h|sec(?:ond)?s?)\b|\bhours?\b|\bdays? (?:before|after|later|earlier)\b|^[\d.]+\/10$/i;

/** "Arrived on Friday" was the last one. */
const wentBefore =
  /\b(?:arrived|ordered|came|sent|called|rang|wrote|written|bought|received|happened|went|left|collected|told|delivered|placed|paid|got|visited|stayed|flew|was|were|had)\b(?![^.!?\n]*\b(?:will|shall|can|could|would|need|want|please|by|before|until|next|going|supposed|due)\b)[^.!?\n]{0,40}$/i;
/** "(1/2)" counts the parts of a message, "1/2 inch" is a half. */
const isPart = (text: string, start: number, end: number): boolean =>
  /^\d\/\d$/.test(text.slice(start, end)) &&
  (/^\s*$|\($/.test(text.slice(0, start)) || /^(?:\s*$|\)|\s+(?:of|inch|cup|way))/.test(text.slice(end)));

function* dates(text: string, now: Date): Generator<DetailMatch> {
  for (const { index, text: words, start } of chrono.parse(text, now)) {
    const named = start.isCertain('day');
    const end = index + words.length;
    if ((!named && !start.isCertain('weekday')) || !namesADay.test(words) || namesNoDay.test(words)) continue;
    if (isPart(text, index, end)) continue;
    const day = start.date();
    const isPast = /\b(?:last|past)\b/i.test(words) || wentBefore.test(text.slice(0, index));
    const days = Math.round((midnight(day) - midnight(now)) / 86_400_000);
    // "Before Saturday" means the next one, unless it says otherwise.
    if (!named && days < 0 && !isPast) day.setDate(day.getDate() + 7);
    if (!named && days >= 0 && isPast) day.setDate(day.getDate() - 7);
    const normalized = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
    yield { start: index, end, text: words, normalized };
  }
}

const midnight = (day: Date): number => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();

/** The name below a closing: the first line of the signature after "Kind regards,". */
function* signatureNames(text: string, folds: readonly Fold[]): Generator<DetailMatch> {
  for (const fold of folds) {
    if (fold.kind !== 'signature') continue;
    let start = fold.start;
    for (const line of text.slice(fold.start, fold.end).split('\n').slice(0, 4)) {
      const name = start > fold.start ? nameLine.exec(line)?.[1] : undefined;
      if (name && !/\b(?:ltd|inc|gmbh|llc|manager|team|sent from)\b/i.test(name)) {
        const at = start + line.indexOf(name);
        yield { start: at, end: at + name.length, text: name };
        return;
      }
      start += line.length + 1;
    }
  }
}

export interface DetailOptions {
  /** Dates are meant as of then. */
  readonly now: Date;
  /** ISO 3166; reads phone numbers without a country code. */
  readonly region: string;
  /** Shapes of the shop's order numbers, as the owner wrote them; empty for the usual ones. */
  readonly orderNumbers?: string;
  /** Names of what the shop sells, the longest first. */
  readonly products?: readonly string[];
  /** Heads of the mail and of what it hands on. */
  readonly heads?: readonly FoundHead[];
}

/** What a mail's head, or a form, says of the customer. */
const tellingRows: ReadonlySet<HeadRole | null> = new Set([
  'from',
  'replyTo',
  'subject',
  'name',
  'email',
  'phone',
  'order',
  'message',
]);

/**
 * What a message names, each with its place: the agent copies them, and they are what must be protected. Quoted history
 * is left out. What the message says comes in its order, then what its heads say besides.
 */
export function extractDetails(
  text: string,
  folds: readonly Fold[],
  options: DetailOptions,
): readonly Detail[] {
  const { now, region, orderNumbers = '', products = [], heads = [] } = options;
  const shown = heads.filter(({ kind }) => kind !== 'own');
  const closed: readonly Span[] = [...folds.filter(({ kind }) => kind !== 'signature'), ...shown];
  const sender = senderOf(text, heads);
  // The writer of a mail that somebody hands on is nobody's customer.
  const telling = heads.flatMap(({ rows }) =>
    rows.filter(
      ({ role, span }) =>
        tellingRows.has(role) && (role !== 'from' || sender === null || rowHolds(span, sender)),
    ),
  );
  const isIn = (detail: Span, spans: readonly Span[]): boolean =>
    spans.some(({ start, end }) => start <= detail.start && detail.end <= end);
  const rows = telling.map(({ span }) => span);
  const details: Detail[] = [];
  const collect = (
    kind: DetailKind,
    found: Iterable<DetailMatch>,
    from: 'words' | 'signature' | 'head' = 'words',
  ): void => {
    for (const detail of found) {
      const touches = (other: Span): boolean => detail.start < other.end && other.start < detail.end;
      if (details.some(touches) || (closed.some(touches) && !isIn(detail, rows))) continue;
      const normalized = detail.normalized ?? null;
      const why = explainDetail({ kind, normalized }, { now, orderNumbers, from });
      details.push({ ...detail, kind, normalized, why });
    }
  };
  // Each claims its place before the vaguer ones are searched: an order number is no date, a phone number no order.
  collect('email', emails(text));
  collect('tracking', tracking(text));
  collect('order', orders(text, orderNumbers));
  collect('order', orderFields(telling));
  collect('amount', amounts(text));
  collect('phone', phones(text, region));
  if (sender?.name) collect('name', [sender.name], 'head');
  collect('name', namesIn(text));
  collect('name', signatureNames(text, folds), 'signature');
  collect('date', dates(text, now));
  collect('product', productsIn(text, products));
  const inOrder = details.toSorted((a, b) => a.start - b.start);
  return [
    ...inOrder.filter((detail) => !isIn(detail, rows)),
    ...inOrder.filter((detail) => isIn(detail, rows)),
  ];
}

const rowHolds = (row: Span, { name, address }: Sender): boolean =>
  [name, address].some((found) => found !== null && row.start <= found.start && found.end <= row.end);

/** What stands in a form's field for the order number is one, whatever its shape. */
const orderFields = (rows: readonly HeadRow[]): readonly DetailMatch[] =>
  rows.flatMap(({ role, value, span }) =>
    role === 'order' && /\d/.test(value) && value.length <= 30 ? [{ ...span, text: value }] : [],
  );
