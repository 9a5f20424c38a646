import type { XmlElement } from '@rgrove/parse-xml';
import { decodeText } from './encoding.ts';
import type { ParseWarnings } from './parse-warnings.ts';
import { elementsOf, findAll, parseRoot } from './xml.ts';
import { cutElements } from './xml-cut.ts';

type Parts = Readonly<Record<string, Uint8Array>>;

/** What of a sheet is not to be read, by row and column from 0. */
export interface SheetOmissions {
  readonly hiddenColumns: ReadonlySet<number>;
  readonly hiddenRows: ReadonlySet<number>;
  /** Cells that are struck out as a whole, as `row,column`. */
  readonly struck: ReadonlySet<string>;
}

/** Stands in a cell where struck-out words were, until it is known whether a blank belongs there. */
const gap = '\uE000';
export const withoutGaps = (text: string): string =>
  text.includes(gap)
    ? text
        .replace(/\s?\uE000+(?=\s|$)/g, '')
        .replaceAll(gap, '')
        .trim()
    : text;

/** Excel: the parts without struck-out words, and the cells of each sheet that are struck out as a whole. */
export function omissionsOfExcel(
  parts: Parts,
  warnings: ParseWarnings,
): { parts: Record<string, Uint8Array>; omissions: ReadonlyMap<string, SheetOmissions> } {
  const cut = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      /^xl\/(?:sharedStrings|worksheets\/[^/]+)\.xml$/i.test(name) ? withoutStruckRuns(part, warnings) : part,
    ]),
  );
  return { parts: cut, omissions: quietly(() => struckCells(parts)) };
}

/** What cannot be understood of a damaged file is left to the reader of its cells. */
function quietly(read: () => ReadonlyMap<string, SheetOmissions>): ReadonlyMap<string, SheetOmissions> {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return new Map();
  }
}

const struckProperty = /<(?:\w+:)?strike(?:\s+val="(?:1|true)")?\s*\/>/;

function withoutStruckRuns(part: Uint8Array, warnings: ParseWarnings): Uint8Array {
  const xml = Buffer.from(part).toString('utf8');
  if (!struckProperty.test(xml)) return part;
  const cut = xml.replace(
    /<(\w+:)?r>(?:(?!<\/?(?:\w+:)?r>)[^])*<\/(?:\w+:)?r>/g,
    (run, prefix: string | undefined) => {
      if (!struckProperty.test(run)) return run;
      const words = [...run.matchAll(/<(?:\w+:)?t\b[^>]*>([^<]*)</g)].map(([, text = '']) => text).join('');
      const of = prefix ?? '';
      return warnings.omit('struck', words) ? `<${of}r><${of}t>${gap}</${of}t></${of}r>` : run;
    },
  );
  return Buffer.from(cut, 'utf8');
}

const localName = ({ name }: XmlElement): string => name.replace(/^.*:/, '');
const inside = (node: XmlElement, name: string): readonly XmlElement[] =>
  elementsOf(node).flatMap((child) => (localName(child) === name ? [child] : inside(child, name)));

function struckCells(parts: Parts): ReadonlyMap<string, SheetOmissions> {
  const styles = struckStyles(parts['xl/styles.xml']);
  if (styles.size === 0) return new Map();
  const targets = new Map(
    inside(parseRoot(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array()), 'Relationship').map(
      ({ attributes }) => [
        attributes['Id'] ?? '',
        (attributes['Target'] ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
      ],
    ),
  );
  const sheets = inside(parseRoot(parts['xl/workbook.xml'] ?? new Uint8Array()), 'sheet');
  return new Map(
    sheets.map(({ attributes }) => {
      const id = Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name) && name !== 'id')?.[1];
      const part = parts[targets.get(id ?? '') ?? ''];
      return [
        attributes['name'] ?? '',
        { ...nothing, struck: part ? struckIn(part, styles) : new Set<string>() },
      ];
    }),
  );
}

const nothing = { hiddenColumns: new Set<number>(), hiddenRows: new Set<number>() } as const;

/** The numbers of the cell styles whose font is struck out. */
function struckStyles(part: Uint8Array | undefined): ReadonlySet<string> {
  if (!part || !struckProperty.test(Buffer.from(part).toString('latin1'))) return new Set();
  const root = parseRoot(part);
  const struck = (inside(root, 'fonts')[0] ? elementsOf(inside(root, 'fonts')[0] as XmlElement) : []).map(
    (font) =>
      elementsOf(font).some(
        (each) => localName(each) === 'strike' && !/^(?:0|false)$/.test(each.attributes['val'] ?? ''),
      ),
  );
  const [formats] = inside(root, 'cellXfs');
  return new Set(
    (formats ? elementsOf(formats) : []).flatMap(({ attributes }, at) =>
      struck[Number(attributes['fontId'] ?? 0)] === true ? [String(at)] : [],
    ),
  );
}

