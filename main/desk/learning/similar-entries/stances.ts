import type { Disagreement, Span } from '../../../../preload/contract.ts';

/** How a sentence stands to what it is about: words of two camps that cannot both be right. */
interface Stance {
  readonly name: 'yes or no' | 'must or need not' | 'may or may not';
  readonly positive: RegExp;
  readonly negative: RegExp;
}

/** What an answer begins with. */
const yes =
  /^\W*(?:yes|yeah|yep|of course|certainly|absolutely|sure(?:ly)?|definitely|correct|ja|natürlich|selbstverständlich|gerne|oui|sí|sì)(?![\p{L}])/iu;
const no =
  /^\W*(?:no|nope|not (?:at all|yet|really)|unfortunately|sadly|sorry|i['’]?m afraid|we['’]?re afraid|we are afraid|never|nein|leider|non)\b/i;

const stances: readonly Stance[] = [
  {
    name: 'must or need not',
    positive:
      /\b(?:must(?! not)|ha(?:ve|s) to|(?<!not )(?<!n['’]t )need(?:s)? to|(?<!not )(?:is|are) required|(?<!not )(?:mandatory|compulsory|obligatory|necessary)|muss|müssen|erforderlich)\b/i,
    negative:
      /\b(?:need not|needn['’]t|(?:do(?:es)?|will) not (?:have|need) to|(?:do(?:es)?n|wo)['’]t (?:have|need) to|not (?:be )?(?:required|mandatory|compulsory|obligatory|necessary)|no need|optional|voluntary|nicht (?:nötig|erforderlich|notwendig)|without having to)\b/i,
  },
  {
    name: 'may or may not',
    positive:
      /\b(?:can(?!not|['’]t| not)|may(?! not)|(?:is|are) (?:allowed|possible|permitted|able|available|accepted|welcome|eligible)|we (?:accept|offer|ship|deliver|provide|allow|refund)|(?:is|are) free to|kann|können|möglich)\b/i,
    negative:
      /\b(?:cannot|can['’]t|can not|could not|may not|must not|mustn['’]t|(?:is|are)(?: not|n['’]t) (?:allowed|possible|permitted|able|available|accepted|eligible)|not possible|impossible|forbidden|prohibited|unable|unavailable|ineligible|(?:do|does|will|would)(?: not|n['’]t) (?:accept|offer|ship|deliver|provide|allow|refund)|won['’]t|never|nicht möglich|kann nicht|können nicht|kein[en]?)\b/i,
  },
];

const toSpans = (match: RegExpExecArray | null, from: number): readonly Span[] =>
  match === null ? [] : [{ start: from + match.index, end: from + match.index + match[0].length }];

export interface Conflict {
  readonly about: Disagreement;
  readonly a: readonly Span[];
  readonly b: readonly Span[];
}

/** Whether one answer begins with yes and the other with no. */
export function yesNoConflict(a: string, b: string): Conflict | null {
  const clash = (x: RegExp, y: RegExp): Conflict | null => {
    const [inA, inB] = [x.exec(a), y.exec(b)];
    return inA && inB ? { about: 'yes or no', a: toSpans(inA, 0), b: toSpans(inB, 0) } : null;
  };
  return clash(yes, no) ?? clash(no, yes);
}

/** Whether an answer says that it is so or that it is not: by how it begins, or else by what may or may not be done. */
export function polarityOf(answer: string): (Span & { readonly isPositive: boolean }) | null {
  const begins = [
    [yes.exec(answer), true],
    [no.exec(answer), false],
  ] as const;
  const stance = stances.find(({ name }) => name === 'may or may not');
  const says = [
    [stance?.negative.exec(answer) ?? null, false],
    [stance?.positive.exec(answer) ?? null, true],
  ] as const;
  const found = begins.find(([match]) => match !== null) ?? says.find(([match]) => match !== null);
  const [span] = toSpans(found?.[0] ?? null, 0);
  return found === undefined || span === undefined ? null : { ...span, isPositive: found[1] };
}

/** How two sentences about the same thing stand against each other. */
export function stanceConflict(
  a: { readonly text: string; readonly start: number },
  b: { readonly text: string; readonly start: number },
): Conflict | null {
  for (const { name, positive, negative } of stances) {
    const of = (text: string) => ({ one: positive.exec(text), other: negative.exec(text) });
    const [inA, inB] = [of(a.text), of(b.text)];
    // "You can, but you cannot …" stands on both sides, and so disagrees with nothing.
    if (inA.one && !inA.other && inB.other && !inB.one)
      return { about: name, a: toSpans(inA.one, a.start), b: toSpans(inB.other, b.start) };
    if (inA.other && !inA.one && inB.one && !inB.other)
      return { about: name, a: toSpans(inA.other, a.start), b: toSpans(inB.one, b.start) };
  }
  return null;
}
