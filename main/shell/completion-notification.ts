import { Notification, type BrowserWindow } from 'electron';
import { t } from './i18n.ts';

/** What can take so long that somebody does something else meanwhile. */
export type LongWork = 'import' | 'past answers';

/** Says that long work has ended, by the system's notifications and only while the window is not in front; counts, no texts. */
export function createCompletionNotification(
  window: BrowserWindow,
  toFront: () => void,
): (what: LongWork, count: number) => boolean {
  let last: Notification | null = null;
  return (what, count) => {
    if (window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return false;
    last?.close();
    last = new Notification({
      title: t('shell.title'),
      body: what === 'import' ? t('shell.done.import', { count }) : t('shell.done.pastAnswers', { count }),
    });
    last.on('click', toFront);
    last.show();
    return true;
  };
}
