import path from 'node:path';
import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { decodeText } from './encoding.ts';
import { blocksOfHtml } from './html.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './to-document.ts';
import { findAll, textOfFirst, parseRoot } from './xml.ts';
import { unpack } from './zip.ts';

/** An EPUB book: its chapters in the order of reading. Scripts, fonts and pictures in it are left alone. */
export function parse({ bytes, name, warnings }: SourceFile): ParsedDocument {
  const isWanted = (part: string): boolean => /\.(?:xml|opf|x?html?)$/i.test(part);
  const parts = new Map(Object.entries(unpack(bytes, isWanted)));
  const container = part(parts, 'META-INF/container.xml');
  const stated = findAll(parseRoot(container), 'rootfile')[0]?.attributes['full-path'] ?? '';
  const packageName = parts.has(stated) ? stated : decoded(stated);
  const book = parseRoot(part(parts, packageName));
  const files = new Map(
    findAll(book, 'item', 'opf:item')
      .filter(({ attributes }) => !/\bnav\b/.test(attributes['properties'] ?? ''))
      .map(({ attributes }) => [
        attributes['id'] ?? '',
        placesOf(packageName, attributes['href'] ?? '').find((place) => parts.has(place)),
      ]),
  );
  const named = findAll(book, 'itemref', 'opf:itemref').flatMap(({ attributes }) => {
    const file = files.get(attributes['idref'] ?? '');
    return file ?? [];
  });
  // Nobody reads a chapter twice, however often it is named.
  const chapters = [...new Set(named)];
  const locks = Buffer.from(parts.get('META-INF/encryption.xml') ?? []).toString('utf8');
  if (chapters.some((file) => locks.includes(file))) throw new DeskFailure('encrypted', { reason: 'book' });
  const blocks = chapters.flatMap((file) => blocksOfHtml(decodeText(part(parts, file)), warnings));
  return toDocument('epub', { blocks, fallbackTitle: textOfFirst(book, 'dc:title') }, name, warnings);
}

function part(parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const found = parts.get(name);
  if (found) return found;
  throw new DeskFailure('damaged', { reason: 'text_missing' });
}

/**
 * Where an address in the package may lead, below the archive's root whatever it says: addresses write blanks as `%20`,
 * and some programs name their files so.
 */
function placesOf(packageName: string, href: string): readonly string[] {
  const [file = ''] = href.split('#', 1);
  return [decoded(file), file].map((name) =>
    path.posix.join('/', path.posix.dirname(packageName), name).slice(1),
  );
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
