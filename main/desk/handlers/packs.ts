import path from 'node:path';
import type { DeskHandlers, Snippet } from '../../../preload/contract.ts';
import type { PackEntry, PackPreview } from '../../../preload/shapes/packs.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { Embedder } from '../ports.ts';
import { hasErrorCode, writeFileAtomic } from '../store/atomic-file.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';
import { collectDocuments } from '../library/export/export-library.ts';
import type { ExportedDocument, ExportedEntry } from '../library/export/export-schema.ts';
import { fieldsOf, hasSameFields, importEntries } from '../library/export/import-file.ts';
import { readLimited } from '../library/parse/read-file.ts';
import { encodePack, type PackContent, shopSettings, decodePack } from '../library/pack/pack-content.ts';
import { signArchive, verifyArchive } from '../library/pack/signed-archive.ts';
import { createKnownSigners, fingerprintOf, loadSigningKeys } from '../library/pack/signing-keys.ts';

interface Deps {
  readonly store: Pick<Store, 'documents' | 'entries' | 'meta'>;
  readonly settings: Pick<SettingsService, 'get' | 'change' | 'defaults'>;
  readonly snippets: {
    readonly all: () => readonly Snippet[];
    readonly replaceAll: (snippets: readonly Snippet[]) => void;
  };
  readonly embedder: Embedder;
  /** Where the key of this installation is kept. */
  readonly folder: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly changes: Changes;
}

type Calls = Extract<keyof DeskHandlers, `packs.${string}`>;

/** Makes packs of the library, and takes those of others, entry by entry. */
export function createPackHandlers(deps: Deps): Pick<DeskHandlers, Calls> {
  const { store, settings, snippets, folder } = deps;
  const shared = () => ({ ...settings.get(), snippets: snippets.all() });
  const signers = createKnownSigners(store.meta);

  async function open(file: string) {
    const sealed = verifyArchive(await readLimited(file));
    return { ...sealed, content: decodePack(sealed.archive, settings.defaults) };
  }

  return {
    'packs.create': async (wanted) => {
      const documents = (await collectDocuments(store, { entryIds: wanted.ids ?? allEntries(store) })).map(
        withoutHistory,
      );
      const entries = entriesOf(documents).length;
      if (entries === 0 && !wanted.settings) throw new DeskFailure('not_found', { reason: 'pack' });
      const keys = await loadSigningKeys(folder);
      const now = shared();
      const content: PackContent = {
        madeAt: deps.now(),
        from: now.shopName,
        documents,
        settings: wanted.settings ? pickShopSettings(now) : null,
      };
      await writePack(wanted.path, signArchive(encodePack(content), keys));
      return { entries, path: wanted.path, fingerprint: fingerprintOf(keys.publicKey) };
    },

    'packs.preview': async ({ path: file }) => {
      const { content, digest, publicKey } = await open(file);
      const own = await loadSigningKeys(folder);
      const { entries, same } = diffEntries(content.documents, store);
      const theirs = new Set(entriesOf(content.documents).map(({ id }) => id));
      return {
        digest,
        madeAt: content.madeAt,
        from: content.from,
        signer: signers.of(publicKey, own.publicKey),
        fingerprint: fingerprintOf(publicKey),
        entries,
        same,
        onlyHere: allEntries(store).filter((id) => !theirs.has(id)).length,
        settings: content.settings === null ? null : diffSettings(content.settings, shared()),
      } satisfies PackPreview;
    },

    'packs.import': async (wanted) => {
      const { content, digest, publicKey } = await open(wanted.path);
      if (digest !== wanted.digest) throw new DeskFailure('pack_changed', { reason: 'other_pack' });
      const chosen = new Set(wanted.entries);
      const documents = content.documents.map((document) => ({
        ...document,
        pieces: document.pieces.filter((piece) => piece.type === 'entry' && chosen.has(piece.id)),
      }));
      const { entries } = diffEntries(documents, store);
      await deps.embedder.load();
      const cause = { kind: 'pack_imported', from: content.from } as const;
      await importEntries(documents, {
        ...deps,
        publish: (vectors) => deps.changes.publish('library', { vectors, cause }),
        onEmbedded: () => undefined,
        throwIfCancelled: () => undefined,
      });
      if (wanted.settings && content.settings !== null) {
        const { snippets: theirs, ...others } = content.settings;
        await settings.change(others);
        if (theirs !== undefined) snippets.replaceAll(theirs);
      }
      signers.remember(publicKey);
      const added = entries.filter(({ outcome }) => outcome === 'new').length;
      return { added, changed: entries.length - added };
    },
  };
}

async function writePack(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFileAtomic(file, bytes);
  } catch (error) {
    if (hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENOENT'))
      throw new DeskFailure('forbidden', {
        reason: 'place',
        params: { folder: path.dirname(file) },
        cause: error,
      });
    throw error;
  }
}

/** Of all documents but the sample shop's. */
function allEntries({ documents }: Pick<Store, 'documents'>): readonly string[] {
  const page = { filter: '', sort: 'name', descending: false, limit: 500 } as const;
  const all: string[] = [];
  const samples = new Set<string>();
  for (const show of ['documents', 'entries'] as const)
    for (let offset = 0; ; offset += page.limit) {
      const { rows } = documents.list({ ...page, show, offset });
      for (const row of rows) {
        if (row.type === 'document' && row.sample) samples.add(row.id);
        if (row.type === 'entry' && !samples.has(row.documentId)) all.push(row.id);
      }
      if (rows.length < page.limit) break;
    }
  return all;
}

/** Words and dates travel; how often something was used, and what it said before, is of the shop that it was used in. */
const withoutHistory = (document: ExportedDocument): ExportedDocument => ({
  ...document,
  pieces: document.pieces.flatMap((piece) =>
    piece.type === 'section'
      ? []
      : [{ ...piece, used: 0, suggested: 0, lastUsedAt: null, version: 1, by: 'import', history: [] }],
  ),
});

const entriesOf = (documents: readonly ExportedDocument[]): readonly ExportedEntry[] =>
  documents.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.type === 'entry' ? [piece] : [])));

function diffEntries(documents: readonly ExportedDocument[], { entries }: Pick<Store, 'entries'>) {
  const listed: PackEntry[] = [];
  let same = 0;
  for (const theirs of entriesOf(documents)) {
    const ours = entries.get(theirs.id);
    if (ours !== null && hasSameFields(ours, theirs)) same++;
    else
      listed.push({
        id: theirs.id,
        outcome: ours === null ? 'new' : 'changed',
        theirs: fieldsOf(theirs),
        ours: ours === null ? null : fieldsOf(ours),
      });
  }
  return { entries: listed, same };
}

const pickShopSettings = (all: object): PackContent['settings'] =>
  shopSettings.parse(Object.fromEntries(Object.entries(all).filter(([name]) => name in shopSettings.shape)));

function diffSettings(theirs: NonNullable<PackContent['settings']>, ours: object): PackPreview['settings'] {
  const here = new Map<string, unknown>(Object.entries(ours));
  return Object.entries(theirs).flatMap(([name, value]) => {
    const [one, other] = [display(value), display(here.get(name))];
    return one === other ? [] : [{ name, theirs: one, ours: other }];
  });
}

const display = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
