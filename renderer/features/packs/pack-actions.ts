import { DeskError } from '../../../preload/client.ts';
import type { CallInput } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { errorText, t } from '../../i18n.ts';

/** Asks for a file and writes a pack of the whole library and the shop's settings into it. */
export function exportPack(desk: Desk): Promise<void> {
  return withErrorToast(desk, async () => {
    const [path] = await desk.api.call('shell.pick', { what: 'new pack' });
    if (path === undefined) return;
    const made = await desk.api.call('packs.create', { path, settings: true });
    desk.window.getState().open({ kind: 'pack-made', ...made });
  });
}

/** Asks for a pack and shows what it would change. */
export function previewPack(desk: Desk): Promise<void> {
  return withErrorToast(desk, async () => {
    const [path] = await desk.api.call('shell.pick', { what: 'pack' });
    if (path === undefined) return;
    const pack = await desk.api.call('packs.preview', { path });
    desk.window.getState().open({ kind: 'pack', path, pack });
  });
}

export function importPack(desk: Desk, what: CallInput<'packs.import'>): Promise<void> {
  return withErrorToast(desk, async () => {
    const { added, changed } = await desk.api.call('packs.import', what);
    const { close, notify } = desk.window.getState();
    close();
    notify(
      t('packs.imported', {
        added: t('common.entries', { count: added }),
        changed: t('common.entries', { count: changed }),
      }),
    );
  });
}

async function withErrorToast(desk: Desk, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const { close, notify } = desk.window.getState();
    close();
    notify(errorText(error.error), 'stop');
  }
}
