import { stemmer } from 'stemmer';

/** Words that answer a question the other way round. */
const pairs: readonly (readonly [string, string])[] = `
enable disable, activate deactivate, activate off, open close, open closed, add remove, add delete, create delete, encrypt decrypt, import export,
start stop, start end, begin end, buy sell, load unload, increase decrease, upgrade downgrade, send receive, before after,
minimum maximum, included excluded, included extra, include exclude, always never, allowed forbidden, allowed prohibited, possible impossible,
available unavailable, refundable nonrefundable, accept refuse, accept decline, accept reject, with without, free paid, safe unsafe,
online offline, daily weekly, weekly monthly, monthly yearly, daily monthly, mandatory optional, required optional, valid invalid,
warm cold, hot cold, raw cooked, inside outside, more less, most least, domestic international, deposit withdraw, login logout,
lock unlock, subscribe unsubscribe, attach detach, install uninstall, pause resume, same different, vegan meat, buyer seller,
immer nie, offen geschlossen, inklusive exklusive, vor nach, mit ohne, erlaubt verboten, kostenlos kostenpflichtig
`
  .split(',')
  .flatMap((pair): readonly (readonly [string, string])[] => {
    const [one, other] = pair.trim().split(' ').map(stemmer);
    return one === undefined || other === undefined ? [] : [[one, other]];
  });

/** Pairs of stems of which one text has the one and the other text the other. */
export function findAntonyms(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): readonly (readonly [inA: string, inB: string])[] {
  const only = (word: string, here: ReadonlySet<string>, there: ReadonlySet<string>): boolean =>
    here.has(word) && !there.has(word);
  return pairs.flatMap(([one, other]): readonly (readonly [string, string])[] => {
    if (only(one, a, b) && only(other, b, a)) return [[one, other]];
    if (only(other, a, b) && only(one, b, a)) return [[other, one]];
    return [];
  });
}
