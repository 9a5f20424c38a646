import type { Audience, CallInput, FilePreview, Preview, TableMapping } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Log, Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import type { ParsedDocument } from './parsed.ts';
import { createParsePool } from './parse/pool.ts';
import type { ReadChoices } from './parse/worker-protocol.ts';
import { walkFiles, type FoundFile } from './walk.ts';

/** What a person chose while looking; what is missing is as it was chosen before. */
interface PreviewChoices {
  readonly tables?: readonly TableMapping[] | undefined;
  readonly takesOmitted?: boolean | undefined;
  readonly audience?: Audience | null | undefined;
}

export interface Previews {
  /** What would come of files, without keeping anything of them. Never rejects for a file: its failure is in the result. */
  preview(input: CallInput<'library.preview'>): Promise<Preview>;
  /** The same for one file; `known` is the path that the library has it under. */
  previewFile(file: FoundFile & { readonly known?: string }, chosen: PreviewChoices): Promise<FilePreview>;
  /** The whole of the first `most` files, as an import would read them; null for one that cannot be read. */
  read(
    input: Pick<CallInput<'library.preview'>, 'paths' | 'columns' | 'choices'>,
    most: number,
  ): Promise<{ readonly total: number; readonly documents: readonly (ParsedDocument | null)[] }>;
  endIdleParsers(): void;
  close(): void;
}

/** A person who waits for a preview is not made to wait for long. */
const deadline = 10_000;
/** The walk through the same folders is not done again for every part of a preview. */
const walkCacheMs = 60_000;

const chosenFor = (
  { path }: Pick<FoundFile, 'path'>,
  { columns, choices }: Pick<CallInput<'library.preview'>, 'columns' | 'choices'>,
): PreviewChoices => ({
  ...choices?.find((each) => each.path === path),
  tables: columns?.find((each) => each.path === path)?.tables,
});

export function createPreviews(deps: {
  readonly startParser: Ports['startParser'];
  readonly store: Pick<Store, 'columnMappings' | 'documents'>;
  readonly log: Log;
  readonly now: () => number;
}): Previews {
  // Processes of its own: a look must not wait for a thousand files that are being imported.
  const pool = createParsePool({ startParser: deps.startParser, log: deps.log, deadline });
  let walkCache: { readonly key: string; readonly at: number; readonly files: readonly FoundFile[] } | null =
    null;

  async function cachedWalk(paths: readonly string[]): Promise<readonly FoundFile[]> {
    const key = JSON.stringify(paths);
    if (walkCache?.key === key && deps.now() - walkCache.at < walkCacheMs) return walkCache.files;
    const files = await walkFiles(paths);
    walkCache = { key, at: deps.now(), files };
    return files;
  }

  function readChoices(known: string, { tables = [], takesOmitted }: PreviewChoices): ReadChoices {
    const { columnMappings, documents } = deps.store;
    return {
      mappings: [
        ...tables.map((each) => ({ ...each, isForThisFile: true, signature: null })),
        ...columnMappings.candidatesFor(known),
      ],
      takesOmitted: takesOmitted ?? documents.choicesFor(known)?.takesOmitted ?? false,
    };
  }

  async function previewFile(
    { path, name, bytes, known = path }: FoundFile & { readonly known?: string },
    { tables = [], ...chosen }: PreviewChoices,
  ): Promise<FilePreview> {
    const before = deps.store.documents.choicesFor(known);
    const choices = readChoices(known, { tables, ...chosen });
    const { takesOmitted } = choices;
    const audience = (chosen.audience === undefined ? before?.audience : chosen.audience) ?? null;
    const file = { path, name, bytes, takesOmitted };
    try {
      const { guessedAudience: guess, ...parsed } = await pool.preview(path, choices);
      const value = audience ?? guess?.value ?? 'everyone';
      return {
        ...file,
        outcome: 'parsed',
        ...parsed,
        audience: { value, isChosen: audience !== null, guess },
      };
    } catch (error) {
      if (!(error instanceof DeskFailure)) throw error;
      return { ...file, outcome: 'failed', error: error.toWire() };
    }
  }

  return {
    previewFile,
    async preview({ paths, from, limit, columns, choices }) {
      const files = await cachedWalk(paths);
      const one = (file: FoundFile) => previewFile(file, chosenFor(file, { columns, choices }));
      return { total: files.length, files: await Promise.all(files.slice(from, from + limit).map(one)) };
    },
    endIdleParsers: () => pool.endIdle(),
    async read({ paths, ...chosen }, most) {
      const files = await cachedWalk(paths);
      const documents = files.slice(0, most).map(async (file) => {
        try {
          const read = await pool.document(file.path, null, readChoices(file.path, chosenFor(file, chosen)));
          return read.kind === 'parsed' ? read.document : null;
        } catch (error) {
          // The preview beside it says why.
          if (error instanceof DeskFailure) return null;
          throw error;
        }
      });
      return { total: files.length, documents: await Promise.all(documents) };
    },
    close: () => pool.close(),
  };
}
