import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Spelling } from '../replies/spelling/spelling.ts';
import type { SettingsService } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `spelling.${string}`>;

/** The calls of the spelling of replies. */
export const createSpellingHandlers = ({
  spelling,
  settings,
}: {
  readonly spelling: Spelling;
  readonly settings: Pick<SettingsService, 'get' | 'change'>;
}): Pick<DeskHandlers, Calls> => ({
  'spelling.check': (input) => spelling.check(input),
  'spelling.suggest': (input) => spelling.suggest(input),
  'spelling.addWord': async ({ word }) => {
    const { words, ...rest } = settings.get().spelling;
    const isThere = words.some((one) => one.toLowerCase() === word.toLowerCase());
    if (!isThere) await settings.change({ spelling: { ...rest, words: [...words, word] } });
    return null;
  },
});
