import { mkdir, readFile, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Settings, Snippet, WireError } from '../../../preload/contract.ts';
import { toDiskFailure, assertNever, DeskFailure } from '../failure.ts';
import type { Log } from '../ports.ts';
import { hasErrorCode, fsyncParent, fileTimestamp, writeFileAtomic } from '../store/atomic-file.ts';
import { type ParsedSettings, parseSettings, serializeSettings } from './settings-migrations.ts';

type GoodSettings = Extract<ParsedSettings, { readonly status: 'ok' }>;

/**
 * lowdb's storage for `settings.json`. Its own adapter renames without fsync, so a power cut can leave an empty file;
 * this one syncs, checks what it reads, and saves the last good settings in `settings.json.last-good`.
 */
export function createSettingsFile({
  folder,
  defaults,
  log,
  onRecovered,
  onFormerSnippets,
}: {
  readonly folder: string;
  readonly defaults: Settings;
  readonly log: Log;
  /** The file was damaged and quarantined; the notice is for the person. */
  readonly onRecovered: (notice: WireError) => void;
  /** What was read still holds snippets, as before version 8. */
  readonly onFormerSnippets: (snippets: readonly Snippet[]) => void;
}): Adapter<Settings> {
  const path = join(folder, 'settings.json');
  const lastGood = `${path}.last-good`;

  async function write(settings: Settings): Promise<void> {
    const text = serializeSettings(settings);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, text);
    await saveLastGood(text);
  }

  async function saveLastGood(text: string): Promise<void> {
    try {
      if ((await readTextIfExists(lastGood)) !== text) await writeFileAtomic(lastGood, text);
    } catch {
      // The settings themselves are safe; only the spare copy is one change old.
      log.write('warn', 'settings.last_good_not_written');
    }
  }

  async function readLastGood(): Promise<GoodSettings | null> {
    const text = await readTextIfExists(lastGood);
    if (text === null) return null;
    const read = parseSettings(text, defaults);
    return read.status === 'ok' ? read : null;
  }

  function take(read: GoodSettings | null): Settings | null {
    if (read === null) return null;
    if (read.snippets !== undefined) onFormerSnippets(read.snippets);
    return read.settings;
  }

  /** Quarantines the bad file before anything is written, so nothing a person typed into it is lost. */
  async function recover(): Promise<Settings | null> {
    const quarantinePath = `${path}.damaged-${fileTimestamp(Date.now())}`;
    await rename(path, quarantinePath);
    fsyncParent(quarantinePath);
    const read = await readLastGood();
    const settings = take(read);
    // Snippets are only left out once they stand elsewhere.
    if (read !== null && read.snippets === undefined) await write(read.settings);
    log.write('error', 'settings.damaged', { restored: settings !== null });
    onRecovered({
      code: 'settings_damaged',
      ...(settings !== null && { reason: 'restored' }),
      params: { file: basename(quarantinePath) },
    });
    return settings;
  }

  return {
    async read() {
      try {
        const text = await readTextIfExists(path);
        if (text === null) return take(await readLastGood());
        const read = parseSettings(text, defaults);
        switch (read.status) {
          case 'ok':
            // A person may have edited it since the last time.
            await saveLastGood(text);
            return take(read);
          case 'newer-version':
            throw new DeskFailure('newer_version', { reason: 'settings' });
          case 'corrupt':
            return await recover();
          default:
            return assertNever(read);
        }
      } catch (error) {
        throw toDiskFailure(error);
      }
    },
    write,
  };
}

async function readTextIfExists(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}
