import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { displayName } from '../sanitize.ts';
import { joinDocuments, type Part } from './join-documents.ts';
import { noteFailure } from './notes.ts';
import { asParseFailure } from './parse-failure.ts';
import type { ArchiveContext, SourceFile } from './source.ts';
import { entrySizes, unpack } from './zip.ts';

/** More files than this belong into a folder. */
const mostFiles = 2_000;
/** So many of its files an archive names that holds nothing readable. */
const filesNamed = 3;
/** Folders and files that no owner means: hidden ones, and what programs leave beside documents. */
const ignoredPaths = /(?:^|\/)(?:\.[^/]*|~\$[^/]*|__MACOSX|Thumbs\.db|desktop\.ini|node_modules)(?:\/|$)/i;

/**
 * A ZIP archive of documents: each file in it read as alone, under its name. Nothing is written anywhere, so what the
 * names say leads nowhere. What cannot be read is listed at the end.
 */
export async function parse({ bytes, name }: SourceFile, inside: ArchiveContext): Promise<ParsedDocument> {
  const isIncluded = (entry: string): boolean => !entry.endsWith('/') && !ignoredPaths.test(entry);
  const entries = entrySizes(bytes).filter((entry) => isIncluded(entry.name));
  if (entries.length === 0) throw new DeskFailure('no_text', { reason: 'archive' });
  if (entries.length > mostFiles)
    throw new DeskFailure('too_large', { reason: 'archive_files', params: { max: mostFiles } });
  inside.consumeBytes(entries.reduce((sum, { size }) => sum + size, 0));
  const files = unpack(bytes, isIncluded);
  const parts: Part[] = [];
  const failures: { readonly file: string; readonly failure: DeskFailure }[] = [];
  for (const file of Object.keys(files).sort((a, b) => a.localeCompare(b))) {
    const content = files[file] ?? new Uint8Array();
    const shown = displayName(file.replaceAll('\\', '/'));
    try {
      parts.push({ name: shown, document: await inside.read({ name: shown, bytes: content }) });
    } catch (error) {
      const failure = asParseFailure(error);
      // What is too large inside is too large as a whole: a bomb is not checked file by file.
      if (failure.code === 'too_large' && inside.depth > 0) throw failure;
      failures.push({ file: shown, failure });
    }
  }
  if (parts.length > 0) {
    const left = failures.map(({ file, failure }) => `${file}: ${noteFailure(failure)}`);
    return joinDocuments('zip', parts, left, name);
  }
  const [first] = failures;
  const codes = new Set(failures.map(({ failure }) => failure.code));
  if (first !== undefined && codes.size === 1 && !codes.has('unsupported_type')) throw first.failure;
  throw new DeskFailure(codes.has('unsupported_type') ? 'unsupported_type' : 'no_text', {
    reason: 'archive_contents',
    params: { files: failures.slice(0, filesNamed).map(({ file }) => file) },
  });
}
