import type { Span } from '../../../../preload/contract.ts';
import { splitSentences } from '../../messages/sentences.ts';
import { createTokenizer } from '../../search/tokenizer.ts';
import { stopWordSet } from '../../search/stop-words.ts';
import { foldCase } from '../../store/fold-case.ts';
import { conceptsOf, saysNothing } from './concepts.ts';
import type { Conflict } from './stances.ts';

/** Where a sentence names places, by the codes of their countries (ISO 3166-1). */
interface Named extends Span {
  readonly places: ReadonlySet<string>;
}

/** To where a shop says that it delivers. */
export interface DeliveryArea {
  readonly included: readonly Named[];
  readonly excluded: readonly Named[];
  /** Nowhere else than there; null where that is not said. */
  readonly only: Named | null;
  /** What it is about beyond delivering somewhere ("lamps", "in December"), in stems. */
  readonly special: ReadonlySet<string>;
  /** All its words, in stems. */
  readonly all: ReadonlySet<string>;
}

const union = 'at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk'.split(' ');
const codes = [
  ...union,
  ...'gb us ca ch no is li ua tr jp cn au nz br mx in kr za il ae rs ba me mk al md mc ad sm'.split(' '),
];
const everywhere = [...codes, 'xi'];
/** Names beside those that the runtime knows, folded. */
const otherNames: readonly (readonly [places: readonly string[], names: string])[] = [
  [
    union,
    'eu|european union|europaischen? union|union europeenne|union europea|unione europea|europese unie|ue',
  ],
  [
    [...union, 'gb', 'ch', 'no', 'is', 'li'],
    'europe|europa|europaweit|european countries|europaischen? lander\\w*|pays europeens|paises europeos',
  ],
  [
    everywhere,
    'worldwide|world wide|all over the world|whole world|every country|all countries|weltweit|auf der ganzen welt|monde entier|tous les pays|todo el mundo|todos los paises|in tutto il mondo|wereldwijd',
  ],
  [
    ['gb'],
    'uk|u\\.k\\.|great britain|britain|grossbritannien|grande bretagne|royaume uni|gran bretana|reino unido',
  ],
  [
    ['us'],
    'usa|u\\.s\\.a\\.|united states|the states|vereinigten? staaten|etats unis|estados unidos|ee\\.? ?uu\\.?',
  ],
  [['xi'], 'northern ireland|nordirland|irlande du nord|irlanda del norte'],
];

let made: RegExp | undefined;
let known: ReadonlyMap<string, readonly string[]> | undefined;

/** Small letters without accents and hyphens, each in the place of its own. */
const folded = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const letter = foldCase(text.charAt(at)).charAt(0);
    return letter === '' || /[-’'\s]/u.test(letter) ? ' ' : letter;
  }).join('');

