import path from 'node:path';
import type { ParsedDocument } from '../parsed.ts';
import { decodeText } from '../parse/encoding.ts';
import { displayName } from '../sanitize.ts';

/** What every export begins with, in whichever format: most files are told apart by these few bytes. */
const magicPrefixes = ['---\ntitle: ', '{\n  "format": "sidedesk'];

/**
 * The document as it once left a library, when these bytes are an unchanged export; null for every other file. What reads
 * it is loaded only then: a worker that never sees one starts in half the time.
 */
export async function readIfExport({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<ParsedDocument | null> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const start = decoder.decode(bytes.subarray(0, 128));
  const title = path.parse(displayName(name)).name;
  if (magicPrefixes.some((beginning) => start.startsWith(beginning)))
    return read(decoder.decode(bytes), title);
  // A spreadsheet may have saved it in a code of its own, so that letters and separators stand apart by zeros.
  return /^"?question"?[,;\t]"?answer"?[,;\t]"?variants/.test(start.replaceAll(/[\0\uFEFF\uFFFD]/g, ''))
    ? read(decodeText(bytes), title)
    : null;
}

async function read(text: string, title: string): Promise<ParsedDocument | null> {
  const { readExport } = await import('./formats.ts');
  return readExport(text, title);
}
