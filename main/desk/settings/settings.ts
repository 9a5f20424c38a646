import { Low } from 'lowdb';
import type { Translate } from '../../../locales/keys.ts';
import { type Settings, settingsSchema, type Snippet, type WireError } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { Log } from '../ports.ts';
import { createDefaults } from './defaults.ts';
import { createSettingsFile } from './settings-file.ts';

/** Fields that are absent or undefined stay as they are. */
type SettingsPatch = { readonly [Field in keyof Settings]?: Settings[Field] | undefined };

/** What the owner set, stored in `settings.json`. */
export interface SettingsService {
  get(): Settings;
  /** What is set as long as nobody sets it. */
  readonly defaults: Settings;
  /**
   * Stores the given fields and resolves once they are on the disk. Rejects with `disk_full`; then nothing was changed,
   * neither on the disk nor in `get()`. Publishes what was changed, whoever called.
   */
  change(part: SettingsPatch): Promise<Settings>;
  /** What a file of before version 8 held, until it is written again; null otherwise. */
  formerSnippets(): readonly Snippet[] | null;
  /** What was recovered, to be shown once; grows when a later reading finds damage. */
  readonly notices: readonly WireError[];
}

/**
 * Reads the settings, or the last good ones when the file is damaged, or the defaults. Rejects with `newer_version`
 * when a newer Sidedesk wrote them, with `disk_full` or with what Node says of an unreadable folder.
 */
export async function createSettings(deps: {
  readonly folder: string;
  readonly changes: Pick<Changes, 'publish'>;
  readonly log: Log;
  readonly t: Translate;
}): Promise<SettingsService> {
  const notices: WireError[] = [];
  const defaults = createDefaults(deps.t);
  let formerSnippets: readonly Snippet[] | null = null;
  const low = new Low<Settings>(
    createSettingsFile({
      ...deps,
      defaults,
      onRecovered: (notice) => notices.push(notice),
      onFormerSnippets: (snippets) => {
        formerSnippets = snippets;
      },
    }),
    defaults,
  );
  await low.read();
  let writeQueue: Promise<unknown> = Promise.resolve();

  async function change(part: SettingsPatch): Promise<Settings> {
    const heard = low.data;
    // The command may have written beside the window: what it changed stays.
    await low.read();
    const before = low.data;
    const given = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
    const next = settingsSchema.safeParse({ ...before, ...given });
    // What could not be read again is never written.
    if (!next.success) throw new DeskFailure('bad_request', { reason: 'settings' });
    low.data = next.data;
    try {
      await low.write();
      formerSnippets = null;
    } catch (error) {
      low.data = before;
      throw error;
    }
    deps.changes.publish('settings', { before: heard, after: low.data });
    return low.data;
  }

  return {
    defaults,
    notices,
    formerSnippets: () => formerSnippets,
    get: () => low.data,
    change: (part) => {
      const result = writeQueue.then(() => change(part));
      // One failed change must not fail those that come after it.
      writeQueue = result.catch(() => undefined);
      return result;
    },
  };
}
