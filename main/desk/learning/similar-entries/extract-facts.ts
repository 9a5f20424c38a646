import type { FactKind, Span } from '../../../../preload/contract.ts';
import { createClaimedSpans } from '../../privacy/pii/claimed-spans.ts';

/** Something that a sentence commits itself to, with its place in the text. */
export interface Fact extends Span {
  /** Facts of the same kind can disagree. */
  readonly kind: FactKind;
  readonly value: string;
  /** A sum from which something else holds ("free from 50 €"), and none that is paid. */
  readonly isThreshold?: true;
}

const spelled: Record<string, number> = Object.fromEntries(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
    '- un deux trois quatre cinq six sept huit neuf dix onze douze',
    '- uno dos tres cuatro cinco seis siete ocho nueve diez',
    '- uno due tre quattro cinque sei sette otto nove dieci',
    '- een twee drie vier vijf zes zeven acht negen tien elf twaalf',
    ...['eine', 'einem', 'einen', 'einer', 'eines', 'une', 'una', 'één'].map((word) => `- ${word}`),
  ].flatMap((words) => words.split(' ').map((word, at) => [word, at] as const)),
);
const tens: readonly (readonly [value: number, words: string])[] = [
  [13, 'dreizehn treize trece tredici dertien'],
  [14, 'vierzehn quatorze catorce quattordici veertien'],
  [15, 'fünfzehn quinze quince quindici vijftien'],
  [20, 'zwanzig vingt veinte venti twintig'],
  [30, 'thirty dreißig dreissig trente treinta trenta dertig'],
  [40, 'forty vierzig quarante cuarenta quaranta veertig'],
  [50, 'fifty fünfzig cinquante cincuenta cinquanta vijftig'],
  [60, 'sixty sechzig soixante sesenta sessanta zestig'],
  [90, 'ninety neunzig noventa novanta negentig'],
  [100, 'hundred hundert cent cien cento honderd'],
];
for (const [value, words] of tens) for (const word of words.split(' ')) spelled[word] = value;
/** From its first digit and no further than anybody counts, so that long rows of digits are read once. */
const number = String.raw`(?:(?<!\d)(?:\d{1,3}(?:[.,' ]\d{2,3}){1,6}(?:[.,]\d{1,2})?|\d{1,15}(?:[.,]\d{1,15})?)|\b(?:${Object.keys(
  spelled,
)
  .filter((word) => word !== 'null' && word !== '-')
  .join('|')})\b)`;