function struckIn(part: Uint8Array, styles: ReadonlySet<string>): ReadonlySet<string> {
  const cells = new Set<string>();
  for (const [, attributes = ''] of Buffer.from(part)
    .toString('latin1')
    .matchAll(/<(?:\w+:)?c\s([^>]*)>/g)) {
    const style = /\bs="(\d+)"/.exec(attributes)?.[1];
    const [, letters = '', row = ''] = /\br="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
    if (style === undefined || !styles.has(style) || letters === '') continue;
    const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    cells.add(`${Number(row) - 1},${column}`);
  }
  return cells;
}

/** OpenDocument: the same, and rows and columns that are hidden or filtered out. */
export function omissionsOfOpenDocument(
  parts: Parts,
  warnings: ParseWarnings,
): { parts: Record<string, Uint8Array>; omissions: ReadonlyMap<string, SheetOmissions> } {
  const content = parts['content.xml'];
  if (!content) return { parts: { ...parts }, omissions: new Map() };
  const omissions = new Map<string, SheetOmissions>();
  let cut = content;
  quietly(() => {
    const struck = struckOpenStyles([content, ...(parts['styles.xml'] ? [parts['styles.xml']] : [])]);
    const styleOf = ({ attributes }: XmlElement): string =>
      attributes['text:style-name'] ?? attributes['table:style-name'] ?? '';
    for (const table of findAll(parseRoot(content), 'table:table'))
      omissions.set(
        table.attributes['table:name'] ?? '',
        omissionsOfTable(table, (cell) => struck.has(styleOf(cell))),
      );
    const xml = decodeText(content);
    const kept = cutElements(
      xml,
      (element) =>
        element.name === 'text:span' && struck.has(styleOf(element)) && warnings.omit('struck', element.text),
    );
    if (kept !== xml) cut = Buffer.from(kept, 'utf8');
    return omissions;
  });
  return { parts: { ...parts, 'content.xml': cut }, omissions };
}

function struckOpenStyles(parts: readonly Uint8Array[]): ReadonlySet<string> {
  const struck = new Set<string>();
  for (const style of parts.flatMap((part) => findAll(parseRoot(part), 'style:style'))) {
    const own = findAll(style, 'style:text-properties')
      .map(
        ({ attributes }) =>
          attributes['style:text-line-through-style'] ?? attributes['style:text-line-through-type'],
      )
      .find((each) => each !== undefined);
    const parent = style.attributes['style:parent-style-name'] ?? '';
    if (own === undefined ? struck.has(parent) : own !== 'none')
      struck.add(style.attributes['style:name'] ?? '');
  }
  return struck;
}

/** Nothing in a sheet is repeated further than this where it says anything. */
const mostRepeated = 2_000;

function omissionsOfTable(table: XmlElement, isStruck: (cell: XmlElement) => boolean): SheetOmissions {
  const look = { hiddenColumns: new Set<number>(), hiddenRows: new Set<number>(), struck: new Set<string>() };
  const isHidden = ({ attributes }: XmlElement): boolean =>
    /^(?:collapse|filter)$/.test(attributes['table:visibility'] ?? '');
  const each = (
    elements: readonly XmlElement[],
    repeated: string,
    see: (element: XmlElement, at: number) => void,
  ): void => {
    let at = 0;
    for (const element of elements) {
      const times = Math.max(1, Number(element.attributes[repeated] ?? 1) || 1);
      for (let more = 0; more < Math.min(times, mostRepeated); more++) see(element, at + more);
      at += times;
    }
  };
  each(findAll(table, 'table:table-column'), 'table:number-columns-repeated', (column, at) => {
    if (isHidden(column)) look.hiddenColumns.add(at);
  });
  each(findAll(table, 'table:table-row'), 'table:number-rows-repeated', (row, rowAt) => {
    if (isHidden(row)) look.hiddenRows.add(rowAt);
    each(
      findAll(row, 'table:table-cell', 'table:covered-table-cell'),
      'table:number-columns-repeated',
      (cell, at) => {
        if (isStruck(cell)) look.struck.add(`${rowAt},${at}`);
      },
    );
  });
  return look;
}
