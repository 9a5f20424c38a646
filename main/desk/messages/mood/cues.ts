import type { Span } from '../../../../preload/contract.ts';
import type { CueKind } from '../../../../preload/shapes/mood.ts';
import { leaving, urgent, vulnerable } from './lexicon.ts';
import { createLexiconMatcher, type Word, wordsOf } from './lexicon-matcher.ts';
import { createClaimedSpans } from '../../privacy/pii/claimed-spans.ts';
import { clauseAround, deniedBy, isSomebodyElses } from '../negation-scope.ts';
import { findIrony } from './irony.ts';
import { ownMistakes } from './own-mistakes.ts';

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
  [
    'complaint',
    2,
    new RegExp(
      `\\b(?:(?:for|over|almost|nearly|than|past|last|took|taken|waited|waiting|been|spent|it['’]s been) ){1,3}(?:about |over |nearly |almost )?${long}\\+?[ -]?(?:h(?:ou)?rs?|minutes?|mins?|days?|weeks?|months?)\\b`,
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
  // What was tried and did not help, and what goes on or comes back.
  [
    'fruitless',
    2,
    /\b(?:still|yet|again)(?: \w+){0,3}? (?:not|nothing|only|broken|(?:do|does|did|is|are|ca|wo|has|have)n['’]?t|cannot)\b|\bstill (?:no|the same|comes?)\b|\b(?:the )?same (?:\w+ )?(?:error|message|problem|fault|result|mistake|thing|answer)\b/giu,
  ],
  [
    'fruitless',
    2,
    /\b(?:not|n['’]t|never|nothing) (?:\w+ )?(?:help(?:ed|s)?|worked|change[ds]?|happen(?:s|ed)?|brought|works)\b|\bnothing (?:\w+ )?(?:is|has|was) (?:happening|changed|happened)\b|\b(?:without|no) (?:success|improvement|result)\b|\bunsuccessful\w*\b|\b(?:in vain|to no avail|no use)\b/giu,
  ],
  [
    'fruitless',
    1.5,
    /\b(?:again and again|over and over|(?:keeps?|kept) (?!the|it|this|in\b)\w+ing|every (?:single )?time|each time|(?:several|many|three|four|five|\d+) times|all of (?:it|this|that) (?:twice|again))\b/giu,
  ],
  // Threats with a day, and what cannot be made good any more.
  [
    'anger',
    3,
    /\b(?:if|unless|should)\b[^.!?\n]{0,60}\b(?:by|until|before|within|in) (?:\w+ ){0,3}?(?:today|tonight|tomorrow|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|days?|hours?|the \d+\w*)\b[^.!?\n]{0,60}\b(?:solicitor|lawyer|attorney|court|legal|police|ombudsman|trading standards|chargeback|charge back|my bank|authorities|review)\b/giu,
  ],
  [
    'anger',
    2.5,
    /\b(?:go(?:ing)? to|hand(?:ing)? (?:it|this) (?:over )?to|call(?:ing)?|instruct(?:ing)?|hear from|write to|contact(?:ing)?) (?:my |our |a |the )?(?:solicitor|lawyer|attorney|small claims|ombudsman|police|trading standards)\b|\byou have (?:until|till) (?:\w+ ){0,2}?(?:today|tonight|tomorrow|noon|\w+day|the \d+\w*)\b/giu,
  ],
  [
    'complaint',
    2.5,
    /\b(?:could (?:have )?(?:cry|cried|weep|scream)|(?:am|was|were|is|are|left (?:me|us|her|him)) (?:\w+ )?in tears|burst into tears|crying|cried|heart ?broken|devastated|gutted|in despair|for nothing)\b|\b(?:how|what|why|where) (?:on earth|the hell|in the world)\b|\bhow dare\b|\b(?:still )?shaking (?:as|while|with)\b|\bis it (?:so|really|that) (?:hard|difficult|much)\b|\banother (?:hour|day|week|month)s? (?:of|without)\b/giu,
  ],
  ['fault', 1, /\bwhere(?: the \w+)? (?:is|are|['’]s) my\b/giu],
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
const isFeeling = (kind: CueKind): boolean => kind === 'anger' || kind === 'complaint';

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
  // "No thanks" declines.
  if (phrase.kind === 'thanks' && negator.text === 'no') return { cue, length };
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
  /** Clauses that name a feeling or a threat and deny it: what they mean says nothing about the mood. */
  readonly denials: readonly Span[];
}

/** Finds the words, phrases and signs of feeling in a text, with their places in it. */
export function createCueFinder(): (text: string) => Cues {
  const find = createLexiconMatcher();
  return (text) => {
    const feelings: Cue[] = patterns.flatMap(([kind, strength, pattern]) =>
      matchCues(text, kind, strength, pattern),
    );
    const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
    const spoken: Cue[] = [];
    const words = wordsOf(text);
    for (let at = 0; at < words.length;) {
      const found = cueAt(words, at, find);
      // "never" alone says little; with what it negates it is another thing.
      if (found) {
        for (let last = spoken.at(-1); last !== undefined && meet(found.cue, last); last = spoken.at(-1))
          spoken.pop();
        spoken.push(found.cue);
      }
      at += found?.length ?? 1;
    }
    const taken = createClaimedSpans(text);
    for (const cue of feelings) taken.claim(cue);
    for (const cue of spoken) if (!taken.overlaps(cue)) feelings.push(cue);
    const irony = findIrony(text, feelings).map((span): Cue => ({ ...span, kind: 'anger', strength: 3 }));
    const own = createClaimedSpans(text);
    for (const span of ownMistakes(text)) own.claim(span);
    const denied = new Set(
      feelings.filter((cue) => !isPraise(cue.kind) && (deniedBy(text, cue) !== null || own.overlaps(cue))),
    );
    const ironic = createClaimedSpans(text);
    for (const span of irony) ironic.claim(span);
    const meant = feelings.flatMap((cue): readonly Cue[] => {
      if (denied.has(cue) || ironic.overlaps(cue)) return [];
      if (irony.length > 0 && isPraise(cue.kind)) return [{ ...cue, kind: 'complaint' }];
      return isFeeling(cue.kind) && isSomebodyElses(text, cue) ? [] : [cue];
    });
    const signs = [
      ...leaving.flatMap((pattern) => matchCues(text, 'leaving', 2, pattern)),
      ...urgent.flatMap((pattern) => matchCues(text, 'urgent', 1, pattern)),
      ...vulnerable.flatMap((pattern) => matchCues(text, 'vulnerable', 1, pattern)),
    ];
    const deniedSigns = new Set(
      signs.filter((cue) => cue.kind !== 'vulnerable' && deniedBy(text, cue) !== null),
    );
    // "I would never switch to another shop" praises this one.
    const loyal = [...deniedSigns].flatMap((cue): readonly Cue[] =>
      cue.kind === 'leaving' ? [{ ...cue, kind: 'praise', strength: 2.5 }] : [],
    );
    const byPlace = (a: Cue, b: Cue): number => a.start - b.start;
    return {
      moodCues: [...meant, ...irony, ...loyal].sort(byPlace),
      attentionCues: signs.filter((cue) => !deniedSigns.has(cue)).sort(byPlace),
      denials: [...denied, ...deniedSigns].map((cue) => clauseAround(text, cue)),
    };
  };
}
