import type { Span } from '../../../../preload/contract.ts';
import type { CueKind, Mood, MoodEvidence, MoodWord } from '../../../../preload/shapes/mood.ts';
import type { Embedder, Log } from '../../ports.ts';
import { type Cue, createCueFinder, type Cues } from './cues.ts';
import { wordFeaturesOf } from './features.ts';
import { headModel, type MoodScores, scoreMood } from './linear-head.ts';
import { complaintShare } from './calm-form.ts';
import { blankOut, toPlainText } from './clean-text.ts';
import { type WordMood, wordMoodOf } from './languages/word-mood.ts';
import { moodLexiconOf } from './languages/lexicon-of.ts';
import { inEnglishWords, translatedLanguages } from '../../search/word-translation.ts';

export interface MoodDeps {
  /** The model that ships, whatever model the library uses: the head knows no other vectors. */
  readonly embedder: Pick<Embedder, 'model' | 'languages' | 'embed'>;
  readonly log: Log;
}

/** A message with what was folded away already blanked, so that places stay; and its sentences. */
interface MoodInput {
  readonly text: string;
  readonly sentences: readonly Span[];
  /** ISO 639-1, or null when it cannot be told. */
  readonly language: string | null;
}

export interface MoodClassifier {
  /** The mood of what was said; null when nothing was, or in a language that neither model nor words serve. */
  classify(message: MoodInput): Promise<Mood | null>;
}

/** More likely than not: a calm message that is taken for a complaint costs a needless apology. */
const negativeFrom = 0.5;
/** Word by word in English a text says less of its mood, and a calm fault looks like a complaint sooner. */
const translatedNegativeFrom = 0.65;
const sureFrom = 0.8;
const likelyFrom = 0.6;
const angryFrom = 0.8;
const frustratedFrom = 0.65;
/** Longest stretch that is embedded, in words: the model takes longer for more, and more waters the mood down. */
const mostWords = 32;
/** No more of a foreign text is put into English for its mood, in words. */
const mostTranslated = 60;
/** How many words are marked for a mood: the strongest. Signs of leaving, urgency and vulnerability always are. */
const mostMarked = 8;

const cueKindsFor: Readonly<Record<Mood['mood'], readonly CueKind[]>> = {
  negative: ['anger', 'complaint', 'fruitless', 'trouble', 'fault'],
  neutral: [],
  positive: ['praise', 'thanks'],
};

export function createMoodClassifier({ embedder, log }: MoodDeps): MoodClassifier {
  const findCues = createCueFinder();

  /** None without a model: then the words speak alone. */
  async function vectorsOf(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (embedder.model !== headModel) return [];
    try {
      return await embedder.embed(texts, 'query');
    } catch (error) {
      log.write('error', 'mood.without_model', { name: error instanceof Error ? error.name : 'unknown' });
      return [];
    }
  }

  /** The sentence that reads most like a complaint, for a message in which no single word does. */
  async function worstSentence(message: MoodInput): Promise<MoodEvidence> {
    const { text, sentences } = message;
    const parts = sentences.filter(({ start, end }) => toPlainText(text.slice(start, end)) !== '');
    const vectors =
      parts.length > 1
        ? await vectorsOf(parts.map(({ start, end }) => toPlainText(text.slice(start, end))))
        : [];
    const weights = vectors.map((vector) => scoreMood(vector, []).probability.negative);
    const span = parts[weights.length > 0 ? weights.indexOf(Math.max(...weights)) : 0] ?? trimmed(text);
    return {
      start: span.start,
      end: span.end,
      kind: 'complaint',
      text: text.slice(span.start, span.end),
      by: 'meaning',
    };
  }

  /** How likely a text of another language is a complaint by what its words mean in English; null where it is not. */
  async function complaintInEnglishWords(text: string): Promise<number | null> {
    const english = inEnglishWords(toPlainText(text).split(' ').slice(0, mostTranslated).join(' '));
    const [vector] = await vectorsOf([english.split(' ').slice(0, mostWords).join(' ')]);
    if (vector === undefined) return null;
    const cues = findCues(english);
    const { negative } = scoreMood(vector, wordFeaturesOf(english, cues)).probability;
    const value = negative * complaintShare(english, cues);
    return value >= translatedNegativeFrom ? value : null;
  }

  return {
    async classify(message) {
      const asWords = blankOut(message.text);
      if (!hasWords(toPlainText(message.text))) return null;
      if (message.language !== null && !embedder.languages.includes(message.language)) {
        const lexicon = moodLexiconOf(message.language);
        if (lexicon === null) return null;
        const felt = wordMoodOf(asWords, lexicon);
        const meant =
          felt.mood === 'neutral' && translatedLanguages.includes(message.language)
            ? await complaintInEnglishWords(asWords)
            : null;
        if (meant !== null)
          return toldMood(
            { mood: 'negative', frustration: meant, confidence: 'a guess' },
            {
              cues: felt.cues,
              evidence: withoutOverlaps([
                ...evidenceOf(message.text, felt.cues, 'negative'),
                await worstSentence(message),
              ]),
              parts: partsOfWords({ ...felt, mood: 'negative', frustration: meant }),
            },
          );
        return toldMood(felt, {
          cues: felt.cues,
          evidence: evidenceOf(message.text, felt.cues, felt.mood),
          parts: partsOfWords(felt),
        });
      }
      const cues = findCues(asWords);
      const told = { ...message, text: blankSpans(message.text, cues.denials) };
      const whole = toPlainText(told.text);
      const [vector] = hasWords(whole) ? await vectorsOf([selectExcerpt(told, whole, cues)]) : [];
      const weighed = scoreMood(vector ?? null, wordFeaturesOf(asWords, cues));
      const { negative, neutral, positive } = calmed(weighed.probability, complaintShare(asWords, cues));
      const most = Math.max(negative, neutral, positive);
      const mood = negative >= negativeFrom ? 'negative' : neutral >= positive ? 'neutral' : 'positive';
      const marked = evidenceOf(message.text, cues, mood);
      const feelings = marked.filter(({ kind }) => cueKindsFor[mood].includes(kind));
      const evidence =
        mood === 'negative' && feelings.length === 0
          ? withoutOverlaps([...marked, await worstSentence(message)])
          : marked;
      const confidence =
        vector === undefined
          ? 'a guess'
          : most >= sureFrom
            ? 'sure'
            : most >= likelyFrom
              ? 'likely'
              : 'a guess';
      return toldMood(
        { mood, frustration: negative, confidence },
        { cues, evidence, parts: partsOf({ ...weighed, probability: { negative, neutral, positive } }) },
      );
    },
  };
}

