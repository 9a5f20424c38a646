import type { Element, ElementContent, Root } from 'hast';
import { hasQuestionMark } from './question-patterns.ts';
import { collapseWhitespace } from './blocks.ts';
import {
  attribute,
  find,
  flow,
  headings,
  isSilent,
  type Parent,
  textOf,
  visitElements,
} from './hast-clean.ts';
import type { ParseWarnings } from './parse-warnings.ts';
import { styleIn, type StyleSheet, styleSheetOf, type TextStyle } from './style-rules.ts';

interface Page {
  readonly sheet: StyleSheet;
  /** Ids that a link or a button of the page names: what they name may be opened. */
  readonly opened: ReadonlySet<string>;
  readonly warnings: ParseWarnings;
}

/**
 * The tree without what a reader of the page would not see, or would see struck out: no answer. What a click opens, as
 * the answers of an accordion, stays.
 */
export function omitUnseen<Tree extends Root | Element>(tree: Tree, warnings: ParseWarnings): Tree {
  const page = { sheet: sheetIn(tree), opened: openedIn(tree), warnings };
  const letters = (node: Parent | ElementContent): number => textOf(node).replace(/\s+/g, '').length;
  const hidden = hiddenBlocks(tree, page).reduce((sum, node) => sum + letters(node), 0);
  // A page that hides most of itself is shown by a script.
  const isShownByScript = hidden > letters(tree) / 2;
  return within(tree, page, isShownByScript);
}

function within<Node extends Parent>(parent: Node, page: Page, isShownByScript: boolean): Node {
  const children = parent.children.flatMap((child, index) => {
    if (child.type !== 'element' || isSilent(child)) return [child];
    const { struck, hidden, bold } = lookOf(child, page.sheet);
    if (struck === true && page.warnings.omit('struck', textOf(child))) return [];
    const isUnseen = hidden === true && !mayOpen(child, parent, index, page);
    if (isUnseen && !(isShownByScript && isBlock(child)) && page.warnings.omit('hidden', textOf(child)))
      return [];
    if (isComment(child) && page.warnings.omit('comment', textOf(child))) return [];
    if (isCommentMark(child)) return [];
    const inside = within(child, page, isShownByScript);
    // Editors write bold letters as a class.
    return [bold === true && child.tagName === 'span' ? { ...inside, tagName: 'strong' } : inside];
  });
  return { ...parent, children };
}

function lookOf(node: Element, sheet: StyleSheet): TextStyle {
  const { style, className, id, hidden } = node.properties;
  if (/^(?:s|strike|del)$/.test(node.tagName)) return { struck: true };
  // A page that is hidden until its script has run.
  if (/^(?:html|body|main)$/.test(node.tagName)) return {};
  const look = styleIn(sheet, {
    tagName: node.tagName,
    id: typeof id === 'string' ? id : '',
    classes: Array.isArray(className) ? className.map(String) : [],
    style: typeof style === 'string' ? style : '',
  });
  return hidden === true || hidden === '' ? { ...look, hidden: true } : look;
}

function sheetIn(tree: Parent): StyleSheet {
  const css: string[] = [];
  visitElements(tree, (node) => {
    if (node.tagName === 'style' && !/print/.test(attribute(node.properties['media'])))
      css.push(textOf(node));
  });
  return styleSheetOf(css.join('\n'));
}

function openedIn(tree: Parent): ReadonlySet<string> {
  const ids = new Set<string>();
  visitElements(tree, ({ properties }) => {
    for (const name of ['ariaControls', 'href', 'dataTarget', 'dataBsTarget', 'htmlFor']) {
      for (const value of [properties[name]].flat()) {
        const id = /^#?([\w:.-]+)$/.exec(typeof value === 'string' ? value : '')?.[1];
        if (id !== undefined) ids.add(id);
      }
    }
  });
  return ids;
}

function hiddenBlocks(parent: Parent, page: Page): readonly Element[] {
  return parent.children.flatMap((child) => {
    if (child.type !== 'element' || isSilent(child)) return [];
    return lookOf(child, page.sheet).hidden === true && isBlock(child) ? [child] : hiddenBlocks(child, page);
  });
}

const isBlock = ({ tagName }: Element): boolean =>
  flow.has(tagName) || /^(?:dd|li|tr|tbody|main|aside|header|footer|nav|figure)$/.test(tagName);

/** Named by something that can be clicked, or the only thing that stands below a question. */
function mayOpen(node: Element, parent: Parent, index: number, { opened }: Page): boolean {
  if (!isBlock(node)) return false;
  const { id, role, ariaLabelledBy } = node.properties;
  if (typeof id === 'string' && opened.has(id)) return true;
  if (role === 'tabpanel' || role === 'region' || ariaLabelledBy !== undefined) return true;
  const isWritten = (child: Parent['children'][number]): child is Element =>
    child.type === 'element' && !isSilent(child) && textOf(child).trim() !== '';
  const before = parent.children.slice(0, index).findLast(isWritten);
  const after = parent.children.slice(index + 1).find(isWritten);
  return before !== undefined && asks(before) && (after === undefined || asks(after));
}

function asks(node: Element): boolean {
  if (headings.has(node.tagName) || /^(?:button|summary|dt|label)$/.test(node.tagName)) return true;
  if (hasQuestionMark(collapseWhitespace(textOf(node)))) return true;
  return (
    find(node, (child) => child.tagName === 'button' || child.properties['ariaExpanded'] !== undefined) !==
    null
  );
}

/** How Google Docs exports remarks: a mark in the text, and below the text what was said, with a link back. */
function isComment(node: Element): boolean {
  const mark = node.children.find((child) => child.type === 'element');
  return (
    /^(?:p|div|li)$/.test(node.tagName) &&
    mark?.type === 'element' &&
    mark.tagName === 'a' &&
    /^cmnt\d+$/.test(attribute(mark.properties['id']))
  );
}

const isCommentMark = (node: Element): boolean =>
  node.tagName === 'a' && /^#cmnt\d+$/.test(attribute(node.properties['href']));
