import type { ScamWhy } from '../../../../preload/shapes/scam.ts';
import { lazy } from '../../../../preload/shared/lazy.ts';
import { brandOfHost, brands, type Brand } from './brands.ts';
import { endingOf, isAmong, isIpAddress, nameOf, registrable } from './hosts.ts';
import type { FoundLink } from './links.ts';
import { isOwn, likenessOf, skeleton } from './lookalike.ts';
import { createPhraseMatcher, withoutOverlaps } from './phrase-matcher.ts';
import { domains, phrases, type WordReason, weights, words as lists } from './rules/rules.ts';
import type { ScamMail, Sign } from './scam-mail.ts';
import type { BrandClaim } from './sender-signs.ts';
import type { TextWord } from './text-words.ts';

const longestShown = 90;
const shown = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longestShown ? line : `${line.slice(0, longestShown).trimEnd()}…`;
};

const matchers = lazy(() =>
  (Object.keys(phrases.reasons) as WordReason[]).map((reason) => {
    const { cap, ownGap = false, phrases: byWeight } = phrases.reasons[reason];
    const given = Object.entries(byWeight).flatMap(([weight, all]) =>
      all.map((phrase) => ({ phrase, weight: Number(weight) })),
    );
    return { reason, cap, matcher: createPhraseMatcher(given, ownGap) };
  }),
);
const reports = lazy(() =>
  createPhraseMatcher(
    phrases.asksOrReports.map((phrase) => ({ phrase, weight: 1 })),
    true,
  ),
);

/** Whether a customer tells of a scam, or asks whether a mail is one. */
export const isReport = (words: readonly TextWord[]): boolean => reports().find(words).length > 0;

/** What the words of a mail ask for, threaten and promise; the same words give one reason. */
export function wordSigns(text: string, words: readonly TextWord[]): readonly Sign[] {
  const all = withoutOverlaps(
    matchers().flatMap(({ reason, cap, matcher }) =>
      matcher.find(words).map((one) => ({ ...one, reason, cap })),
    ),
  );
  return [...Map.groupBy(all, ({ reason }) => reason)].flatMap(([code, found]): readonly Sign[] => {
    const [best] = found;
    if (best === undefined) return [];
    const sum = found.reduce((total, { weight }) => total + weight, 0);
    const said = shown(text.slice(best.start, best.end));
    return [{ code, params: { words: said }, weight: Math.min(best.cap, sum) }];
  });
}

/** Letters that stand for others: of another alphabet, a capital I for an l, a nought for an o, letters drawn as signs. */
export function disguiseSigns(text: string, words: readonly TextWord[]): readonly Sign[] {
  const isDisguised = ({ word, start, end, isMixed }: TextWord): boolean => {
    const written = text.slice(start, end);
    if (isMixed) return true;
    if (/\p{Ll}{2}II+\p{Ll}|(?<!^(?:Mc|Mac))\p{Ll}I\p{Ll}{2}/u.test(written)) return true;
    return /\p{L}/u.test(written) && !lists.disguised.has(word) && disguisedSkeletons().has(skeleton(word));
  };
  const all = words.filter(isDisguised);
  const [found] = all;
  const drawn = /[\u{1D400}-\u{1D7FF}]{3,40}/u.exec(text);
  if (found !== undefined)
    return [
      {
        code: 'disguised',
        params: { words: shown(text.slice(found.start, found.end)) },
        weight: all.length >= manyDisguised ? weights.manyDisguised : weights.disguisedWord,
      },
    ];
  return drawn === null
    ? []
    : [{ code: 'disguised', params: { words: shown(drawn[0]) }, weight: weights.drawnLetters }];
}
const manyDisguised = 4;
const disguisedSkeletons = lazy((): ReadonlySet<string> => new Set([...lists.disguised].map(skeleton)));

/** Signs that are there to get past filters: rows of letters and digits that say nothing, code that nobody should see. */
export function fillerSigns(text: string): readonly Sign[] {
  const tokens = text.match(/(?<![\p{L}\p{N}./@_-])[A-Za-z\d][A-Za-z\d.]{11,80}(?![\p{L}\p{N}/@_-])/gu) ?? [];
  const isFiller = (token: string): boolean =>
    /\d/.test(token) && (token.match(/[a-z][A-Z]|[A-Z]{2}[a-z]|[a-zA-Z]\d|\d[a-zA-Z]/g) ?? []).length >= 3;
  const random = tokens.find(isFiller);
  const rows = text.match(/^[ \t]{0,9}\d{5,12}[ \t]{0,9}$/gm) ?? [];
  const code = /<(?:ObjecT|select|TitLe|style|noframes)>/i.exec(text);
  const list = strayWords.exec(text.trimEnd().slice(-longestStrayWords));
  const found =
    code?.[0] ??
    list?.[0].trim() ??
    (tokens.filter(isFiller).length >= 4 ? random : rows.length >= 4 ? rows[0]?.trim() : undefined);
  return found === undefined
    ? []
    : [{ code: 'filler', params: { words: shown(found) }, weight: weights.filler }];
}

/** A row of single words as the last line. */
const strayWords = /\n[ \t]{0,9}(?:\p{Ll}{2,14}, ?){11,59}\p{Ll}{2,14}$/u;
const longestStrayWords = 900;

/** "Dear info@shop.example": who knows nothing else of whom he writes to. */
export function greetingSigns(subject: string, text: string): readonly Sign[] {
  const found =
    /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/.exec(subject.slice(0, 200)) ??
    /(?:^|\n)[ \t]{0,9}(?:dear|hello|hi|hey|attention|hallo|ol[aá]|hola|bonjour|ciao|prezado|caro|cher|beste)?[ ,:]{0,3}[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}[ \t]{0,3}[,!:]/i.exec(
      text.slice(0, 3_000),
    );
  return found === null
    ? []
    : [{ code: 'impersonal', params: { words: shown(found[0]) }, weight: weights.greetsByAddress }];
}

