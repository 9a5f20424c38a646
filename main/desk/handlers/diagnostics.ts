import path from 'node:path';
import type { DeskHandlers } from '../../../preload/contract.ts';
import { collectDiagnostics, type DiagnosedDesk } from '../diagnostics.ts';
import { DeskFailure } from '../failure.ts';
import { hasErrorCode, writeFileAtomic } from '../store/atomic-file.ts';

type Calls = Extract<keyof DeskHandlers, `diagnostics.${string}`>;

interface Deps extends DiagnosedDesk {
  readonly folder: string;
  readonly version: string;
  readonly now: () => number;
}

/** Writes what support needs to know, without a word of anybody. */
export function createDiagnosticsHandlers({
  folder,
  version,
  now,
  ...desk
}: Deps): Pick<DeskHandlers, Calls> {
  return {
    'diagnostics.write': async ({ path: file }) => {
      const text = `${JSON.stringify(collectDiagnostics({ folder, version, now, desk }), null, 2)}\n`;
      await writeDiagnostics(file, text);
      return { path: file, bytes: Buffer.byteLength(text) };
    },
  };
}

/** Rejects with `forbidden` where nothing may be written, and with `disk_full`. */
export async function writeDiagnostics(file: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(file, text);
  } catch (error) {
    if (hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENOENT')) {
      const params = { folder: path.dirname(file) };
      throw new DeskFailure('forbidden', { reason: 'place', params, cause: error });
    }
    throw error;
  }
}
