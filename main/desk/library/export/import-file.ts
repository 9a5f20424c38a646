import { createHash } from 'node:crypto';
import type { EntryFields } from '../../../../preload/contract.ts';
import type { Embedder } from '../../ports.ts';
import type { NewEntry } from '../../store/entry-table.ts';
import { sortName } from '../../store/fold-case.ts';
import { ownAnswerRange } from '../../store/own-document.ts';
import type { NewPassage, Store, VectorChange } from '../../store/store.ts';
import { embedPassages, entryPassages, pipelineVersionOf } from '../build-content.ts';
import type { ParsedDocument } from '../parsed.ts';
import { ingestDocument } from '../ingest-document.ts';
import { toParsed } from './formats.ts';
import type { ExportedDocument, ExportedEntry } from './export-schema.ts';

interface Deps {
  readonly store: Pick<Store, 'documents' | 'entries'>;
  readonly embedder: Embedder;
  readonly now: () => number;
  readonly newId: () => string;
  /** Tells the other rooms what was written. */
  readonly publish: (vectors: VectorChange) => void;
  /** After each part that was embedded; throws to give up. What was imported until then stays. */
  readonly onEmbedded: (passages: number) => void | Promise<void>;
  readonly throwIfCancelled: () => void;
}

interface ParsedFile {
  /** Of its row. */
  readonly id: string;
  readonly parsed: ParsedDocument;
  readonly hash: string;
  readonly bytes: number;
  /** Of what was read before, when that is known. */
  readonly previousHash: string | null;
}

/**
 * Takes a file that is read: what once left a library entry by entry and its running text as a document, everything
 * else as one document. Returns the number of passages.
 */
export async function importFile(file: ParsedFile, deps: Deps): Promise<number> {
  const { parsed, ...row } = file;
  const { documents } = deps.store;
  const { exported } = parsed;
  if (exported === undefined) return importDocument(file, deps);
  await deps.embedder.load();
  // Read again only because reading has changed, it must not undo what was edited since.
  const passages = file.hash === file.previousHash ? 0 : await importEntries(exported, deps);
  const rest = bodyOnly(parsed, exported, (id) => documents.get(id) !== null);
  if (rest !== null) return passages + (await importDocument({ ...row, parsed: rest }, deps));
  deps.throwIfCancelled();
  const empty = {
    text: '',
    language: null,
    entries: [],
    passages: [],
    pipelineVersion: pipelineVersionOf(deps.embedder),
  };
  const { kind, title } = parsed;
  deps.publish(documents.replace(row.id, { kind, title, ...empty, hash: row.hash, bytes: row.bytes }));
  return passages;
}

async function importDocument(file: ParsedFile, deps: Deps): Promise<number> {
  const taken = await ingestDocument(file, { ...deps, documents: deps.store.documents });
  deps.publish(taken.change);
  return taken.passages;
}

/** Entries that are written in one transaction. */
const batchSize = 100;

/**
 * Takes entries that once left a library: those that are known here by their id are brought to what the file says, as a
 * new version where that is something else; the others come in as they were, with dates, counts and history. Returns
 * the number of their passages.
 */
export async function importEntries(documents: readonly ExportedDocument[], deps: Deps): Promise<number> {
  const { entries } = deps.store;
  let passages = 0;
  const news: ExportedEntry[] = [];
  const seen = new Set<string>();
  for (const entry of entriesOf(documents)) {
    if (seen.has(entry.id)) continue;
    seen.add(entry.id);
    const known = entries.get(entry.id);
    if (known === null) news.push(entry);
    else if (!hasSameFields({ ...known, audience: known.audience ?? known.documentAudience }, entry))
      passages += await updateEntry(entry, deps);
  }
  for (let from = 0; from < news.length; from += batchSize)
    passages += await addEntries(news.slice(from, from + batchSize), deps);
  return passages;
}

