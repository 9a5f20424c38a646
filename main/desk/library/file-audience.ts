import type { Audience, AudienceSign } from '../../../preload/contract.ts';
import { foldCase } from '../store/fold-case.ts';

/**
 * Whom a file, a row or a record is for, by what it says itself. Only explicit signs count: a wrong guess would keep an
 * answer from everybody else.
 */

const join = (...parts: readonly string[]): string => parts.join('|');
/** All patterns are for folded words: small letters without accents. */
const named: Readonly<Record<Exclude<Audience, 'everyone'>, string>> = {
  business: join(
    'wholesale(?:rs?)?(?! (?:market|club)s?\\b)',
    'trade (?:customers?|accounts?|clients?|partners?|only|prices|pricing|terms|faqs?|orders?)',
    '(?:business|corporate) (?:customers?|clients?|accounts?)',
    'b2b|resellers?',
    'for (?:our )?(?:retailers|dealers|stockists|distributors|trade|companies|businesses)',
    'gro(?:ss|ß)(?:handel|handler|kunden)|(?:geschafts|firmen|gewerbe)kunden|gewerbliche kunden|wiederverkaufer|handlerbereich',
    'fur (?:handler|firmen|unternehmen|gewerbe(?:treibende)?)',
    'grossistes?|revendeurs?|vente en gros|clients? (?:professionnels?|pros?)|pour (?:les )?(?:professionnels|entreprises|pros)',
    'mayoristas?|al por mayor|revendedores|clientes (?:profesionales|empresas?)|para (?:empresas|profesionales)',
    'ingrosso|grossisti|rivenditori|groothandel|zakelijke klanten',
  ),
  private: join(
    '(?:private|retail) (?:customers?|clients?)|b2c|(?:for )?consumers',
    'privatkunden|privatpersonen|endkunden|(?:fur )?(?:endverbraucher|verbraucher)',
    'particuliers|(?:clientes )?particulares|clienti privati|particulieren',
  ),
  members: join(
    'members only|only for members|for (?:our )?(?:club )?members|(?:club )?members (?:area|faqs?|benefits|handbook|guide|info(?:rmation)?)',
    /(?:nur )?fur (?:unsere )?mitglieder|mitgliederbereich|mitglieder faqs?/.source,
    '(?:reserve aux|pour (?:les|nos)) (?:membres|adherents)|(?:solo|para) (?:los |nuestros )?socios|(?:solo )?per i soci|voor leden',
  ),
  staff: join(
    'staff only|for (?:our )?staff|staff (?:handbook|guide|manual|faqs?|notes|instructions|info(?:rmation)?|area)',
    'internal(?: (?:only|use|notes?|faqs?|guide|use only))?|(?:for )?employees only|for employees|employee (?:handbook|guide|manual)',
    '(?:team|agents) only|for agents',
    'nur intern|interne[rs]?|intern$|(?:nur )?fur mitarbeiter(?:innen)?|mitarbeiterhandbuch',
    'usage interne|(?:reserve au|pour le) personnel|uso interno|interno|solo personal|para (?:el personal|empleados)|voor medewerkers',
  ),
};
/** What names a group when it is all that a file or folder is called. */
const wholeNames: Readonly<Record<Exclude<Audience, 'everyone'>, RegExp>> = {
  business: /^(?:trade|handler|pros?|professionnels|empresas|zakelijk)(?: faqs?)?$/,
  private: /^(?:private|privat|verbraucher|particulieren|privati)(?: faqs?)?$/,
  members: /^(?:club )?(?:members|mitglieder|membres|adherents|socios|soci|leden)(?: faqs?)?$/,
  staff: /^(?:intern|employees|mitarbeiter|personnel|personale|medewerkers)(?: faqs?)?$/,
};
/** How one becomes something is for those who are not, and what is not for somebody is for the others. */
const elsewhere =
  /\b(?:become|becoming|how to|where to|find|apply|join|werden|wie|devenir|comment|hacerse|como|diventare|worden|not|no|non|without|except|nicht|ohne|keine?|sauf|sin|excepto)\b/;

const groups = ['business', 'private', 'members', 'staff'] as const;
type Group = (typeof groups)[number];

const fieldNames =
  /^(?:(?:target |intended )?audiences?|target ?groups?|(?:customer|client|user) ?(?:types?|groups?|segments?|kinds?|category)|segments?|(?:valid |applies )?for(?: whom)?|zielgruppen?|kunden(?:gruppen?|typ|art|segment|kreis)|public cible|types? de clients?|groupes? de clients?|clientele|tipos? de clientes?|grupos? de clientes?|publico(?: objetivo)?|segmento|tipo di clienti?|destinatari|doelgroep|klant(?:type|groep|soort))$/;
