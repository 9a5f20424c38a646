import { type CellObject, read, type Sheet, type WorkBook } from '@e965/xlsx';
import type { DocumentKind } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { detectLanguage } from '../detect-language.ts';
import type { ParsedDocument } from '../parsed.ts';
import type { Block } from './blocks.ts';
import { localeOfFormat } from './cell-dates.ts';
import { createParseWarnings } from './parse-warnings.ts';
import { omissionsOfExcel, omissionsOfOpenDocument, type SheetOmissions } from './sheet-omit.ts';
import { rowsOfSheet } from './sheet-rows.ts';
import type { SourceFile } from './source.ts';
import { tableBlocks } from './table.ts';
import { toDocument } from './to-document.ts';
import { rejectDoctype } from './xml.ts';
import { repack, unpack } from './zip.ts';
import { note } from './notes.ts';

/** Only what holds cells or says how they look: no pictures, no macros, no embedded files, no printer settings. */
const isWanted = (name: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(?:core|app)\.xml|mimetype|content\.xml|styles\.xml|meta\.xml|META-INF\/manifest\.xml|xl\/(?:_rels\/)?\w+\.(?:xml|bin|xml\.rels|bin\.rels)|xl\/worksheets\/[^/]+\.(?:xml|bin))$/i.test(
    name,
  );
/** What spreadsheet programs call a sheet that nobody has named. */
const unnamed =
  /^(?:sheet|tabelle|feuil(?:le)?|hoja|foglio|blad|planilha|folha|arkusz|list|лист)[\s_]?\d*$/iu;

const noStyles = Buffer.from(
  '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
);

/** An Excel workbook of today (XLSX, XLSM, XLSB). It is unpacked within limits first, as every archive. */
export const parseXlsx = (file: SourceFile): ParsedDocument => parsePacked('xlsx', file);
/** An OpenDocument spreadsheet. */
export const parseOds = (file: SourceFile): ParsedDocument => parsePacked('ods', file);
/** An Excel workbook from before 2007. */
export const parseXls = (file: SourceFile): ParsedDocument => asDocument('xls', file);

function parsePacked(kind: 'xlsx' | 'ods', file: SourceFile): ParsedDocument {
  const unpacked = unpack(file.bytes, isWanted);
  for (const [part, content] of Object.entries(unpacked)) if (!part.endsWith('.bin')) rejectDoctype(content);
  if (Buffer.from(unpacked['META-INF/manifest.xml'] ?? []).includes('encryption-data'))
    throw passwordProtected();
  const warnings = file.warnings ?? createParseWarnings();
  const { parts, omissions } =
    kind === 'ods' ? omissionsOfOpenDocument(unpacked, warnings) : omissionsOfExcel(unpacked, warnings);
  // Programs that write no styles at all leave their part out, which the reader of spreadsheets asks for.
  const whole = kind === 'ods' && !parts['styles.xml'] ? { ...parts, 'styles.xml': noStyles } : parts;
  return asDocument(kind, { ...file, bytes: repack(whole), warnings }, omissions);
}

function asDocument(
  kind: DocumentKind,
  { bytes, name, tables, warnings = createParseWarnings() }: SourceFile,
  omissions: ReadonlyMap<string, SheetOmissions> = new Map(),
): ParsedDocument {
  const book = open(bytes);
  const locale = kind === 'ods' ? null : localeOf(book);
  const isDate1904 = book.Workbook?.WBProps?.date1904 === true;
  const isShown = (at: number, title: string): boolean =>
    !book.Workbook?.Sheets?.[at]?.Hidden || !warnings.omit('hidden', title);
  const sheets = book.SheetNames.filter(
    (title, at) => hasCells(book.Sheets[title]) && isShown(at, title),
  ).map((title) => ({
    title,
    read: rowsOfSheet(book.Sheets[title], {
      omissions: omissions.get(title),
      warnings,
      locale,
      isDate1904,
      isShownText: kind === 'ods',
    }),
  }));
  const lost = book.SheetNames.filter((title) => !Object.hasOwn(book.Sheets, title));
  if (lost.length > 0 && lost.length === book.SheetNames.length) throw damaged();
  const blocks = sheets.flatMap(({ title, read: { rows, ...places } }): readonly Block[] => [
    ...(rows.length === 0 || unnamed.test(title.trim())
      ? []
      : [{ type: 'heading', depth: 1, text: title } as const]),
    ...tableBlocks(rows, { standaloneRows: true, reading: tables, name: title, warnings, ...places }),
  ]);
  if (lost.length > 0)
    blocks.push({
      type: 'aside',
      text: note('documents.notes.damaged', { sheets: lost.map((each) => `“${each}”`).join(', ') }),
    });
  const title = book.Props?.Title;
  return toDocument(kind, { blocks, fallbackTitle: title?.trim() || undefined }, name, warnings);
}

const hasCells = (sheet: Sheet | undefined): boolean => {
  const rows: unknown = sheet?.['!data'];
  return Array.isArray(rows) && Object.keys(rows).length > 0;
};

/** How dates are written where the workbook was made: by the language of its other formats, or of its words. */
function localeOf(book: WorkBook): string | null {
  const formats = new Map<string, number>();
  const words: string[] = [];
  for (const sheet of Object.values(book.Sheets))
    for (const row of Object.values<unknown>(sheet['!data'] ?? []))
      for (const { t, z, v } of Object.values<CellObject>(Array.isArray(row) ? row : [])) {
        const locale = typeof z === 'string' ? localeOfFormat(z) : undefined;
        if (locale !== undefined) formats.set(locale, (formats.get(locale) ?? 0) + 1);
        if (t === 's' && words.length < 500) words.push(String(v ?? ''));
      }
  const [named] = [...formats].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const language = named ?? detectLanguage(words.join('\n'));
  // English alone does not tell whether the day or the month comes first.
  return language === 'en' ? null : language;
}

/** Formulas are neither kept nor evaluated: what counts is the value that was last seen. */
function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      nodim: true,
      cellFormula: false,
      cellNF: true,
      // Which rows and columns are hidden.
      cellStyles: true,
      cellHTML: false,
      bookVBA: false,
      bookFiles: false,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/password|encrypt/i.test(message)) throw passwordProtected();
    if (error instanceof RangeError) throw error;
    throw damaged(error);
  }
}

const damaged = (cause?: unknown): DeskFailure => new DeskFailure('damaged', { cause });
const passwordProtected = (): DeskFailure => new DeskFailure('password_protected');
