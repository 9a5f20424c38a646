/**
 * A modest mood by words alone, for languages that the model does not serve: calm unless words of anger, of disappointment,
 * of vain effort or of a threat say otherwise. A fault alone never does.
 */
import type { Cue, Cues } from '../cues.ts';
import type { MoodLexicon } from './mood-lexicon.ts';

/** One word of disappointment is enough, one of vain effort is not. */
const negativeFrom = 2;
const positiveFrom = 2;
/** Faults and signs of a raised voice add so much and no more. */
const mostOf = { fault: 0.8, voice: 1 };
const negationReach = 3;
const signs = ['urgent', 'vulnerable'] as const;

/** Small letters without accents, each in the place of its own. */
function folded(text: string): string {
  let plain = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at).normalize('NFD').charAt(0).toLowerCase();
    plain += /[’'´`\s-]/.test(letter) || letter.length !== 1 ? ' ' : letter;
  }
  return plain;
}

/** Paragraphs that were typed in capitals, and marks that were doubled. */
const raisedVoice = /[!?]{2,}|(?<!\p{L})(?:\p{Lu}{3,}[ ,]{1,2}){2,}\p{Lu}{3,}|[😡🤬😠😤👎🙄😒😞😭💔]/gu;

interface Compiled {
  readonly cues: readonly {
    readonly kind: Cue['kind'];
    readonly strength: number;
    readonly pattern: RegExp;
  }[];
  readonly negator: RegExp;
  readonly outsider: RegExp;
}

const compiled = new WeakMap<MoodLexicon, Compiled>();

function compile(lexicon: MoodLexicon): Compiled {
  const known = compiled.get(lexicon);
  if (known !== undefined) return known;
  const made: Compiled = {
    cues: lexicon.cues.map(([kind, strength, expression]) => ({
      kind,
      strength,
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${expression})(?![\\p{L}\\p{N}])`, 'gu'),
    })),
    negator: new RegExp(`(?<![\\p{L}])(?:${lexicon.negators})(?: \\p{L}+){0,${negationReach - 1}} $`, 'u'),
    outsider: new RegExp(`(?<![\\p{L}])(?:${lexicon.outsiders})(?![\\p{L}])`, 'u'),
  };
  compiled.set(lexicon, made);
  return made;
}

/** How far back a clause is looked at, in characters. */
const reach = 72;
const clauseBefore = (plain: string, start: number): string =>
  /[^.!?;:,()\n]*$/.exec(plain.slice(Math.max(0, start - reach), start))?.[0] ?? '';

export interface WordMood {
  readonly mood: 'negative' | 'neutral' | 'positive';
  /** 0 to 1. */
  readonly frustration: number;
  readonly confidence: 'likely' | 'a guess';
  readonly cues: Cues;
  /** How much its words weigh towards a complaint. */
  readonly score: number;
}

/** The mood of a text by the words of its language; `text` keeps its places. */
export function wordMoodOf(text: string, lexicon: MoodLexicon): WordMood {
  const { cues: known, negator, outsider } = compile(lexicon);
  const plain = folded(text);
  const taken: Cue[] = [];
  for (const { kind, strength, pattern } of known)
    for (const match of plain.matchAll(pattern)) {
      const cue: Cue = { kind, strength, start: match.index, end: match.index + match[0].trimEnd().length };
      const before = clauseBefore(plain, cue.start);
      const deniable = kind === 'anger' || kind === 'complaint' || kind === 'praise' || kind === 'urgent';
      if (deniable && negator.test(before)) continue;
      if ((kind === 'anger' || kind === 'complaint') && outsider.test(before)) continue;
      taken.push(cue);
    }
  for (const match of text.matchAll(raisedVoice))
    taken.push({ kind: 'trouble', strength: 1, start: match.index, end: match.index + match[0].length });
  const sum = (kinds: readonly Cue['kind'][], most = Infinity): number =>
    Math.min(
      most,
      taken.reduce((total, cue) => (kinds.includes(cue.kind) ? total + cue.strength : total), 0),
    );
  const felt = sum(['anger', 'complaint', 'fruitless', 'leaving']);
  // A raised voice and a fault only add to what was felt.
  const score = felt === 0 ? 0 : felt + sum(['fault'], mostOf.fault) + sum(['trouble'], mostOf.voice);
  const praise = sum(['praise', 'thanks']);
  const strong = taken.some(
    (cue) =>
      cue.strength >= negativeFrom &&
      (cue.kind === 'anger' || cue.kind === 'complaint' || cue.kind === 'leaving'),
  );
  const isNegative = strong || score >= negativeFrom;
  const byPlace = (a: Cue, b: Cue): number => a.start - b.start;
  const isSign = ({ kind }: Cue): boolean => kind === 'leaving' || signs.some((sign) => sign === kind);
  return {
    mood: isNegative ? 'negative' : praise >= positiveFrom ? 'positive' : 'neutral',
    frustration: isNegative ? Math.min(0.95, 0.45 + 0.1 * score) : Math.min(0.45, 0.2 * score),
    confidence: isNegative && score >= 2 * negativeFrom ? 'likely' : 'a guess',
    cues: {
      moodCues: taken.filter((cue) => !isSign(cue)).sort(byPlace),
      attentionCues: taken.filter(isSign).sort(byPlace),
      denials: [],
    },
    score,
  };
}
