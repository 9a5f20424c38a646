import type { EntryRow } from '../../../../preload/contract.ts';
import { splitSentences } from '../../messages/sentences.ts';
import { asksForValue, isTitle, restrictionsOf } from './asked-values.ts';
import { extractFacts } from './extract-facts.ts';
import type { Conflict } from './stances.ts';
import { createTopicReader } from './topics.ts';

type Side = Pick<EntryRow, 'question' | 'answer' | 'audience' | 'documentAudience'>;

/** The two sides of a conflict, as far as it is about one kind of value. */
interface Claim {
  readonly isTitle: boolean;
  /** The question asks for a value of this kind; null where the kind is no value. */
  readonly asks: boolean | null;
  /** How many different values of the kind the answer names. */
  readonly values: number;
  /** The answer begins with one of them. */
  readonly isFirst: boolean;
  readonly asked: ReadonlySet<string>;
  /** What the sentences of these values speak of, together and each with the values that it names. */
  readonly said: ReadonlySet<string>;
  readonly sentences: readonly { readonly said: ReadonlySet<string>; readonly values: number }[];
}

/** A list of prices or hours names each for something else. */
const mostValues = 2;
/** Share of the words of one question that the other entry has to speak of, of the other question, and … */
const covered = { more: 1 / 2, less: 1 / 3 } as const;
/** … of what both questions ask, where one of them does not ask for the value. */
const sameQuestion = 0.6;

/**
 * Says which conflicts of two answers are about one matter. Answers of shops name prices, times and days in passing: "£6 a
 * night, please reserve" and "Breakfast is £14.50" disagree about nothing. A conflict counts when a question asks for such a
 * value, or an answer begins with it, and both entries are for the same readers and about the same thing.
 */
export function createSameMatter(): (
  a: Side,
  b: Side,
  conflicts: readonly Conflict[],
) => readonly Conflict[] {
  const readTopic = createTopicReader();

  function claimOf({ question, answer }: Side, kind: Conflict['about']): Claim {
    const sentences = splitSentences(answer, []);
    const facts = extractFacts(answer, { start: 0, end: answer.length }).filter((fact) => fact.kind === kind);
    const count = (some: typeof facts): number => new Set(some.map(({ value }) => value)).size;
    const read = sentences.map(({ start, end }) => ({
      said: readTopic('', answer.slice(start, end)).words,
      values: count(facts.filter((fact) => fact.start >= start && fact.start < end)),
    }));
    const holding = read.filter(({ values }) => values > 0);
    const told = holding.length === 0 ? read.slice(0, 1) : holding;
    return {
      isTitle: isTitle(question),
      asks: asksForValue(question, kind),
      values: count(facts),
      // "Changed your mind? Send it back within …" begins with what it asks.
      isFirst:
        holding.length > 0 && holding[0] === read[sentences.findIndex(({ end }) => answer[end - 1] !== '?')],
      asked: readTopic(question, '').words,
      said: new Set(told.flatMap(({ said }) => [...said])),
      sentences: told,
    };
  }

  return (a, b, conflicts) => {
    if (audienceOf(a) !== audienceOf(b) || restrictionsOf(a.question) !== restrictionsOf(b.question))
      return [];
    return conflicts.filter(({ about }) => {
      const [one, other] = [claimOf(a, about), claimOf(b, about)];
      return (
        isNamedFor(one, other) ||
        isNamedFor(other, one) ||
        (isAskedFor(one, other) && isAboutOneThing(one, other))
      );
    });
  };
}

const audienceOf = ({ audience, documentAudience }: Side): string => audience ?? documentAudience;

/** Whether both answers are given for the value in which they differ, and do not name it in passing. */
function isAskedFor(a: Claim, b: Claim): boolean {
  if (a.asks === null) return true;
  // Free or paid, open or closed: what an answer says so of is not counted.
  const isSameQuestion = coverage(a, b) === 1 && coverage(b, a) === 1;
  if (a.values === 0 && b.values === 0) return a.asks || b.asks === true || isSameQuestion;
  if (a.asks && b.asks === true && isSameQuestion) return true;
  if (Math.max(a.values, b.values) > mostValues) return false;
  const isTold = ({ asks, isFirst, values }: Claim): boolean => asks === true || (isFirst && values === 1);
  if (!isTold(a) || !isTold(b)) return false;
  if (a.isTitle || b.isTitle || (a.asks && b.asks)) return true;
  return (a.asks || b.asks === true) && shareOfFewer(a.asked, b.asked) >= sameQuestion;
}

/** Whether the one value that one entry asks for by several words is told, beside most of them, in a sentence of the other one. */
function isNamedFor(one: Claim, other: Claim): boolean {
  if (one.asks !== true || one.values !== 1) return false;
  return other.sentences.some(({ said, values }) => {
    const named = [...one.asked].filter((word) => said.has(word));
    return values === 1 && named.length > 1 && named.length >= sameQuestion * one.asked.size;
  });
}

/** Whether each speaks of what the other one asks. */
function isAboutOneThing(a: Claim, b: Claim): boolean {
  const [onlyA, onlyB] = [unknownTo(b, a), unknownTo(a, b)];
  if (onlyA.length > 0 && onlyB.length > 0) return false;
  if (isSpecialOf(a, b, onlyA) || isSpecialOf(b, a, onlyB)) return false;
  const shares = [coverage(a, b), coverage(b, a)];
  return Math.max(...shares) >= covered.more && Math.min(...shares) >= covered.less;
}

/** Whether one asks what the other one asks, for more than that: a guarantee, and the guarantee of a cover. */
const isSpecialOf = (one: Claim, other: Claim, unknown: readonly string[]): boolean =>
  unknown.length > 1 && other.asked.size > 0 && [...other.asked].every((word) => one.asked.has(word));

/** Words of a question of which the other entry does not speak. */
const unknownTo = (other: Claim, one: Claim): readonly string[] =>
  [...one.asked].filter((word) => !other.asked.has(word) && !other.said.has(word));

/** Share of what one asks, or else says, of which the other one asks or speaks. */
function coverage(one: Claim, other: Claim): number {
  const words = one.asked.size > 0 ? one.asked : one.said;
  if (words.size === 0) return 1;
  return [...words].filter((word) => other.asked.has(word) || other.said.has(word)).length / words.size;
}

const shareOfFewer = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word)).length / Math.max(1, Math.min(a.size, b.size));
