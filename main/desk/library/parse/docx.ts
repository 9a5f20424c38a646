import mammoth from 'mammoth';
import type { ParsedDocument } from '../parsed.ts';
import { blocksOfHtml } from './html.ts';
import { omitUnseenWord } from './docx-omit.ts';
import { createParseWarnings } from './parse-warnings.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './to-document.ts';
import { rejectDoctype } from './xml.ts';
import { repack, unpack } from './zip.ts';

/** Only what holds text or says how it is structured: no pictures, no macros, no embedded files. */
const isWanted = (name: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/.+\.(?:xml|rels))$/.test(name);

/** A Word document. It is unpacked within limits first, so that mammoth meets nothing that could still grow. */
export async function parse({
  bytes,
  name,
  warnings = createParseWarnings(),
}: SourceFile): Promise<ParsedDocument> {
  const unpacked = unpack(bytes, isWanted);
  for (const part of Object.values(unpacked)) rejectDoctype(part);
  const parts = omitUnseenWord(unpacked, warnings);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(repack(parts)) },
    {
      styleMap: [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        'br[type="page"] => hr',
        // What is struck out was left out, or is taken as it is.
        'strike => span',
      ],
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  const core = parts['docProps/core.xml'];
  return toDocument(
    'docx',
    { blocks: blocksOfHtml(value, warnings), fallbackTitle: core && titleIn(core) },
    name,
    warnings,
  );
}

function titleIn(core: Uint8Array): string | undefined {
  const [, title] = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(new TextDecoder().decode(core)) ?? [];
  return title?.replace(/&(amp|lt|gt|quot|apos);/g, (all, entity: string) => signs[entity] ?? all);
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
