import { createTokenizer } from '../../search/tokenizer.ts';
import { stopWords } from '../../search/stop-words.ts';
import { conceptsOf, saysNothing, withReturns } from './concepts.ts';
import { namesIn } from './topics.ts';

/** What an entry is about, to be held against another one. */
export interface Subject {
  /** All words of the question, in order. */
  readonly asked: readonly string[];
  /** Words of the question that say what it is about. */
  readonly named: ReadonlySet<string>;
  /** Those of them that the answer repeats. */
  readonly repeated: ReadonlySet<string>;
  /** Those that it writes as a name. */
  readonly names: ReadonlySet<string>;
  /** For how long it asks a price: "a day", "pro Woche"; null where it does not say. */
  readonly period: string | null;
  /** All words of both. */
  readonly all: ReadonlySet<string>;
}

/** Words by which a question asks for a price, a time or a place; two that use others may ask for the same. */
const asking = `cost costs price prices pay pays paid fee fees charge charges free hour hours time times day days week weeks month months
  long longest period maximum minimum most least limit limits allowed possible open opening close closed weight heavy size many often
  take takes keep kept get receive order ordered required need needed necessary included include includes fit fits hold holds
  passen passt nötig offered offer available once here wear come bring enter pick collect collected collecting stay stays give given bought welcome accept accepted
  permitted person people item items product products goods article articles`;

/** Names of tickets and passes begin with these. */
const period = /^(?:hour|day|week|month|year|evening|morning|night|season)$/i;

const counted =
  /\d|^(?:one|two|three|four|five|six|seven|ten|per|every|each|which|what|same|next|working|business)$/i;

const periods: readonly (readonly [name: string, words: string])[] = [
  ['hour', 'hour|stunde|heure|hora|ora|uur'],
  ['day', 'day|night|tag|nacht|jour|nuit|día|noche|giorno|notte|dag'],
  ['week', 'week|woche|semaine|semana|settimana'],
  ['month', 'month|monat|mois|mes|mese|maand'],
  ['year', 'year|jahr|an|année|año|anno|jaar'],
];
const perPeriod = new RegExp(
  String.raw`(?<![\p{L}])(?:a|an|per|each|one|pro|am|im|die|eine?|par|al|a la|por|un|una|all['’]|alla|il|per) (?:${periods.map(([name, words]) => `(?<${name}>${words})`).join('|')})(?![\p{L}])`,
  'iu',
);
const periodIn = (question: string): string | null => {
  const groups = perPeriod.exec(question)?.groups ?? {};
  return periods.find(([name]) => groups[name] !== undefined)?.[0] ?? null;
};

export type SubjectReader = (question: string, answer: string) => Subject;

export function createSubjectReader(): SubjectReader {
  const words = createTokenizer();
  const plainStems = (text: string): readonly string[] => words.tokenize(text).map(({ stem }) => stem);
  const silent = new Set([...plainStems(stopWords), ...plainStems(asking)]);

  /** "Postage", "delivery" and "Versand" are one word; "day" in "a day ticket" is a part of its name. */
  function read(text: string): readonly { readonly stem: string; readonly isSilent: boolean }[] {
    const tokens = words
      .tokenize(text)
      .map(({ stem, start, end }) => ({ stem, written: text.slice(start, end) }));
    return tokens.flatMap(({ stem, written }, at) => {
      const [last, next] = [tokens[at - 1]?.written ?? '', tokens[at + 1]];
      if (period.test(written) && next && !silent.has(next.stem) && !counted.test(last))
        return [{ stem: `${stem} ${next.stem}`, isSilent: false }];
      const concepts = conceptsOf(written).slice(0, 2);
      if (concepts.length > 0)
        return concepts.map((concept) => ({ stem: `(${concept})`, isSilent: silent.has(stem) }));
      return [{ stem, isSilent: silent.has(stem) || saysNothing(written) || /\d/.test(stem) }];
    });
  }

  return (question, answer) => {
    const asked = read(withReturns(question));
    const named = new Set(asked.filter(({ isSilent }) => !isSilent).map(({ stem }) => stem));
    const said = new Set(read(withReturns(answer)).map(({ stem }) => stem));
    return {
      asked: asked.map(({ stem }) => stem),
      named,
      repeated: new Set([...named].filter((stem) => said.has(stem) || isInflected(stem, said))),
      period: periodIn(question),
      names: new Set(
        namesIn(question).flatMap((name) =>
          read(name).flatMap(({ stem, isSilent }) => (isSilent ? [] : [stem])),
        ),
      ),
      all: new Set([...asked.map(({ stem }) => stem), ...said]),
    };
  };
}

