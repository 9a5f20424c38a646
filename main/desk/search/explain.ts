import type { Span, Suggestion, NegativeFeedbackReason } from '../../../preload/contract.ts';
import { featureNames, type FeatureName } from './score-features.ts';
import type { RankedCandidate } from './score-candidate.ts';
import type { Token } from './tokenizer.ts';

const plainNames: Readonly<Record<FeatureName, string>> = {
  meaningBest: 'meaning, closest text',
  meaningPassage: 'meaning, closest passage',
  wordsQuestion: 'words of the question',
  orderQuestion: 'words of the question in the same order',
  wordsPassage: 'words of the passage',
  adjacent: 'words side by side',
  near: 'words close together',
  exact: 'codes and quoted phrases',
};

/** The parts of a score by their plain names, those that say something. */
export function scoreParts({ parts, suppression }: RankedCandidate): Suggestion['parts'] {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const speakFor = featureNames
    .filter((name) => parts[name] > 0)
    .map((name) => ({ name: plainNames[name], value: round(parts[name]) }));
  return suppression === null
    ? speakFor
    : [...speakFor, { name: 'held back', value: round(suppression.share) }];
}

/** Where words of the question stand in a text; neighbours are joined into one stretch. */
export function highlightSpans(
  text: string,
  words: readonly Token[],
  stems: ReadonlySet<string>,
): readonly Span[] {
  const spans: Span[] = [];
  for (const { stem, start, end } of words) {
    if (!stems.has(stem)) continue;
    const before = spans.at(-1);
    // Words of a script without spaces overlap.
    if (before !== undefined && (start < before.end || /^[^\S\n]+$/.test(text.slice(before.end, start))))
      spans[spans.length - 1] = { start: before.start, end };
    else spans.push({ start, end });
  }
  return spans;
}

export interface SharedWord {
  readonly stem: string;
  readonly written: string;
}

/** The words of a text that the question has too. */
export function sharedWords(
  text: string,
  words: readonly Token[],
  stems: ReadonlySet<string>,
): readonly SharedWord[] {
  return words
    .filter(({ stem }) => stems.has(stem))
    .map(({ stem, start, end }) => ({ stem, written: text.slice(start, end) }));
}

/** At most so many shared words are named. */
const named = 3;
/** From this similarity on, an answered message is the best reason there is. */
const alike = 0.75;
/** Below this cosine a text is not close in meaning at all. */
const faint = 0.4;

const markedAs: Readonly<Record<NegativeFeedbackReason, string>> = {
  wrong: 'wrong',
  outdated: 'outdated',
  incomplete: 'incomplete',
  'not for this customer': 'as not for the customer',
};

/** One sentence on why this was chosen, for a person. Each shared word is named once, as it first stands. */
export function explainSuggestion(
  { parts, phrasingMatch, suppression }: Pick<RankedCandidate, 'parts' | 'phrasingMatch' | 'suppression'>,
  shared: readonly SharedWord[],
  exact: readonly string[],
  searchedByMeaning: boolean,
): string {
  if (suppression !== null)
    return `An agent marked this ${markedAs[suppression.reason]} for a message like this.`;
  if (phrasingMatch !== null && phrasingMatch.similarity >= alike)
    return phrasingMatch.messages === 1
      ? 'A message much like this one was answered with it before.'
      : `${phrasingMatch.messages} messages much like this one were answered with it before.`;
  if (parts.exact === 1 && exact.length > 0)
    return `It holds ${listed(exact.slice(0, named))}, exactly as written in the question.`;
  const once = new Map(shared.toReversed().map(({ stem, written }) => [stem, written]));
  const words = listed([...once.values()].toReversed().slice(0, named));
  const shares = words === '' ? '' : `it shares ${words} with the question`;
  if (!searchedByMeaning) return sentence(shares === '' ? 'it was the closest by words' : shares);
  const meaning = meaningOf(parts.meaningBest);
  if (shares !== '') return sentence(`${meaning}, and ${shares}`);
  return sentence(parts.meaningBest < faint ? meaning : `${meaning}, though in other words`);
}

function meaningOf(cosine: number): string {
  if (cosine >= 0.8) return 'it asks or says nearly the same';
  if (cosine >= 0.6) return 'it means much the same';
  if (cosine >= faint) return 'it is about something similar';
  return 'it is the closest there is, but not close';
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} and ${last}`;
}
