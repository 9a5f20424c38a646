import type { Disagreement } from '../../../../preload/contract.ts';
import { words } from './positions.ts';

/** What a question can want to be told: an amount of money, how long or by when, a time of day, how many or how large. */
type AskedValue = 'money' | 'time' | 'clock' | 'count';

/** What a question has to ask for, for an answer's value of this kind to be what it is told for. */
const askedFor: Readonly<Partial<Record<Disagreement, readonly AskedValue[]>>> = {
  money: ['money'],
  number: ['money', 'count', 'clock', 'time'],
  days: ['time', 'clock'],
  'working days': ['time', 'clock'],
  'time of day': ['clock'],
  percent: ['count', 'money'],
  pieces: ['count'],
  grams: ['count'],
  metres: ['count'],
  degrees: ['count'],
  'how often': ['count', 'time'],
  'free or paid': ['money'],
  'open or closed': ['clock'],
};

/** Words in any of the languages; `~` stands for the rest of a word. */
const askingWords = (...lines: readonly string[]): RegExp =>
  words(...lines.map((line) => line.replaceAll('~', String.raw`\p{L}*`)));

const asking: Readonly<Record<AskedValue, RegExp>> = {
  money: askingWords(
    'how much|costs?|prices?|pric(?:ed|ing)|fees?|charge[sd]?|pays?|paid|free|postage|minimum|min\\.|deposit|rates?|value|amount|worth',
    'wie ?viel|was kost~|kost~|~kosten|~preise?n?|~gebühr~|~porto|mindest~|kaution|gratis|frei|zahl~|teuer|~wert|~betrag',
    'combien|prix|tarifs?|frais|coûte(?:nt)?|coûts?|gratuit~|minimum|payer?|caution|montant',
    'cuánto (?:cuesta|vale)~|precios?|gastos|importe|gratis|mínimo|pagar|fianza|tarifas?|coste',
    'quanto|prezz[oi]|spese|costa(?:no)?|minimo|cauzione|hoeveel|prijs|prijzen|kost|borg',
  ),
  time: askingWords(
    'how (?:long|soon|quickly|fast|late|early|many (?:days|weeks|months|hours))|when|periods?|deadlines?|until|within|valid~|expir~|guarantee~|warrant~|duration|times?|notice|days',
    'wie (?:lange|schnell|bald)|wann|~frist~|~dauer~|~zeit(?:en|raum)?|gültig~|~garantie~|gewährleistung~|innerhalb|tage',
    'combien de (?:temps|jours)|délais?|durée|quand|garantie|valable|validité|jours',
    'plazos?|cuánto (?:tiempo|tarda~)|cuántos días|cuándo|garantía|validez|caduca~|días|tarda~',
    'termin[ei]|quanto tempo|quando|garanzia|entro|giorni|hoe ?lang|wanneer|termijn|dagen|geldig~',
  ),
  clock: askingWords(
    'when|what time|until|till|hours?|open~|clos~|times?|how (?:late|early)|check-?in|check-?out|arriv~|cut-?off|deadline',
    'wann|uhrzeit|um wie ?viel uhr|~zeit(?:en)?|öffn~|~öffnungszeiten|geöffnet|offen|schließ~|annahmeschluss|bestellschluss',
    'quand|quelle heure|horaires?|heures?|ouv~|ferm~|jusqu~|avant',
    'cuándo|qué hora|horarios?|abr~|cierr~|hasta',
    'quando|che ora|orar[io]|apert~|apr~|chiu~|wanneer|hoe laat|sluit~|openingstijden',
  ),
  count: askingWords(
    'how (?:many|much|often|big|large|heavy|old|far|tall|hot|warm|high|deep)|max(?:imum)?|minimum|limits?|sizes?|weights?|age[sd]?|discounts?|percent|number|temperature|groups?|capacity|range|distance|at (?:least|most)|up to|small~|large~|once|twice|frequen~|often',
    'wie (?:viele?|oft|groß|schwer|alt|weit|hoch|heiß|warm|tief)|~maxim~|~höchst~|~mindest~|~größe~|~gewicht~|~alter~|~rabatt~|prozent|temperatur|gruppe~|anzahl',
    'combien|maximum|maximale?|minimum|taille|poids|âge|remise|réduction|nombre|groupe|température',
    'cuánt[oa]s?|máxim[oa]|mínim[oa]|tamaño|peso|edad|descuento|número|grupo|temperatura',
    'quant[oaie]|massim[oa]|minim[oa]|età|sconto|numero|gruppo|hoeveel|maximaal|minimaal|gewicht|leeftijd|korting|groep',
  ),
};

const asks =
  /\?|^\P{L}*(?:how|what|when|where|why|which|who|do|does|can|may|is|are|will|should|must|could|wie|was|wann|wo|warum|welche\p{L}?|wer|kann|darf|muss|gibt|ist|sind|habt|haben|comment|quel\p{L}*|quand|où|pourquoi|combien|est-ce|puis-je|peut-on|cómo|qué|cuándo|dónde|cuánt\p{L}*|puedo|se puede|hay|come|che|quando|dove|posso|hoe|wat|wanneer|waar|kan|mag)(?!\p{L})/iu;

/** Whether an entry is headed by a title ("Return period") and asks nothing. */
export const isTitle = (question: string): boolean => !asks.test(question);

/** Whether a question asks for a value of this kind; null where the kind is no value (a yes, a duty). */
export function asksForValue(question: string, kind: Disagreement): boolean | null {
  return askedFor[kind]?.some((value) => asking[value].test(question)) ?? null;
}

/** Whom or what a question is restricted to: an answer for it says nothing of the others. */
const restriction =
  /(?<!\p{L})(?:wholesale|trade|resell|dealer|business|compan|member|student|express|overnight|next[- ]day|abroad|overseas|international|second[- ]hand|großhandel|händler|gewerb|firmen|mitglied|ausland|gebraucht|grossiste|revendeur|professionnel|entreprise|membre|étudiant|étranger|d['’]occasion|mayorista|profesional|empresa|soci[oa]s?(?!\p{L})|estudiante|exprés|urgente|extranjero|internacional|segunda mano)/giu;

/** The restrictions of a question, in a comparable form; '' where it has none. */
export const restrictionsOf = (question: string): string =>
  [...new Set([...question.toLowerCase().matchAll(restriction)].map(([word]) => word.slice(0, 5)))]
    .sort()
    .join(' ');
