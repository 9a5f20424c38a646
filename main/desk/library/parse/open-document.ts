import { XmlElement, type XmlNode } from '@rgrove/parse-xml';
import type { ElementContent, Properties } from 'hast';
import type { DocumentKind } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { blocksOfTree } from './html.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './to-document.ts';
import { findAll, isText, textOfFirst, parseRoot } from './xml.ts';
import { unpack } from './zip.ts';

/** An OpenDocument text. */
export const parseText = (file: SourceFile): ParsedDocument => parse('odt', file);
/** An OpenDocument presentation: each slide under its title. */
export const parseSlides = (file: SourceFile): ParsedDocument => parse('odp', file);

/** Not text of the document: what was deleted, remarks, lists of contents, forms, notes for the speaker. */
const skippedElements = new Set(
  'text:tracked-changes,office:annotation,office:annotation-end,text:table-of-content,text:alphabetical-index,text:sequence-decls,text:variable-decls,office:forms,svg:title,svg:desc,presentation:notes,office:event-listeners,math:math,style:header,style:footer,text:note-citation,text:ruby-text,draw:object,draw:image'.split(
    ',',
  ),
);
const plainTags: Readonly<Record<string, string>> = {
  'text:list': 'ul',
  'text:list-item': 'li',
  'text:list-header': 'li',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
  'text:section': 'div',
  'draw:text-box': 'div',
  'draw:page': 'div',
};

interface Styles {
  readonly bold: ReadonlySet<string>;
  readonly parent: ReadonlyMap<string, string>;
}

function parse(kind: DocumentKind & ('odt' | 'odp'), { bytes, name }: SourceFile): ParsedDocument {
  const parts = unpack(bytes, (part) => /^(?:content|styles|meta|META-INF\/manifest)\.xml$/.test(part));
  if (Buffer.from(parts['META-INF/manifest.xml'] ?? []).includes('encryption-data'))
    throw new DeskFailure('password_protected');
  const content = parts['content.xml'];
  if (!content) throw new DeskFailure('damaged', { reason: 'text_missing' });
  const root = parseRoot(content);
  const styles = stylesOf([root, ...(parts['styles.xml'] ? [parseRoot(parts['styles.xml'])] : [])]);
  const [body] = findAll(root, 'office:text', 'office:presentation');
  const tree = { type: 'root', children: body ? insideOf(body, styles) : [] } as const;
  const title = parts['meta.xml'] && textOfFirst(parseRoot(parts['meta.xml']), 'dc:title');
  return toDocument(
    kind,
    { blocks: blocksOfTree({ ...tree, children: [...tree.children] }), fallbackTitle: title },
    name,
  );
}

/** Which styles are bold, and which one each is derived from. */
function stylesOf(roots: readonly XmlElement[]): Styles {
  const bold = new Set<string>();
  const parent = new Map<string, string>();
  for (const style of roots.flatMap((root) => findAll(root, 'style:style'))) {
    const name = style.attributes['style:name'] ?? '';
    const [text] = findAll(style, 'style:text-properties');
    if (/^(?:bold|[6-9]00)$/.test(text?.attributes['fo:font-weight'] ?? '')) bold.add(name);
    parent.set(name, style.attributes['style:parent-style-name'] ?? '');
  }
  return { bold, parent };
}

const insideOf = (node: XmlElement, styles: Styles): ElementContent[] =>
  node.children.flatMap((child) => nodeOf(child, styles));

function nodeOf(node: XmlNode, styles: Styles): ElementContent[] {
  if (isText(node)) return [{ type: 'text', value: node.text }];
  if (!(node instanceof XmlElement) || skippedElements.has(node.name)) return [];
  const style = node.attributes['text:style-name'] ?? '';
  switch (node.name) {
    case 'text:h':
      return [make(`h${levelOf(node.attributes['text:outline-level'])}`, insideOf(node, styles))];
    case 'text:p': {
      const root = styles.parent.get(style) || style;
      if (/^Title$/.test(root)) return [make('h1', insideOf(node, styles))];
      const heading = /^Heading_20_([1-6])$/.exec(root)?.[1];
      if (heading) return [make(`h${heading}`, insideOf(node, styles))];
      const inside = insideOf(node, styles);
      return [make('p', styles.bold.has(style) ? [make('strong', inside)] : inside)];
    }
    case 'text:span': {
      const inside = insideOf(node, styles);
      return styles.bold.has(style) ? [make('strong', inside)] : inside;
    }
    case 'text:a':
      return [make('a', insideOf(node, styles), { href: node.attributes['xlink:href'] ?? '' })];
    case 'text:s':
    case 'text:tab':
      return [{ type: 'text', value: ' ' }];
    case 'text:line-break':
      return [make('br', [])];
    case 'text:note':
      return [{ type: 'text', value: ` (${node.text.replace(/\s+/g, ' ').trim()})` }];
    case 'draw:frame':
      return node.attributes['presentation:class']?.endsWith('title') && node.text.trim() !== ''
        ? [make('h2', [{ type: 'text', value: linesIn(node) }])]
        : [make('div', insideOf(node, styles))];
    default: {
      const tag = plainTags[node.name];
      return tag ? [make(tag, insideOf(node, styles))] : insideOf(node, styles);
    }
  }
}

const linesIn = (node: XmlElement): string =>
  findAll(node, 'text:p')
    .map(({ text }) => text)
    .join(' ');

const levelOf = (given: string | undefined): number => Math.min(Math.max(Number(given) || 1, 1), 6);

const make = (tagName: string, children: ElementContent[], properties: Properties = {}): ElementContent => ({
  type: 'element',
  tagName,
  properties,
  children,
});