function placeNames(): {
  readonly pattern: RegExp;
  readonly countries: ReadonlyMap<string, readonly string[]>;
} {
  if (made === undefined || known === undefined) {
    const found = new Map<string, readonly string[]>();
    for (const locale of ['en', 'de', 'fr', 'es', 'it', 'nl']) {
      const names = new Intl.DisplayNames(locale, { type: 'region' });
      for (const code of codes) found.set(folded(names.of(code.toUpperCase()) ?? code), [code]);
    }
    const parts = [...found.keys()].sort((a, b) => b.length - a.length);
    const others = otherNames.map(([, names], at) => `(?<o${at}>${names})`);
    made = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${others.join('|')}|${parts.join('|')})(?![\\p{L}\\p{N}])`,
      'gu',
    );
    known = found;
  }
  return { pattern: made, countries: known };
}

function placesIn(text: string): { readonly places: ReadonlySet<string>; readonly first: Span } | null {
  const { pattern, countries } = placeNames();
  const places = new Set<string>();
  let first: Span | null = null;
  for (const match of folded(text).matchAll(pattern)) {
    // "Vous avez eu": a form of "avoir".
    if (match[0] === 'eu' && text.startsWith('eu', match.index)) continue;
    const at = otherNames.findIndex((_, one) => match.groups?.[`o${one}`] !== undefined);
    for (const code of otherNames[at]?.[0] ?? countries.get(match[0]) ?? []) places.add(code);
    first ??= { start: match.index, end: match.index + match[0].length };
  }
  return first === null ? null : { places, first };
}

const only =
  /(?<![\p{L}])(?:only|solely|exclusively|nur|ausschließlich|uniquement|seulement|exclusivement|solo|sólo|solamente|únicamente|exclusivamente|soltanto|alleen|uitsluitend)(?![\p{L}])|(?<![\p{L}])(?:ne |n['’])\p{L}+ qu(?:['’]|e(?![\p{L}]))/iu;
const not =
  /(?<![\p{L}])(?:not|no|cannot|never|nor|nicht|kein(?:e|en)?|nein|pas|non|aucune?|ne|niet|geen)(?![\p{L}])|n['’]t(?![\p{L}])/iu;
const outside = /(?<![\p{L}])(?:outside|beyond|außerhalb|hors|en dehors|fuera|fuori|buiten)(?![\p{L}])/iu;
const except =
  /(?<![\p{L}])(?:except|excluding|but not|apart from|außer|ausgenommen|sauf|excepté|hormis|excepto|salvo|menos|tranne|behalve)(?![\p{L}])/iu;
const yesFirst =
  /^\W*(?:yes|of course|certainly|sure|ja|gerne?|natürlich|oui|bien sûr|sí|claro|sì|certo)(?![\p{L}])/iu;
const noFirst =
  /^\W*(?:no|unfortunately|sorry|nein|leider|non|malheureusement|désolé|lamentablemente|lo sentimos|purtroppo|nee|helaas)(?![\p{L}])/iu;

/** Words of every question about delivering somewhere. */
const usual = new Set(
  `country countries international internationally dentro innerhalb intérieur abroad overseas area areas region regions place destination destinations outside inside beyond within
  send sends sent sending serve served customers world worldwide live address addresses carrier zone zones land länder ländern liefergebiet liefergebiete ausland international internationaler
  wohin welt schicken schickt verschickt verschicken versenden pays étranger international internationaux internationale envois zone zones monde où países país extranjero internacional internacionales
  zona zonas mundo dónde adónde union europe uk eu usa also regular usual normal standard
  unfortunately sorry leider malheureusement désolé désolés lamentablemente sentimos gladly gerne make hacéis haceis hacen hacemos faites faisons macht machen possible available offer
  gastos frais port portes porto coste costes kosten cost costs price prices charge charges fee fees long take takes day days week weeks arrive arrives working`.split(
    /\s+/,
  ),
);

/** Reads where entries say that a shop delivers; null for one about anything else. */
export function createDeliveryAreaReader(): (question: string, answer: string) => DeliveryArea | null {
  const tokenizer = createTokenizer();
  const usualStems = new Set([...usual].flatMap((word) => tokenizer.tokenize(word).map(({ stem }) => stem)));

  /** Stems of the words that say what a text is about, beyond delivering and the names of places. */
  function specialIn(text: string): readonly string[] {
    const { pattern } = placeNames();
    const bare = folded(text).replaceAll(pattern, (name) => ' '.repeat(name.length));
    return tokenizer.tokenize(text).flatMap(({ stem, start, end }) => {
      const written = text.slice(start, end);
      if (bare.slice(start, end).trim() === '') return [];
      const concepts = conceptsOf(written);
      if (concepts.length > 0) return concepts.some((one) => aboutDelivery.has(one)) ? [] : [stem];
      if (sends.test(written) || only.test(written)) return [];
      const silent = stopWordSet.has(written.toLowerCase()) || saysNothing(written) || usualStems.has(stem);
      return silent || /\d/.test(written) || written.length < 3 ? [] : [stem];
    });
  }

  return (question, whole) => {
    const answer = whole.slice(0, mostCharacters);
    const asked = placesIn(question);
    const askedFor = new Set(tokenizer.tokenize(question).map(({ stem }) => stem));
    const spans = splitSentences(answer, []).slice(0, mostSentences);
    if (asked === null && placesIn(answer) === null) return null;
    if (!speaksOfDelivery(question) && !speaksOfDelivery(answer)) return null;
    const included: Named[] = [];
    const excluded: Named[] = [];
    let limit: Named | null = null;
    const first = spans[0];
    // "Do you send to Norway?" – "Yes, twice a week."
    if (asked !== null && first !== undefined && !outside.test(question)) {
      const said = { places: asked.places, start: first.start, end: first.end };
      const begin = answer.slice(first.start, first.end);
      if (yesFirst.test(begin)) included.push(said);
      else if (noFirst.test(begin) && placesIn(begin) === null) excluded.push(said);
    }
    for (const { start, end } of spans) {
      const sentence = answer.slice(start, end);
      const found = placesIn(sentence);
      if (found === null) continue;
      // "Furniture is delivered within the UK only": about furniture alone.
      const subjects = specialIn(sentence.slice(0, found.first.start));
      if (subjects.some((stem) => !askedFor.has(stem))) continue;
      const but = except.exec(sentence);
      const named = (from: number, to: number): Named | null => {
        const part = placesIn(sentence.slice(from, to));
        return part === null
          ? null
          : {
              places: part.places,
              start: start + from + part.first.start,
              end: start + from + part.first.end,
            };
      };
      const main = named(0, but?.index ?? sentence.length);
      const exception = but === null ? null : named(but.index, sentence.length);
      if (exception !== null) excluded.push(exception);
      if (main === null) continue;
      // "To Norway or anywhere else outside" names what lies outside, and not what it is outside of.
      const outsideAt = outside.exec(sentence)?.index ?? -1;
      const isOutside = outsideAt >= 0 && placesIn(sentence.slice(outsideAt)) !== null;
      const isDenied =
        not.test(sentence.replace(noFirst, '')) || (noFirst.test(sentence) && !only.test(sentence));
      if (only.test(sentence) || (isOutside && isDenied)) limit = main;
      else if (isDenied) excluded.push(main);
      else if (!isOutside)
        included.push({
          ...main,
          places: exception === null ? main.places : minus(main.places, exception.places),
        });
    }
    if (included.length + excluded.length === 0 && limit === null) return null;
    const stems = tokenizer.tokenize(`${question} ${answer}`).map(({ stem }) => stem);
    return { included, excluded, only: limit, special: new Set(specialIn(question)), all: new Set(stems) };
  };
}

/** Where a shop delivers it says at once. */
const mostSentences = 6;
const mostCharacters = 1_200;
const aboutDelivery: ReadonlySet<string> = new Set(['delivery', 'order', 'customs', 'address']);
const sends =
  /(?<![\p{L}])(?:sends?|sending|sent|posts?|posted|posting|serve[ds]?|schick\p{L}*|verschick\p{L}*|envoy\p{L}*|envi\p{L}+|mand\p{L}+)(?![\p{L}])/iu;
const speaksOfDelivery = (text: string): boolean =>
  sends.test(text) ||
  (text.match(/\p{L}+/gu) ?? []).slice(0, 60).some((word) => {
    const concepts = conceptsOf(word);
    return concepts.includes('delivery') || concepts.includes('order');
  });

const minus = (places: ReadonlySet<string>, without: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...places].filter((place) => !without.has(place)));
const shares = (a: Named, b: Named): boolean => [...a.places].some((place) => b.places.has(place));
const place = ({ start, end }: Span): Span => ({ start, end });

/** Where one shop cannot deliver as both say; empty where either is about something special that the other is not. */
export function deliveryConflicts(a: DeliveryArea, b: DeliveryArea): readonly Conflict[] {
  const isOther = (one: DeliveryArea, other: DeliveryArea): boolean =>
    [...one.special].some((stem) => !other.all.has(stem));
  if (isOther(a, b) || isOther(b, a)) return [];
  const found = clash(a, b);
  if (found !== null) return [{ about: 'delivery area', a: [place(found[0])], b: [place(found[1])] }];
  const other = clash(b, a);
  return other === null ? [] : [{ about: 'delivery area', a: [place(other[1])], b: [place(other[0])] }];
}

/** "Not worldwide" says nothing about any country. */
const mostNamed = 20;

/** What the first one delivers to and the second one does not. */
function clash(a: DeliveryArea, b: DeliveryArea): readonly [Span, Span] | null {
  for (const one of a.included) {
    const against = b.excluded.find((each) => shares(one, each) && each.places.size <= mostNamed);
    if (against !== undefined) return [one, against];
    if (b.only !== null && minus(one.places, b.only.places).size > 0) return [one, b.only];
  }
  return a.only !== null && b.only !== null && minus(a.only.places, b.only.places).size > 0
    ? [a.only, b.only]
    : null;
}
