import { createTokenizer } from '../../search/tokenizer.ts';
import { stopWords } from '../../search/stop-words.ts';
import { conceptsOf, saysNothing } from './concepts.ts';

/** What an entry is about, to be held against another one. */
export interface Subject {
  /** All words of the question, in order. */
  readonly asked: readonly string[];
  /** Words of the question that say what it is about. */
  readonly named: ReadonlySet<string>;
  /** Those of them that the answer repeats. */
  readonly repeated: ReadonlySet<string>;
  /** All words of both. */
  readonly all: ReadonlySet<string>;
}

/** Words by which a question asks for a price, a time or a place; two that use others may ask for the same. */
const asking = `cost costs price prices pay pays paid fee fees charge charges free hour hours time times day days week weeks month months
  long longest period maximum minimum most least limit limits allowed possible open opening close closed weight heavy size many often
  take takes keep kept get receive buy order ordered`;

/** Names of tickets and passes begin with these. */
const period = /^(?:hour|day|week|month|year|evening|morning|night|season)$/i;

const counted =
  /\d|^(?:one|two|three|four|five|six|seven|ten|per|every|each|which|what|same|next|working|business)$/i;

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
    return tokens.map(({ stem, written }, at) => {
      const [last, next] = [tokens[at - 1]?.written ?? '', tokens[at + 1]];
      if (period.test(written) && next && !silent.has(next.stem) && !counted.test(last))
        return { stem: `${stem} ${next.stem}`, isSilent: false };
      const [concept] = conceptsOf(written);
      if (concept !== undefined) return { stem: `(${concept})`, isSilent: silent.has(stem) };
      return { stem, isSilent: silent.has(stem) || saysNothing(written) || /\d/.test(stem) };
    });
  }

  return (question, answer) => {
    const asked = read(question);
    const named = new Set(asked.filter(({ isSilent }) => !isSilent).map(({ stem }) => stem));
    const said = new Set(read(answer).map(({ stem }) => stem));
    return {
      asked: asked.map(({ stem }) => stem),
      named,
      repeated: new Set([...named].filter((stem) => said.has(stem))),
      all: new Set([...asked.map(({ stem }) => stem), ...said]),
    };
  };
}

/** Share of the longer question that both have in common, in order, for them to be one question about two things. */
const sameFrame = 0.4;

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
  (hasOwn(a.repeated, b.all) && hasOwn(b.repeated, a.all)) || isSpecialCase(a, b) || isSpecialCase(b, a);

/** Share of a question that stands in the one for a special case. */
const wholeQuestion = 0.8;

const isSpecialCase = (special: Subject, usual: Subject): boolean =>
  hasOwn(special.repeated, usual.all) &&
  inCommon(usual.asked, special.asked) >= wholeQuestion * usual.asked.length;

/** Both ask the same of two things: "How long may I keep a bike?" and "How long may I keep a trailer?" */
function askOfTwoThings(a: Subject, b: Subject): boolean {
  if (!hasOwn(a.named, b.all) || !hasOwn(b.named, a.all)) return false;
  return inCommon(a.asked, b.asked) >= sameFrame * Math.max(a.asked.length, b.asked.length);
}

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
