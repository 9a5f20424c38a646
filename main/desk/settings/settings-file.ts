import { mkdir, readFile, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Notice, Settings } from '../../../preload/contract.ts';
import { asDiskFailure, assertNever, DeskFailure } from '../failure.ts';
import type { Log } from '../ports.ts';
import { isFileError, syncFolderOf, timeForFileName, writeDurably } from '../store/durable-file.ts';
import { readSettings, writeSettings } from './versions.ts';

/**
 * lowdb's storage for `settings.json`. Its own adapter renames without fsync, so a power cut can leave an empty file;
 * this one syncs, checks what it reads, and keeps the last good settings in `settings.json.last-good`.
 */
export function createSettingsFile({
  folder,
  log,
  onMended,
}: {
  readonly folder: string;
  readonly log: Log;
  /** The file was damaged and set aside; the person is to be told. */
  readonly onMended: (notice: Notice) => void;
}): Adapter<Settings> {
  const path = join(folder, 'settings.json');
  const lastGood = `${path}.last-good`;

  async function write(settings: Settings): Promise<void> {
    const text = writeSettings(settings);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeDurably(path, text);
    await keepAsLastGood(text);
  }

  async function keepAsLastGood(text: string): Promise<void> {
    try {
      if ((await readTextIfThere(lastGood)) !== text) await writeDurably(lastGood, text);
    } catch {
      // The settings themselves are safe; only the spare copy is one change old.
      log.write('warn', 'settings.last_good_not_written');
    }
  }

  async function readLastGood(): Promise<Settings | null> {
    const text = await readTextIfThere(lastGood);
    if (text === null) return null;
    const read = readSettings(text);
    return read.found === 'settings' ? read.settings : null;
  }

  /** Sets the bad file aside before anything is written, so nothing a person typed into it is lost. */
  async function mend(): Promise<Settings | null> {
    const aside = `${path}.damaged-${timeForFileName(Date.now())}`;
    await rename(path, aside);
    syncFolderOf(aside);
    const settings = await readLastGood();
    if (settings !== null) await write(settings);
    log.write('error', 'settings.damaged', { restored: settings !== null });
    onMended({
      code: 'settings_damaged',
      message: `The settings file was damaged and set aside as ${basename(aside)}. ${
        settings === null
          ? 'There were no earlier settings, so look through them again.'
          : 'Sidedesk went back to the last good settings.'
      }`,
    });
    return settings;
  }

  return {
    async read() {
      try {
        const text = await readTextIfThere(path);
        if (text === null) return await readLastGood();
        const read = readSettings(text);
        switch (read.found) {
          case 'settings':
            // Edited by hand, perhaps, since the last time.
            await keepAsLastGood(text);
            return read.settings;
          case 'newer version':
            throw new DeskFailure(
              'newer_version',
              'The settings were written by a newer version of Sidedesk. Install that version; nothing was changed.',
            );
          case 'damage':
            return await mend();
          default:
            return assertNever(read);
        }
      } catch (error) {
        throw asDiskFailure(error);
      }
    },
    write,
  };
}

async function readTextIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return null;
    throw error;
  }
}
