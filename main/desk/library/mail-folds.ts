import type { Fold, Span } from '../../../preload/contract.ts';
import {
  type Separator,
  separatorAt,
  headerBelow,
  isNotice,
  lastReplyHere,
} from './mail/message-separators.ts';
import { findAttributions } from './mail/attribution.ts';
import { findArmour, withoutArmour } from './mail/armour.ts';
import { bannerEnd, disclaimerStart } from './mail/disclaimer.ts';
import { type Line, type Stretch, isBlank, isDivider, isMarked, linesOf, nextLine } from './mail/lines.ts';
import { type HeaderBlock, formAt, headerAt, isForwarding } from './mail/mail-header.ts';
import { type Marks, citationEnd, ownListEnd, pointsBelow, quotedRunEnd } from './mail/quoted-lines.ts';
import { findSignatures } from './mail/signature.ts';

/** The header of a mail or the fields of a form in a text, as its reader takes it. */
export interface FoundHeader extends Span {
  /** The mail's own, at its top; that of a mail that was handed on; or a form of a web site. */
  readonly kind: 'own' | 'forwarded' | 'form';
  readonly rows: HeaderBlock['rows'];
}

/** What a mail consists of, beside the words that its writer wrote this time. */
export interface MailParts {
  /** In order, not overlapping, of whole lines. */
  readonly folds: readonly Fold[];
  /** In order. Heads of forwarded mails and forms are shown, but are nobody's sentences. */
  readonly headers: readonly FoundHeader[];
}

/** Finds what can be folded away in a mail: its header, quoted history, signature, disclaimer; time grows with the length. */
export const findFolds = (text: string): readonly Fold[] => readMailParts(text).folds;

/** Finds the parts of a mail in plain text. A mail that is handed on is the message itself, and so is what stands alone. */
export function readMailParts(text: string): MailParts {
  const all = linesOf(text);
  const armour = findArmour(all);
  const lines = withoutArmour(all, armour);
  const top = nextLine(lines, 0);
  const own = formAt(lines, top) === null ? headerAt(lines, top, 'top') : null;
  const headers: FoundHeader[] = [];
  const found: (Stretch & { readonly kind: Fold['kind'] })[] = [];
  if (own !== null) {
    found.push({ kind: 'header', from: top, to: own.to });
    headers.push(headerOf('own', own, top, lines));
  }
  const body = own?.to ?? 0;
  const banner = bannerEnd(lines, body, lines.length);
  if (banner > body) found.push({ kind: 'disclaimer', from: nextLine(lines, body), to: banner });
  const quotes = findQuotes(lines, banner, own !== null && isForwarding(own), (header) =>
    headers.push(header),
  );
  found.push(...quotes.map((quote) => ({ kind: 'quote' as const, ...quote })));
  for (const [at, stretch] of between(quotes, banner, lines.length).entries()) {
    const bottom = disclaimerStart(lines, stretch, at === 0);
    const signatures = findSignatures(lines, { from: stretch.from, to: bottom }, at === 0);
    found.push(...signatures.map((signature) => ({ kind: 'signature' as const, ...signature })));
    if (bottom < stretch.to) found.push({ kind: 'disclaimer', from: bottom, to: stretch.to });
  }
  const others = found.flatMap((fold) => foldOf(fold, lines));
  const seals = armour
    .flatMap((stretch) => foldOf({ kind: 'signature', ...stretch }, all))
    .filter(({ start, end }) => !others.some((fold) => fold.start < end && start < fold.end));
  const folds = [...others, ...seals].sort((a, b) => a.start - b.start);
  return { folds, headers };
}

/** What was quoted, in order; headers of forwarded mails and of forms are handed to `addHeader`. */
function findQuotes(
  lines: readonly Line[],
  from: number,
  isForward: boolean,
  addHeader: (header: FoundHeader) => void,
): readonly Stretch[] {
  const attributions = findAttributions(lines);
  const marks = { count: lines.filter(isMarked).length, areAttributed: attributions.size > 0 };
  const replyLine = lastReplyHere(lines);
  const quotes: Stretch[] = [];
  let ownFrom = nextLine(lines, from);
  for (let at = from; at < lines.length;) {
    if (isBlank(lines[at])) {
      at++;
      continue;
    }
    const isFirst = ownFrom === at && quotes.length === 0;
    const opening: Opening | null = isNotice(lines, at, replyLine)
      ? { kind: 'help desk', to: lines.length, header: null }
      : openingAt(lines, at, attributions, marks);
    if (opening === null) {
      const form = quotes.length === 0 ? formAt(lines, at) : null;
      if (form !== null) addHeader(headerOf('form', form, introOf(lines, ownFrom, at), lines));
      at = Math.max(at + 1, form?.to ?? 0, ownMarkedEnd(lines, at, marks));
      continue;
    }
    const { kind, to, header } = opening;
    if (
      kind === 'forward' ||
      (isFirst && header !== null && kind === 'quote') ||
      isHandedOn(lines, ownFrom, at, opening, isForward && quotes.length === 0)
    ) {
      if (header !== null) addHeader(headerOf('forwarded', header, at, lines));
      // Some programs mark what they hand on.
      at = header?.isMarked === true ? quotedRunEnd(lines, to) : to;
      continue;
    }
    const end = kind === 'help desk' ? (isFirst ? to : lines.length) : quoteEnd(lines, ownFrom, at, opening);
    quotes.push({ from: at, to: end });
    ownFrom = nextLine(lines, end);
    at = end;
  }
  return quotes;
}

