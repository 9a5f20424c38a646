import type { ParsedDocument } from '../parsed.ts';
import { type Block, boldHeadingDepth } from './blocks.ts';
import { decodeText } from './encoding.ts';
import { hasQuestionMark } from './question-patterns.ts';
import type { SourceFile } from './source.ts';
import { tableBlocks } from './table.ts';
import { toDocument } from './to-document.ts';

/** reStructuredText, read lightly: headings, paragraphs, lists, tables; directives by what they hold. Nothing is included. */
export function parse({ bytes, name, warnings }: SourceFile): ParsedDocument {
  const lines = decodeText(bytes)
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '        ')
    .split('\n')
    .map((line) => line.trimEnd());
  return toDocument('rst', { blocks: blocksOf(lines, []) }, name, warnings);
}

/** Instructions to the program that makes pages; what they hold is for it alone. */
const withoutText =
  /^(?:toctree|image|include|literalinclude|index|only|meta|contents|raw|highlight|default-role|role|sectionauthor|codeauthor|currentmodule|module|tabularcolumns|math|graphviz|figure|youtube|vimeo|video|replace|unicode|date|class|target-notes)$/i;
const hasWordsBeside =
  /^(?:rubric|topic|tab|tab-item|dropdown|admonition|table|csv-table|option|tip|note|warning|important|hint|caution|danger|error|attention|seealso|todo|versionadded|versionchanged|deprecated)$/i;
