import type { FootnoteDefinition, PhrasingContent, RootContent, Text } from 'mdast';
import { collapseWhitespace } from './blocks.ts';
import type { ParseWarnings } from './parse-warnings.ts';
import { styleOf } from './style-rules.ts';

/** The nodes without what is struck out or hidden, by Markdown or by tags in it; footnotes stand where they are meant. */
export function omitUnseenNodes(
  nodes: readonly RootContent[],
  warnings: ParseWarnings,
): readonly RootContent[] {
  const notes = new Map<string, FootnoteDefinition>();
  for (const node of nodes) if (node.type === 'footnoteDefinition') notes.set(node.identifier, node);
  return within(nodes, warnings, notes);
}

function within<Node extends RootContent>(
  nodes: readonly Node[],
  warnings: ParseWarnings,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): Node[] {
  const out: RootContent[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node: RootContent | undefined = nodes[index];
    if (!node || node.type === 'footnoteDefinition') continue;
    if (node.type === 'delete' && warnings.omit('struck', textOf(node))) continue;
    const opened = node.type === 'html' ? unseenTag(node.value) : null;
    if (opened) {
      const end = endOf(nodes, index, opened.tag);
      const inside = nodes
        .slice(index + 1, end)
        .map(textOf)
        .join(' ');
      if (end > index && warnings.omit(opened.kind, inside)) {
        index = end;
        continue;
      }
    }
    const note = node.type === 'footnoteReference' ? notes.get(node.identifier) : undefined;
    if (note) {
      out.push({ type: 'text', value: ' (' }, ...inlineOf(note), { type: 'text', value: ')' });
      continue;
    }
    if (!('children' in node)) {
      out.push(node.type === 'text' ? afterGap(node, out.at(-1), nodes[index - 1]) : node);
      continue;
    }
    // A heading is no place for a sentence: its note becomes the first text below it.
    const isHeading = node.type === 'heading';
    const children = within<RootContent>(node.children, warnings, isHeading ? new Map() : notes);
    out.push({ ...node, children } as RootContent);
    if (isHeading)
      for (const { identifier } of node.children.filter((child) => child.type === 'footnoteReference'))
        out.push(...within<RootContent>(notes.get(identifier)?.children ?? [], warnings, notes));
  }
  return out as Node[];
}

/** One blank stays where something between two blanks was left out. */
function afterGap(node: Text, last: RootContent | undefined, before: RootContent | undefined): Text {
  const isGap = last !== before && last?.type === 'text' && /\s$/.test(last.value);
  return isGap ? { ...node, value: node.value.replace(/^[^\S\n]+/, '') } : node;
}

/** A tag that opens here and strikes out or hides what follows it. */
function unseenTag(html: string): { readonly tag: string; readonly kind: 'struck' | 'hidden' } | null {
  const [, tag = '', attributes = ''] =
    /^\s*<([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^'">])*)>\s*$/i.exec(html) ?? [];
  if (tag === '') return null;
  if (/^(?:s|strike|del)$/i.test(tag)) return { tag, kind: 'struck' };
  const [, , style = ''] = /\sstyle\s*=\s*(["'])(.*?)\1/is.exec(attributes) ?? [];
  const { struck, hidden } = styleOf(style);
  if (struck === true) return { tag, kind: 'struck' };
  const isHidden = hidden === true || /\shidden(?:\s|=|$)/i.test(attributes.replace(/(["']).*?\1/gs, ''));
  return isHidden ? { tag, kind: 'hidden' } : null;
}

/** Where the tag that opens at `start` is closed; -1 where it never is. */
function endOf(nodes: readonly RootContent[], start: number, tag: string): number {
  let open = 0;
  for (let index = start; index < nodes.length; index++) {
    const node = nodes[index];
    if (node?.type !== 'html') continue;
    open += count(node.value, `<${tag}\\b`) - count(node.value, `</${tag}\\b`);
    if (open <= 0) return index;
  }
  return -1;
}

const count = (text: string, pattern: string): number => text.match(new RegExp(pattern, 'gi'))?.length ?? 0;

/** What stands in a note, with its links, as words of a sentence. */
const inlineOf = (note: FootnoteDefinition): readonly PhrasingContent[] =>
  note.children.flatMap((node, index) => [
    ...(index === 0 ? [] : [{ type: 'text', value: ' ' } as const]),
    ...(node.type === 'paragraph'
      ? node.children
      : [{ type: 'text', value: collapseWhitespace(textOf(node)) } as const]),
  ]);

function textOf(node: RootContent): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  return 'children' in node
    ? node.children.map(textOf).join(node.type === 'footnoteDefinition' ? ' ' : '')
    : '';
}
