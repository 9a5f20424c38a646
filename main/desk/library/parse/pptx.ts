import type { XmlElement } from '@rgrove/parse-xml';
import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import type { Block } from './blocks.ts';
import { createParseWarnings, type ParseWarnings } from './parse-warnings.ts';
import type { SourceFile } from './source.ts';
import { tableBlocks } from './table.ts';
import { toDocument } from './to-document.ts';
import { elementsOf, findAll, textOfFirst, parseRoot } from './xml.ts';
import { unpack } from './zip.ts';

const slideName = /^ppt\/slides\/slide(\d{1,5})\.xml$/;

/** A PowerPoint presentation: the text of each slide under its title. */
export function parse({ bytes, name, warnings = createParseWarnings() }: SourceFile): ParsedDocument {
  const parts = unpack(bytes, (part) => slideName.test(part) || part === 'docProps/core.xml');
  const slides = Object.entries(parts)
    .flatMap(([part, content]) => {
      const number = slideName.exec(part)?.[1];
      return number === undefined ? [] : [{ number: Number(number), content }];
    })
    .sort((a, b) => a.number - b.number);
  if (slides.length === 0) throw new DeskFailure('damaged', { reason: 'text_missing' });
  const core = parts['docProps/core.xml'];
  const blocks = slides.flatMap(({ number, content }) => {
    const slide = parseRoot(content);
    const isHidden = /^(?:0|false)$/.test(slide.attributes['show'] ?? '');
    return isHidden && warnings.omit('hidden', slide.text, number) ? [] : blocksOfSlide(slide, warnings);
  });
  return toDocument(
    'pptx',
    { blocks, fallbackTitle: core && textOfFirst(parseRoot(core), 'dc:title') },
    name,
    warnings,
  );
}

function blocksOfSlide(slide: XmlElement, warnings: ParseWarnings): readonly Block[] {
  const textOf = (node: XmlElement): string => unstruckText(node, warnings);
  const shapes = findAll(slide, 'p:sp', 'a:tbl');
  const parts = shapes.map((shape): { readonly isTitle: boolean; readonly blocks: readonly Block[] } => {
    if (shape.name === 'a:tbl') {
      const rows = findAll(shape, 'a:tr').map((row) => findAll(row, 'a:tc').map(textOf));
      return { isTitle: false, blocks: tableBlocks(rows, { standaloneRows: false }) };
    }
    const [place] = findAll(shape, 'p:ph');
    const type = place?.attributes['type'] ?? '';
    const text = textOf(shape);
    // Dates, numbers and footers of slides.
    if (text === '' || /^(?:dt|sldNum|ftr|hdr)$/.test(type)) return { isTitle: false, blocks: [] };
    const isTitle = /^(?:title|ctrTitle)$/.test(type);
    return { isTitle, blocks: [isTitle ? { type: 'heading', depth: 2, text } : { type: 'text', text }] };
  });
  return [...parts.filter(({ isTitle }) => isTitle), ...parts.filter(({ isTitle }) => !isTitle)].flatMap(
    ({ blocks }) => blocks,
  );
}

const unstruckText = (node: XmlElement, warnings: ParseWarnings): string =>
  findAll(node, 'a:p')
    .map((paragraph) =>
      elementsOf(paragraph)
        .map((part) =>
          part.name === 'a:br'
            ? '\n'
            : isStruck(part) && warnings.omit('struck', part.text)
              ? ''
              : findAll(part, 'a:t')
                  .map(({ text }) => text)
                  .join(''),
        )
        .join(''),
    )
    .filter((line) => line.trim() !== '')
    .join('\n')
    .trim();

const isStruck = (run: XmlElement): boolean =>
  findAll(run, 'a:rPr').some(({ attributes }) => /^(?:sng|dbl)Strike$/.test(attributes['strike'] ?? ''));
