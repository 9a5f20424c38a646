import type { Settings, Wordings } from '../../../../preload/contract.ts';

/** How a reply should sound; of the settings, or for this one reply. */
export type Voice = Pick<Settings['style'], 'tone' | 'length'>;

/** The wording that the owner has written for this voice, or the answer as it is. A short one counts before a tone. */
export function wordingFor(answer: string, wordings: Wordings, { tone, length }: Voice): string {
  const written = (text: string | undefined): string | null =>
    text === undefined || text.trim() === '' ? null : text;
  const short = length === 'short' ? written(wordings.short) : null;
  const toned = tone === 'as written' ? null : written(wordings[tone]);
  return short ?? toned ?? answer;
}
