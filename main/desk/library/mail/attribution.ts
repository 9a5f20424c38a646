import { type Line, isBlank, isMarked, nextLine } from './lines.ts';
import { exactDate } from './mail-header.ts';

/** "X wrote" as mail programs put it; scripts without blanks need none beside it. */
const wrote =
  /(?<![\p{L}\p{M}])(?:wrote|writes|schrieb|schreibt|geschrieben|a écrit|écrit|escribió|escribe|ha scritto|scritto|scrisse|schreef|geschreven|skrev|skriver|escreveu|escribiu|va escriure|kirjoitti|napisał(?:\(a\)|a)?|napisal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|pisze|píše|napsal(?:\(a\)|a)?|írta|a scris|scris|написа|написал(?:\(а\)|а)?|пишет|написав(?:\(ла\))?|написала|пише|έγραψε|yazdı|napisao(?: je)?|napisala(?: je)?|je napisal(?:a)?|је написао|написао|כתב|כתבה|đã viết|viết|kirjutas|rakstīja|rašė|parašė|skrifaði|menulis|tulis)(?![\p{L}\p{M}])|写道|寫道|書きました|のメール|님이 (?:작성|쓴)|작성|เขียน|كتب|נכתב/iu;
const bracketedAddress = /(?:[<([]|&lt;)\s?(?:mailto:)?[^\s<>()[\]@]{1,80}@[^\s<>()[\]]{1,120}/i;
const anyAddress = /[^\s<>()[\]@]{1,80}@[^\s<>()[\]@]{1,120}/;
const endsInColon = /[:：]\s*[-–—]*\s*$/;
const dashes = /^\s*[-–—]{2,}\s*|\s*[-–—]{2,}\s*$/g;

/** A year and, somewhere behind or before it, a time of day. */
const stamp = /(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?=.*(?<!\d)\d{1,2}[:.h]\d{2}(?![\d.]))/;

const longestLine = 240;
/** "On 3 March," "at 10:12," "a name <address>" and "wrote:" may each stand on a line. */
const mostLines = 4;

/** Words of a text that are neither its first, nor beside a number as a month is, nor "wrote". */
function otherWords(text: string): readonly string[] {
  const words =
    text
      .replace(anyAddress, ' ')
      .replace(wrote, ' ')
      .match(/[\p{L}\p{M}'’]+|\d+/gu) ?? [];
  const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d/.test(word);
  return words.filter(
    (word, at) => at > 0 && !isNumber(word) && !isNumber(words[at - 1]) && !isNumber(words[at + 1]),
  );
}

const smallWords = (text: string): number => otherWords(text).filter((word) => /^\p{Ll}/u.test(word)).length;

/** Whether these lines, joined, say who wrote and when, and nothing else. */
function isAttribution(
  text: string,
  isAboveMarks: boolean,
  { hasGap, beginsParagraph }: { readonly hasGap: boolean; readonly beginsParagraph: boolean },
): boolean {
  const bare = text.replace(dashes, '').trim();
  const says = wrote.test(bare);
  const isClosed = endsInColon.test(bare);
  if (!isClosed && !(says && wrote.test(bare.slice(-14)) && exactDate.test(bare))) return false;
  const isDated = exactDate.test(bare);
  if (bracketedAddress.test(bare) && (says || isDated || isAboveMarks)) return smallWords(bare) <= 12;
  if (!says) return false;
  if (isDated && anyAddress.test(bare)) return smallWords(bare) <= 8;
  if (isAboveMarks)
    return /\d/.test(bare) ? smallWords(bare) <= 4 : smallWords(bare) <= 1 && bare.length <= 60;
  // Without an address it may as well be a sentence: "On 3 March your colleague wrote:"
  if (isDated && hasGap && beginsParagraph && smallWords(bare) <= 1) return true;
  // A day with its year and a time are written by programs.
  return beginsParagraph && stamp.test(bare) && smallWords(bare) <= 2;
}

/** A line that cannot be where it begins: an address or a verb without a name, or a bracket that was opened above. */
function isRest(text: string): boolean {
  const bare = text.trim();
  const bracket = /[<>()]/.exec(bare)?.[0];
  if (bracket === '>' || bracket === ')' || bare.startsWith('<') || bare.startsWith('(')) return true;
  const verb = wrote.exec(bare);
  return verb !== null && verb.index === 0;
}

/** The date of an attribution whose name stands on the next line. */
const isDateLine = (text: string): boolean =>
  text.length <= 90 &&
  smallWords(text) <= 4 &&
  (exactDate.test(text) ? !/[!?]\s*$/.test(text) : /\d.*,\s*$/.test(text));

/**
 * The attributions of a text ("On 3 March 2025 at 10:12, Fay <fay@shop.example> wrote:"), by the index of their first line:
 * the index behind the last one.
 */
export function findAttributions(lines: readonly Line[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [at, { text }] of lines.entries()) {
    if (isHeadOfLine(text)) {
      found.set(at, at + 1);
      continue;
    }
    if (
      text.length > longestLine ||
      !/[:：]|[-–—]{2}\s*$|\p{L}\s*$/u.test(text.slice(-40)) ||
      isBlank(lines[at])
    )
      continue;
    const from = startOf(lines, at);
    if (from !== null) found.set(from, at + 1);
  }
  return found;
}

/** Yahoo sets the first words of the quote on the line of who wrote them, behind a gap. */
function isHeadOfLine(text: string): boolean {
  const [, who = ''] =
    /^([^:：]{0,120}(?:\d[:：]\d[^:：]{0,120}){1,2}[:：])\s{2,}\S/.exec(text.slice(0, 400)) ?? [];
  return (
    who.length <= longestLine &&
    exactDate.test(who) &&
    bracketedAddress.test(who) &&
    isAttribution(who, false, { hasGap: false, beginsParagraph: false })
  );
}

function belowDate(lines: readonly Line[], from: number): number {
  let first = from;
  const isDate = (line: Line | undefined): boolean =>
    line !== undefined && !isMarked(line) && isDateLine(line.text);
  while (isDate(lines[first - 1]) && from - first < mostLines - 1) first--;
  return lines.slice(first, from).some(({ text }) => exactDate.test(text)) ? first : from;
}

function startOf(lines: readonly Line[], last: number): number | null {
  const below = nextLine(lines, last + 1);
  const isAboveMarks = isMarked(lines[below]);
  const hasGap = below !== last + 1;
  const isOfSomebody = lines
    .slice(Math.max(0, last - mostLines + 1), last + 1)
    .some(({ text }) => /[\d@]/.test(text));
  if (!isOfSomebody && !isAboveMarks) return null;
  for (let from = last; from >= 0 && from > last - mostLines; from--) {
    const line = lines[from];
    if (line === undefined || isBlank(line) || line.text.length > longestLine) return null;
    const above = lines[from - 1];
    const goesOnAbove = above !== undefined && !isBlank(above) && !isMarked(above);
    if (goesOnAbove && isRest(line.text)) continue;
    const text = lines
      .slice(from, last + 1)
      .map((part) => part.text.trim())
      .join(' ');
    if (!isAttribution(text, isAboveMarks, { hasGap, beginsParagraph: !goesOnAbove })) continue;
    return exactDate.test(text) ? from : belowDate(lines, from);
  }
  return null;
}
