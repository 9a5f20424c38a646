import type { CallInput, ChosenColumns, FilePreview, Preview } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Log, Paths } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { createParsePool } from './parse/pool.ts';
import { filesOf, type FoundFile } from './walk.ts';

export interface Previews {
  /** What would come of files, without keeping anything of them. Never rejects for a file: its failure is told with it. */
  look(input: CallInput<'library.preview'>): Promise<Preview>;
  /** The same for one file; `known` is the path that the library has it under. */
  lookAt(
    file: FoundFile & { readonly known?: string },
    tables: readonly ChosenColumns[],
  ): Promise<FilePreview>;
  close(): Promise<void>;
}

/** A person who waits for a preview is not made to wait for long. */
const deadline = 10_000;
/** The walk through the same folders is not done again for every part of a preview. */
const walkHolds = 60_000;

export function createPreviews(deps: {
  readonly paths: Pick<Paths, 'parseWorker'>;
  readonly store: Pick<Store, 'tableColumns'>;
  readonly log: Log;
  readonly now: () => number;
}): Previews {
  // Threads of its own: a look must not wait for a thousand files that are being imported.
  const pool = createParsePool({ worker: deps.paths.parseWorker, log: deps.log, deadline });
  let walked: { readonly key: string; readonly at: number; readonly files: readonly FoundFile[] } | null =
    null;

  async function filesBelow(paths: readonly string[]): Promise<readonly FoundFile[]> {
    const key = JSON.stringify(paths);
    if (walked?.key === key && deps.now() - walked.at < walkHolds) return walked.files;
    const files = await filesOf(paths);
    walked = { key, at: deps.now(), files };
    return files;
  }

  async function lookAt(
    { path, name, bytes, known = path }: FoundFile & { readonly known?: string },
    tables: readonly ChosenColumns[],
  ): Promise<FilePreview> {
    try {
      const understood = await pool.preview(path, [
        ...tables.map((each) => ({ ...each, own: true, signature: null })),
        ...deps.store.tableColumns.for(known),
      ]);
      return { path, name, bytes, outcome: 'understood', ...understood };
    } catch (error) {
      if (!(error instanceof DeskFailure)) throw error;
      return { path, name, bytes, outcome: 'failed', code: error.code, message: error.message };
    }
  }

  return {
    lookAt,
    async look({ paths, from, limit, columns }) {
      const files = await filesBelow(paths);
      const one = (file: FoundFile) =>
        lookAt(file, columns?.find((each) => each.path === file.path)?.tables ?? []);
      return { total: files.length, files: await Promise.all(files.slice(from, from + limit).map(one)) };
    },
    close: () => pool.close(),
  };
}
