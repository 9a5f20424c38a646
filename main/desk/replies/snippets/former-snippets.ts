import type { Log } from '../../ports.ts';
import type { SettingsService } from '../../settings/settings.ts';
import type { Store } from '../../store/store.ts';

/**
 * Brings the snippets of a settings.json of before version 8 into desk.db, and only then writes it without them: killed
 * at any moment, they are in one of both.
 */
export async function adoptFormerSnippets(
  store: Pick<Store, 'snippets'>,
  settings: Pick<SettingsService, 'formerSnippets' | 'change'>,
  log: Log,
): Promise<void> {
  const former = settings.formerSnippets();
  if (former === null) return;
  store.snippets.adopt(former);
  try {
    await settings.change({});
  } catch {
    // They stay in the file, too, and are left out the next time.
    log.write('warn', 'settings.former_snippets_not_removed');
  }
}
