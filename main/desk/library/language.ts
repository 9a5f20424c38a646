import { eld } from 'eld/small';

/** Fewer letters than this say nothing certain about a language. */
const fewestLetters = 12;
/** A document tells its language in its first part. */
const longestLook = 2_000;

/** The language that a text is written in (ISO 639-1), or null when it is too short or too mixed to tell. */
export function languageOf(text: string): string | null {
  const look = text.slice(0, longestLook);
  if ((look.match(/\p{L}/gu) ?? []).length < fewestLetters) return null;
  const result = eld.detect(look);
  return result.isReliable() && result.language !== '' ? result.language : null;
}
