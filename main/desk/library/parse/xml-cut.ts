import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { elementsOf } from './xml.ts';

/**
 * XML without the elements that `isCut` names, everything else as it was written. An element that is not cut is looked
 * into. Throws what the XML parser throws.
 */
export function cutElements(
  xml: string,
  isCut: (element: XmlElement, above: readonly XmlElement[]) => boolean,
): string {
  const { root } = parseXml(xml, { ignoreUndefinedEntities: true, includeOffsets: true });
  if (!root) return xml;
  const kept: string[] = [];
  let from = 0;
  const walk = (parent: XmlElement, above: readonly XmlElement[]): void => {
    const path = [...above, parent];
    for (const element of elementsOf(parent)) {
      if (isCut(element, path)) {
        kept.push(xml.slice(from, element.start));
        from = element.end;
      } else walk(element, path);
    }
  };
  walk(root, []);
  return [...kept, xml.slice(from)].join('');
}
