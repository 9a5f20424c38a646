import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntryFields, EntryRow, OpenedDocument } from '../../../../preload/contract.ts';
import { toDiskFailure, DeskFailure } from '../../failure.ts';
import { createFileAtomic, hasErrorCode } from '../../store/atomic-file.ts';
import type { EntryTable } from '../../store/entry-table.ts';
import type { DocumentTable, Store } from '../../store/store.ts';
import { toCsv, toJson, toMarkdown } from './formats.ts';
import type { ExportedDocument, ExportedEntry, ExportedPiece } from './export-schema.ts';

type ExportFormat = 'markdown' | 'csv' | 'json';

interface ExportSelection {
  readonly folder: string;
  readonly format: ExportFormat;
  /** Only these documents, or only these entries; all that is ready otherwise. */
  readonly ids?: readonly string[] | undefined;
  readonly entryIds?: readonly string[] | undefined;
}

/**
 * Writes the library into a folder and says how many files that made. A name that is taken gets a number: nothing is
 * overwritten. Rejects with `disk_full`, `forbidden` (not writable), or `not_found` (nothing to export).
 */
export async function exportLibrary(
  store: Pick<Store, 'documents' | 'entries'>,
  { folder, format, ...wanted }: ExportSelection,
): Promise<{ readonly files: number; readonly folder: string }> {
  const files = renderFiles(await collectDocuments(store, wanted), format);
  if (files.length === 0) throw new DeskFailure('not_found', { reason: 'export' });
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, text } of files) await createUnique(folder, name, text);
  } catch (error) {
    if (hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'))
      throw new DeskFailure('forbidden', { reason: 'folder', cause: error });
    throw toDiskFailure(error);
  }
  return { files: files.length, folder };
}

/** What is meant, document by document, with everything that is known of its entries. */
export async function collectDocuments(
  store: Pick<Store, 'documents' | 'entries'>,
  wanted: Pick<ExportSelection, 'ids' | 'entryIds'>,
): Promise<readonly ExportedDocument[]> {
  const collected: ExportedDocument[] = [];
  for (const [id, only] of selectDocuments(store, wanted)) {
    // A large library is read through in many turns, so that calls are answered in between.
    await nextTurn();
    const document = toExportedDocument(store, id, only);
    if (document !== null) collected.push(document);
  }
  return collected;
}

function renderFiles(documents: readonly ExportedDocument[], format: ExportFormat) {
  if (format === 'markdown')
    return documents.map((document) => ({
      name: `${safeFileName(document.name.replace(/\.md$/i, ''))}.md`,
      text: toMarkdown(document),
    }));
  if (documents.length === 0) return [];
  return [{ name: `library.${format}`, text: format === 'csv' ? toCsv(documents) : toJson(documents) }];
}

async function createUnique(folder: string, name: string, text: string): Promise<void> {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${stem} ${number}${ext}`;
    if (await createFileAtomic(path.join(folder, free), text)) return;
  }
}

/** A file name that every system takes. */
const safeFileName = (name: string): string =>
  name
    .replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, '-')
    .replace(/^\.+/, '')
    .slice(0, 60) || 'document';

/** The documents to write, each with the entries that are meant of it (null: all, and its running text). */
function selectDocuments(
  { documents, entries }: Pick<Store, 'documents' | 'entries'>,
  { ids, entryIds }: Pick<ExportSelection, 'ids' | 'entryIds'>,
): ReadonlyMap<string, ReadonlySet<string> | null> {
  if (entryIds !== undefined) {
    const known = entryIds.flatMap((id) => entries.get(id) ?? []);
    const grouped = Map.groupBy(known, ({ documentId }) => documentId);
    return new Map([...grouped].map(([id, rows]) => [id, new Set(rows.map((row) => row.id))]));
  }
  const all = ids ?? [...rowsOf(documents, 'documents')].map(({ id }) => id);
  return new Map(all.map((id) => [id, null]));
}

function* rowsOf(documents: Pick<DocumentTable, 'list'>, show: 'documents' | 'entries', documentId?: string) {
  for (let offset = 0; ; offset += 500) {
    const { rows } = documents.list({
      show,
      filter: '',
      documentId,
      sort: 'name',
      descending: false,
      offset,
      limit: 500,
    });
    yield* rows;
    if (rows.length < 500) return;
  }
}

function toExportedDocument(
  { documents, entries }: Pick<Store, 'documents' | 'entries'>,
  id: string,
  only: ReadonlySet<string> | null,
): ExportedDocument | null {
  const opened = documents.open(id);
  if (opened?.document.state !== 'ready') return null;
  const { name, title, audience } = opened.document;
  const rows = [...rowsOf(documents, 'entries', id)].flatMap((row) =>
    row.type === 'entry' && (only === null || only.has(row.id)) ? [toExportedEntry(row, entries)] : [],
  );
  const sections = only === null ? sectionsOf(opened) : [];
  const pieces = inReadingOrder(opened, rows, sections);
  return pieces.length === 0 ? null : { id, name, title, audience: audience.value, pieces };
}

/** An entry with everything that is known of it, as another library takes it in. */
function toExportedEntry(row: EntryRow, entries: Pick<EntryTable, 'history'>): ExportedEntry {
  const all = entries.history(row.id);
  const head = all.find(({ current }) => current);
  const { id, createdAt, changedAt, used, suggested, lastUsedAt } = row;
  return {
    type: 'entry',
    id,
    ...toExportedFields(row),
    // Elsewhere it has another document above it, or none.
    audience: row.audience ?? (row.documentAudience === 'everyone' ? null : row.documentAudience),
    createdAt,
    changedAt,
    used,
    suggested,
    lastUsedAt,
    version: head?.number ?? 1,
    by: head?.origin ?? 'file',
    history: all
      .filter(({ current }) => !current)
      .map(({ number, at, origin, fields }) => ({
        number,
        at,
        by: origin,
        fields: toExportedFields(fields),
      })),
  };
}

const toExportedFields = (fields: EntryFields) => ({
  question: fields.question,
  answer: fields.answer,
  variants: [...fields.variants],
  tags: [...fields.tags],
  collection: fields.collection,
  language: fields.language,
  internal: fields.internal,
  audience: fields.audience ?? null,
  reviewBy: fields.reviewBy,
  wordings: fields.wordings ?? {},
});

interface SectionRange {
  readonly heading: string;
  readonly start: number;
  end: number;
}

/** Running text under one heading each; what belongs to entries is left out. */
function sectionsOf({ text, passages }: OpenedDocument): readonly SectionRange[] {
  const sections: SectionRange[] = [];
  for (const { heading, start, end, entryId } of passages) {
    if (entryId !== null) continue;
    const last = sections.at(-1);
    if (last?.heading === heading && text.slice(last.end, start).trim() === '') last.end = end;
    else sections.push({ heading, start, end });
  }
  return sections;
}

function inReadingOrder(
  { text, passages }: OpenedDocument,
  entries: readonly ExportedEntry[],
  sections: readonly SectionRange[],
): ExportedPiece[] {
  const starts = new Map(passages.toReversed().map(({ entryId, start }) => [entryId, start]));
  const positioned = [
    ...entries.map((piece) => ({ start: starts.get(piece.id) ?? text.length, piece })),
    ...sections.map(({ heading, start, end }) => ({
      start,
      piece: { type: 'section' as const, heading, text: text.slice(start, end) },
    })),
  ];
  return positioned.toSorted((a, b) => a.start - b.start).map(({ piece }) => piece);
}
