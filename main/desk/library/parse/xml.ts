import { parseXml, XmlCdata, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';
import { DeskFailure } from '../../failure.ts';
import { collapseWhitespace } from './blocks.ts';
import { decodeText } from './encoding.ts';

/** The root of an XML part. Document types are skipped unread, so that nothing in them multiplies or is fetched. */
export function parseRoot(part: Uint8Array): XmlElement {
  try {
    const { root } = parseXml(decodeText(part), { ignoreUndefinedEntities: true });
    if (root) return root;
  } catch (error) {
    if (error instanceof RangeError || error instanceof DeskFailure) throw error;
    throw new DeskFailure('damaged', { cause: error });
  }
  throw new DeskFailure('damaged');
}

export const elementsOf = (node: XmlElement): readonly XmlElement[] =>
  node.children.filter((child) => child instanceof XmlElement);

/** All elements below of one of these names, outermost first, not looking into those that were found. */
export function findAll(node: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return elementsOf(node).flatMap((child) =>
    names.includes(child.name) ? [child] : findAll(child, ...names),
  );
}

export const isText = (node: XmlNode): node is XmlText | XmlCdata =>
  node instanceof XmlText || node instanceof XmlCdata;

/** What stands in the first element of this name below, as one line; undefined where there is none or it is empty. */
export function textOfFirst(node: XmlElement, name: string): string | undefined {
  const [found] = findAll(node, name);
  return collapseWhitespace(found?.text ?? '') || undefined;
}

/**
 * Office writes no document type; one that is there defines entities, which are how XML explodes or reads other files.
 * For parts that a library reads. Throws DeskFailure `damaged`.
 */
export function rejectDoctype(part: Uint8Array): void {
  const head = Buffer.from(part.buffer, part.byteOffset, Math.min(part.length, 64 * 1024));
  if (/<!DOCTYPE|<!ENTITY/i.test(head.toString('latin1')) || /<!DOCTYPE/i.test(head.toString('utf16le')))
    throw new DeskFailure('damaged', { reason: 'foreign_definitions' });
}