const values: Readonly<Record<Audience, RegExp>> = {
  everyone:
    /^(?:all|everyone|everybody|any(?:one|body)?|both|public|general|(?:all )?customers?|alle(?: kunden)?|beide|jeder|tous|toutes|tout le monde|tous les clients|todos|todos los clientes|ambos|tutti|iedereen|\*)$/,
  private:
    /^(?:private|(?:private|retail) (?:customers?|clients?|persons?)|retail|consumers?|b2c|individuals?|end (?:customers?|users?|consumers?)|privat(?:e|kunden?|personen?)?|endkunden?|(?:end)?verbraucher|(?:clients? )?particuliers?|(?:clientes? )?particular(?:es)?|privati|particulier(?:en)?)$/,
  business:
    /^(?:(?:business|trade|wholesale|corporate)(?: (?:customers?|clients?|accounts?))?|b2b|wholesalers?|business(?:es)?|compan(?:y|ies)|resellers?|dealers?|retailers?|distributors?|stockists?|professionals?|(?:geschafts|firmen|gewerbe)kunden?|gewerb(?:e|lich)|handler|gro(?:ss|ß)(?:handel|kunden?)|wiederverkaufer|unternehmen|firmen?|professionnels?|pros?|entreprises?|grossistes?|revendeurs?|empresas?|mayoristas?|profesional(?:es)?|aziend[ae]|rivenditori|grossisti|zakelijk|bedrijven)$/,
  members:
    /^(?:(?:club )?members?(?: only)?|subscribers?|mitglied(?:er)?|membres?|adherents?|abonnes?|soci[oa]?s?|miembros?|leden)$/,
  staff:
    /^(?:staff(?: only)?|internal(?: (?:only|use))?|employees?|agents?(?: only)?|team|mitarbeiter(?:innen)?|(?:nur )?intern[eoa]?|personnel|empleados|personale|dipendenti|medewerkers)$/,
};

/** `FAQ_Geschäftskunden` and `faqGeschäftskunden` as folded words. */
const wordsOf = (text: string): string =>
  foldCase(text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replaceAll(/[^\p{L}\p{N}*ß]+/gu, ' ')
    .trim();

const allNamed = new Map(
  groups.map((group) => [group, new RegExp(`(?<![\\p{L}\\p{N}])(?:${named[group]})(?![\\p{L}\\p{N}])`, 'u')]),
);

/** The one group that words name, and with which; null where they name none, or two. */
function groupIn(words: string): { readonly value: Group; readonly words: string } | null {
  if (elsewhere.test(words)) return null;
  const found = groups.flatMap((value) => {
    const match = allNamed.get(value)?.exec(words) ?? wholeNames[value].exec(words);
    return match === null ? [] : [{ value, words: match[0] }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A title is a sentence: what it is about stands at its beginning or its end, or behind a "for". */
const longestTitle = 8;
function groupInTitle(title: string): ReturnType<typeof groupIn> {
  if (/[?!]/.test(title)) return null;
  const words = wordsOf(title);
  const found = words.split(' ').length > longestTitle ? null : groupIn(words);
  if (found === null) return null;
  const [before = '', after = ''] = words.split(found.words);
  const isAtStart = /^(?:(?:the|our|faqs?|info(?:rmation)?s?|die|unsere?|les|nos|para|los) )*$/.test(before);
  const isBehindFor =
    /(?:^| )(?:for|fur|pour|para|per|voor)(?: (?:our|the|unsere|les|nos|los|nuestros))? $/.test(before);
  return isAtStart ||
    isBehindFor ||
    after === '' ||
    /^(?:for|fur|pour|para|per|voor|nur|only) /.test(found.words)
    ? found
    : null;
}

/** Whom a file is for, by its name, the folder that it lies in, and its title; null where none of them says so. */
export function audienceOfFile(file: {
  readonly name: string;
  readonly folder: string;
  readonly title: string;
}): { readonly value: Audience; readonly sign: AudienceSign } | null {
  const stem = file.name.replace(/\.[^.]{1,8}$/, '');
  const signs = [
    { from: 'name', words: stem, found: groupIn(wordsOf(stem)) },
    { from: 'title', words: file.title, found: groupInTitle(file.title) },
    { from: 'folder', words: file.folder, found: groupIn(wordsOf(file.folder)) },
  ] as const;
  for (const { from, words, found } of signs)
    if (found !== null) return { value: found.value, sign: { from, words: words.slice(0, 100) } };
  return null;
}

/** Whether a column, a field of the front matter or a key says whom something is for. */
export const isAudienceField = (name: string): boolean => fieldNames.test(wordsOf(name));

/** What such a field says: `B2B`, `Privatkunden`, `members`. For two groups it is for everyone; null for anything else. */
export function audienceOfValue(value: string): Audience | null {
  const parts = value.split(/[,;/|&+]|\s(?:and|und|et|y|e|en)\s/u).map(wordsOf);
  const found = parts.filter(Boolean).map((part) => audienceNamed(part));
  const [first, ...others] = found;
  if (first === undefined || found.includes(null)) return null;
  return others.every((other) => other === first) ? first : 'everyone';
}

function audienceNamed(word: string): Audience | null {
  const all = ['everyone', ...groups] as const;
  return all.find((value) => values[value].test(word)) ?? null;
}
