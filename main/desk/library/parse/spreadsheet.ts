import { type CellObject, read, type Sheet, type WorkBook } from '@e965/xlsx';
import type { DocumentKind } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import type { Block } from './blocks.ts';
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

/** An Excel workbook of today (XLSX, XLSM, XLSB). It is unpacked within limits first, as every archive. */
export const parseXlsx = (file: SourceFile): ParsedDocument => parsePacked('xlsx', file);
/** An OpenDocument spreadsheet. */
export const parseOds = (file: SourceFile): ParsedDocument => parsePacked('ods', file);
/** An Excel workbook from before 2007. */
export const parseXls = (file: SourceFile): ParsedDocument => asDocument('xls', file);

function parsePacked(kind: 'xlsx' | 'ods', file: SourceFile): ParsedDocument {
  const parts = unpack(file.bytes, isWanted);
  for (const [part, content] of Object.entries(parts)) if (!part.endsWith('.bin')) rejectDoctype(content);
  if (Buffer.from(parts['META-INF/manifest.xml'] ?? []).includes('encryption-data'))
    throw passwordProtected();
  return asDocument(kind, { ...file, bytes: repack(parts) });
}

function asDocument(kind: DocumentKind, { bytes, name, tables }: SourceFile): ParsedDocument {
  const book = open(bytes);
  const sheets = book.SheetNames.map((title, at) => ({
    title,
    rows: rowsOf(book.Sheets[title]),
    isHidden: Boolean(book.Workbook?.Sheets?.[at]?.Hidden),
  })).filter(({ rows }) => rows.length > 0);
  const lost = book.SheetNames.filter((title) => !Object.hasOwn(book.Sheets, title));
  if (lost.length > 0 && sheets.length === 0) throw damaged();
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  const blocks = shown.flatMap(({ title, rows }): readonly Block[] => [
    ...(unnamed.test(title.trim()) ? [] : [{ type: 'heading', depth: 1, text: title } as const]),
    ...tableBlocks(rows, { standaloneRows: true, reading: tables, name: title }),
  ]);
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ title }) => `“${title}”`);
  if (hidden.length > 0)
    blocks.push({ type: 'aside', text: note('documents.notes.hidden', { sheets: hidden.join(', ') }) });
  if (lost.length > 0)
    blocks.push({
      type: 'aside',
      text: note('documents.notes.damaged', { sheets: lost.map((each) => `“${each}”`).join(', ') }),
    });
  const title = book.Props?.Title;
  return toDocument(kind, { blocks, fallbackTitle: title?.trim() || undefined }, name);
}

/** Formulas are neither kept nor evaluated: what counts is the value that was last seen. */
function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      nodim: true,
      cellFormula: false,
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

const mostLetters = 50_000_000;

/** The cells as they are shown, without the rows and columns that are empty throughout. */
function rowsOf(sheet: Sheet | undefined): readonly (readonly string[])[] {
  const given: unknown = sheet?.['!data'];
  if (!Array.isArray(given)) return [];
  const rows: Map<number, string>[] = [];
  let letters = 0;
  // Both kinds of array have holes, which nobody goes through one by one: a cell may stand anywhere.
  for (const cells of Object.values(given)) {
    if (!Array.isArray(cells)) continue;
    const row = new Map<number, string>();
    for (const [column, cell] of Object.entries<CellObject | undefined>(cells)) {
      const text = cell ? textOf(cell) : '';
      if (text !== '') row.set(Number(column), text);
      // Cells share their texts, so a small file can say a great deal.
      letters += text.length;
      if (letters > mostLetters) throw new DeskFailure('too_large', { reason: 'text' });
    }
    if (row.size > 0) rows.push(row);
  }
  const used = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
  const last = (row: ReadonlyMap<number, string>): number => Math.max(...row.keys());
  return rows.map((row) =>
    used.filter((column) => column <= last(row)).map((column) => row.get(column) ?? ''),
  );
}

function textOf({ t, w, v }: CellObject): string {
  if (t === 'e' || t === 'z') return '';
  const text = w ?? (v instanceof Date ? v.toISOString().slice(0, 10) : String(v ?? ''));
  return text.trim();
}
