import { XmlElement, type XmlNode } from '@rgrove/parse-xml';
import type { ElementContent, Properties } from 'hast';
import type { DocumentKind } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { blocksOfTree } from './html.ts';
import { createParseWarnings, type ParseWarnings } from './parse-warnings.ts';
import type { SourceFile } from './source.ts';
import type { TextStyle } from './style-rules.ts';
import { toDocument } from './to-document.ts';
import { findAll, isText, textOfFirst, parseRoot } from './xml.ts';
import { unpack } from './zip.ts';

/** An OpenDocument text. */
export const parseText = (file: SourceFile): ParsedDocument => parse('odt', file);
/** An OpenDocument presentation: each slide under its title. */
export const parseSlides = (file: SourceFile): ParsedDocument => parse('odp', file);

/** Not text of the document: lists of contents, forms, notes for the speaker. */
const skippedElements = new Set(
  'office:annotation-end,text:table-of-content,text:alphabetical-index,text:sequence-decls,text:variable-decls,office:forms,svg:title,svg:desc,presentation:notes,office:event-listeners,math:math,style:header,style:footer,text:note-citation,text:ruby-text,draw:object,draw:image'.split(
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
  readonly looks: ReadonlyMap<string, TextStyle>;
  readonly parent: ReadonlyMap<string, string>;
}
/** What goes with a document through its elements. */
interface Reading extends Styles {
  readonly warnings: ParseWarnings;
}

function parse(
  kind: DocumentKind & ('odt' | 'odp'),
  { bytes, name, warnings = createParseWarnings() }: SourceFile,
): ParsedDocument {
  const parts = unpack(bytes, (part) => /^(?:content|styles|meta|META-INF\/manifest)\.xml$/.test(part));
  if (Buffer.from(parts['META-INF/manifest.xml'] ?? []).includes('encryption-data'))
    throw new DeskFailure('password_protected');
  const content = parts['content.xml'];
  if (!content) throw new DeskFailure('damaged', { reason: 'text_missing' });
  const root = parseRoot(content);
  const reading = {
    ...stylesOf([root, ...(parts['styles.xml'] ? [parseRoot(parts['styles.xml'])] : [])]),
    warnings,
  };
  const [body] = findAll(root, 'office:text', 'office:presentation');
  const tree = { type: 'root', children: body ? insideOf(body, reading) : [] } as const;
  const title = parts['meta.xml'] && textOfFirst(parseRoot(parts['meta.xml']), 'dc:title');
  return toDocument(
    kind,
    { blocks: blocksOfTree({ ...tree, children: [...tree.children] }, warnings), fallbackTitle: title },
    name,
    warnings,
  );
}

/** How each style looks, with what it is derived from, and which one that is. */
function stylesOf(roots: readonly XmlElement[]): Styles {
  const own = new Map<string, TextStyle>();
  const parent = new Map<string, string>();
  for (const style of roots.flatMap((root) => findAll(root, 'style:style'))) {
    const name = style.attributes['style:name'] ?? '';
    own.set(name, lookOf(style));
    parent.set(name, style.attributes['style:parent-style-name'] ?? '');
  }
  const resolved = (name: string, depth: number): TextStyle =>
    name === '' || depth > 20 ? {} : { ...resolved(parent.get(name) ?? '', depth + 1), ...own.get(name) };
  return { looks: new Map([...own.keys()].map((name) => [name, resolved(name, 0)])), parent };
}

function lookOf(style: XmlElement): TextStyle {
  const look: { -readonly [Key in keyof TextStyle]: TextStyle[Key] } = {};
  for (const { attributes } of findAll(
    style,
    'style:text-properties',
    'style:drawing-page-properties',
    'style:table-row-properties',
  )) {
    const weight = attributes['fo:font-weight'];
    const lines = attributes['style:text-line-through-style'] ?? attributes['style:text-line-through-type'];
    const display = attributes['text:display'] ?? attributes['presentation:visibility'];
    if (weight !== undefined) look.bold = /^(?:bold|[6-9]00)$/.test(weight);
    if (lines !== undefined) look.struck = lines !== 'none';
    if (display !== undefined) look.hidden = display === 'none' || display === 'hidden';
  }
  return look;
}

const insideOf = (node: XmlElement, reading: Reading): ElementContent[] =>
  node.children.flatMap((child) => nodeOf(child, reading));

function nodeOf(node: XmlNode, reading: Reading): ElementContent[] {
  if (isText(node)) return [{ type: 'text', value: node.text }];
  if (!(node instanceof XmlElement) || skippedElements.has(node.name)) return [];
  if (isLeftOut(node, reading)) return [];
  const { looks, parent } = reading;
  const style = node.attributes['text:style-name'] ?? '';
  const bold = looks.get(style)?.bold === true;
  switch (node.name) {
    case 'text:h':
      return [make(`h${levelOf(node.attributes['text:outline-level'])}`, insideOf(node, reading))];
    case 'text:p': {
      const root = parent.get(style) || style;
      if (/^Title$/.test(root)) return [make('h1', insideOf(node, reading))];
      const heading = /^Heading_20_([1-6])$/.exec(root)?.[1];
      if (heading) return [make(`h${heading}`, insideOf(node, reading))];
      const inside = insideOf(node, reading);
      return [make('p', bold ? [make('strong', inside)] : inside)];
    }
    case 'text:span': {
      const inside = insideOf(node, reading);
      return bold ? [make('strong', inside)] : inside;
    }
    case 'text:a':
      return [make('a', insideOf(node, reading), { href: node.attributes['xlink:href'] ?? '' })];
    case 'text:s':
    case 'text:tab':
      return [{ type: 'text', value: ' ' }];
    case 'text:line-break':
      return [make('br', [])];
    case 'text:note': {
      const [body] = findAll(node, 'text:note-body');
      return body ? [{ type: 'text', value: ` (${body.text.replace(/\s+/g, ' ').trim()})` }] : [];
    }
    case 'draw:frame':
      return node.attributes['presentation:class']?.endsWith('title') && node.text.trim() !== ''
        ? [make('h2', [{ type: 'text', value: linesIn(node) }])]
        : [make('div', insideOf(node, reading))];
    default: {
      const tag = plainTags[node.name];
      return tag ? [make(tag, insideOf(node, reading))] : insideOf(node, reading);
    }
  }
}

/** What a reader would see struck out, or not at all. */
function isLeftOut(node: XmlElement, { looks, warnings }: Reading): boolean {
  const { name, attributes } = node;
  if (name === 'office:annotation') return warnings.omit('comment', linesIn(node));
  if (name === 'text:tracked-changes') {
    for (const deletion of findAll(node, 'text:deletion')) warnings.omit('deleted', linesIn(deletion));
    return true;
  }
  const look = looks.get(attributes['text:style-name'] ?? attributes['draw:style-name'] ?? '');
  const isHidden =
    (name === 'text:p' &&
      findAll(node, 'text:hidden-paragraph').some((part) => part.attributes['text:is-hidden'] === 'true')) ||
    (look?.hidden === true && name !== 'draw:frame') ||
    attributes['text:display'] === 'none' ||
    attributes['text:is-hidden'] === 'true' ||
    /^(?:collapse|filter)$/.test(attributes['table:visibility'] ?? '');
  return (
    (look?.struck === true && warnings.omit('struck', node.text)) ||
    (isHidden && warnings.omit('hidden', node.text))
  );
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
