import type { BlockContent, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import {
  type Block,
  boldHeadingDepth,
  collapseWhitespace,
  plainTextOf,
  type TextBlock,
  trimBlankLines,
} from './blocks.ts';
import { toSuperscript } from './superscript.ts';
import { hasQuestionMark, stripAnswerMarker, stripQuestionMarker } from './question-patterns.ts';
import { tableBlocks } from './table.ts';

/** A question whose answer is known to be what stands inside: made of `details` and `dl`. */
export interface QuestionNode {
  readonly type: 'question';
  readonly question: string;
  readonly children: readonly RootContent[];
}
declare module 'mdast' {
  interface RootContentMap {
    asked: QuestionNode;
  }
  interface TableCellData {
    /** Rows that a cell of HTML stands in, from 2. */
    rowSpan?: number;
  }
}

/** Turns a piece of HTML in Markdown into nodes; given by the HTML parser, so that the two need not know each other. */
export type HtmlReader = (html: string) => readonly RootContent[];

/** The nodes in reading order. Links keep their address where a customer could follow it, pictures their description. */
export function blocksOf(nodes: readonly RootContent[], readHtml: HtmlReader): readonly Block[] {
  return groupDetails(nodes).flatMap((node) => blockOf(node, readHtml));
}

function blockOf(node: RootContent, readHtml: HtmlReader): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [{ type: 'heading', depth: node.depth, text: withoutAttributes(plain(node.children)) }];
    case 'paragraph':
      return [paragraph(node)];
    case 'code':
      return [{ type: 'text', text: node.value }];
    case 'blockquote':
      return blocksOf(node.children, readHtml);
    case 'list':
      return listBlocks(node, readHtml);
    case 'table':
      return tableOf(node);
    case 'html':
      return blocksOf(readHtml(node.value), () => []);
    case 'footnoteDefinition':
      return blocksOf(node.children, readHtml);
    case 'question': {
      const answer = plainTextOf(blocksOf(node.children, readHtml));
      const heading = { type: 'heading', depth: boldHeadingDepth, text: node.question } as const;
      return answer === ''
        ? [heading]
        : [{ type: 'entry', question: node.question, variants: [], tags: [], answer }];
    }
    case 'text':
      return [{ type: 'text', text: node.value }];
    case 'yaml':
    case 'definition':
    case 'thematicBreak':
      return [];
    // Words and parts of lists and tables are read by what they stand in.
    case 'break':
    case 'delete':
    case 'emphasis':
    case 'footnoteReference':
    case 'image':
    case 'imageReference':
    case 'inlineCode':
    case 'link':
    case 'linkReference':
    case 'strong':
      return [{ type: 'text', text: paragraphText([node]) }];
    case 'listItem':
    case 'tableCell':
    case 'tableRow':
      return [];
    default:
      // Such as TOML, which a plug-in adds without telling the types.
      return [];
  }
}

