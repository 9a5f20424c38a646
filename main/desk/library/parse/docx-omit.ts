import type { XmlElement } from '@rgrove/parse-xml';
import { DeskFailure } from '../../failure.ts';
import { decodeText } from './encoding.ts';
import type { ParseWarnings } from './parse-warnings.ts';
import type { TextStyle } from './style-rules.ts';
import { elementsOf, findAll, parseRoot } from './xml.ts';
import { cutElements } from './xml-cut.ts';

/** The parts of a Word document that hold what is read. */
const textParts = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/;

interface Styles {
  /** What each style makes of its text, with what it is based on. */
  readonly byId: ReadonlyMap<string, TextStyle>;
}

/**
 * Takes what is struck out, hidden or deleted with tracked changes out of the parts, and counts the comments, which the
 * reader of Word documents passes over by itself.
 */
export function omitUnseenWord(
  parts: Readonly<Record<string, Uint8Array>>,
  warnings: ParseWarnings,
): Record<string, Uint8Array> {
  const sheet = parts['word/styles.xml'];
  const styles = { byId: sheet ? stylesOf(parseRoot(sheet)) : new Map<string, TextStyle>() };
  for (const comment of parts['word/comments.xml']
    ? findAll(parseRoot(parts['word/comments.xml']), 'w:comment')
    : [])
    warnings.omit('comment', textOf(comment));
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      textParts.test(name) ? withoutUnseen(part, styles, warnings) : part,
    ]),
  );
}

function withoutUnseen(part: Uint8Array, styles: Styles, warnings: ParseWarnings): Uint8Array {
  const xml = decodeText(part);
  try {
    const cut = cutElements(xml, (element, above) => isUnseen(element, above, styles, warnings));
    return cut === xml
      ? part
      : Buffer.from(cut.replace(/^(<\?xml[^>]*?)\s+encoding=["'][^"']*["']/i, '$1'), 'utf8');
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new DeskFailure('damaged', { cause: error });
  }
}

function isUnseen(
  element: XmlElement,
  above: readonly XmlElement[],
  styles: Styles,
  warnings: ParseWarnings,
): boolean {
  switch (element.name) {
    case 'w:r': {
      const { struck, hidden } = styleOfRun(element, above, styles);
      return (
        (struck === true && warnings.omit('struck', textOf(element))) ||
        (hidden === true && warnings.omit('hidden', textOf(element)))
      );
    }
    case 'w:del':
    case 'w:moveFrom':
      warnings.omit('deleted', textOf(element));
      return true;
    case 'w:tr': {
      const [properties] = childrenOf(element, 'w:trPr');
      if (properties === undefined) return false;
      if (childrenOf(properties, 'w:del').length > 0)
        return (warnings.omit('deleted', textOf(element)), true);
      return isOn(properties, 'w:hidden') === true && warnings.omit('hidden', textOf(element));
    }
    default:
      return false;
  }
}

/** Its own look comes before that of its style, which comes before that of the paragraph. */
function styleOfRun(run: XmlElement, above: readonly XmlElement[], { byId }: Styles): TextStyle {
  const paragraph = above.findLast(({ name }) => name === 'w:p');
  const [properties] = childrenOf(run, 'w:rPr');
  return {
    ...byId.get((paragraph && styleNamed(childrenOf(paragraph, 'w:pPr')[0], 'w:pStyle')) ?? ''),
    ...byId.get(styleNamed(properties, 'w:rStyle') ?? ''),
    ...(properties && lookOf(properties)),
  };
}

const childrenOf = (node: XmlElement, name: string): readonly XmlElement[] =>
  elementsOf(node).filter((child) => child.name === name);

const styleNamed = (properties: XmlElement | undefined, name: string): string | undefined =>
  properties && childrenOf(properties, name)[0]?.attributes['w:val'];

/** Whether a property is there and not switched off; undefined where it is not there. */
function isOn(properties: XmlElement, name: string): boolean | undefined {
  const [found] = childrenOf(properties, name);
  return found && !/^(?:0|false|off|none)$/i.test(found.attributes['w:val'] ?? '');
}

function lookOf(properties: XmlElement): TextStyle {
  const struck = [isOn(properties, 'w:strike'), isOn(properties, 'w:dstrike')];
  const hidden = isOn(properties, 'w:vanish');
  return {
    ...(struck.some((each) => each !== undefined) && { struck: struck.includes(true) }),
    ...(hidden !== undefined && { hidden }),
  };
}

function stylesOf(root: XmlElement): ReadonlyMap<string, TextStyle> {
  const own = new Map(
    findAll(root, 'w:style').map((style) => {
      const [properties] = childrenOf(style, 'w:rPr');
      return [
        style.attributes['w:styleId'] ?? '',
        { look: properties ? lookOf(properties) : {}, basedOn: styleNamed(style, 'w:basedOn') },
      ] as const;
    }),
  );
  const resolved = (id: string, depth: number): TextStyle => {
    const style = own.get(id);
    if (style === undefined || depth > 20) return {};
    return { ...(style.basedOn === undefined ? {} : resolved(style.basedOn, depth + 1)), ...style.look };
  };
  return new Map([...own.keys()].map((id) => [id, resolved(id, 0)]));
}

/** What a reader would see of it. */
const textOf = (node: XmlElement): string =>
  findAll(node, 'w:t', 'w:delText', 'w:tab', 'w:br', 'w:p')
    .map((part) => (part.name === 'w:p' ? `${textOf(part)} ` : part.text === '' ? ' ' : part.text))
    .join('');