/** "You have a new message from your website:" above a form is the form's; other lines are somebody's note. */
function introOf(lines: readonly Line[], first: number, at: number): number {
  const line = lines[first];
  const isAlone = first < at && nextLine(lines, first + 1) === at;
  return isAlone && line !== undefined && line.text.length <= 120 && formIntro.test(line.text) ? first : at;
}

const formIntro =
  /\b(?:web ?-?site|contact ?form|form|submission|submitted|new (?:message|enquiry|inquiry|request))\b|formular|formulaire|formulario|modulo|formulier|formulär|lomake|web-?seite|homepage|site web|sitio web|sito|(?:neue|nouveau|nuevo|nuovo|nova?|nieuw|nytt?|ny|uusi|now[ay]|nov[ýá]|új) (?:nachricht|anfrage|message|mensaje|messaggio|mensagem|bericht|meddelande|besked|melding|viesti|wiadomość|zpráva|üzenet)|форм|сообщени|お問い合わせ|表单|문의/iu;

type Opening = Pick<Separator, 'header' | 'to'> & {
  readonly kind: Separator['kind'] | 'marks' | 'attribution';
};

/** What begins at a line, if a quote or a mail that is handed on does. */
function openingAt(
  lines: readonly Line[],
  at: number,
  attributions: ReadonlyMap<number, number>,
  marks: Marks,
): Opening | null {
  const separator = separatorAt(lines, at);
  if (separator !== null) return separator;
  const attributed = attributions.get(at);
  if (attributed !== undefined) return { kind: 'attribution', to: attributed, header: null };
  if (isMarked(lines[at]))
    return ownMarkedEnd(lines, at, marks) > at ? null : { kind: 'marks', to: at, header: null };
  const header = headerBelow(lines, at);
  if (header !== null) return { kind: 'quote', to: header.to, header };
  // Below a divider the separator may follow.
  const below = isDivider(lines[at]) ? nextLine(lines, at + 1) : at;
  const isAbove =
    below > at && below - at <= 2 && (attributions.has(below) || separatorAt(lines, below)?.kind === 'quote');
  return isAbove ? openingAt(lines, below, attributions, marks) : null;
}

/** Index behind the marked lines at `at` that the writer wrote or cited herself; `at` for a quote and other lines. */
const ownMarkedEnd = (lines: readonly Line[], at: number, marks: Marks): number =>
  isMarked(lines[at]) ? Math.max(ownListEnd(lines, at), citationEnd(lines, at, marks)) : at;

function quoteEnd(lines: readonly Line[], ownFrom: number, at: number, { kind, to }: Opening): number {
  const end = quotedRunEnd(lines, to);
  if (end > to || kind === 'marks') return end;
  // Without marks before each line, what was quoted cannot be told from an answer below it: it is the rest.
  return pointsBelow(lines, ownFrom, at) === null ? lines.length : to;
}

/**
 * "FYI, see below" above a header without marks, or "Fwd:" in the mail's own subject: the mail below is what is asked about.
 */
function isHandedOn(
  lines: readonly Line[],
  ownFrom: number,
  at: number,
  { kind, header, to }: Opening,
  isForward: boolean,
): boolean {
  return (
    kind === 'quote' &&
    header !== null &&
    quotedRunEnd(lines, to) === to &&
    (isForward || pointsBelow(lines, ownFrom, at) === 'mail')
  );
}

function between(quotes: readonly Stretch[], from: number, to: number): readonly Stretch[] {
  const starts = [from, ...quotes.map((quote) => quote.to)];
  return starts.map((start, at) => ({ from: start, to: quotes[at]?.from ?? to }));
}

function headerOf(
  kind: FoundHeader['kind'],
  { rows, to }: HeaderBlock,
  from: number,
  lines: readonly Line[],
): FoundHeader {
  return { kind, rows, start: lines[from]?.start ?? 0, end: lines[to - 1]?.end ?? 0 };
}

/** Blank lines below belong to nothing. */
function foldOf({ kind, from, to }: Stretch & Pick<Fold, 'kind'>, lines: readonly Line[]): readonly Fold[] {
  let last = to;
  while (last > from && isBlank(lines[last - 1])) last--;
  const first = lines[from];
  const end = lines[last - 1];
  return first && end && last > from ? [{ kind, start: first.start, end: end.end, lines: last - from }] : [];
}