/** Units in what they are all counted in: a week is seven days. */
const units: readonly (readonly [kind: FactKind, each: number, pattern: string])[] = [
  [
    'working days',
    1,
    String.raw`(?:working|business|bank|work)[ -]days?|werktagen?|werktage|arbeitstagen?|jours? ouvr(?:és?|ables?)|días (?:laborables|hábiles)|giorni lavorativi|werkdagen`,
  ],
  ['days', 1 / 1440, 'minutes?|mins?|minuten?|minutos?|minut[io]'],
  ['days', 1 / 24, 'hours?|hrs?|h|stunden?|heures?|horas?|or[ae]|uren'],
  ['days', 1, String.raw`(?:calendar |consecutive )?days?|tagen?|tage|jours?|días?|giorn[io]|dag(?:en)?`],
  ['days', 7, 'weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken'],
  ['days', 365 / 12, 'months?|monaten?|monate|mois|mes(?:es)?|mes[ei]|maand(?:en)?'],
  ['days', 365, 'years?|yrs?|jahren?|jahre?|ans?|années?|años?|ann[io]|jaar'],
  ['percent', 1, 'percent|per ?cent|prozent|%|pour ?cent|por ciento|procent'],
  [
    'money',
    1,
    String.raw`euros?|eur|€|dollars?|usd|\$|pounds?|gbp|£|chf|francs?|rupees?|rs\.?|inr|lakhs?|lacs?|cents?`,
  ],
  ['grams', 1, 'g|grams?|gramm'],
  ['grams', 1000, 'kg|kilos?|kilograms?|kilogramm'],
  ['metres', 0.01, 'cm|centimet(?:er|re)s?'],
  ['metres', 1, 'm|met(?:er|re)s?'],
  ['metres', 1000, 'km|kilomet(?:er|re)s?'],
  ['degrees', 1, '°c?|degrees?|grad'],
  [
    'pieces',
    1,
    String.raw`pieces?|items?|stück|times?|people|persons?|passengers?|guests?|children|kids|personen|gäste|kinder|personnes?|personas?|persone|loaves|copies|cards?|accounts?`,
  ],
];
const anyUnit = new RegExp(
  String.raw`(?<from>${number})(?:\s?(?:-|–|to|or|and|bis|oder|und|à|ou|et|a|o|y|tot|of)\s?(?<to>${number}))?[\s-]?(?:${units
    .map(([, , pattern], at) => `(?<u${at}>${pattern})`)
    .join('|')})(?![\p{L}\p{N}])`,
  'giu',
);
const moneyInFront = new RegExp(
  String.raw`(?:[€$£]|\b(?:rs|inr|eur|usd|gbp|chf)\b\.?)\s?(?<from>${number})`,
  'giu',
);
const clock =
  /\b(?<hour>[01]?\d|2[0-3])(?:[:.h](?<minute>[0-5]\d))?\s?(?<half>am|pm|a\.m\.|p\.m\.|uhr|o['’]clock)(?![\p{L}])|\b(?<hour24>[01]?\d|2[0-3]):(?<minute24>[0-5]\d)\b/giu;
const weekdays: readonly (readonly [name: string, words: string])[] = [
  ['monday', 'mondays?|montags?|lundis?|lunes|lunedì|maandag'],
  ['tuesday', 'tuesdays?|dienstags?|mardis?|martes|martedì|dinsdag'],
  ['wednesday', 'wednesdays?|mittwochs?|mercredis?|miércoles|mercoledì|woensdag'],
  ['thursday', 'thursdays?|donnerstags?|jeudis?|jueves|giovedì|donderdag'],
  ['friday', 'fridays?|freitags?|vendredis?|viernes|venerdì|vrijdag'],
  ['saturday', 'saturdays?|samstags?|sonnabends?|samedis?|sábados?|sabat[oi]|zaterdag'],
  ['sunday', 'sundays?|sonntags?|dimanches?|domingos?|domenic[ah]e?|zondag'],
  ['weekend', 'weekends?|wochenenden?|fines? de semana|fine settimana'],
  ['weekday', 'weekdays?'],
];
const weekday = new RegExp(
  String.raw`(?<![\p{L}])(?:${weekdays.map(([name, words]) => `(?<${name}>${words})`).join('|')})(?![\p{L}])`,
  'giu',
);

/** How often a year something happens: "twice a week", "every month", "monthly". */
const periods: readonly (readonly [aYear: number, nouns: string, adverbs: string])[] = [
  [
    365,
    'day|tag|jour|día|giorno|dag',
    'daily|täglich|quotidien(?:nement)?|diariamente|quotidianamente|dagelijks',
  ],
  [
    52,
    'week|woche|semaine|semana|settimana',
    'weekly|wöchentlich|hebdomadaire|semanalmente|settimanalmente|wekelijks',
  ],
  [
    12,
    'month|monat|mois|mes|mese|maand',
    'monthly|monatlich|mensuel(?:lement)?|mensualmente|mensilmente|maandelijks',
  ],
  [4, 'quarter|quartal|trimestre|kwartaal', 'quarterly|vierteljährlich|trimestriel(?:lement)?'],
  [
    1,
    'year|jahr|an|année|año|anno|jaar',
    'yearly|annually|jährlich|annuel(?:lement)?|anualmente|annualmente|jaarlijks',
  ],
];
const counts: readonly (readonly [count: number, words: string])[] = [
  [1, 'once|einmal|une fois|una vez|una volta|één keer|eenmaal'],
  [2, 'twice|two times|zweimal|deux fois|dos veces|due volte|twee keer|tweemaal'],
  [3, 'three times|dreimal|trois fois|tres veces|tre volte|drie keer'],
  [4, 'four times|viermal|quatre fois|cuatro veces|quattro volte|vier keer'],
];
const each =
  'every|each|jede[nsrm]?|chaque|cada|ogni|elke|iedere?|tous les|toutes les|todos los|todas las|tutti i|tutte le';
const often = new RegExp(
  String.raw`(?<![\p{L}])(?:(?:(?:${counts.map(([, words], at) => `(?<c${at}>${words})`).join('|')})\s(?:an?|per|each|every|pro|im|in der|am|par|al|a la|por|all['’]|alla|in de|in het)\s?|(?:${each})\s)(?:${periods
    .map(([, nouns], at) => `(?<n${at}>${nouns})`)
    .join(
      '|',
    )})(?:e?s)?|${periods.map(([, , adverbs], at) => `(?<a${at}>${adverbs})`).join('|')})(?![\p{L}])`,
  'giu',
);
/** "Aged 8 and over": of years, like "from 8 years". */
const age =
  /\b(?:aged?|ages|age of)\s(?:from\s|at least\s)?(?<years>\d{1,2})\b(?!\s?(?:years?|months?|weeks?|days?))/giu;
/** "Within a month", and nothing that comes twice a month. */
const oneOf =
  /(?<=(?<![\p{L}])(?:within|for|than|after|up to|until)\s)an?\s(?:(?<day>day)|(?<week>week)|(?<fortnight>fortnight)|(?<month>month)|(?<year>year))(?![\p{L}])/giu;
const lengths: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  fortnight: 14,
  month: 365 / 12,
  year: 365,
};
/** What stands before a sum from which something else holds. */
const fromSum =
  /(?<![\p{L}])(?<!(?:no|not|never|nie|nicht|pas|no) )(?:from|over|above|exceed\p{L}*|reach\p{L}*|at least|(?:a )?minimum(?: order)?(?: value)?(?: of)?|more than|spend(?:ing)?|worth|ab|über|mindestens|(?:bestell|einkaufs|waren)wert (?:von|über)|dès|à partir d[e’']|plus d[e’']|au[- ]dessus de|supérieur\p{L}* à|a partir de|más de|desde|superior\p{L}* a|mínimo de|oltre|superior\p{L}* ai|vanaf|boven)\s*$/iu;
/** Looked at before a sum, in characters. */
const sumReach = 32;
const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const date = new RegExp(
  String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s(?:of\s)?(?<month>${months})\b|\b(?<month2>${months})\s(?<day2>\d{1,2})(?:st|nd|rd|th)?\b|\b\d{4}-\d{2}-\d{2}\b`,
  'giu',
);
const bare = /(?<![\p{L}\p{N}.,/-])\d+(?:[.,]\d+)?(?![\p{L}\p{N}]|[.,/-]\d)/gu;

/** "1,500.50" and "1.500,50" are one number, and so are "3" and "three". */
function valueOf(written: string): number {
  const known = spelled[written.toLowerCase()];
  if (known !== undefined) return known;
  const plain = written.replace(/[' ]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(plain);
  const whole = decimal === null ? plain : plain.slice(0, decimal.index);
  return Number(`${whole.replace(/[.,]/g, '')}.${decimal?.[1] ?? '0'}`);
}

/** Whether two facts of a kind say the same: four weeks are not a month, but thirty days are, and 24 months are two years. */
export function isSameFact(a: Fact, b: Fact): boolean {
  if (a.value === b.value) return true;
  const [one, two] = [Number(a.value), Number(b.value)];
  return (
    a.kind === 'days' && b.kind === 'days' && one > 25 && Math.abs(one - two) <= 0.02 * Math.max(one, two)
  );
}

/** Facts of one kind that can disagree: what is paid never does with the sum from which it need not be. */
export const comparableKind = ({ kind, isThreshold }: Fact): string =>
  isThreshold === true ? `${kind} from` : kind;

/** What a stretch of a text commits itself to in numbers, days and times; in order, without overlaps. */
export function extractFacts(text: string, stretch: Span): readonly Fact[] {
  const part = text.slice(stretch.start, stretch.end);
  const facts: Fact[] = [];
  const claims = createClaimedSpans(text);
  const add = (match: RegExpMatchArray, kind: FactKind, value: string): void => {
    const start = stretch.start + (match.index ?? 0);
    const end = start + match[0].length;
    if (claims.overlaps({ start, end })) return;
    claims.claim({ start, end });
    const isSum = kind === 'money' || (kind === 'number' && /[.,]\d\d$/.test(match[0]));
    const isThreshold = isSum && fromSum.test(text.slice(Math.max(stretch.start, start - sumReach), start));
    facts.push({ kind, value, start, end, ...(isThreshold ? { isThreshold } : {}) });
  };
  for (const match of part.matchAll(oneOf)) {
    const unit = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] ?? '';
    add(match, 'days', String(Number((lengths[unit] ?? 0).toFixed(4))));
  }
  for (const match of part.matchAll(date))
    add(match, 'date', match[0].toLowerCase().replace(/\W|(?<=\d)(?:st|nd|rd|th)|\bof\b/g, ''));
  for (const match of part.matchAll(often)) {
    const groups = match.groups ?? {};
    const at = periods.findIndex(
      (_, one) => groups[`n${one}`] !== undefined || groups[`a${one}`] !== undefined,
    );
    const count = counts.find((_, one) => groups[`c${one}`] !== undefined)?.[0] ?? 1;
    add(match, 'how often', String((periods[at]?.[0] ?? 1) * count));
  }
  for (const match of part.matchAll(age)) add(match, 'days', String(Number(match.groups?.['years']) * 365));
  for (const match of part.matchAll(clock)) {
    const { hour, hour24, minute, minute24, half = '' } = match.groups ?? {};
    const late = /^p/i.test(half) && Number(hour) < 12 ? 12 : 0;
    add(match, 'time of day', String((Number(hour ?? hour24) + late) * 60 + Number(minute ?? minute24 ?? 0)));
  }
  for (const match of part.matchAll(moneyInFront))
    add(match, 'money', String(valueOf(match.groups?.['from'] ?? '')));
  for (const match of part.matchAll(anyUnit)) {
    const groups = match.groups ?? {};
    const unit = units.find((_, at) => groups[`u${at}`] !== undefined);
    if (unit === undefined) continue;
    const [kind, each] = unit;
    const ends = [groups['from'], groups['to']].flatMap((end) =>
      end === undefined ? [] : [valueOf(end) * each],
    );
    add(match, kind, ends.map((end) => Number(end.toFixed(4))).join('–'));
  }
  for (const match of part.matchAll(weekday)) {
    const groups = match.groups ?? {};
    add(match, 'weekday', weekdays.find(([name]) => groups[name] !== undefined)?.[0] ?? match[0]);
  }
  for (const match of part.matchAll(bare)) add(match, 'number', String(valueOf(match[0])));
  return facts.sort((a, b) => a.start - b.start);
}
