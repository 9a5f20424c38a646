/** Of a longer text the parser would look at all before a list's item for each: what is longer is read in pieces of this. */
const pieceLength = 6_000;
/** Texts up to this are read as a whole. */
const longestWhole = 30_000;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const opensRaw = /<(pre|script|style|textarea)\b/i;
const definition = /^ {0,3}\[([^\]\n]{1,200})\]:[^\n]{1,2000}$/gm;
const reference = /\[([^\]\n]{1,200})\]/g;

/** A part of a Markdown text, and the definitions of links and notes that it names and that stand elsewhere. */
export interface MarkdownPiece {
  readonly text: string;
  readonly definitions: string;
}

/**
 * A text in pieces that read alone as they read in it: they end at an empty line before a line without indent, outside of
 * code and of raw HTML; only where none comes, at the end of another line.
 */
export function markdownPieces(source: string): readonly MarkdownPiece[] {
  if (source.length <= longestWhole) return [{ text: source, definitions: '' }];
  const known = new Map(
    Array.from(source.matchAll(definition), ([line, label = '']) => [labelOf(label), line] as const),
  );
  return cut(source).map((text) => ({ text, definitions: definitionsFor(text, known) }));
}

const labelOf = (label: string): string => label.trim().toLowerCase().replaceAll(/\s+/g, ' ');

function definitionsFor(text: string, known: ReadonlyMap<string, string>): string {
  if (known.size === 0) return '';
  const own = new Set(Array.from(text.matchAll(definition), ([, label = '']) => labelOf(label)));
  const named = new Set(Array.from(text.matchAll(reference), ([, label = '']) => labelOf(label)));
  const lines = [...named].flatMap((label) => (own.has(label) ? [] : (known.get(label) ?? [])));
  return lines.length === 0 ? '' : `\n\n${lines.join('\n')}\n`;
}

function cut(source: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  let at = 0;
  let inFence: string | null = null;
  /** What ends the raw HTML or the comment that is open. */
  let rawEnd: string | null = null;
  let isAfterBlank = false;
  for (const line of source.split('\n')) {
    const isOpen = inFence !== null || rawEnd !== null;
    const isGood = isAfterBlank && /^[^\s>]/.test(line);
    const isPossible = /^ {0,3}\S/.test(line);
    const length = at - from;
    if (!isOpen && ((isGood && length >= pieceLength / 2) || (isPossible && length >= pieceLength))) {
      pieces.push(source.slice(from, at));
      from = at;
    }
    const [, mark = ''] = rawEnd === null ? (fence.exec(line) ?? []) : [];
    if (inFence !== null) inFence = mark.startsWith(inFence) ? null : inFence;
    else if (mark !== '') inFence = mark;
    else rawEnd = rawEndBehind(line, rawEnd);
    isAfterBlank = line.trim() === '';
    at += line.length + 1;
  }
  return [...pieces, source.slice(from)];
}

function rawEndBehind(line: string, open: string | null): string | null {
  if (open !== null) return line.toLowerCase().includes(open) ? null : open;
  const comment = line.lastIndexOf('<!--');
  if (comment >= 0 && !line.includes('-->', comment)) return '-->';
  const tag = opensRaw.exec(line)?.[1]?.toLowerCase();
  return tag === undefined || line.toLowerCase().includes(`</${tag}`) ? null : `</${tag}`;
}