/** A subject that is made to be seen: drawn signs, more than one exclamation mark, nothing but capitals. */
export function subjectSigns(subject: string): readonly Sign[] {
  const letters = subject.match(/\p{L}/gu) ?? [];
  const capitals = subject.match(/\p{Lu}/gu) ?? [];
  const isShouted =
    /\p{Emoji_Presentation}|[✔✅❗❤★☆✨✉⚠→►]|![^!]*!/u.test(subject) ||
    (letters.length >= fewestShouted && capitals.length > letters.length * mostlyCapitals);
  return isShouted
    ? [{ code: 'subject_shouts', params: { words: shown(subject) }, weight: weights.shoutedSubject }]
    : [];
}
const fewestShouted = 12;
const mostlyCapitals = 0.8;

/** What is attached. */
export const attachmentSigns = ({ attachments }: ScamMail): readonly Sign[] =>
  attachments
    .flatMap((name): readonly Sign[] => {
      const ending = /\.([a-z\d]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
      const weight = lists.dangerousFiles.has(ending)
        ? weights.dangerousFile
        : lists.pageFiles.has(ending)
          ? weights.pageAsFile
          : 0;
      return weight === 0 ? [] : [{ code: 'attachment', params: { name: shown(name) }, weight }];
    })
    .slice(0, 1);

/** Where the links lead: each kind counts once, by its worst link. */
export function linkSigns(mail: ScamMail, claim: BrandClaim | null): readonly Sign[] {
  const worst = new Map<ScamWhy, Sign>();
  const add = (code: ScamWhy, weight: number, params: Sign['params']): void => {
    if (weight > (worst.get(code)?.weight ?? 0)) worst.set(code, { code, params, weight });
  };
  for (const link of mail.links) {
    const { target } = link;
    const domain = isIpAddress(target.host) ? target.host : registrable(target.host);
    const differs = differenceOf(link, mail);
    if (differs > 0) add('link_differs', differs, { shown: link.shownHost ?? '', domain });
    const hidden = hiddenOf(link);
    if (hidden > 0) add('link_hidden', hidden, { domain });
    if (isAmong(target.host, domains.mailingServices)) continue;
    const like = likenessOf(target.host, [...mail.shop, ...brands()]);
    if (like !== null) add('link_lookalike', like.weight, { domain: target.host, like: like.known.shown });
  }
  const elsewhere = claim === null ? null : leadsElsewhere(mail, claim.brand);
  if (elsewhere !== null && claim !== null && claim.weight >= weights.yourThingOfBrand)
    add('link_not_brand', weights.brandLinksElsewhere, {
      brand: claim.brand.shown,
      domain: registrable(elsewhere),
    });
  return [...worst.values()];
}

/** How much it says that the address shown is not the one that is opened. */
function differenceOf({ shownHost, target, url }: FoundLink, { sender, shop }: ScamMail): number {
  if (shownHost === null || isSameHouse(shownHost, target.host)) return 0;
  if (isAmong(target.host, domains.mailingServices) || isAmong(target.host, domains.shorteners)) return 0;
  // "…/redirect?to=https://shop.example/sale"
  if (/[=/]https?:/i.test(target.rest) && target.rest.toLowerCase().includes(registrable(shownHost)))
    return 0;
  const brand = brandOfHost(shownHost);
  const isKnown = brand !== null || shop.some((known) => isOwn(known, shownHost));
  const first = target.host.split('.')[0] ?? '';
  const isMailing = domains.redirectLabels.has(first) && target.host.split('.').length > 2 && url.length > 30;
  // Nobody is led astray from the sender's own address, unless that one is put on.
  const own = sender === null || sender.host === '' ? null : registrable(sender.host);
  if (own === registrable(target.host)) return isKnown ? weights.linkDiffers : weights.linkDiffersToSender;
  if (own === registrable(shownHost) && !isKnown) return weights.linkDiffersToSender;
  if (isMailing) return weights.linkDiffersByMailing;
  return isKnown ? weights.knownLinkDiffers : weights.linkDiffers;
}

function isSameHouse(a: string, b: string): boolean {
  if (registrable(a) === registrable(b) || nameOf(a) === nameOf(b)) return true;
  const [brandA, brandB] = [brandOfHost(a), brandOfHost(b)];
  return brandA !== null && brandB !== null && [...brandA.own].some((host) => brandB.own.has(host));
}

function hiddenOf({ target: { host, user } }: FoundLink): number {
  if (user.includes('.')) return weights.nameBeforeHost;
  if (isIpAddress(host)) return weights.addressAsNumber;
  if (isAmong(host, domains.freeHosting)) return weights.freeHosting;
  if (isAmong(host, domains.shorteners)) return weights.shortened;
  return domains.cheapEndings.has(endingOf(host)) ? weights.cheapEnding : 0;
}

/** Where links lead that are the brand's neither nor a mailing service's, if it has any and none of the brand's own stands alone. */
function leadsElsewhere({ links, shop }: ScamMail, brand: Brand): string | null {
  const foreign = links.find(
    ({ target: { host } }) =>
      !isOwn(brand, host) &&
      !isAmong(host, domains.mailingServices) &&
      !shop.some((known) => isOwn(known, host)) &&
      brandOfHost(host) === null,
  );
  return foreign?.target.host ?? null;
}
