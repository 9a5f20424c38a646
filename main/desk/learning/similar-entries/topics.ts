import type { Disagreement } from '../../../../preload/contract.ts';
import { createTokenizer } from '../../search/tokenizer.ts';
import { foldCase } from '../../store/fold-case.ts';
import { conceptsOf, saysNothing, withReturns } from './concepts.ts';
import { stopWords } from '../../search/stop-words.ts';

/** What an entry speaks of, across languages: concepts, and the beginnings of other words, which names and loanwords share. */
export interface Topic {
  readonly words: ReadonlySet<string>;
  /** Those that stand in the question and in the answer. */
  readonly repeated: ReadonlySet<string>;
  /** Those that the question writes as a name. */
  readonly names: ReadonlySet<string>;
}

export type TopicReader = (question: string, answer: string) => Topic;

const keyLength = 6;
/** Words by which prices, times and amounts are asked for and told. */
const asking = new Set(
  `cost price pay paid fee charge free hour time day week month year period maximum minimum limit open opening close closed take
  receive get keep aged ready people euro euros allow allowed welcome possible accept accepted permitted include included inclusive
  need needed require required item items product products goods article articles device thing things something anything bring send
  sent back come enter wear buy bought here own`.split(/\s+/),
);

export function createTopicReader(): TopicReader {
  const tokenizer = createTokenizer();
  const silent = new Set(
    [...stopWords.split(/\s+/), ...asking].flatMap((word) =>
      tokenizer.tokenize(word).map(({ stem }) => stem),
    ),
  );
  const wordsOf = (text: string): ReadonlySet<string> =>
    new Set(
      tokenizer.tokenize(text).flatMap(({ stem, start, end }): readonly string[] => {
        const written = text.slice(start, end);
        const concepts = conceptsOf(written);
        if (concepts.length > 0) return concepts.map((concept) => `(${concept})`);
        if (/\d/.test(written) || written.length < 3 || saysNothing(written) || silent.has(stem)) return [];
        return [keyOf(written)];
      }),
    );
  return (question, answer) => {
    const [asked, said] = [wordsOf(withReturns(question)), wordsOf(withReturns(answer))];
    return {
      words: new Set([...asked, ...said]),
      repeated: new Set([...asked].filter((word) => said.has(word))),
      names: new Set(namesIn(question).flatMap((name) => [...wordsOf(name)])),
    };
  };
}

/** Capital letters within a sentence; in German every noun has one. */
export const namesIn = (question: string): readonly string[] =>
  /(?:^|\s)(?:der|die|das|und|ist|sind|eine?|wie|kann|ich)\s/i.test(question)
    ? []
    : (question.match(/(?<=[\p{L}\p{N},]\s)\p{Lu}[\p{L}\p{N}]{2,}/gu) ?? []);

/** "Reloj" and "relojes", "garantía" and "Garantie": one spelling of a sound, without the ending. */
function keyOf(written: string): string {
  const plain = foldCase(written)
    .replaceAll('ß', 'ss')
    .replace(/ph/g, 'f')
    .replace(/[ck]+h?/g, 'k')
    .replace(/z/g, 's')
    .replace(/y/g, 'i')
    .replace(/(.)\1/g, '$1');
  const bare = plain.length > 4 ? plain.replace(/(?:en|er|es|s|e|n|a|o)$/, '') : plain;
  return bare.slice(0, keyLength);
}

/** In place of a word that two entries have. */
const onlyTwo = '';

/** How rare each word is among the topics of a library. */
export function rarityIn(topics: Iterable<Topic>): (word: string) => number {
  const count = new Map<string, number>();
  let all = 0;
  for (const { words } of topics) {
    all++;
    for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  }
  return (word) => Math.log(1 + all / (word === onlyTwo ? 2 : (count.get(word) ?? 1)));
}

const hasUnknown = (one: Topic, other: Topic): boolean =>
  [...one.repeated].some((word) => !other.words.has(word));

/** A concept has all its words in one: where the other one has none of them, it is about something else. */
const namesAnother = (one: Topic, other: Topic): boolean =>
  [...one.repeated].some((word) => word.startsWith('(') && !other.words.has(word));

/** What is said of a thing as such, whatever else its sentence names; a price is that of one kind of it. */
const ofTheWhole: ReadonlySet<Disagreement> = new Set<Disagreement>([
  'how often',
  'time of day',
  'open or closed',
  'must or need not',
]);

/** How alike two topics must be. */
const minShare = 0.4;

/**
 * How much two entries are about the same (0 to 1), or null when they are not: each names something that the other does not
 * know, or they share one word alone and one of them is about more than that.
 */
export function sameTopic(
  a: Topic,
  b: Topic,
  rarity: (word: string) => number,
  about: readonly Disagreement[],
): number | null {
  const [inA, inB] = [hasUnknown(a, b), hasUnknown(b, a)];
  if ((inA && inB) || namesAnother(a, b) || namesAnother(b, a)) return null;
  // A name that only one of them has is that of another thing: "Silver" and "Silver Plus".
  if ([...a.names].some((word) => !b.words.has(word)) || [...b.names].some((word) => !a.words.has(word)))
    return null;
  const shared = [...a.words].filter((word) => b.words.has(word));
  // What is allowed of a thing depends on the verb, which other words stand for.
  const isOnlyYesOrNo = about.every((each) => each === 'yes or no');
  const isOfPart = shared.length < 2 && !about.some((each) => ofTheWhole.has(each));
  if ((inA || inB) && (isOfPart || isOnlyYesOrNo)) return null;
  const share = sharedTopic(a, b, rarity);
  // Nobody else speaks of what both are about.
  const isTheirs = shared.some(
    (word) => a.repeated.has(word) && b.repeated.has(word) && rarity(word) >= rarity(onlyTwo),
  );
  return share >= minShare || isTheirs ? share : null;
}

/** Share of what the topic that says less speaks of that the other one speaks of, too; rare words count for more. */
function sharedTopic(a: Topic, b: Topic, rarity: (word: string) => number): number {
  const weight = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + rarity(word), 0);
  const fewest = Math.min(weight(a.words), weight(b.words));
  return fewest === 0 ? 0 : weight([...a.words].filter((word) => b.words.has(word))) / fewest;
}
