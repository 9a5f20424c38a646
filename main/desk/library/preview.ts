import type { CallInput, FilePreview, Preview } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import type { Log, Paths } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { createParsePool } from './parse/pool.ts';
import { filesOf, type FoundFile } from './walk.ts';

export interface Previews {
  /** What would come of files, without keeping anything of them. Never rejects for a file: its failure is told with it. */
  look(input: CallInput<'library.preview'>): Promise<Preview>;
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

  return {
    async look({ paths, from, limit, columns }) {
      const files = await filesBelow(paths);
      const one = async (file: FoundFile): Promise<FilePreview> => {
        const { path, name, bytes } = file;
        const chosen = columns?.find((each) => each.path === path)?.tables ?? [];
        const remembered = deps.store.tableColumns.for(path);
        try {
          const understood = await pool.preview(path, [
            ...chosen.map((each) => ({ ...each, own: true, signature: null })),
            ...remembered,
          ]);
          return { path, name, bytes, outcome: 'understood', ...understood };
        } catch (error) {
          if (!(error instanceof DeskFailure)) throw error;
          return { path, name, bytes, outcome: 'failed', code: error.code, message: error.message };
        }
      };
      return { total: files.length, files: await Promise.all(files.slice(from, from + limit).map(one)) };
    },
    close: () => pool.close(),
  };
}
