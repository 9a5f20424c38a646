import type { Element, ElementContent, Root } from 'hast';
import { collapseWhitespace } from './blocks.ts';
import { type Parent, textOf } from './hast-clean.ts';

const longestMark = 8;
const longestNote = 1_500;

/**
 * Footnotes to where they belong: a mark and its note, which link to each other, become the note in brackets at the
 * mark. A note that is left below the text would be read as a part of the last answer.
 */
export function placeFootnotes(root: Root): Root {
  const marks = new Map<string, ReadonlySet<string>>();
  collectMarks(root, [], marks);
  if (marks.size === 0) return root;
  const notes = new Map<string, { readonly node: Element; readonly text: string }>();
  collectNotes(root, marks, notes);
  if (notes.size === 0) return root;
  const taken = new Set([...notes.values()].map(({ node }) => node));
  return replaced(root, notes, taken);
}

const targetOf = (node: Element): string | null =>
  node.tagName === 'a' ? (/^#(.+)$/.exec(String(node.properties['href'] ?? ''))?.[1] ?? null) : null;

const idsOf = ({ properties }: Element): readonly string[] =>
  [properties['id'], properties['name']].flatMap((id) => (typeof id === 'string' ? [bare(id)] : []));

/** The library that reads HTML sets this before ids that scripts might mistake. */
const bare = (id: string): string => id.replace(/^user-content-/, '');

/** Each target of a short link, with the ids of the link and of what it stands in. */
function collectMarks(
  parent: Parent,
  above: readonly string[],
  marks: Map<string, ReadonlySet<string>>,
): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const ids = [...above.slice(-4), ...idsOf(child)];
    const target = targetOf(child);
    if (target !== null && textOf(child).trim().length <= longestMark)
      marks.set(bare(target), new Set([...(marks.get(bare(target)) ?? []), ...ids]));
    collectMarks(child, ids, marks);
  }
}

function collectNotes(
  parent: Parent,
  marks: ReadonlyMap<string, ReadonlySet<string>>,
  notes: Map<string, { readonly node: Element; readonly text: string }>,
): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const isNote = /^(?:li|p|div|aside|dd)$/.test(child.tagName);
    const id = isNote ? [...idsOf(child), ...idsOfFirst(child)].find((each) => marks.has(each)) : undefined;
    const text = id === undefined ? null : noteText(child, marks.get(id) ?? new Set());
    if (id !== undefined && text !== null && !notes.has(id)) notes.set(id, { node: child, text });
    else collectNotes(child, marks, notes);
  }
}

/** Of the mark that a note begins with. */
function idsOfFirst(node: Element): readonly string[] {
  const first = node.children.find((child) => child.type === 'element' || textOf(child).trim() !== '');
  if (first?.type !== 'element') return [];
  return [...idsOf(first), ...idsOfFirst(first)];
}

/** The words of a note that links back to its mark, without that link; null when none does. */
function noteText(note: Element, ids: ReadonlySet<string>): string | null {
  let back = false;
  const words = (node: ElementContent): string => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element') return '';
    const target = targetOf(node);
    if (target !== null && ids.has(bare(target))) {
      back = true;
      return '';
    }
    return `${node.children.map(words).join('')}${/^(?:p|li|div|br)$/.test(node.tagName) ? ' ' : ''}`;
  };
  const text = collapseWhitespace(note.children.map(words).join('')).replace(
    /^[\][\d.)*†‡^\s]{1,6}(?=\p{L})/u,
    '',
  );
  return back && text !== '' && text.length <= longestNote ? text : null;
}

function replaced<Node extends Parent>(
  parent: Node,
  notes: ReadonlyMap<string, { readonly node: Element; readonly text: string }>,
  taken: ReadonlySet<Element>,
): Node {
  const children = parent.children.flatMap((child): (typeof child | ElementContent)[] => {
    if (child.type !== 'element') return [child];
    if (taken.has(child)) return [];
    const note = notes.get(bare(targetOf(child) ?? ''));
    if (note) return [{ type: 'text', value: ` (${note.text})` }];
    const inside = replaced(child, notes, taken);
    // A list of which every note was placed, and the letters above the line around a mark.
    const isEmptied =
      child.children.length > 0 && textOf(inside).trim() === '' && textOf(child).trim() !== '';
    if (isEmptied) return [];
    return child.tagName === 'sup' &&
      notes.size > 0 &&
      inside.children.some((each) => each.type === 'text') &&
      textOf(inside).startsWith(' (')
      ? inside.children
      : [inside];
  });
  return { ...parent, children };
}