/** What is left to be a document: the running text of documents that are not here any more. */
function bodyOnly(
  parsed: ParsedDocument,
  exported: readonly ExportedDocument[],
  isKnown: (documentId: string) => boolean,
): ParsedDocument | null {
  const rest = exported
    .filter(({ id }) => id === '' || !isKnown(id))
    .map((document) => ({
      ...document,
      pieces: document.pieces.filter(({ type }) => type === 'section'),
    }))
    .filter(({ pieces }) => pieces.length > 0);
  return rest.length === 0 ? null : { ...toParsed(parsed.kind, parsed.title, rest), entries: [] };
}

/** Rows that somebody added to a table have no id: their question in this document is what they are known by. */
function* entriesOf(documents: readonly ExportedDocument[]): Generator<ExportedEntry> {
  for (const { name, pieces } of documents)
    for (const piece of pieces) {
      if (piece.type !== 'entry') continue;
      const known = createHash('sha256')
        .update(`${name}\n${sortName(piece.question)}`)
        .digest('hex');
      yield piece.id === '' ? { ...piece, id: `row-${known.slice(0, 32)}` } : piece;
    }
}

async function updateEntry(entry: ExportedEntry, deps: Deps): Promise<number> {
  const { entries } = deps.store;
  const inFile = entries.answerRange(entry.id);
  const fields = { ...fieldsOf(entry), ...keptOf(entry, entries.get(entry.id)) };
  const cut = entryPassages(
    { ...fields, ...(inFile ?? ownAnswerRange(fields)), exact: inFile === null },
    0,
    deps.embedder,
  );
  const passages = await embedPassages(cut, deps);
  deps.publish(entries.save(entry.id, fields, 'import', passages));
  return passages.length;
}

/** What older exports do not say stays as it is here. */
const keptOf = (
  entry: EntryFields,
  ours: EntryFields | null,
): Pick<EntryFields, 'wordings' | 'audience'> => ({
  wordings: entry.wordings ?? ours?.wordings,
  audience: entry.audience === undefined ? ours?.audience : entry.audience,
});

async function addEntries(newEntries: readonly ExportedEntry[], deps: Deps): Promise<number> {
  const cut = newEntries.flatMap((entry, index) =>
    entryPassages({ ...entry, ...ownAnswerRange(entry), exact: true }, index, deps.embedder),
  );
  const passages: readonly NewPassage[] = await embedPassages(cut, deps);
  deps.publish(
    deps.store.entries.add(
      newEntries.map((entry) => newEntry(entry, deps.now())),
      passages,
    ),
  );
  return passages.length;
}

function newEntry(entry: ExportedEntry, now: number): NewEntry {
  const { id, used, suggested, lastUsedAt, version, by, history } = entry;
  return {
    id,
    fields: fieldsOf(entry),
    // Zero where a spreadsheet lost the time.
    createdAt: entry.createdAt || now,
    changedAt: entry.changedAt || entry.createdAt || now,
    used,
    suggested,
    lastUsedAt,
    version,
    by,
    history: history.map(({ by: origin, ...earlier }) => ({ ...earlier, origin })),
  };
}

export const fieldsOf = (entry: EntryFields): EntryFields => ({
  question: entry.question,
  answer: entry.answer,
  variants: entry.variants,
  tags: entry.tags,
  collection: entry.collection,
  language: entry.language,
  internal: entry.internal,
  audience: entry.audience,
  reviewBy: entry.reviewBy,
  wordings: entry.wordings,
});

/** Where `theirs` says nothing of other wordings or of an audience, those that are here are not another thing. */
export const hasSameFields = (ours: EntryFields, theirs: EntryFields): boolean =>
  JSON.stringify(comparable(ours, ours)) === JSON.stringify(comparable(theirs, ours));

function comparable(entry: EntryFields, ours: EntryFields): readonly unknown[] {
  const { short = '', formal = '', friendly = '' } = entry.wordings ?? ours.wordings ?? {};
  const audience = (entry.audience === undefined ? ours.audience : entry.audience) ?? 'everyone';
  return [{ ...fieldsOf(entry), audience, wordings: null }, short, formal, friendly];
}