/** The mood with what deserves attention and why. */
function toldMood(
  { mood, frustration, confidence }: Pick<Mood, 'mood' | 'frustration' | 'confidence'>,
  { cues, evidence, parts }: { readonly cues: Cues } & Pick<Mood, 'evidence' | 'parts'>,
): Mood {
  const sign = (kind: CueKind): boolean => cues.attentionCues.some((cue) => cue.kind === kind);
  const [leaving, urgent, vulnerable] = [sign('leaving'), sign('urgent'), sign('vulnerable')];
  const read = {
    mood,
    frustration,
    confidence,
    evidence,
    leaving,
    urgent,
    vulnerable,
    priority:
      urgent && vulnerable
        ? 'urgent'
        : urgent || vulnerable || (leaving && mood === 'negative')
          ? 'high'
          : 'normal',
    parts,
  } satisfies Omit<Mood, 'word' | 'why'>;
  return { ...read, word: wordOf(read), why: explainMood(read) };
}

/**
 * What is embedded of a long mail: sentences with words of feeling first, then what is told, as far as they fit; plain
 * questions only when there is nothing else. The model would take all of it, but more of it costs time and waters the
 * mood down.
 */
function selectExcerpt(
  { text, sentences }: MoodInput,
  whole: string,
  { moodCues, attentionCues }: Cues,
): string {
  const words = (part: string): number => part.split(' ').length;
  if (words(whole) <= mostWords) return whole;
  // By place: a long mail has thousands of sentences and of such words, too many for each with each.
  const isFelt = new Uint8Array(text.length);
  for (const { start, end } of [...moodCues, ...attentionCues]) isFelt.fill(1, start, end);
  const weighed = sentences.map(({ start, end }) => {
    const feels = isFelt.subarray(start, end).includes(1);
    const part = toPlainText(text.slice(start, end));
    return { start, part, rank: feels ? 0 : part.endsWith('?') ? 2 : 1 };
  });
  const telling = weighed.filter(({ rank }) => rank < 2);
  const taken: typeof weighed = [];
  let sum = 0;
  for (const one of (telling.length > 0 ? telling : weighed).toSorted(
    (a, b) => a.rank - b.rank || a.start - b.start,
  )) {
    sum += words(one.part);
    if (taken.length > 0 && sum > mostWords) break;
    taken.push(one);
  }
  const part = taken
    .sort((a, b) => a.start - b.start)
    .map((one) => one.part)
    .join(' ');
  return (part || whole).split(' ').slice(0, mostWords).join(' ');
}

