import type { Span } from '../../../../preload/contract.ts';
import { type Check, withoutSentence } from './check-input.ts';

const negated =
  /\b(?:not|no|never|cannot|\p{L}+n['’]t|unable to|without(?: any)?|nicht|keine?[mnrs]?|nie|ohne)(?:\s+[\p{L}’']+){0,2}\s*$/iu;

/** So far back what negates a promise is looked for, in characters. */
const negatedReach = 160;

/** A phrase of the owner's as a pattern: `*` for any ending, any space between words, whole words only. */
function patternOf(phrase: string): RegExp {
  const written = phrase
    .trim()
    .replaceAll(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll('*', String.raw`[\p{L}\p{N}]*`)
    .replaceAll(/ ?%/g, String.raw`\s?%`)
    .replaceAll(/['’]/g, "['’]")
    .replaceAll(/\s+/g, String.raw`\s+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${written})(?![\p{L}\p{N}])`, 'giu');
}

/** Patterns of the lists that were last asked for: an owner has one, and it is asked for at each pause of typing. */
const patternCache = new WeakMap<readonly string[], readonly RegExp[]>();

function patternsOf(phrases: readonly string[]): readonly RegExp[] {
  const known = patternCache.get(phrases);
  if (known !== undefined) return known;
  const patterns = phrases.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase)).map(patternOf);
  patternCache.set(phrases, patterns);
  return patterns;
}

/**
 * Words that the owner does not want promised. "We cannot guarantee" promises nothing, and a whole sentence of the shop's
 * own answers was written by the owner.
 */
export const promises: Check = (input) => {
  const found = patternsOf(input.settings.checks.promiseWords).flatMap((pattern) =>
    Array.from(input.reply.matchAll(pattern), ({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
      words,
    })),
  );
  const longestFirst = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  // Many promises may stand in one sentence.
  const ofShop = new Map<number, boolean>();
  const isShops = ({ start, end }: Span): boolean => {
    const known = ofShop.get(start) ?? input.isShopText(input.reply.slice(start, end));
    ofShop.set(start, known);
    return known;
  };
  return longestFirst.flatMap(({ start, end, words }) => {
    if (start < last) return [];
    last = end;
    const sentence = input.sentenceAround({ start, end });
    const before = input.reply.slice(Math.max(sentence.start, start - negatedReach), start);
    if (negated.test(before) || isShops(sentence)) return [];
    return [
      {
        kind: 'promises',
        start,
        end,
        words,
        why: { code: 'promise', params: { words } },
        question: null,
        fix: withoutSentence(input, { start, end }),
      },
    ];
  });
};
