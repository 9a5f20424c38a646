import type { Span } from '../../../preload/contract.ts';
import type { Sentence } from './sentences.ts';

export interface ExtractedQuestion extends Span {
  readonly text: string;
  /** What was said just before it, for a question that leans on it ("Is it still valid?"); may be empty. */
  readonly context: string;
}

const mostQuestions = 10;
/** Longest message without any question form that is searched as a whole, in words. */
const longestWhole = 60;

const asks =
  /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^,.!?]{0,40}[,.!]?\s+)?(?:(?:and|also|but|so|then|or|plus|another thing|one more thing|firstly|secondly|lastly|finally|second|third|next)\b[,:]?\s+)*(?:how|what|what's|whats|when|where|which|who|whom|whose|why|can|could|would|will|shall|should|may|might|must|do|does|did|is|are|was|were|am|has|have|had|isn't|aren't|don't|doesn't|can't|won't)\b/i;
const requests =
  /\b(?:(?:please|kindly|pls|plz) (?!let me know\W*$|advise\W*$|help\W*$|respond\W*$|reply\W*$|find\b|take your\b|accept\b|excuse\b|note\b)\w+|(?:can|could|would) you\b|let me know (?:if|when|how|what|where|which|who|whether)\b|tell me\b|(?:i|we)(?:'d| would) like to (?:know|ask)\b|(?:was |am |were |are )?wondering (?:if|whether|how|what|when|where|why)\b|(?:not sure|don't know|do not know|unsure|no idea) (?:if|whether|how|what|when|where|why)\b)/i;
/** Thanks and nothing else: nothing is asked. */
const onlyThanks = /\b(?:just|only) (?:wanted|want|writing|wished) to (?:say )?thank/i;
/** Asked out of politeness or anger, not to be answered from a library. */
const rhetorical =
  /^(?:(?:hi|hello|hey)?[,!]?\s*(?:how are (?:you|things)\b.*|(?:is )?(?:anyone|anybody|someone) (?:there|home).*|hello|really|seriously|you know|right|ok(?:ay)?|are you (?:serious|kidding).*|can you believe .*|what (?:is|the) (?:going on|heck|hell).*|is (?:this|that) (?:ok|okay|clear|possible)|(?:can|could|would) you (?:please )?(?:help|help me|assist|advise|let me know|get back to me|reply|respond|confirm)(?: please| me)?|what (?:should|can|do) (?:i|we) do(?: now)?))\W*$/i;
const opening =
  /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|to whom it may concern)\b[^?]{0,50}|thanks?\b.{0,60}|thank you\b.{0,60}|(?:i )?hope (?:you|this|all)\b.{0,60}|looking forward\b.{0,60})$/i;
