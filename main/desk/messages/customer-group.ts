import type { CustomerGroup, Span } from '../../../preload/contract.ts';
import { isSomebodyElses } from './negation-scope.ts';

/**
 * Whether a mail says what its writer is: a business, a member, a private customer. Said is what is said of oneself; who
 * only mentions a company ("my company was closed that day") is none.
 */

const join = (...parts: readonly string[]): string => parts.join('|');
const word = (pattern: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');

/** Places where customers are served: who has one, buys for it. */
const venues =
  /caf[eé]s?|coffee ?(?:shop|house|bar)s?|tea ?rooms?|restaurants?|bistros?|hotels?|guest ?houses?|b&b|bed and breakfast|pubs?|deli(?:catessen)?s?|farm ?shops?|grocer(?:y|ies)(?: stores?)?|greengrocers?|catering (?:company|business|firm)|canteens?|salons?|spas?|boutiques?|retailers?|wholesalers?|distributors?|stockists?|dealers?|resellers?|bakery|bakeries|shops?|stores?|(?:wine|cocktail|coffee|juice) bars?/
    .source;
const offices =
  'company|companies|firm|business|agency|office|practice|school|nursery|start-?up|workshop|garage|charity';
const adjectives = '(?:[\\p{L}-]+ ){0,3}?';
/** "Our shop account" is an account with this shop, a restaurant critic has no restaurant. */
const notOwn =
  '(?! (?:critic|guest|lover|fan|regular|account|order|login|password|card|voucher|credit|basket))';
/** "We have a bakery around the corner". */
const notNear =
  '(?! (?:near (?:us|me|here|by|my|our)|nearby|around|next|across|close|down|opposite|at home|here|in (?:the|our|my) (?:street|area|village|town|neighbou?rhood)))';
const verbs =
  'would|want|wants|need|needs|order|orders|ordered|buy|buys|bought|use|uses|place|placed|require|requires|is interested|is looking|are looking|sell|sells|is a customer';

const businessEnglish = join(
  `(?:we|i)(?:['’](?:re|m)| are| am) (?:a|an|the owners? of an?|opening an?|the (?:owner|manager|buyer)s? (?:of|at)(?: an?| the)?) ${adjectives}(?:${venues}|${offices})${notOwn}`,
  `(?:we|i) (?:run|own|manage|operate|represent|opened|have|supply) (?:an?|our(?: own)?|my(?: own)?|two|three|several) ${adjectives}(?:${venues}|${offices})${notOwn}${notNear}`,
  `(?:our|my)(?: own| small| little| new)? (?:caf[eé]|coffee shop|tea ?room|restaurant|bistro|pub|deli|farm shop|canteen|salon|boutique|shop|store)${notOwn}`,
  '(?:for|on behalf of) (?:our|my) (?:company|firm|business|agency|practice|school|nursery|hotel|guest ?house|b&b)',
  `(?:our|my) (?:company|firm|business|agency|practice|school|nursery) (?:${verbs})`,
  `(?:we at|on behalf of) (?:[\\p{L}&.-]+ ){1,5}?(?:ltd|limited|inc|llc|plc|gmbh|sarl|bv)`,
  '(?:your |the |a |an )?wholesale(?:rs?)?(?! (?:markets?|clubs?|only|slaughter))',
  'trade (?:accounts?|customers?|prices?|pricing|discounts?|terms|orders?)',
  '(?:business|corporate) (?:customers?|clients?|accounts?|orders?)|b2b|re-?sellers?|stockists?',
  'our vat (?:number|id|registration|no)|vat[- ]registered|our purchasing department|our purchase order',
);
const vatNumber =
  /(?<![\p{L}\p{N}])(?:VAT|USt|UID|TVA|IVA|BTW)[\s.-]*(?:ID|Id-?Nr|reg(?:istration)?|intracom\p{L}*)?[\s.-]*(?:no|nr|number|nummer|n°|num[eé]ro)?[.:\s]*[A-Z]{2} ?\d[0-9A-Z]{6,11}(?![\p{L}\p{N}])/giu;
const businessOthers = join(
  `wir sind (?:ein|eine|die|das) ${adjectives}(?:caf[eé]|restaurant|hotel|pension|firma|unternehmen|betrieb|laden|gesch[aä]ft|gasthof|h[aä]ndler|b[aä]ckerei|kantine|b[uü]ro|praxis|agentur)`,
  `(?:ich|wir) (?:betreiben?|f[uü]hren?|leiten?|er[oö]ffnen?|haben?) (?:ein|eine|einen|unser|unsere|mein|meine) ${adjectives}(?:caf[eé]|restaurant|hotel|pension|firma|unternehmen|betrieb|laden|gesch[aä]ft|gasthof|kantine|praxis|agentur)(?! (?:in der n[aä]he|um die ecke|nebenan))`,
  'unser(?:e[mnrs]?)? (?:caf[eé]|restaurant|hotel|pension|laden|gasthof|kantine)(?! (?:um die ecke|nebenan))',
  'f[uü]r unser(?:e|en)? (?:firma|unternehmen|betrieb|b[uü]ro|praxis)|unsere? (?:firma|unternehmen|betrieb) (?:m[oö]chte|braucht|ben[oö]tigt|bestellt|sucht|kauft)',
  '(?:gesch[aä]fts|firmen|gewerbe)kund(?:e|en|in)|gro(?:ss|ß)(?:handel|h[aä]ndler|handelspreise?|kunden?)|wiederverk[aä]ufer(?:in)?|h[aä]ndler(?:konto|preise?|rabatt)|unsere ust[.-]?id(?:nr)?',
  `nous (?:sommes|tenons|g[eé]rons|avons) (?:un|une) ${adjectives}(?:caf[eé]|restaurant|h[oô]tel|entreprise|soci[eé]t[eé]|boutique|[eé]picerie|traiteur|magasin|brasserie)(?! (?:[aà] c[oô]t[eé]|pr[eè]s))`,
  'notre (?:caf[eé]|restaurant|h[oô]tel|boutique|magasin|[eé]picerie)|pour notre (?:entreprise|soci[eé]t[eé])|notre (?:entreprise|soci[eé]t[eé]) (?:souhaite|voudrait|a besoin|commande)',
  'compte (?:pro|professionnel)|clients? professionnels?|revendeurs?|grossistes?|(?:vente|tarifs?|prix|achat|commande) (?:en|de) gros|notre num[eé]ro de tva',
  `(?:somos|tenemos|llevamos|regentamos|tengo) (?:un|una) ${adjectives}(?:cafeter[ií]a|caf[eé]|restaurante|hotel|empresa|tienda|bar|negocio|panader[ií]a)(?! (?:cerca|al lado))`,
  'nuestr[oa] (?:cafeter[ií]a|restaurante|hotel|tienda|negocio)|para nuestra empresa|nuestra empresa (?:quiere|necesita|desea|compra)',
  'mayoristas?|al por mayor|clientes? (?:profesional(?:es)?|de empresa)|revendedor(?:es|a)?|nuestro (?:cif|nif)',
);
const members = join(
  `(?:i|we)(?:['’](?:re|m|ve been)| are| am| have been) (?:also |already |still |both |long-?time )*(?:a |an )?(?:(?!not |no )[\\p{L}-]+ ){0,3}?members?(?! of (?!your|the (?:[\\p{L}]+ )?club))`,
  '(?:as|being) (?:an? )?(?:[\\p{L}-]+ ){0,2}?members?(?! of (?!your|the (?:[\\p{L}]+ )?club))|(?:my|our) membership|member(?:ship)? (?:number|no|card)',
  `ich bin ${adjectives}mitglied|als (?:club-?)?mitglied|meine mitgliedschaft|mitgliedsnummer`,
  `je suis ${adjectives}(?:membre|adh[eé]rente?)|en tant que membre|ma carte de membre`,
  `soy ${adjectives}(?:soci[oa]|miembro)|como soci[oa]|n[uú]mero de soci[oa]`,
);
const privates = join(
  "(?:i|we)(?:['’](?:re|m)| are| am) (?:just |only )?(?:an? )?private (?:customers?|persons?|individuals?|households?|buyers?|people)|as an? (?:private (?:customer|person|individual|buyer)|consumer)|private customers?|not (?:a|an) (?:business|company|trade customer|re-?seller|wholesaler|wholesale customer)",
  '(?:als |bin |sind )(?:reine[rn]? )?privat(?:person(?:en)?|kunde|kundin)|privatkund(?:e|en|in)|keine? (?:firma|gewerbe|unternehmen)',
  'en tant que particulier|je suis (?:un )?particulier|(?:aux|les) particuliers|soy (?:un )?particular|clientes? particular(?:es)?',
);

/** In this order: what somebody says to be, or not to be, goes before the words of a trade. */
const signs: readonly (readonly [CustomerGroup, readonly RegExp[]])[] = [
  ['private', [word(privates)]],
  ['business', [vatNumber, word(businessEnglish), word(businessOthers)]],
  ['members', [word(members)]],
];
/** "We are not a …", "you are a …", "is it wholesale only". */
const denies =
  /(?:\b(?:not|never|no|isn['’]t|aren['’]t|only|just|kein(?:e|en)?|nicht|pas|no soy|your|you are) (?:an? |any |une? |the )?|\bnot yet )$/iu;

/** What a text says of its writer, with the words; null where it says nothing. `text` is without quotes and signatures. */
export function customerGroupIn(text: string): (Span & { readonly group: CustomerGroup }) | null {
  for (const [group, patterns] of signs)
    for (const pattern of patterns)
      for (const { index, 0: words } of text.matchAll(pattern)) {
        const span = { start: index, end: index + words.length };
        const before = text.slice(Math.max(0, span.start - 24), span.start).replaceAll(/\s+/g, ' ');
        if (group !== 'private' && denies.test(before)) continue;
        if (isSomebodyElses(text, span)) continue;
        return { ...span, group };
      }
  return null;
}
