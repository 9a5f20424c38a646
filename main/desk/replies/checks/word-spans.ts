import { foldName } from '../../privacy/pii/fold-name.ts';

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** A word with its place; `folded` without capitals and accents. */
export interface WordSpan {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

export function wordSpans(text: string): readonly WordSpan[] {
  return Array.from(text.matchAll(word), ({ index, 0: found }) => ({
    text: found,
    folded: foldName(found),
    start: index,
    end: index + found.length,
  }));
}

/** The words of a text alone, folded, with a space around each: whether it holds others is whether it includes them. */
export const normalizeWords = (text: string): string => ` ${(foldName(text).match(word) ?? []).join(' ')} `;

/** A line that closes a reply, as a name follows it. */
export const closingPattern =
  /(?:regards|wishes|sincerely|faithfully|cheers|thanks|thank you|best|yours|warmly|love|grüßen?|gruß|lg|mfg|cordialement|saludos|saluti|groeten?)[,.!]?[ \t]*$/iu;