/** Many help centres mark headings with `{#anchor .class}`; nobody would read that aloud. */
const withoutAttributes = (heading: string): string => heading.replace(/\s*\{[#.:][^{}]*\}$/, '');

/** In Markdown the tags of `details` are nodes of their own, and what is inside stands beside them. */
function groupDetails(nodes: readonly RootContent[]): readonly RootContent[] {
  const out: RootContent[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (!node) continue;
    const opened =
      node.type === 'html'
        ? /^\s*<details[^>]*>\s*<summary[^>]*>(.*?)<\/summary>(.*)$/is.exec(node.value)
        : null;
    const end = opened
      ? nodes.findIndex(
          (later, at) => at >= index && later.type === 'html' && /<\/details>/i.test(later.value),
        )
      : -1;
    if (!opened || end <= index) {
      out.push(node);
      continue;
    }
    const question = collapseWhitespace((opened[1] ?? '').replace(/<[^>]*>/g, ''));
    out.push({ type: 'question', question, children: groupDetails(nodes.slice(index + 1, end)) });
    index = end;
  }
  return out;
}

function paragraph(node: Paragraph): TextBlock {
  const text = paragraphText(node.children);
  const first = node.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  const boldPrefix = first?.type === 'strong' ? paragraphText([first]).trim() : '';
  return { type: 'text', text, boldPrefix: text.trimStart().startsWith(boldPrefix) ? boldPrefix : '' };
}

/** Line ends inside a paragraph mean nothing, except where the next line is marked as question or answer. */
function paragraphText(nodes: readonly PhrasingContent[]): string {
  const lines = plain(nodes).split('\n');
  const joined = lines.reduce((text, line, index) => {
    if (index === 0) return line;
    const isMarked = stripQuestionMarker(line) !== null || stripAnswerMarker(line) !== null;
    return `${text}${isMarked ? '\n' : ' '}${line.trimStart()}`;
  }, '');
  return joined.replaceAll(hardBreak, '\n').trim();
}

const hardBreak = '\v';

const plain = (nodes: readonly RootContent[]): string =>
  nodes
    .map((node, at) =>
      node.type === 'text' && isTag(nodes[at - 1], 'sup') && isTag(nodes[at + 1], '/sup')
        ? toSuperscript(node.value)
        : plainOf(node),
    )
    .join('');

const isTag = (node: RootContent | undefined, name: string): boolean =>
  node?.type === 'html' && node.value.replace(/[<>\s]/g, '').toLowerCase() === name;

/** By what a node has and not by its type: careless HTML puts any node anywhere. */
function plainOf(node: RootContent): string {
  if (node.type === 'break') return hardBreak;
  if (node.type === 'html') return /^<br\b/i.test(node.value) ? hardBreak : '';
  if (node.type === 'link') return linkText(plain(node.children), node.url);
  if (node.type === 'question') return `${node.question} ${plain(node.children)}`;
  if ('children' in node) return plain(node.children);
  if ('alt' in node)
    return /^(?:image|img|picture|photo|screenshot|logo|icon)?$/i.test(node.alt ?? '')
      ? ''
      : (node.alt ?? '');
  return 'value' in node ? node.value : '';
}

/** A copied reply must still say where the link leads. */
function linkText(text: string, url: string): string {
  const address = url
    .replace(/^mailto:|^tel:/i, '')
    .replace(/\?.*$/, (query) => (/^https?:/i.test(url) ? query : ''));
  const isUseful = /^(?:https?:\/\/|mailto:|tel:)/i.test(url) && address.length <= 120;
  const bare = (value: string): string => value.replace(/^https?:\/\/|\/$/g, '').trim();
  return !isUseful || text.trim() === '' || bare(text).includes(bare(address))
    ? text
    : `${text} (${address})`;
}

function listBlocks(list: List, readHtml: HtmlReader): readonly Block[] {
  const items = list.children.map((item) => ({ item, asked: askedBy(item) }));
  // A list of questions with their answers inside; a list of bare questions is a table of contents.
  if (items.some(({ asked, item }) => asked !== null && hasAnswerInside(item)))
    return items.flatMap(({ item, asked }) => {
      const [first, ...rest] = item.children;
      if (asked === null || !first) return blocksOf(item.children, readHtml);
      if (first.type === 'paragraph' && paragraph(first).text !== asked)
        return blocksOf(item.children, readHtml);
      return [
        { type: 'heading', depth: boldHeadingDepth, text: asked, isQuestion: true },
        ...blocksOf(rest, readHtml),
      ];
    });
  // One numbered question with the answer below the list.
  const [only, ...others] = items;
  if (only && only.asked !== null && others.length === 0)
    return [{ type: 'heading', depth: boldHeadingDepth, text: only.asked, isQuestion: true }];
  return [{ type: 'text', text: listText(list, readHtml) }];
}

function askedBy(item: ListItem): string | null {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return null;
  const block = paragraph(first);
  if (block.boldPrefix && hasQuestionMark(block.boldPrefix)) return block.boldPrefix;
  return hasQuestionMark(block.text) && block.text.length <= 300 ? block.text : null;
}

function hasAnswerInside(item: ListItem): boolean {
  const [first, ...rest] = item.children;
  const text = first?.type === 'paragraph' ? paragraph(first).text : '';
  return text !== askedBy(item) || rest.some((child) => child.type !== 'list');
}

function listText(list: List, readHtml: HtmlReader): string {
  return list.children
    .map((item, index) => {
      const sign = list.ordered ? `${(list.start ?? 1) + index}. ` : '• ';
      const inside = item.children
        .map((child: BlockContent | RootContent) => plainTextOf(blocksOf([child], readHtml)))
        .filter((text) => text !== '');
      return sign + trimBlankLines(inside.join('\n')).replace(/\n+/g, '\n   ');
    })
    .join('\n');
}

function tableOf(table: Table): readonly Block[] {
  const rows = rowsOf(table);
  const merged = new Map<Row, Map<number, string>>();
  for (const [at, row] of table.children.entries())
    for (const [column, { data }] of row.children.entries())
      for (const below of rows.slice(at + 1, at + (data?.rowSpan ?? 1)))
        merged.set(
          below,
          (merged.get(below) ?? new Map<number, string>()).set(column, rows[at]?.[column] ?? ''),
        );
  return tableBlocks(rows, {
    standaloneRows: false,
    ...(merged.size > 0 && { mergedInto: (row: Row, column: number) => merged.get(row)?.get(column) }),
  });
}

type Row = readonly string[];

function rowsOf(table: Table): readonly Row[] {
  return table.children.map((row) =>
    row.children.map((cell) => plain(cell.children).replaceAll(hardBreak, '\n').trim()),
  );
}
