import type { Element, ElementContent, Root } from 'hast';
import { collapseWhitespace } from './blocks.ts';
import { attribute, flow, type Parent, textOf } from './hast-clean.ts';

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
  const notes = new Map<string, Note>();
  collectNotes(root, marks, notes);
  if (notes.size === 0) return root;
  return replaced(root, notes, new Set([...notes.values()].map(({ node }) => node)));
}

interface Note {
  readonly node: Element;
  /** Its words, with their links. */
  readonly inside: readonly ElementContent[];
}

const targetOf = (node: Element): string | null =>
  node.tagName === 'a' ? (/^#(.+)$/.exec(attribute(node.properties['href']))?.[1] ?? null) : null;

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
  notes: Map<string, Note>,
): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const isNote = /^(?:li|p|div|aside|dd)$/.test(child.tagName);
    const [id, ...others] = isNote ? idsWithin(child).filter((each) => marks.has(each)) : [];
    const isFirst = id !== undefined && [...idsOf(child), ...idsOfFirst(child)].includes(id);
    const inside = isFirst && others.length === 0 ? noteInside(child, marks.get(id) ?? new Set()) : null;
    if (id !== undefined && inside !== null && !notes.has(id)) notes.set(id, { node: child, inside });
    else collectNotes(child, marks, notes);
  }
}

const idsWithin = (node: Element): readonly string[] => [
  ...idsOf(node),
  ...node.children.flatMap((child) => (child.type === 'element' ? idsWithin(child) : [])),
];

/** Of the mark that a note begins with. */
function idsOfFirst(node: Element): readonly string[] {
  const first = node.children.find((child) => child.type === 'element' || textOf(child).trim() !== '');
  if (first?.type !== 'element') return [];
  return [...idsOf(first), ...idsOfFirst(first)];
}

/** What stands in a note that links back to its mark, without that link and its number; null when none does. */
function noteInside(note: Element, ids: ReadonlySet<string>): readonly ElementContent[] | null {
  let back = false;
  const inline = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : [];
    const target = targetOf(node);
    if (target !== null && ids.has(bare(target))) {
      back = true;
      return [];
    }
    const children = node.children.flatMap(inline);
    return flow.has(node.tagName) || node.tagName === 'li' ? [...children, blank] : [{ ...node, children }];
  };
  const inside = note.children.flatMap(inline);
  const words = collapseWhitespace(inside.map(textOf).join(''));
  if (!back || words === '' || words.length > longestNote) return null;
  const first = inside.findIndex((node) => textOf(node).trim() !== '');
  const last = inside.findLastIndex((node) => textOf(node).trim() !== '');
  return inside.slice(first, last + 1).map((node, index, all) => {
    if (node.type !== 'text') return node;
    const started = index === 0 ? node.value.replace(/^\s*[\][\d.)*†‡^]{0,6}\s*(?=\S)/u, '') : node.value;
    return { ...node, value: index === all.length - 1 ? started.trimEnd() : started };
  });
}

const blank: ElementContent = { type: 'text', value: ' ' };

function replaced<Node extends Parent>(
  parent: Node,
  notes: ReadonlyMap<string, Note>,
  taken: ReadonlySet<Element>,
): Node {
  const children = parent.children.flatMap((child): (typeof child | ElementContent)[] => {
    if (child.type !== 'element') return [child];
    if (taken.has(child)) return [];
    const note = notes.get(bare(targetOf(child) ?? ''));
    if (note) return [{ type: 'text', value: ' (' }, ...note.inside, { type: 'text', value: ')' }];
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
