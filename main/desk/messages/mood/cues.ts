import type { Span } from '../../../../preload/contract.ts';
import type { CueKind } from '../../../../preload/shapes/mood.ts';
import { leaving, urgent, vulnerable } from './lexicon.ts';
import { createLexiconMatcher, type Word, wordsOf } from './lexicon-matcher.ts';

export interface Cue extends Span {
  readonly kind: CueKind;
  readonly strength: number;
}

const negators =
  /^(?:not|never|no|without|hardly|neither|nor|nothing|isn’t|aren’t|wasn’t|weren’t|don’t|doesn’t|didn’t|won’t|wouldn’t|can’t|cannot|couldn’t|haven’t|hasn’t|hadn’t|ain’t|nobody|zero)$/;
const intensifiers =
  /^(?:very|so|really|extremely|absolutely|totally|completely|utterly|incredibly|such|beyond|truly|most|too|super)$/;
/** What is good when there is none of it; "no refund" is not. */
const reliefWhenNegated =
  /^(?:problem|issue|trouble|delay|wait|error|wrong|fee|complaint|complain|hassle|disappoint|worr|apolog|regret|broken|damaged|dirty)/;
/** How far back a word is negated, in words: "not a single complaint". */
const negationReach = 3;

const long =
  '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|a few|a couple of|half an)';
const patterns: readonly (readonly [CueKind, number, RegExp])[] = [
  // "Thanks for losing my bag" thanks nobody.
  [
    'anger',
    3,
    /\b(?:thanks?|thank you|thx)(?: (?:so much|a lot|again))? (?:for|to) (?:nothing|ruin\w+|los(?:ing|t)|mak\w+ (?:me|us) (?:miss|wait|late|pay)|keeping (?:me|us) (?:wait|on hold)\w*|leaving (?:me|us)|wast\w+|ignor\w+|cancel\w+|delay\w+|the (?:delay|wait|generic|automat\w+|late|useless))\b/giu,
  ],
  [
    'complaint',
    2,
    new RegExp(
      `\\b(?:(?:for|over|after|almost|nearly|than|past|last|took|taken|waited|waiting|been|spent|it['’]s been) ){1,3}(?:about |over |nearly |almost )?${long}\\+?[ -]?(?:h(?:ou)?rs?|minutes?|mins?|days?|weeks?|months?)\\b`,
      'giu',
    ),
  ],
  [
    'complaint',
    2,
    new RegExp(
      `\\b${long}\\+?[ -]?(?:h(?:ou)?rs?|minutes?|mins?|days?|weeks?|months?) (?:late|delay\\w*|overdue|wait\\w*|on hold|on the phone|and (?:counting|still|no)|of (?:waiting|silence)|with(?:out| no))\\b`,
      'giu',
    ),
  ],
  ['complaint', 1.5, /\bwhere(?: the \w+)? (?:is|are|['’]s) my\b/giu],
  [
    'complaint',
    1.5,
    /\b(?:is|are) (?:there )?(?:any ?(?:one|body)|someone) (?:even |actually |really )?(?:there|home|working|alive|listening|reading)\b/giu,
  ],
  ['trouble', 1, /[!?]{2,}|\b(?:[A-Z]{3,} ){2,}[A-Z]{3,}\b/gu],
  ['complaint', 2, /[😡🤬😠😤👎🙄😒😞😣😩😫😭💔😢☹🖕]|(?<!\w)(?::-?[(/[]|>:\(|D:|:'\()/gu],
  ['praise', 2, /[😀😃😄😁😊🙂😍🥰😘❤💕💖💙👍🎉🙌👏🙏💯😎🤗]|(?<!\w)(?:[:;]-?[)D]|<3|\^\^)/gu],
];

const matchCues = (text: string, kind: CueKind, strength: number, pattern: RegExp): readonly Cue[] =>
  Array.from(text.matchAll(pattern), (match) => ({
    kind,
    strength,
    start: match.index,
    end: match.index + match[0].length,
  }));

/** The word that negates the one at `at`, or null. A clause's end shields it. */
function negatorBefore(words: readonly Word[], at: number): Word | null {
  for (let back = at; back > 0 && at - back < negationReach; back--) {
    if (words[back]?.startsClause) return null;
    const word = words[back - 1];
    if (word && negators.test(word.text)) return word;
  }
  return null;
}

const isPraise = (kind: CueKind): boolean => kind === 'praise' || kind === 'thanks';

function cueAt(
  words: readonly Word[],
  at: number,
  find: ReturnType<typeof createLexiconMatcher>,
): { readonly cue: Cue; readonly length: number } | null {
  const phrase = find(words, at);
  const first = words[at];
  if (!phrase || !first) return null;
  const length = phrase.words.length;
  const end = (words[at + length - 1] ?? first).end;
  const negator = negatorBefore(words, at);
  const intense = !first.startsClause && intensifiers.test(words[at - 1]?.text ?? '') ? 1.3 : 1;
  const cue: Cue = { kind: phrase.kind, strength: phrase.strength * intense, start: first.start, end };
  if (!negator) return { cue, length };
  if (isPraise(phrase.kind))
    return { cue: { ...cue, kind: 'complaint', strength: 1.5, start: negator.start }, length };
  if (reliefWhenNegated.test(first.text))
    return { cue: { ...cue, kind: 'praise', strength: 0.7, start: negator.start }, length };
  return { cue, length };
}

export interface Cues {
  /** What tells the mood, by place. */
  readonly moodCues: readonly Cue[];
  /** What deserves attention in any mood. */
  readonly attentionCues: readonly Cue[];
}

/** Finds the words, phrases and signs of feeling in a text, with their places in it. */
export function createCueFinder(): (text: string) => Cues {
  const find = createLexiconMatcher();
  return (text) => {
    const feelings: Cue[] = patterns.flatMap(([kind, strength, pattern]) =>
      matchCues(text, kind, strength, pattern),
    );
    const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
    let spoken: readonly Cue[] = [];
    const words = wordsOf(text);
    for (let at = 0; at < words.length;) {
      const found = cueAt(words, at, find);
      // "never" alone says little; with what it negates it is another thing.
      if (found) {
        spoken = [...spoken.filter((other) => !meet(found.cue, other)), found.cue];
      }
      at += found?.length ?? 1;
    }
    feelings.push(...spoken.filter((cue) => !feelings.some((other) => meet(cue, other))));
    const signs = [
      ...leaving.flatMap((pattern) => matchCues(text, 'leaving', 2, pattern)),
      ...urgent.flatMap((pattern) => matchCues(text, 'urgent', 1, pattern)),
      ...vulnerable.flatMap((pattern) => matchCues(text, 'vulnerable', 1, pattern)),
    ];
    const byPlace = (a: Cue, b: Cue): number => a.start - b.start;
    return { moodCues: feelings.sort(byPlace), attentionCues: signs.sort(byPlace) };
  };
}