/** "Möbeln" and "Möbel" are one word, and so are no words that only begin alike with few letters. */
const isInflected = (stem: string, said: ReadonlySet<string>): boolean =>
  stem.length >= shortestInflected &&
  !stem.startsWith('(') &&
  [...said].some(
    (other) =>
      other.length >= shortestInflected &&
      (other.startsWith(stem) || stem.startsWith(other)) &&
      Math.abs(other.length - stem.length) <= 2,
  );
const shortestInflected = 5;

/** Share of the longer question that both have in common, in order, for them to be one question about two things. */
const sameFrame = 0.4;
const onlyOneOther = 0.75;

const hasOwn = (words: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...words].some((word) => !others.has(word));

/** Two entries about two things are no contradiction, whatever they say. */
export const isAboutTwoThings = (a: Subject, b: Subject): boolean =>
  nameTwoThings(a, b) || askOfTwoThings(a, b);

/**
 * Both repeat in their answers what the other one does not know of (Saturdays and weekdays), or one does and asks the
 * whole question of the other for it ("Is it for sale?" and "Is it for sale before Easter?").
 */
export const nameTwoThings = (a: Subject, b: Subject): boolean =>
  isQualified(a, b) ||
  isQualified(b, a) ||
  isSpecialCase(a, b) ||
  isSpecialCase(b, a) ||
  areOfTwoPeriods(a, b);

/** Share of a question that stands in the one for a special case. */
const wholeQuestion = 0.8;
/** A heading of fewer words stands in many questions. */
const fewestAsked = 4;

/** Asks the whole question of the other one, and for something more: a bicycle, and a bicycle for children. */
const isSpecialCase = (special: Subject, usual: Subject): boolean =>
  usual.asked.length >= fewestAsked &&
  hasOwn(special.named, usual.all) &&
  inCommon(usual.asked, special.asked) >= wholeQuestion * usual.asked.length;

/** What costs one thing for a day costs another for a week. */
const areOfTwoPeriods = (a: Subject, b: Subject): boolean =>
  a.period !== null && b.period !== null && a.period !== b.period;

/** What a shop does: an entry about one of these is not about another one. Things have names that are parts of others. */
const services: ReadonlySet<string> = new Set(
  `return refund guarantee repair exchange cancel damage replacement voucher discount student child invoice cash customs
  express electric yearly monthly insurance newsletter subscription deposit engraving wrap`
    .split(/\s+/)
    .map((concept) => `(${concept})`),
);
/** A word for all animals is known where one of them is named, and a piece of furniture where all are. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  '(animal)': ['(dog)', '(cat)', '(horse)'],
  '(sofa)': ['(furniture)'],
  '(table)': ['(furniture)'],
  '(chair)': ['(furniture)'],
  '(bed)': ['(furniture)'],
};
const isKnown = (word: string, others: ReadonlySet<string>): boolean =>
  others.has(word) || (kindsOf[word] ?? []).some((kind) => others.has(kind));
const isService = (word: string): boolean => services.has(word) || word.startsWith('(in ');

/** Asks for something that the other one knows nothing of: by a word that its answer repeats, or for another service or country. */
const isQualified = (one: Subject, other: Subject): boolean =>
  [...one.repeated, ...one.names].some((word) => !isKnown(word, other.all)) ||
  [...one.named].some((word) => isService(word) && !other.all.has(word));

const ownOf = (named: ReadonlySet<string>, asked: readonly string[]): boolean =>
  hasOwn(named, new Set(asked));

/** Their questions are one but for a word of each: "Do students get a discount?" and "Do teachers get a discount?" */
export const areOfOneFrame = (a: Subject, b: Subject): boolean =>
  ownOf(a.named, b.asked) && ownOf(b.named, a.asked) && inFrame(a, b, onlyOneOther);

const inFrame = (a: Subject, b: Subject, share: number): boolean =>
  inCommon(a.asked, b.asked) >= share * Math.max(a.asked.length, b.asked.length);

/** Both ask the same of two things: "How long may I keep a bike?" and "How long may I keep a trailer?" */
const askOfTwoThings = (a: Subject, b: Subject): boolean =>
  (hasOwn(a.named, b.all) && hasOwn(b.named, a.all) && inFrame(a, b, sameFrame)) || areOfOneFrame(a, b);

/** How many words both have in the same order. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  let last = new Uint16Array(b.length + 1);
  for (const word of a) {
    const row = new Uint16Array(b.length + 1);
    for (let at = 1; at <= b.length; at++)
      row[at] = word === b[at - 1] ? (last[at - 1] ?? 0) + 1 : Math.max(last[at] ?? 0, row[at - 1] ?? 0);
    last = row;
  }
  return last[b.length] ?? 0;
}
