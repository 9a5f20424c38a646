import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { DeskFailure } from '../../failure.ts';
import { audienceOfValue, isAudienceField } from '../file-audience.ts';
import type { ParsedDocument } from '../parsed.ts';
import { collapseWhitespace } from './blocks.ts';
import { decodeText } from './encoding.ts';
import { nodesOfHtml } from './html.ts';
import { blocksOf } from './mdast.ts';
import { type MarkdownPiece, markdownPieces } from './markdown-pieces.ts';
import { omitUnseenNodes } from './mdast-omit.ts';
import { unpublishedBy } from './publication-status.ts';
import { createParseWarnings } from './parse-warnings.ts';
import { withHashHeadings } from './setext.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './to-document.ts';

/** GitHub's Markdown with front matter; what site generators add is left out. */
export function parse({ bytes, name, warnings = createParseWarnings() }: SourceFile): ParsedDocument {
  const source = withHashHeadings(stripGeneratorSyntax(decodeText(bytes, null, warnings)));
  // Each level costs the parser a look at every level above: nobody quotes a thousand deep.
  if (/^(?:>[^\S\r\n]?){1000}|^[^\S\r\n]{0,1000}(?:[-*+>][^\S\r\n]{1,4}){200,}[^\s*+>-]/m.test(source))
    throw new DeskFailure('too_large', { reason: 'nested' });
  const children = markdownPieces(source).flatMap(nodesOfPiece);
  const [matter] = children;
  // The front matter stands first or nowhere; TOML's node is not in the types of mdast.
  const fields = matter && 'value' in matter && !isText(matter) ? matter.value : '';
  const title = titleIn(fields);
  const kind = unpublishedIn(fields);
  if (kind !== null && warnings.omit(kind, title ?? name)) throw new DeskFailure('no_text');
  const nodes = omitUnseenNodes(children, warnings);
  return toDocument(
    'markdown',
    {
      blocks: blocksOf(nodes, (html) => nodesOfHtml(html, warnings)),
      title,
      audience: kind === 'internal' ? internal : audienceOf(fields),
    },
    name,
    warnings,
  );
}

/** Front matter stands at the top of the first piece alone. */
const nodesOfPiece = ({ text, definitions }: MarkdownPiece, at: number): readonly RootContent[] =>
  fromMarkdown(`${text}${definitions}`, {
    extensions: [gfm(), ...(at === 0 ? [frontmatter(['yaml', 'toml'])] : [])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])],
  }).children.filter((node) => !('position' in node) || (node.position?.start.offset ?? 0) < text.length);

const isText = ({ type }: { readonly type: string }): boolean => type !== 'yaml' && type !== 'toml';

function titleIn(matter: string): string | undefined {
  const [, value = ''] = /^title\s*[:=]\s*(.+)$/im.exec(matter) ?? [];
  const bare = collapseWhitespace(value).replace(/^(["'])(.*)\1$/, '$2');
  return bare === '' || /^[>|]/.test(bare) ? undefined : bare;
}

/** What a field of the front matter says of the whole document, as `draft: true`. */
function unpublishedIn(matter: string): ReturnType<typeof unpublishedBy> {
  // Hidden is a page from the menu, not from its readers.
  const stated = fieldsIn(matter).filter(({ name }) => !/^hidden$/i.test(name));
  const said = stated.map(({ name, value }) => unpublishedBy(name, value));
  return said.find((kind) => kind !== null) ?? null;
}

/** The fields of the front matter on one line each, without quotes and remarks. */
const fieldsIn = (matter: string): readonly { readonly name: string; readonly value: string }[] =>
  [...matter.matchAll(/^([\p{L}\w-]+(?: [\p{L}\w-]+)?)\s*[:=]\s*(.+)$/gmu)].map(
    ([, name = '', value = '']) => ({
      name,
      value: value.replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1\s*$/, '$2'),
    }),
  );

/** Whom a field says that the document is for. */
function audienceOf(matter: string): ParsedDocument['audience'] {
  const field = fieldsIn(matter).find(({ name }) => isAudienceField(name));
  const value = field === undefined ? null : audienceOfValue(field.value.replaceAll(/[[\]"']/g, ''));
  return field === undefined || value === null
    ? undefined
    : { value, sign: { from: 'field', words: `${field.name}: ${field.value}`.slice(0, 100) } };
}

/** Taken all the same, what is internal is for those who work here. */
const internal = { value: 'staff', sign: { from: 'field', words: 'internal' } } as const;

/** Liquid tags, MDX imports and the fences of callouts are instructions to a program, not text. */
function stripGeneratorSyntax(source: string): string {
  return source
    .replace(/^\uFEFF/, '')
    .replace(/\{%-?[^%\n]*-?%\}/g, '')
    .replace(/(?<=^|\s)%%(?=\s|\p{L})[^%]*%%(?=\s|$)/gu, '')
    .replace(/^(?:import\s.+\sfrom\s+['"].+['"];?|export\s+(?:const|default)\s.*)$/gm, '')
    .replace(/^:{3,}.*$/gm, '')
    .replace(/^>\s*\[!(?:note|tip|important|warning|caution)\]\s*$/gim, '>');
}