/** What a calm form takes from a complaint makes it neutral. */
const calmed = (
  { negative, neutral, positive }: MoodScores['probability'],
  share: number,
): MoodScores['probability'] => ({
  negative: negative * share,
  neutral: neutral + negative * (1 - share),
  positive,
});

const hasWords = (text: string): boolean => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);

/** The text with blanks at some places, so that the others stay where they are. */
function blankSpans(text: string, spans: readonly Span[]): string {
  let rest = '';
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start))
    if (start >= rest.length) rest += text.slice(rest.length, start) + ' '.repeat(end - start);
  return rest + text.slice(rest.length);
}

function trimmed(text: string): Span {
  const start = text.length - text.trimStart().length;
  return { start, end: Math.max(start, text.trimEnd().length) };
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** In the order of the text; what comes first in the list keeps its place against what overlaps it. */
function withoutOverlaps(marked: readonly MoodEvidence[]): readonly MoodEvidence[] {
  const distinct: MoodEvidence[] = [];
  for (const one of marked) if (!distinct.some((other) => overlaps(one, other))) distinct.push(one);
  return distinct.sort((a, b) => a.start - b.start);
}

function evidenceOf(
  text: string,
  { moodCues, attentionCues }: Cues,
  mood: Mood['mood'],
): readonly MoodEvidence[] {
  const strongest = moodCues
    .filter(({ kind }) => cueKindsFor[mood].includes(kind))
    .toSorted((a, b) => b.strength - a.strength)
    .slice(0, mostMarked);
  const shown = ({ kind, start, end }: Cue): MoodEvidence => ({
    start,
    end,
    kind,
    text: text.slice(start, end),
    by: 'words',
  });
  return withoutOverlaps([...attentionCues, ...strongest].map(shown));
}

function wordOf({ mood, frustration, evidence }: Pick<Mood, 'mood' | 'frustration' | 'evidence'>): MoodWord {
  const has = (kind: CueKind): boolean => evidence.some((one) => one.kind === kind);
  if (mood === 'neutral') return 'calm';
  if (mood === 'positive') return has('thanks') ? 'thankful' : 'pleased';
  if (has('anger') && frustration >= angryFrom) return 'angry';
  return frustration >= frustratedFrom ? 'frustrated' : 'unhappy';
}

/** So many words are shown of each kind. */
const wordsShown = 3;
const wordsOf = (marked: readonly MoodEvidence[]): readonly string[] =>
  marked.slice(0, wordsShown).map(({ text }) => text.replaceAll(/\s+/g, ' '));

function explainMood({
  mood,
  evidence,
  priority,
}: Pick<Mood, 'mood' | 'evidence' | 'priority'>): Mood['why'] {
  const kinds = cueKindsFor[mood];
  // The strongest kind of words first.
  const ordered = kinds.flatMap((kind) => evidence.filter((one) => one.kind === kind));
  const signs = (['leaving', 'urgent', 'vulnerable'] as const).flatMap((code) => {
    const words = wordsOf(evidence.filter(({ kind }) => kind === code));
    return words.length === 0 ? [] : [{ code, params: { words } }];
  });
  return [
    whatItReadsLike(mood, ordered),
    ...signs,
    ...(priority === 'normal' ? [] : [{ code: 'raised' } as const]),
  ];
}

function whatItReadsLike(mood: Mood['mood'], ordered: readonly MoodEvidence[]): Mood['why'][number] {
  const [first] = ordered;
  if (mood === 'neutral' || first === undefined) return { code: mood };
  return first.by === 'meaning'
    ? { code: 'negative_meaning', params: { words: wordsOf([first]) } }
    : { code: `${mood}_words`, params: { words: wordsOf(ordered) } };
}

function partsOf({ probability, byMeaning, byWords }: MoodScores): Mood['parts'] {
  return [
    { name: 'negative', value: probability.negative },
    { name: 'neutral', value: probability.neutral },
    { name: 'positive', value: probability.positive },
    { name: 'complaintMeaning', value: byMeaning },
    { name: 'complaintWords', value: byWords },
  ];
}

function partsOfWords({ mood, frustration, score }: WordMood): Mood['parts'] {
  const positive = mood === 'positive' ? 1 - frustration : 0;
  return [
    { name: 'negative', value: frustration },
    { name: 'neutral', value: 1 - frustration - positive },
    { name: 'positive', value: positive },
    { name: 'complaintMeaning', value: 0 },
    { name: 'complaintWords', value: score },
  ];
}
