import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { EntryRow, OpenedDocument } from '../../../../preload/contract.ts';
import { asDiskFailure, DeskFailure } from '../../failure.ts';
import { createDurably, isFileError } from '../../store/durable-file.ts';
import type { DocumentTable } from '../../store/store.ts';
import { type ExportedDocument, type ExportedPiece, toCsv, toJson, toMarkdown } from './formats.ts';

type ExportFormat = 'markdown' | 'csv' | 'json';

interface Wanted {
  readonly folder: string;
  readonly format: ExportFormat;
  /** Only these documents; all that are ready otherwise. */
  readonly ids?: readonly string[] | undefined;
}

/**
 * Writes the library into a folder and says how many files that made. A name that is taken gets a number: nothing is
 * overwritten. Rejects with `disk_full`, `forbidden` (not writable), or `not_found` (nothing to export).
 */
export async function exportLibrary(
  documents: Pick<DocumentTable, 'list' | 'open'>,
  { folder, format, ids }: Wanted,
): Promise<{ readonly files: number; readonly folder: string }> {
  const chosen = [...(ids ?? allIds(documents))].flatMap((id) => exportedOf(documents, id) ?? []);
  const files = filesOf(chosen, format);
  if (files.length === 0) throw new DeskFailure('not_found', 'There is nothing to export.');
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, text } of files) await createNew(folder, name, text);
  } catch (error) {
    if (isFileError(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'))
      throw new DeskFailure('forbidden', 'This folder cannot be written to. Choose another one.', {
        cause: error,
      });
    throw asDiskFailure(error);
  }
  return { files: files.length, folder };
}

function filesOf(documents: readonly ExportedDocument[], format: ExportFormat) {
  if (format === 'markdown')
    return documents.map((document) => ({
      name: `${safe(document.name.replace(/\.md$/i, ''))}.md`,
      text: toMarkdown(document),
    }));
  if (documents.length === 0) return [];
  return [{ name: `library.${format}`, text: format === 'csv' ? toCsv(documents) : toJson(documents) }];
}

async function createNew(folder: string, name: string, text: string): Promise<void> {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${stem} ${number}${ext}`;
    if (await createDurably(path.join(folder, free), text)) return;
  }
}

/** A file name that every system takes. */
const safe = (name: string): string =>
  name
    .replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, '-')
    .replace(/^\.+/, '')
    .slice(0, 60) || 'document';

function* allIds({ list }: Pick<DocumentTable, 'list'>): Generator<string> {
  for (const row of rowsOf(list, 'documents'))
    if (row.type === 'document' && row.state === 'ready') yield row.id;
}

function* rowsOf(list: DocumentTable['list'], show: 'documents' | 'entries', documentId?: string) {
  for (let offset = 0; ; offset += 500) {
    const { rows } = list({
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

function exportedOf(
  { list, open }: Pick<DocumentTable, 'list' | 'open'>,
  id: string,
): ExportedDocument | null {
  const opened = open(id);
  if (opened?.document.state !== 'ready') return null;
  const { name, title, used, checkedAt } = opened.document;
  const entries = [...rowsOf(list, 'entries', id)].flatMap((row) => (row.type === 'entry' ? [row] : []));
  return { id, name, title, used, checkedAt, pieces: piecesOf(opened, entries) };
}

function piecesOf({ text, passages }: OpenedDocument, rows: readonly EntryRow[]): ExportedPiece[] {
  const taken = new Set<number>();
  const placed = rows.map(({ id, question, answer, variants, tags, used, checkedAt }) => {
    const whole = `${question}\n${answer}`;
    let at = text.indexOf(whole);
    while (taken.has(at)) at = text.indexOf(whole, at + 1);
    if (at >= 0) taken.add(at);
    const start = at < 0 ? text.length : at + question.length + 1;
    const facts = { id, question, answer, variants: [...variants], tags: [...tags], used, checkedAt };
    return { start, end: start + answer.length, piece: { type: 'entry' as const, ...facts } };
  });
  const sections: { start: number; end: number; heading: string }[] = [];
  for (const { heading, start, end } of passages) {
    if (placed.some((each) => start >= each.start && end <= each.end)) continue;
    const last = sections.at(-1);
    if (last?.heading === heading && text.slice(last.end, start).trim() === '') last.end = end;
    else sections.push({ heading, start, end });
  }
  const running = sections.map(({ heading, start, end }) => ({
    start,
    piece: { type: 'section' as const, heading, text: text.slice(start, end) },
  }));
  return [...placed, ...running].toSorted((a, b) => a.start - b.start).map(({ piece }) => piece);
}