const adornment = /^([!-/:-@[-`{-~])\1{2,}$/;
const deepestNesting = 50;

/** `levels` holds the signs that headings were underlined with so far, outermost first. */
function blocksOf(lines: readonly string[], levels: string[], depth = 0): readonly Block[] {
  const out: Block[] = [];
  let open: string[] = [];
  const flush = (): void => {
    if (open.length > 0) out.push(...paragraph(open));
    open = [];
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const heading = open.length === 0 ? headingAt(lines, at, levels) : null;
    if (heading) {
      out.push(heading.block);
      at = heading.next;
      continue;
    }
    const directive = /^(\s*)\.\.(?:\s+(.*))?$/.exec(line);
    if (directive) {
      flush();
      const indent = (directive[1] ?? '').length;
      const end = endOfIndented(lines, at + 1, indent + 1);
      if (depth < deepestNesting)
        out.push(...directiveBlocks(directive[2] ?? '', lines.slice(at + 1, end), levels, depth));
      at = end;
      continue;
    }
    const table = open.length === 0 ? tableAt(lines, at) : null;
    if (table) {
      out.push(...tableBlocks(table.rows, { standaloneRows: false }));
      at = table.next;
      continue;
    }
    if (line === '') flush();
    // Fields at the top say something about the file, a row of signs divides.
    else if (!adornment.test(line.trim()) && !(open.length === 0 && /^:[\w -]+:(?:\s|$)/.test(line)))
      open.push(line);
    at++;
  }
  flush();
  return out;
}

function headingAt(
  lines: readonly string[],
  at: number,
  levels: string[],
): { readonly block: Block; readonly next: number } | null {
  const isOver = adornment.test(lines[at] ?? '') && (lines[at + 1] ?? '').trim() !== '';
  const title = (isOver ? lines[at + 1] : lines[at]) ?? '';
  const under = (isOver ? lines[at + 2] : lines[at + 1]) ?? '';
  const isTitle = title.trim() !== '' && !adornment.test(title) && (isOver || !title.startsWith(' '));
  if (!isTitle || !adornment.test(under) || (isOver && under !== lines[at]) || under.length < 3) return null;
  if (!isOver && under.length < title.length / 2) return null;
  const sign = `${isOver ? 'over' : ''}${under[0]}`;
  if (!levels.includes(sign)) levels.push(sign);
  const block: Block = {
    type: 'heading',
    depth: Math.min(levels.indexOf(sign) + 1, 6),
    text: inline(title.trim()),
  };
  return { block, next: at + (isOver ? 3 : 2) };
}

/** Index of the first line that is not indented as deep; blank lines in between belong to it. */
function endOfIndented(lines: readonly string[], from: number, indent: number): number {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    if (line.length - line.trimStart().length < indent) break;
    end = at + 1;
  }
  return end;
}

function directiveBlocks(
  head: string,
  body: readonly string[],
  levels: string[],
  depth: number,
): readonly Block[] {
  const [, name = '', argument = ''] = /^(?:\|[^|]*\|\s+)?([\w:.-]+?)::(?:\s+(.*))?$/.exec(head) ?? [];
  const indent = body.reduce(
    (least, line) => (line === '' ? least : Math.min(least, line.length - line.trimStart().length)),
    Infinity,
  );
  const inside = body.map((line) => line.slice(Number.isFinite(indent) ? indent : 0));
  const options = inside.findIndex((line) => !/^:[\w-]+:/.test(line));
  const content = options < 0 ? [] : inside.slice(options);
  // Comments, targets and footnotes have no name.
  if (name === '') {
    const [, note] = /^\[[#\w*.-]+\]\s+(.*)$/.exec(head) ?? [];
    return note === undefined ? [] : blocksOf([note, ...content], levels, depth + 1);
  }
  if (/^figure$/i.test(name)) return blocksOf(content, levels, depth + 1);
  if (withoutText.test(name)) return [];
  if (/^(?:code|code-block|sourcecode|parsed-literal|prompt|console)$/i.test(name))
    return content.length === 0 ? [] : [{ type: 'text', text: content.join('\n') }];
  if (/^list-table$/i.test(name)) return tableBlocks(listTable(content), { standaloneRows: false });
  if (argument.trim() === '' || !hasWordsBeside.test(name)) return blocksOf(content, levels, depth + 1);
  // The words beside a remark are its first line, those beside a box its title.
  const gap = /^(?:rubric|topic|tab|tab-item|dropdown|admonition|table|csv-table|option)$/i.test(name)
    ? ['']
    : [];
  return blocksOf([argument, ...gap, ...content], levels, depth + 1);
}

function listTable(lines: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const line of lines) {
    const [, star, cell] = /^(\s*\*\s+)?\s*-\s+(.*)$/.exec(line) ?? [];
    if (star !== undefined) rows.push([]);
    const row = rows.at(-1);
    if (!row) continue;
    if (cell !== undefined) row.push(inline(cell));
    else if (line.trim() !== '' && row.length > 0) row[row.length - 1] += ` ${inline(line.trim())}`;
  }
  return rows;
}

/** Tables drawn with signs: grids with +---+, and columns under ===. */
function tableAt(
  lines: readonly string[],
  at: number,
): { readonly rows: readonly (readonly string[])[]; readonly next: number } | null {
  const line = (lines[at] ?? '').trim();
  if (/^\+[-=+]+\+$/.test(line)) {
    const rows: string[][] = [];
    let next = at;
    let isNew = true;
    for (; /^\s*[+|]/.test(lines[next] ?? ''); next++) {
      const text = (lines[next] ?? '').trim();
      if (text.startsWith('+')) isNew = true;
      else {
        const cells = text
          .replace(/^\||\|$/g, '')
          .split('|')
          .map((cell) => inline(cell.trim()));
        const row = rows.at(-1);
        if (isNew || !row) rows.push(cells);
        else
          for (const [column, cell] of cells.entries()) row[column] = `${row[column] ?? ''} ${cell}`.trim();
        isNew = false;
      }
    }
    return { rows, next };
  }
  const columns = /^=+(?:\s+=+)+$/.test(line)
    ? [...(lines[at] ?? '').matchAll(/=+/g)].map(({ index }) => index)
    : [];
  if (columns.length === 0) return null;
  let end = at + 3;
  while (end < lines.length && (lines[end] !== '' || !/^=[= ]*$/.test((lines[end - 1] ?? '').trim()))) end++;
  const rows = lines
    .slice(at + 1, end)
    .filter((text) => text.trim() !== '' && !/^[=-][=\s-]*$/.test(text.trim()))
    .map((text) => columns.map((start, column) => inline(text.slice(start, columns[column + 1]).trim())));
  return { rows, next: end };
}

const item = /^\s*(?:[*+-]|#\.|\(?(?:\d{1,3}|[a-z])[.)])\s+/;

/** Line ends mean nothing, except before an item, in a block of lines and under a term. */
function paragraph(lines: readonly string[]): readonly Block[] {
  const [first = '', second = ''] = lines;
  const isTerm = second.startsWith(' ') && !first.startsWith(' ') && !item.test(first);
  const text = lines.reduce((all, line, at) => {
    const own = inline(
      line
        .trim()
        .replace(/^(?:[*+-]|#\.)\s+/, '• ')
        .replace(/^\|\s/, ''),
    );
    const breaks = item.test(line) || /^\s*\|\s/.test(line) || (at === 1 && isTerm);
    return at === 0 ? own : `${all}${breaks ? '\n' : ' '}${own}`;
  }, '');
  const term = inline(first.trim());
  if (isTerm && hasQuestionMark(term))
    return [
      { type: 'heading', depth: boldHeadingDepth, text: term, isQuestion: true },
      { type: 'text', text: text.slice(text.indexOf('\n') + 1) },
    ];
  const boldPrefix = /^\*\*([^*]+)\*\*/.exec(first.trim())?.[1] ?? '';
  return [{ type: 'text', text, boldPrefix: text.startsWith(boldPrefix) ? boldPrefix : '' }];
}

/** Marks of emphasis, code, links and roles give way to their words; a link keeps its address. Each pattern reads a bounded stretch. */
const inline = (text: string): string =>
  text
    .replace(/:[\w:.+-]{1,60}:`([^`<]{0,300}?)\s{0,9}<[^`>]{0,2000}>`/g, '$1')
    .replace(/:[\w:.+-]{1,60}:`~?([^`]*)`/g, '$1')
    .replace(/`([^`<]{1,300}?)\s{0,9}<(https?:\/\/[^`>]{1,2000})>`__?/g, '$1 ($2)')
    .replace(/`([^`<]{1,300}?)\s{0,9}<[^`>]{0,2000}>`__?/g, '$1')
    .replace(/``([^`]+)``/g, '$1')
    .replace(/`([^`]+)`_{0,2}/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(^|[\s(])\*([^*\s][^*]*)\*/g, '$1$2')
    .replace(/\|([^|\s][^|]*)\|_{0,2}/g, '$1')
    .replace(/(\w)__?(?=[\s.,;:!?)]|$)/g, '$1')
    .replace(/::$/, ':')
    .replace(/\\([^\w\s])/g, '$1');
