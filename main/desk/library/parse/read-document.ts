import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { isTruncated } from './truncation.ts';
import { detectFormat } from './detect-format.ts';
import { parserOf } from './formats.ts';
import { asParseFailure } from './parse-failure.ts';
import { createParseWarnings, type ParseWarnings } from './parse-warnings.ts';
import type { ArchiveContext, SourceFile } from './source.ts';
import { mostUnpacked } from './zip.ts';

/** Archives in archives: a person packs twice, three times by accident, more only to harm. */
const deepest = 3;

/** What a file is, and the document in it. Throws DeskFailure; anything else counts as a damaged file. */
export async function readDocument(file: SourceFile): Promise<ParsedDocument> {
  const warnings = file.warnings ?? createParseWarnings();
  let left = mostUnpacked;
  const consumeBytes = (bytes: number): void => {
    left -= bytes;
    if (left < 0) throw new DeskFailure('too_large', { reason: 'archive' });
  };
  const readNested = async (source: SourceFile, depth: number): Promise<ParsedDocument> => {
    if (depth > deepest) throw new DeskFailure('too_large', { reason: 'nested_archives' });
    try {
      return await parseOne(source, depth);
    } catch (error) {
      throw asLeftOut(warnings, asTruncated(source, error));
    }
  };
  const parseOne = async (source: SourceFile, depth: number): Promise<ParsedDocument> => {
    const parse = await parserOf(await detectFormat(source.bytes, source.name));
    const inside: ArchiveContext = {
      read: (inner) => readNested({ ...inner, tables: file.tables, warnings }, depth + 1),
      depth,
      consumeBytes,
    };
    return parse(source, inside);
  };
  return readNested({ ...file, warnings }, 0);
}

/** A file of which all was left out has a text, and not one to search. */
function asLeftOut(warnings: ParseWarnings, error: unknown): unknown {
  if (asParseFailure(error).code !== 'no_text' || warnings.omissions().length === 0) return error;
  return new DeskFailure('no_text', { reason: 'left_out', cause: error });
}

/** What makes no sense because it breaks off is reported as that: the file itself may be whole elsewhere. */
function asTruncated({ bytes }: SourceFile, error: unknown): unknown {
  const { code } = asParseFailure(error);
  if ((code !== 'damaged' && code !== 'no_text') || !isTruncated(bytes)) return error;
  return new DeskFailure('truncated', { cause: error });
}
