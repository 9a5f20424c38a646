import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultHandlers, type State, toMdast } from 'hast-util-to-mdast';
import type { RootContent, TableCell } from 'mdast';
import type { ParsedDocument } from '../parsed.ts';
import { type Block, collapseWhitespace } from './blocks.ts';
import { decodeText } from './encoding.ts';
import { cleanFragment, cleanPage, find, textOf } from './hast-clean.ts';
import { placeFootnotes } from './hast-footnotes.ts';
import { omitUnseen } from './hast-omit.ts';
import { entriesInJsonLd } from './json-ld.ts';
import { type QuestionNode, blocksOf } from './mdast.ts';
import { createParseWarnings, type ParseWarnings } from './parse-warnings.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './to-document.ts';

/** A web page: its text without scripts, navigation and footers. Nothing in it is run or fetched. */
export function parse({ bytes, name, warnings = createParseWarnings() }: SourceFile): ParsedDocument {
  const root = fromHtml(decodeText(bytes, declaredEncoding(bytes), warnings));
  const title = find(root, ({ tagName }) => tagName === 'title');
  const written = asBlocks(cleanPage(seen(root, warnings)));
  const blocks = [...written, ...entriesInJsonLd(root, written, (html) => blocksOfHtml(html, warnings))];
  return toDocument(
    'html',
    { blocks, fallbackTitle: title ? collapseWhitespace(textOf(title)) : undefined },
    name,
    warnings,
  );
}

/** HTML that is not a page of its own, as other parsers make or find it. */
export const blocksOfHtml = (html: string, warnings = createParseWarnings()): readonly Block[] =>
  blocksOfTree(fromHtml(html, { fragment: true }), warnings);

export const nodesOfHtml = (html: string, warnings = createParseWarnings()): readonly RootContent[] =>
  nodesOfTree(fromHtml(html, { fragment: true }), warnings);

/** Of a tree that another parser made. */
export const nodesOfTree = (root: Root, warnings = createParseWarnings()): readonly RootContent[] =>
  nodesOf(cleanFragment(seen(root, warnings)));

/** A tree that another parser made. */
export const blocksOfTree = (root: Root, warnings = createParseWarnings()): readonly Block[] =>
  asBlocks(cleanFragment(seen(root, warnings)));

/** What is left out is told before the page is trimmed, and footnotes stand where they are meant. */
const seen = (root: Root, warnings: ParseWarnings): Root => placeFootnotes(omitUnseen(root, warnings));

const asBlocks = (root: Root): readonly Block[] => blocksOf(nodesOf(root), () => []);

function nodesOf(root: Root): readonly RootContent[] {
  const tree = toMdast(root, { document: true, handlers: { details, dl, td: cell, th: cell } });
  return tree.type === 'root' ? tree.children : [];
}

/** Over how many rows a cell stands goes with it: in the rows below it is empty, and means what it says above. */
function cell(state: State, node: Element): TableCell {
  const made = defaultHandlers.td(state, node);
  const { rowSpan } = node.properties;
  return typeof rowSpan === 'number' && rowSpan > 1 ? { ...made, data: { ...made.data, rowSpan } } : made;
}

function details(state: State, node: Element): QuestionNode | RootContent[] {
  const summary = node.children.find((child) => child.type === 'element' && child.tagName === 'summary');
  const rest = node.children.filter((child) => child !== summary);
  const children = flowOf(state, rest);
  return summary ? { type: 'question', question: collapseWhitespace(textOf(summary)), children } : children;
}

/** Each term with what follows it, up to the next term. */
function dl(state: State, node: Element): QuestionNode[] {
  const items = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'div' ? child.children : [child],
  );
  const asked: { terms: string[]; answer: ElementContent[] }[] = [];
  for (const item of items) {
    if (item.type !== 'element') continue;
    const last = asked.at(-1);
    if (item.tagName === 'dt') {
      const term = collapseWhitespace(textOf(item));
      if (last && last.answer.length === 0) last.terms.push(term);
      else asked.push({ terms: [term], answer: [] });
    } else if (item.tagName === 'dd') last?.answer.push({ ...item, tagName: 'div' });
  }
  return asked.map(({ terms, answer }) => ({
    type: 'question',
    question: terms.join(' / '),
    children: flowOf(state, answer),
  }));
}

function flowOf(state: State, children: readonly ElementContent[]): RootContent[] {
  return state.toFlow(state.all({ type: 'root', children: [...children] }));
}

/** What a `meta` element or an XML declaration says, in the first bytes. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const found =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head);
  return found?.[1] ?? null;
}
