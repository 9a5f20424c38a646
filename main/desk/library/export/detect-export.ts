import path from 'node:path';
import type { ParsedDocument } from '../parsed.ts';
import { decodeText } from '../parse/encoding.ts';
import { displayName } from '../sanitize.ts';
import { readExport } from './formats.ts';

/** What every export begins with, in whichever format: most files are told apart by these few bytes. */
const magicPrefixes = ['---\ntitle: ', '{\n  "format": "sidedesk'];

/** The document as it once left a library, when these bytes are an unchanged export; null for every other file. */
export function readIfExport({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): ParsedDocument | null {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const start = decoder.decode(bytes.subarray(0, 64));
  const title = path.parse(displayName(name)).name;
  if (magicPrefixes.some((beginning) => start.startsWith(beginning)))
    return readExport(decoder.decode(bytes), title);
  // A spreadsheet may have saved it in a code of its own, so that letters and separators stand apart by zeros.
  return /^"?question/.test(start.replaceAll(/[\0\uFEFF\uFFFD]/g, ''))
    ? readExport(decodeText(bytes), title)
    : null;
}
