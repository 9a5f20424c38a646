/**
 * A reply as HTML for mail programs. Outlook composes with Word, which rewrites margins and drops most of CSS; Gmail,
 * Apple Mail and Thunderbird type a line as a `<div>` and an empty line as `<div><br></div>`. So that is what we write:
 * an empty line is a real line, nothing depends on margins that one program adds up and another collapses, and the agent
 * goes on writing as if she had typed it all. See docs/adr/clipboard.md.
 */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Spaces that HTML would drop: at the start of a line, and all but the last of several. */
const spaced = (text: string): string =>
  text
    .replaceAll('\t', '    ')
    .replaceAll(/^ +| +(?= )/gm, (spaces) => '\u00A0'.repeat(spaces.length))
    .replaceAll('\u00A0', '&nbsp;');

/** What no mail program shows, and half characters that no encoding can write. */
const cleaned = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[\p{Cc}\uFEFF]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .split('\n')
    .map(withoutBlanksAtEnd)
    .join('\n');

/** Without line breaks before the first and behind the last line. */
function withoutEmptyEnds(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text.charAt(start) === '\n') start++;
  while (end > start && text.charAt(end - 1) === '\n') end--;
  return text.slice(start, end);
}

/** A pattern would look from each blank of a gap for the end of the line. */
function withoutBlanksAtEnd(line: string): string {
  let end = line.length;
  while (end > 0 && ' \t\u00A0'.includes(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}

const address =
  /(?<![\p{L}\p{N}])(?:https?:\/\/[^\s<>"“”„]{1,2000}|mailto:[^\s<>"“”„]{3,300})|(?<![\p{L}\p{N}._%+@/-])[\w.%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.\p{L}{2,24}(?![\p{L}\p{N}@])/giu;

/** Signs that end the sentence and not the address; a closing bracket stays where it was opened within. */
function withoutEnd(found: string): string {
  let end = found.length;
  let open = 0;
  for (const sign of found) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const sign = found.charAt(end - 1);
    if (sign === ')' && open < 0) open++;
    else if (!".,;:!?'’*_".includes(sign)) break;
  }
  return found.slice(0, end);
}

/** Escaped words, with addresses as links. Only http, https and mailto: nothing else is ever made to be clicked. */
function inline(text: string): string {
  let html = '';
  let from = 0;
  for (const { index, 0: whole } of text.matchAll(address)) {
    const found = withoutEnd(whole);
    const href = /^(?:https?|mailto):/i.test(found) ? found : `mailto:${found}`;
    if (!URL.canParse(href)) continue;
    html += `${spacedInside(text.slice(from, index), from === 0)}<a href="${escaped(href)}">${escaped(found)}</a>`;
    from = index + found.length;
  }
  return html + spacedInside(text.slice(from), from === 0);
}

/** Behind a link, a space at the start is one between words. */
const spacedInside = (text: string, startsLine: boolean): string =>
  startsLine ? spaced(escaped(text)) : spaced(`.${escaped(text)}`).slice(1);

const bullet = /^[-*•–·] +(?=\S)/u;
const number = /^(\d{1,3})[.)] +(?=\S)/u;

/** The numbers or bullets of a block where each line has one; null for a block of plain lines. */
function listOf(lines: readonly string[]): { readonly tag: 'ul' | 'ol'; readonly start: number } | null {
  // One line with a dash is as likely a sign-off, and one that begins with "3." a date.
  if (lines.length < 2) return null;
  if (lines.every((line) => bullet.test(line))) return { tag: 'ul', start: 1 };
  const numbers = lines.map((line) => Number(number.exec(line)?.[1] ?? Number.NaN));
  const [first = Number.NaN] = numbers;
  return numbers.every((each, at) => each === first + at) ? { tag: 'ol', start: first } : null;
}

const kindOf = (line: string): 'bullet' | 'number' | 'words' | 'nothing' =>
  line.trim() === '' ? 'nothing' : bullet.test(line) ? 'bullet' : number.test(line) ? 'number' : 'words';

/** Neighbouring lines of one kind; each empty line for itself. */
function blocksOf(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let last: ReturnType<typeof kindOf> | null = null;
  for (const line of text.split('\n')) {
    const kind = kindOf(line);
    const block = blocks.at(-1);
    if (block !== undefined && kind === last && kind !== 'nothing') block.push(line);
    else blocks.push([line]);
    last = kind;
  }
  return blocks;
}

const strong = /[\p{L}]/u;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Word knows `rtl` and `ltr`, not `auto`: so the first letter that has a direction decides here. */
function directionOf(lines: readonly string[]): string {
  const first = strong.exec(lines.join(' '))?.[0];
  return first !== undefined && rightToLeft.test(first) ? ' dir="rtl"' : ' dir="ltr"';
}

/**
 * Said in this way because Thunderbird on Linux looks for just this, and takes no HTML of which it cannot tell. A line break behind
 * it would be an empty paragraph above the reply there.
 */
const encoding = '<meta http-equiv="content-type" content="text/html; charset=utf-8">';

/**
 * The reply as an HTML fragment: lines, empty lines, lists, links, leading spaces. How lines end in the plain text is the
 * mail program's matter.
 */
export const clipboardHtml = (reply: string): string => `${encoding}${replyHtml(reply)}`;

/** The same without a word on its encoding, for whoever puts it into a page. */
export function replyHtml(reply: string): string {
  const text = withoutEmptyEnds(cleaned(reply));
  // Only a text that mixes directions needs to say them.
  const direction = rightToLeft.test(text) ? directionOf : (): string => '';
  const blocks = blocksOf(text).map((lines) => {
    if (lines.every((line) => line === '')) return '<div><br></div>';
    const list = listOf(lines);
    if (list === null) return `<div${direction(lines)}>${lines.map(inline).join('<br>')}</div>`;
    const start = list.tag === 'ol' && list.start !== 1 ? ` start="${list.start}"` : '';
    const items = lines.map((line) => `<li>${inline(line.replace(bullet, '').replace(number, ''))}</li>`);
    // The left margin is left alone: Outlook draws the bullets in it.
    return `<${list.tag}${start}${direction(lines)} style="margin-top:0;margin-bottom:0">${items.join('')}</${list.tag}>`;
  });
  return blocks.join('\n');
}
