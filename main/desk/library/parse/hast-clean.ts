import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toSuperscript } from './superscript.ts';

export type Parent = Root | Element;

/** Never read by anyone: code, what stands in for it, and what is asked of the reader. */
const silent = new Set(
  'script,style,template,noscript,svg,canvas,iframe,object,embed,audio,video,input,select,textarea,option,datalist,dialog,head,title,meta,link'.split(
    ',',
  ),
);
export const isSilent = ({ tagName }: Element): boolean => silent.has(tagName);
/** Around the text of a page, the same on every page of a site. */
const chrome = new Set(['nav', 'footer', 'aside']);
const chromeRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'menu',
  'menubar',
]);
export const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
export const flow = new Set(
  'p,div,ul,ol,dl,table,section,article,center,form,blockquote,pre,h1,h2,h3,h4,h5,h6'.split(','),
);

/** The page without code and, as long as text remains, without what surrounds its text. */
export function cleanPage(root: Root): Root {
  const main = find(root, (node) => node.tagName === 'main' || node.properties['role'] === 'main');
  const hasHeading = main ?? find(root, (node) => node.tagName === 'h1' && !isInside(root, node, 'header'));
  const trimmed = clean(main ? { type: 'root', children: [main] } : root, {
    chrome: true,
    headers: Boolean(hasHeading),
  });
  const all = clean(root, { chrome: false, headers: false });
  const length = (node: Parent): number => textOf(node).replace(/\s+/g, '').length;
  return length(trimmed) > 0 && length(trimmed) >= Math.min(200, length(all) / 10) ? trimmed : all;
}

/** For HTML that is not a page: only code goes. */
export const cleanFragment = (root: Root): Root => clean(root, { chrome: false, headers: false });

interface CleanOptions {
  readonly chrome: boolean;
  /** Whether page headers go too: the text has a heading of its own. */
  readonly headers: boolean;
}

function clean(root: Root, what: CleanOptions): Root {
  return { ...root, children: root.children.flatMap((child) => cleanNode(child, what, false)) };
}

function cleanNode<Node extends RootContent | ElementContent>(
  node: Node,
  what: CleanOptions,
  isInText: boolean,
): (Node | ElementContent)[] {
  if (node.type === 'comment' || node.type === 'doctype') return [];
  if (node.type !== 'element') return [node];
  const { tagName } = node;
  if (silent.has(tagName) || node.properties['ariaHidden'] === 'true') return [];
  if (what.chrome && isChrome(node, what, isInText)) return [];
  const inText = isInText || tagName === 'article' || tagName === 'main';
  const children = node.children.flatMap((child): ElementContent[] => cleanNode(child, what, inText));
  if (tagName === 'table') return tableOf(node, children);
  if (tagName === 'sup' && toSuperscript(textOf(node)) !== textOf(node))
    return [{ type: 'text', value: toSuperscript(textOf(node)) }];
  if (headings.has(tagName)) return headingOf(node, children);
  // The question of an accordion is a button, most other buttons are not text.
  if (tagName === 'button') {
    const isQuestion = /\?\s*$/.test(textOf(node)) || node.properties['ariaExpanded'] !== undefined;
    return isQuestion ? [element('p', [element('strong', children)])] : [];
  }
  return [{ ...node, children }];
}

function isChrome(node: Element, { headers }: CleanOptions, isInText: boolean): boolean {
  if (chrome.has(node.tagName) || hasChromeRole(node)) return true;
  if (node.tagName === 'header') return headers && !isInText;
  return (node.tagName === 'ul' || node.tagName === 'ol') && isMostlyLinks(node, isInText ? 8 : 4);
}

function hasChromeRole({ properties }: Element): boolean {
  const { role } = properties;
  return typeof role === 'string' && chromeRoles.has(role);
}

/** A list of links and nothing else is a menu. */
function isMostlyLinks(node: Element, fewest: number): boolean {
  let links = 0;
  let linked = 0;
  visitElements(node, (child) => {
    if (child.tagName !== 'a') return;
    links++;
    linked += textOf(child).trim().length;
  });
  return links >= fewest && linked >= 0.9 * textOf(node).replace(/\s+/g, ' ').trim().length;
}

