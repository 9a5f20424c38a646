import type { Block } from './blocks.ts';
import type { Line } from './pdf-lines.ts';
import { blocksOfTable, tableLengthAt } from './pdf-tables.ts';
import { hasQuestionMark } from './question-patterns.ts';

/** Lines of all pages to headings and paragraphs: by size, distance, indent and how lines end. */
export function blocksOfPages(given: readonly (readonly Line[])[]): readonly Block[] {
  const pages = stripRunningHeaders(given);
  const lines = pages.flat();
  const body = bodyFontSize(lines);
  const depths = headingDepths(lines, body);
  const words = new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}[\p{L}-]*\p{L}/gu) ?? []));
  const blocks: Block[] = [];
  let open: Line[] = [];
  const close = (): void => {
    const [first] = open;
    if (!first) return;
    const depth = depths.get(first.size);
    const text = joined(open, words);
    // A large line that is long, or ends like a sentence, is emphasis.
    const isHeading =
      depth !== undefined &&
      text.length <= 200 &&
      /\p{L}{3}/u.test(text) &&
      (!/[.;,]$/.test(text) || hasQuestionMark(text));
    blocks.push(isHeading ? { type: 'heading', depth, text } : { type: 'text', text });
    open = [];
  };
  for (const page of pages) {
    const pitch = lineSpacing(page);
    for (let index = 0; index < page.length; index++) {
      const line = page[index];
      if (!line) break;
      const rows = tableLengthAt(page, index);
      if (rows > 0) {
        close();
        blocks.push(...blocksOfTable(page.slice(index, index + rows)));
        index += rows - 1;
        continue;
      }
      const before = index > 0 ? page[index - 1] : open.at(-1);
      if (before && (index > 0 ? begins(line, before, pitch, open) : beginsPage(line, before))) close();
      open.push(line);
    }
  }
  close();
  return blocks;
}

/** Lines at the top or bottom that come again on most pages, numbers aside, are running heads and page numbers. */
function stripRunningHeaders(pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const edge = 2;
  const key = ({ text }: Line): string => text.replace(/\d+/g, '#').toLowerCase();
  const edges = pages.map((page) => new Set([...page.slice(0, edge), ...page.slice(-edge)].map(key)));
  const isNumber = (line: Line): boolean =>
    /^(?:page\s*|seite\s*|[-–|]\s*)?\d{1,4}(?:\s*(?:\/|of|von|sur|de)\s*\d{1,4})?(?:\s*[-–|])?$/i.test(
      line.text,
    );
  const kept = pages.map((page) =>
    page.filter((line, index) => {
      if (index >= edge && index < page.length - edge) return true;
      const times = edges.filter((all) => all.has(key(line))).length;
      return !(pages.length > 1 && isNumber(line)) && !(times >= 2 && times > pages.length / 2);
    }),
  );
  // Pages that hold nothing else, such as tickets, are about what is on all of them.
  return kept.some((page) => page.length > 0) ? kept : pages;
}

function bodyFontSize(lines: readonly Line[]): number {
  return most(lines.map(({ size, text }) => [size, text.length] as const));
}

function lineSpacing(page: readonly Line[]): number {
  const pitches = page.flatMap((line, index): readonly (readonly [number, number])[] => {
    const before = page[index - 1];
    const pitch = before ? before.y - line.y : 0;
    return before && before.size === line.size && pitch > 0 && pitch < line.size * 3
      ? [[Math.round(pitch), 1]]
      : [];
  });
  return most(pitches) || 12;
}

function most(weighted: readonly (readonly [number, number])[]): number {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighted) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Sizes above the body's, largest first, at most four of them. */
function headingDepths(lines: readonly Line[], body: number): ReadonlyMap<number, number> {
  const sizes = [...new Set(lines.map(({ size }) => size))]
    .filter((size) => size >= body * 1.12)
    .toSorted((a, b) => b - a);
  const kept = sizes.filter((size) => {
    const letters = lines.reduce((sum, line) => sum + (line.size === size ? line.text.length : 0), 0);
    return letters < lines.reduce((sum, line) => sum + line.text.length, 0) * 0.35;
  });
  return new Map(kept.map((size, index) => [size, Math.min(index + 1, 4)]));
}

function begins(line: Line, before: Line, pitch: number, open: readonly Line[]): boolean {
  if (
    Math.abs(line.size - before.size) > 0.6 &&
    Math.max(line.size, before.size) >= Math.min(line.size, before.size) * 1.1
  )
    return true;
  const distance = before.y - line.y;
  // Upwards: the next column.
  if (distance < 0) return beginsPage(line, before);
  if (distance > Math.max(pitch * 1.35, line.size * 1.5)) return true;
  // Not below it: what follows a column begins anew.
  if (line.right < before.left || line.left > before.right) return true;
  if (isListed(line.text)) return true;
  const [first] = open;
  const indent = line.left - (first && open.length > 1 ? (open[1]?.left ?? first.left) : before.left);
  const endedShort = before.right < Math.max(...open.map(({ right }) => right), line.right) - line.size * 6;
  return (indent > line.size && /[.!?:”"]$/.test(before.text)) || (endedShort && /[.!?:]$/.test(before.text));
}

/** A sentence that goes on over the end of a page or column is one sentence. */
function beginsPage(line: Line, before: Line): boolean {
  return line.size !== before.size || /[.!?:]["”)]?$/.test(before.text) || !/^[\p{Ll}\d(]/u.test(line.text);
}

const isListed = (text: string): boolean => /^(?:[•‣▪●○–*-]|\d{1,3}[.)]|[a-z]\))\s/.test(text);

/** One line; words that were broken at a line end are whole again. `words` are those of all lines. */
function joined(lines: readonly Line[], words: ReadonlySet<string>): string {
  return lines.reduce((text, { text: next }) => {
    if (text === '') return next;
    const [, broken] = /([\p{L}\p{N}][\p{L}\p{N}-]*)[-\u00AD\u2010]$/u.exec(text) ?? [];
    const [rest] = /^\p{Ll}[\p{L}-]*/u.exec(next) ?? [];
    if (broken === undefined || rest === undefined) return `${text} ${next}`;
    return isCompound(broken.toLowerCase(), rest.toLowerCase(), words) && !text.endsWith('\u00AD')
      ? text + next
      : text.slice(0, -1) + next;
  }, '');
}

/** Whether a hyphen at a line end belongs to the word: as it is written elsewhere, or as in `e-mail` and `click-and-collect`. */
function isCompound(broken: string, rest: string, words: ReadonlySet<string>): boolean {
  if (words.has(broken + rest)) return false;
  return words.has(`${broken}-${rest}`) || /^\p{L}$|-|\p{N}/u.test(broken);
}
