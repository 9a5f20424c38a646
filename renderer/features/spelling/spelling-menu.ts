import type { Span } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { MenuEntry } from '../../ui/command-menu.tsx';

/** What can be done with a word that no dictionary has: its corrections, and that the shop writes it like that. */
export async function spellingMenu(desk: Desk, place: Span): Promise<readonly MenuEntry[]> {
  const word = desk.workspace.getState().activeCase?.text.slice(place.start, place.end) ?? '';
  const { suggest, correct } = desk.spelling.getState();
  const corrections = await suggest(word);
  return [
    ...(corrections.length === 0 ? [{ name: t('spelling.nothing'), run: () => undefined }] : []),
    ...corrections.map((correction) => ({
      name: correction,
      run: () => {
        // It may have been written on meanwhile.
        if (desk.workspace.getState().activeCase?.text.slice(place.start, place.end) === word)
          correct(place, correction);
      },
    })),
    { name: t('spelling.addWord', { word }), run: () => void addWord(desk, word) },
  ];
}

async function addWord(desk: Desk, word: string): Promise<void> {
  const { notify } = desk.window.getState();
  if (!(await desk.spelling.getState().addWord(word))) {
    notify(t('common.didNotWork'), 'stop');
    return;
  }
  notify(t('spelling.added', { word }), 'done', () => {
    const { settings, change } = desk.settings.getState();
    if (settings === null) return;
    const words = settings.spelling.words.filter((one) => one !== word);
    void change({ spelling: { ...settings.spelling, words } });
  });
}
