import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SkippedRow, SurveyColumns, SurveyKind, Unmatched } from '../../../preload/contract.ts';
import { contactHash, type ContactKind, contactWords, ticketIn } from '../audit/contact-history.ts';
import type { Vault } from '../privacy/vault.ts';
import {
  candidatesOf,
  type CaseFinder,
  clockOf,
  matchLeaving,
  matchRating,
  namedKeys,
  type RatingKeys,
} from './match-ratings.ts';
import { hasLeft, type Rating, ratingIn } from './rating-values.ts';
import { type StatedTime, timeIn } from './survey-dates.ts';
import type { SurveyFile } from './survey-table.ts';

/** A row that is counted. */
export interface CountedRow {
  /** Null for a customer who left. */
  readonly rating: Rating | null;
  /** By our clock, as well as it is known. */
  readonly at: number;
  readonly caseId: string | null;
  /** The only case that it can be about, where who wrote is all that says so. */
  readonly maybe: string | null;
  /** Keyed hashes of what it says and of the row as it stands, hex. */
  readonly fingerprints: readonly string[];
  readonly words: SurveyWords;
}

/** What a customer wrote, with what names her: encrypted wherever it is kept. */
interface SurveyWords {
  readonly comment: string;
  readonly email: string;
  readonly order: string;
  readonly subject: string;
}

export interface ReadRows {
  readonly counted: readonly CountedRow[];
  readonly skipped: Readonly<Partial<Record<SkippedRow, number>>>;
  readonly unmatched: Readonly<Partial<Record<Unmatched, number>>>;
}

interface RowDeps {
  readonly vault: Pick<Vault, 'keyedHash'>;
  readonly cases: CaseFinder;
  readonly isKnown: (fingerprint: string) => boolean;
  readonly now: () => number;
  /** Marks of rows of which a person has said that they are about the case they may be about. */
  readonly confirmed?: ReadonlySet<string>;
}

interface Read {
  readonly rating: Rating | null;
  readonly time: StatedTime;
  readonly keys: RatingKeys;
  readonly fingerprints: readonly string[];
  readonly words: SurveyWords;
}

/** Rows that are read before others have their turn. */
const slice = 200;
const minute = 60_000;
/** A clock may be of another zone. */
const aheadMs = 15 * 3_600_000;
/** A subject that no two customers write alike has so many words and letters, or a number. */
const tellingWords = 5;
const tellingLetters = 24;

