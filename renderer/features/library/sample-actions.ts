import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';

/** Removes the sample shop, and offers it back. */
export async function removeSample(desk: Desk): Promise<void> {
  const { removeSample: remove, addSample } = desk.library.getState();
  if (await remove())
    desk.window.getState().notify(t('library.sampleRemoved'), 'done', () => void addSample());
}
