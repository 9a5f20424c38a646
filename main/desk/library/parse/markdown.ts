import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { collapseWhitespace } from './blocks.ts';
import { decodeText } from './encoding.ts';
import { nodesOfHtml } from './html.ts';
import { blocksOf } from './mdast.ts';
import { type MarkdownPiece, markdownPieces } from './markdown-pieces.ts';
import { omitUnseenNodes } from './mdast-omit.ts';
import { unpublishedBy } from './publication.ts';
import { createRemarks } from './remarks.ts';
import { withHashHeadings } from './setext.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './to-document.ts';

/** GitHub's Markdown with front matter; what site generators add is left out. */
export function parse({ bytes, name, remarks = createRemarks() }: SourceFile): ParsedDocument {
  const source = withHashHeadings(stripGeneratorSyntax(decodeText(bytes, null, remarks)));
  // Each level costs the parser a look at every level above: nobody quotes a thousand deep.
  if (/^(?:>[^\S\r\n]?){1000}|^[^\S\r\n]{0,1000}(?:[-*+>][^\S\r\n]{1,4}){200,}[^\s*+>-]/m.test(source))
    throw new DeskFailure('too_large', { reason: 'nested' });
  const children = markdownPieces(source).flatMap(nodesOfPiece);
  const [matter] = children;
  // The front matter stands first or nowhere; TOML's node is not in the types of mdast.
  const fields = matter && 'value' in matter && !isText(matter) ? matter.value : '';
  const title = titleIn(fields);
  const kind = unpublishedIn(fields);
  if (kind !== null && remarks.omit(kind, title ?? name)) throw new DeskFailure('no_text');
  const nodes = omitUnseenNodes(children, remarks);
  return toDocument(
    'markdown',
    { blocks: blocksOf(nodes, (html) => nodesOfHtml(html, remarks)), title },
    name,
    remarks,
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
  const fields = [...matter.matchAll(/^([\p{L}\w-]+)\s*[:=]\s*(.+)$/gmu)];
  // Hidden is a page from the menu, not from its readers.
  const stated = fields.filter(([, name = '']) => !/^hidden$/i.test(name));
  const said = stated.map(([, name = '', value = '']) =>
    unpublishedBy(name, value.replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1\s*$/, '$2')),
  );
  return said.find((kind) => kind !== null) ?? null;
}

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