const introduction =
  /^(?:[Mm]y name is|I am|I'm|[Tt]his is|[Ii]t is|[Ii]t's)(?: \p{Lu}[\p{L}.'’-]*){1,4}\W*$/u;
/** The greeting that stands before a question in one sentence is no part of it. */
const withoutGreeting = /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^,.!?]{0,40}[,!]\s+/i;
const functionWords = new Set(
  'a an and any are as at be been but by can could did do does for from get had has have how i if in is it me my no not of on or our out please so some than that the their them then there they this to too up us was we were what when where which who why will with would you your yours'.split(
    ' ',
  ),
);

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
const contentWords = (text: string): number =>
  wordsOf(text).filter((word) => !functionWords.has(word)).length;

type SentenceKind = 'question' | 'request' | 'statement' | 'pleasantry';

function classifySentence(sentence: Sentence): SentenceKind {
  const { text } = sentence;
  // "Hello again, my parcel has not come" says something behind its greeting.
  const behind = text.replace(withoutGreeting, '');
  const words = contentWords(behind) >= 3 ? behind : text;
  if (rhetorical.test(text) || opening.test(words) || introduction.test(words)) return 'pleasantry';
  if (contentWords(text) === 0) return 'pleasantry';
  if (/\?["'”’)\]]*$/.test(text)) return 'question';
  if (asks.test(text) && wordsOf(text).length >= 4) return 'question';
  if (requests.test(text) && contentWords(text) >= 2) return 'request';
  return 'statement';
}

/** "Where is it?" asks about what was said before it. */
const leaning =
  /^(?:and |so |but )?(?:where|when|how|what|which|why|is|are|was|does|do|did|can|will|has|have)\b.*\b(?:it|this|that|they|them|these|those|one)\b[^?]*\?\W*$/i;

function kindsOf(sentences: readonly Sentence[]): readonly SentenceKind[] {
  const kinds = sentences.map(classifySentence);
  return kinds.map((kind, at) => {
    const text = sentences[at]?.text ?? '';
    const leans = kind === 'pleasantry' && leaning.test(text) && !rhetorical.test(text);
    return leans && contextBefore(sentences, kinds, at) !== '' ? 'question' : kind;
  });
}

/** What is said beside greetings, thanks and the like; everything when there is nothing else. */
export function contentSentences(sentences: readonly Sentence[]): readonly Sentence[] {
  const telling = sentences.filter((sentence) => classifySentence(sentence) !== 'pleasantry');
  return telling.length > 0 ? telling : sentences;
}

/** The last sentences said before `at` that are no question themselves, newest last. */
function contextBefore(sentences: readonly Sentence[], kinds: readonly SentenceKind[], at: number): string {
  const context: string[] = [];
  for (let index = at - 1; index >= 0 && context.length < 2; index--) {
    if (kinds[index] === 'pleasantry') continue;
    if (kinds[index] !== 'statement') break;
    context.unshift(sentences[index]?.text ?? '');
  }
  return context.join(' ');
}

/**
 * What a customer wants to know, in the order asked, at most ten. A message that asks nothing in words is one question
 * as a whole. Empty only when nothing was said.
 */
export function extractQuestions(sentences: readonly Sentence[]): readonly ExtractedQuestion[] {
  const kinds = kindsOf(sentences);
  const asked: ExtractedQuestion[] = [];
  for (const [at, sentence] of sentences.entries()) {
    const kind = kinds[at];
    if (kind !== 'question' && kind !== 'request') continue;
    const previous = asked.at(-1);
    // "Can I get a refund? Or a new one?" is one question.
    const goesOn = /^(?:or|and)\b/i.test(sentence.text) && wordsOf(sentence.text).length <= 5;
    if (previous && goesOn && sentences[at - 1]?.end === previous.end) {
      asked[asked.length - 1] = { ...previous, end: sentence.end, text: `${previous.text} ${sentence.text}` };
      continue;
    }
    const greeting = withoutGreeting.exec(sentence.text)?.[0].length ?? 0;
    const text = sentence.text.slice(greeting);
    asked.push({
      start: sentence.start + greeting,
      end: sentence.end,
      text: text.charAt(0).toUpperCase() + text.slice(1),
      context: contextBefore(sentences, kinds, at),
    });
  }
  if (asked.length > 0) return asked.slice(0, mostQuestions);
  if (sentences.some((sentence) => onlyThanks.test(sentence.text))) return [];
  return wholeMessage(
    sentences.filter((_, at) => kinds[at] !== 'pleasantry'),
    sentences,
  );
}

function wholeMessage(telling: readonly Sentence[], all: readonly Sentence[]): readonly ExtractedQuestion[] {
  const sentences = telling.length > 0 ? telling : all;
  const taken: Sentence[] = [];
  let words = 0;
  for (const sentence of sentences) {
    if (taken.length > 0 && words + wordsOf(sentence.text).length > longestWhole) break;
    taken.push(sentence);
    words += wordsOf(sentence.text).length;
  }
  const first = taken[0];
  const last = taken.at(-1);
  if (!first || !last) return [];
  return [
    {
      start: first.start,
      end: last.end,
      text: taken.map((sentence) => sentence.text).join(' '),
      context: '',
    },
  ];
}