/** Says of each row of an export what would be counted and to which case it belongs; stores nothing. */
export async function readRows(
  { header, rows, signature }: SurveyFile,
  kind: SurveyKind,
  columns: SurveyColumns,
  { vault, cases, isKnown, now, confirmed = new Set() }: RowDeps,
): Promise<ReadRows> {
  const skipped: Partial<Record<SkippedRow, number>> = {};
  const skip = (why: SkippedRow): void => {
    skipped[why] = (skipped[why] ?? 0) + 1;
  };
  const seen = new Set<string>();
  const fingerprintOf = (what: string, identity: readonly unknown[]): string =>
    Buffer.from(vault.keyedHash(`${what} ${kind} ${JSON.stringify(identity)}`)).toString('hex');
  /** The row as it stands, whatever its columns are taken for; what else is rated in it is another rating. */
  const wholeOf = (row: readonly string[], nth: number): string =>
    fingerprintOf('survey row', [signature, columns.rating, nth, ...row]);
  const counts = new Map<string, number>();
  /** How many such rows came before. */
  const alike = (row: readonly string[]): number => {
    const key = row.join('\u001F');
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    return before;
  };
  const read: Read[] = [];
  for (const [nth, row] of rows.entries()) {
    if (nth % slice === slice - 1) await nextTurn();
    const cell = (at: number | null): string => (at === null ? '' : (row[at] ?? ''));
    const rating = kind === 'ratings' ? ratingIn(cell(columns.rating), columns.scale) : null;
    if (kind === 'ratings' ? rating === null : columns.rating !== null && !hasLeft(cell(columns.rating))) {
      skip('no_rating');
      continue;
    }
    const time = timeIn(cell(columns.at), columns.dayFirst);
    if (time === null || time.at > now() + aheadMs) {
      skip(time === null ? 'no_date' : 'in_future');
      continue;
    }
    const words = {
      comment: cell(columns.comment),
      email: cell(columns.email),
      order: cell(columns.order),
      subject: cell(columns.subject),
    };
    const response = cell(columns.response);
    const said = [words.email, words.order, cell(columns.ticket), words.subject, words.comment];
    const isOfNobody = response === '' && said.every((one) => one === '');
    // Of customers who are not named, several may rate alike on one day; in one second it is the same row twice.
    const isOneOfMany = isOfNobody && time.lasts >= minute;
    const whole = wholeOf(row, isOneOfMany ? alike(row) : 0);
    const identity = [
      ...(response === '' ? said : [signature, header[columns.response ?? 0] ?? '', response]),
      String(time.at),
      rating === null ? '' : `${rating.measure} ${rating.value}`,
    ];
    const fingerprints = isOfNobody ? [whole] : [fingerprintOf('survey', identity), whole];
    const isRepeated = fingerprints.some((fingerprint) => seen.has(fingerprint));
    for (const fingerprint of fingerprints) seen.add(fingerprint);
    if (isRepeated || fingerprints.some(isKnown)) {
      skip(isRepeated ? 'repeated' : 'known');
      continue;
    }
    read.push({ rating, time, fingerprints, words, keys: keysOf(vault, words, cell(columns.ticket)) });
  }
  return { ...(await matchAll(read, kind, cases, confirmed)), skipped };
}

async function matchAll(
  read: readonly Read[],
  kind: SurveyKind,
  cases: CaseFinder,
  confirmed: ReadonlySet<string>,
): Promise<Pick<ReadRows, 'counted' | 'unmatched'>> {
  const found = [];
  for (const [nth, row] of read.entries()) {
    if (nth % slice === slice - 1) await nextTurn();
    found.push({ ...row, candidates: candidatesOf(row.keys, cases) });
  }
  const clock = kind === 'left' ? { low: 0, high: 0 } : clockOf(found);
  // Where nothing tells how the clock of a file goes, it is taken as right.
  const ahead = clock.low < 0 && clock.high > 0 ? 0 : clock.high;
  const unmatched: Partial<Record<Unmatched, number>> = {};
  const counted = found.map(({ rating, time, keys, candidates, fingerprints, words }): CountedRow => {
    const named = namedKeys(keys);
    const match =
      kind === 'left'
        ? matchLeaving(time, candidates, named.hasKeys)
        : matchRating(time, candidates, clock, named);
    const maybe = 'unmatched' in match ? (match.maybe ?? null) : null;
    const isConfirmed = maybe !== null && fingerprints.some((fingerprint) => confirmed.has(fingerprint));
    const caseId = 'caseId' in match ? match.caseId : isConfirmed ? maybe : null;
    if ('unmatched' in match && !isConfirmed)
      unmatched[match.unmatched] = (unmatched[match.unmatched] ?? 0) + 1;
    return { rating, at: time.at - ahead, caseId, maybe, fingerprints, words };
  });
  return { counted, unmatched };
}

function keysOf(
  vault: Pick<Vault, 'keyedHash'>,
  { email, order, subject }: SurveyWords,
  ticket: string,
): RatingKeys {
  const hash = (kind: ContactKind, words: string): Uint8Array | null =>
    words === '' ? null : contactHash(vault, kind, words);
  const about = contactWords('subject', subject);
  const number = contactWords('ticket', ticket) || (ticketIn(subject) ?? '');
  return {
    email: hash('email', contactWords('email', email.replace(/^mailto:/i, ''))),
    order: hash('order', contactWords('order', order)),
    ticket: hash('ticket', number),
    subject: hash('subject', about),
    isSubjectTelling:
      (about.split(' ').length >= tellingWords && about.length >= tellingLetters) || /\d{4}/.test(about),
  };
}
