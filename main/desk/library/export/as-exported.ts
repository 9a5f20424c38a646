import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ParsedDocument } from '../parsed.ts';
import { readExport } from './formats.ts';

/** Larger exports are read as ordinary documents, so that the engine never stops for one. */
const largest = 32_000_000;

interface Read {
  readonly document: ParsedDocument;
  readonly hash: string;
  readonly bytes: number;
}

/** The document as it once left a library, when the file is an unchanged export; otherwise as the parser read it. */
export async function asExported(file: string, { document, hash, bytes }: Read): Promise<ParsedDocument> {
  if (!['csv', 'json', 'markdown'].includes(document.kind) || bytes > largest) return document;
  const content = await readFile(file);
  if (createHash('sha256').update(content).digest('hex') !== hash) return document;
  return readExport(content.toString('utf8'), document.title) ?? document;
}