/** A heading that was never closed has swallowed what follows it. */
function headingOf(node: Element, children: ElementContent[]): ElementContent[] {
  const swallowed = children.findIndex(
    (child) => child.type === 'element' && flow.has(child.tagName) && textOf(child).trim() !== '',
  );
  if (swallowed === -1) return [{ ...node, children }];
  const own = children.slice(0, swallowed);
  // A heading around a block and nothing else is that block's heading.
  if (own.every((child) => textOf(child).trim() === ''))
    return [{ ...node, children: children.flatMap(inline) }];
  return [{ ...node, children: own }, ...children.slice(swallowed)];
}

const inline = (node: ElementContent): ElementContent[] =>
  node.type === 'element' && flow.has(node.tagName) ? node.children.flatMap(inline) : [node];

/** A caption stands above its table; a table that only arranges a page is taken apart. */
function tableOf(node: Element, children: ElementContent[]): ElementContent[] {
  const cells = cellsOf(children);
  if (cells.some(({ children: inner }) => inner.some(holdsTable)) || isLayout(cells))
    return [element('div', children.flatMap(cellsAsFlow))];
  const isCaption = (child: ElementContent): boolean =>
    child.type === 'element' && child.tagName === 'caption';
  const captions = children
    .filter(isCaption)
    .map((child) => element('p', child.type === 'element' ? child.children : []));
  return [
    ...captions,
    { ...node, children: children.filter((child) => !isCaption(child)).map(withPlainCells) },
  ];
}

const isCell = ({ tagName }: Element): boolean => tagName === 'td' || tagName === 'th';

function cellsOf(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap((node) =>
    node.type !== 'element' ? [] : isCell(node) ? [node] : cellsOf(node.children),
  );
}

function holdsTable(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'table' || node.children.some(holdsTable));
}

/** Cells of data are short; a cell that holds headings or several long blocks is a part of the page. */
function isLayout(cells: readonly Element[]): boolean {
  if (cells.some(({ tagName }) => tagName === 'th')) return false;
  return cells.some((cell) => {
    const blocks = cell.children.filter((child) => child.type === 'element' && flow.has(child.tagName));
    return (
      blocks.some((block) => block.type === 'element' && headings.has(block.tagName)) ||
      (blocks.length > 1 && textOf(cell).length > 400)
    );
  });
}

/** The paragraphs of a cell become its lines: nothing else fits into one. */
function withPlainCells(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  if (!isCell(node)) return { ...node, children: node.children.map(withPlainCells) };
  const lines = (inner: ElementContent): ElementContent[] =>
    inner.type === 'element' && (flow.has(inner.tagName) || inner.tagName === 'li')
      ? [...inner.children.flatMap(lines), element('br', [])]
      : [inner];
  // What becomes of the table has no cells over several columns: the empty ones beside them would be made one by one.
  const { colSpan, rowSpan, ...properties } = node.properties;
  const few = (span: unknown): number => (typeof span === 'number' && span <= widestSpan ? span : 1);
  return {
    ...node,
    properties: { ...properties, colSpan: few(colSpan), rowSpan: few(rowSpan) },
    children: node.children.flatMap(lines),
  };
}

const widestSpan = 30;

function cellsAsFlow(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [];
  return isCell(node) || node.tagName === 'caption'
    ? [element('div', node.children)]
    : node.children.flatMap(cellsAsFlow);
}

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});

/** An attribute of HTML as one text; empty where there is none. */
export const attribute = (value: Element['properties'][string]): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.join(' ') : '';

/** All the text inside, as it stands. */
export function textOf(node: Parent | ElementContent | RootContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

/** The first element that fits, in reading order. */
export function find(node: Parent, fits: (element: Element) => boolean): Element | null {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const found = fits(child) ? child : find(child, fits);
    if (found) return found;
  }
  return null;
}

function isInside(root: Root, node: Element, tagName: string): boolean {
  const outer = find(
    root,
    (candidate) => candidate.tagName === tagName && find(candidate, (inner) => inner === node) !== null,
  );
  return outer !== null;
}

/** All elements inside, in reading order. */
export function visitElements(node: Parent, see: (element: Element) => void): void {
  for (const child of node.children)
    if (child.type === 'element') {
      see(child);
      visitElements(child, see);
    }
}
