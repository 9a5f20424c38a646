import type { Audience, CallInput, FilePreview, Preview, TableMapping } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Log, Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { createParsePool } from './parse/pool.ts';
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
  endIdleParsers(): void;
  close(): void;
}

/** A person who waits for a preview is not made to wait for long. */
const deadline = 10_000;
/** The walk through the same folders is not done again for every part of a preview. */
const walkCacheMs = 60_000;

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

  async function previewFile(
    { path, name, bytes, known = path }: FoundFile & { readonly known?: string },
    { tables = [], ...chosen }: PreviewChoices,
  ): Promise<FilePreview> {
    const { columnMappings, documents } = deps.store;
    const before = documents.choicesFor(known);
    const takesOmitted = chosen.takesOmitted ?? before?.takesOmitted ?? false;
    const audience = (chosen.audience === undefined ? before?.audience : chosen.audience) ?? null;
    const file = { path, name, bytes, takesOmitted };
    try {
      const mappings = [
        ...tables.map((each) => ({ ...each, isForThisFile: true, signature: null })),
        ...columnMappings.candidatesFor(known),
      ];
      const { guessedAudience: guess, ...parsed } = await pool.preview(path, { mappings, takesOmitted });
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
      const one = (file: FoundFile) =>
        previewFile(file, {
          ...choices?.find((each) => each.path === file.path),
          tables: columns?.find((each) => each.path === file.path)?.tables,
        });
      return { total: files.length, files: await Promise.all(files.slice(from, from + limit).map(one)) };
    },
    endIdleParsers: () => pool.endIdle(),
    close: () => pool.close(),
  };
}
