import type { Detail, DetailKind, Fold } from '../../../preload/contract.ts';
import type { HeaderField } from '../library/mail/header-labels.ts';
import type { HeaderLine } from '../library/mail/mail-header.ts';
import type { FoundHeader } from '../library/mail-folds.ts';
import { createClaimedSpans } from '../privacy/pii/claimed-spans.ts';
import { findEmails } from '../privacy/pii/email.ts';
import { findPhones } from '../privacy/pii/phone.ts';
import type { Span } from '../privacy/pii/span.ts';
import { createSpanSet } from '../privacy/pii/span-set.ts';
import { findAmounts } from './amounts.ts';
import { findDates } from './dates/find-dates.ts';
import { explainDetail } from './explain-detail.ts';
import { type Sender, senderOf } from './message-parts.ts';
import { introducedNames, isPersonsName, signedNames } from './person-names.ts';
import { findOrders } from './order-numbers.ts';
import { findTrackingNumbers } from './tracking.ts';

/** A place, what it stands for where that differs, and, of a date, what it would be the other way round. */
interface DetailMatch extends Span {
  readonly normalized?: string;
  readonly other?: number | null;
}

function* phones(text: string, region: string): Generator<DetailMatch> {
  for (const { start, end, international } of findPhones(text, region))
    yield { start, end, ...(international !== null && { normalized: international }) };
}

function* tracking(text: string): Generator<DetailMatch> {
  for (const { start, end, carrier } of findTrackingNumbers(text))
    yield { start, end, ...(carrier !== null && { normalized: `${text.slice(start, end)} (${carrier})` }) };
}

/** Names of the library as whole words, whatever their case; the longest first. */
export function* productsIn(text: string, names: readonly string[]): Generator<DetailMatch> {
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
        ...(name !== text.slice(at, end) && { normalized: name }),
      };
    }
  }
}

export interface DetailOptions {
  /** Dates are meant as of then. */
  readonly now: Date;
  /** ISO 3166; reads phone numbers without a country code, days in digits, and whose crowns "kr" are. */
  readonly region: string;
  /** ISO 639-1 of the message, or null when it cannot be told: its days are in its own words. */
  readonly language?: string | null;
  /** Shapes of the shop's order numbers, as the owner wrote them; empty for the usual ones. */
  readonly orderNumbers?: string;
  /** Names of what the shop sells, the longest first. */
  readonly products?: readonly string[];
  /** Heads of the mail and of what it hands on. */
  readonly headers?: readonly FoundHeader[];
}

/** What a mail's header, or a form, says of the customer. */
const tellingRows: ReadonlySet<HeaderField | null> = new Set([
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
 * is left out. What the message says comes in its order, then what its headers say besides.
 */
export function extractDetails(
  text: string,
  folds: readonly Fold[],
  options: DetailOptions,
): readonly Detail[] {
  const { now, region, language = null, orderNumbers = '', products = [], headers = [] } = options;
  const shown = headers.filter(({ kind }) => kind !== 'own');
  const closed: readonly Span[] = [...folds.filter(({ kind }) => kind !== 'signature'), ...shown];
  const sender = senderOf(text, headers);
  // The writer of a mail that somebody hands on is nobody's customer.
  const telling = headers.flatMap(({ rows }) =>
    rows.filter(
      ({ role, span }) =>
        tellingRows.has(role) && (role !== 'from' || sender === null || rowHolds(span, sender)),
    ),
  );
  const rows = createSpanSet(
    text.length,
    telling.map(({ span }) => span),
  );
  const hidden = createSpanSet(text.length, closed);
  const claims = createClaimedSpans(text);
  const details: Detail[] = [];
  const collect = (
    kind: DetailKind,
    found: Iterable<DetailMatch>,
    from: 'words' | 'signature' | 'header' = 'words',
  ): void => {
    for (const { start, end, normalized = null, other = null } of found) {
      const span = { start, end };
      if (claims.overlaps(span) || (hidden.touches(span) && !rows.holds(span))) continue;
      if (claims.claim(span) === null) continue;
      const why = explainDetail({ kind, normalized }, { now, orderNumbers, from, other });
      details.push({ start, end, text: text.slice(start, end), kind, normalized, why });
    }
  };
  // Each claims its place before the vaguer ones are searched: an order number is no date, a phone number no order.
  collect('email', findEmails(text));
  collect('tracking', tracking(text));
  collect('order', findOrders(text, orderNumbers, region));
  collect('order', orderFields(telling));
  collect('amount', findAmounts(text, region));
  collect('phone', phones(text, region));
  if (sender?.name && isPersonsName(sender.name.text)) collect('name', [sender.name], 'header');
  collect('name', introducedNames(text, products));
  const handedOn = handedOnFrom(headers);
  if (handedOn < Infinity) {
    const above = folds.filter(({ end }) => end <= handedOn);
    collect('name', signedNames(text.slice(0, handedOn), above, products), 'signature');
  }
  collect('name', signedNames(text, folds, products), 'signature');
  collect('date', findDates(text, { now, region, language }));
  collect('product', productsIn(text, products));
  const inOrder = details.toSorted((a, b) => a.start - b.start);
  const said = inOrder.filter((detail) => !rows.holds(detail));
  const isBelow = isHandedOnName(handedOn, details);
  return [
    ...said.filter((detail) => !isBelow(detail)),
    ...inOrder.filter((detail) => rows.holds(detail)),
    ...said.filter(isBelow),
  ];
}

/** Where the mail begins that somebody hands on; Infinity where nobody does. */
const handedOnFrom = (headers: readonly FoundHeader[]): number =>
  Math.min(...headers.filter(({ kind }) => kind === 'forwarded').map(({ start }) => start));

/**
 * Whether a name stands in the mail that somebody else hands on: who hands it on is the customer, and the first name of
 * the details is the customer's. None does where nobody is known to hand it on.
 */
function isHandedOnName(handedOn: number, details: readonly Detail[]): (detail: Detail) => boolean {
  const isKnown = details.some(({ kind, start }) => kind === 'name' && start < handedOn);
  return ({ kind, start }) => isKnown && kind === 'name' && start > handedOn;
}

const rowHolds = (row: Span, { name, address }: Sender): boolean =>
  [name, address].some((found) => found !== null && row.start <= found.start && found.end <= row.end);

/** What stands in a form's field for the order number is one, whatever its shape. */
const orderFields = (rows: readonly HeaderLine[]): readonly DetailMatch[] =>
  rows.flatMap(({ role, value, span }) =>
    role === 'order' && /\d/.test(value) && value.length <= 30 ? [span] : [],
  );
