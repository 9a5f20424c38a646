import type { Span } from '../../../preload/contract.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { contentWords, isPleasantry } from './pleasantries.ts';
import type { Sentence } from './sentences.ts';

export interface ExtractedQuestion extends Span {
  readonly text: string;
  /** What was said before it and belongs to it ("I found a voucher. Is it still valid?"); may be empty. */
  readonly context: string;
}

/** So many requests are searched for one by one; of a longer mail the last one holds all that follows. */
const mostRequests = 40;
/** What is told without a question is searched up to so many words. */
const longestTold = 60;
/** What belongs to a request of what was told before it, in words. */
const longestStory = 60;

/** Thanks and nothing else: nothing is asked. */
const onlyThanks =
  /\b(?:just|only|simply) (?:wanted|want|writing|wished|a (?:quick |short )?note) to (?:say|thank)|\bthank(?:s| you)\b/i;
const pleased =
  /\b(?:lovely|gorgeous|wonderful|splendid|brilliant|excellent|perfect|delicious|amazing|fantastic|marvellous|best|great|happy|pleased|delighted|loved?|enjoy(?:ed)?|made (?:such )?a difference|missing your|patience|kindness|for everything)\b/i;
const thanksAlone = /\b(?:just|only) (?:wanted|want|writing|wished) to (?:say )?thank/i;
/** "Is it still valid?" asks about what was said before it. */
const leaning = /\b(?:it|its|this|that|they|them|their|these|those|one|ones|so|there)\b/i;
/** A question of no more words of its own leans when it points at something. */
const fewWords = 3;

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const isAsked = (kind: Clause['kind']): boolean => kind === 'question' || kind === 'request';
const asking = ({ kind }: Clause): boolean => isAsked(kind);
const telling = ({ kind }: Clause): boolean => kind === 'told' || kind === 'statement';

/** What is said beside greetings, thanks and the like; everything when there is nothing else. */
export function contentSentences(sentences: readonly Sentence[]): readonly Sentence[] {
  const said = sentences.filter(({ text }) => !isPleasantry(text));
  return said.length > 0 ? said : sentences;
}

/** The last clauses that tell something before `at` and after the request before it, up to so many words. */
function storyBefore(clauses: readonly Clause[], at: number, most: number): readonly Clause[] {
  const story: Clause[] = [];
  let words = 0;
  for (let index = at - 1; index >= 0; index--) {
    const clause = clauses[index];
    if (clause === undefined || asking(clause) || clause.kind === 'vague') break;
    if (clause.kind === 'pleasantry') continue;
    words += wordsIn(clause.text);
    if (story.length > 0 && words > most) break;
    story.unshift(clause);
  }
  return story;
}

const textOf = (clauses: readonly Clause[]): string => clauses.map(({ text }) => text).join(' ');
const storyOf = (clauses: readonly Clause[]): string =>
  clauses
    .map(({ greeting, text }) => `${greeting}${text}`)
    .join(' ')
    .replaceAll(/\s+/g, ' ');

interface Request extends ExtractedQuestion {
  /** Indices of its first and its last clause. */
  readonly from: number;
  readonly to: number;
  readonly kind: Clause['kind'];
}

const leans = ({ text }: Clause): boolean => leaning.test(text) && contentWords(text).length <= fewWords;

/** One request of the clauses `from` to `to`. */
function requestOf(clauses: readonly Clause[], from: number, to: number, kind: Clause['kind']): Request {
  const parts = clauses.slice(from, to + 1);
  const text = textOf(kind === 'vague' || kind === 'told' ? parts : parts.slice(-1));
  return {
    from,
    to,
    kind,
    start: parts[0]?.start ?? 0,
    end: parts.at(-1)?.end ?? 0,
    text: text.charAt(0).toUpperCase() + text.slice(1),
    context: '',
  };
}

function findRequests(clauses: readonly Clause[]): readonly Request[] {
  const found: Request[] = [];
  const anyAsked = clauses.some(asking);
  for (const [at, clause] of clauses.entries()) {
    const previous = found.at(-1);
    const adjacent = previous !== undefined && previous.to === at - 1;
    const put = (from: number, kind: Clause['kind']): void => {
      while (found.length > 0 && (found.at(-1)?.from ?? -1) >= from) found.pop();
      found.push(requestOf(clauses, from, at, kind));
    };
    if (clause.kind === 'told') {
      // "It does not open, and nothing happens" is one fault, told on.
      const pointsBack =
        adjacent && /^(?:but |and )?(?:it|they|this|that|he|she|nothing)\b/i.test(clause.text);
      if (pointsBack && previous.kind !== 'told' && contentWords(clause.text).length <= fewWords)
        found[found.length - 1] = { ...previous, to: at, end: clause.end };
      else put(pointsBack && previous.kind === 'told' ? previous.from : at, 'told');
    } else if (clause.kind === 'vague') {
      const story = storyBefore(clauses, at, longestStory);
      const first = story[0];
      if (first !== undefined && (/\?/.test(clause.text) || !anyAsked)) {
        const told = story.findIndex(({ kind }) => kind === 'told');
        put(clauses.indexOf(story[Math.max(0, told)] ?? first), 'vague');
      } else if (first === undefined && found.length === 0 && !anyAsked) put(at, 'vague');
    } else if (asking(clause)) {
      // "Can I get a refund? Or a new one?" is one question.
      const empty = contentWords(clause.text).length === 0;
      if (empty && previous === undefined && storyBefore(clauses, at, longestStory).length === 0) continue;
      const goesOn =
        adjacent &&
        isAsked(previous.kind) &&
        wordsIn(clause.text) <= 5 &&
        (empty || /^(?:or|and)\b/i.test(clause.text));
      if (goesOn && previous.end <= clause.start) {
        const { from, ...rest } = previous;
        found[found.length - 1] = {
          ...rest,
          from,
          to: at,
          end: clause.end,
          text: `${previous.text} ${clause.text}`,
        };
        continue;
      }
      // A fault and the question that leans on it are one.
      const joined = adjacent && previous.kind === 'told' && leans(clause) && !clause.adds;
      // "The lid is split. Also, do you sell …?" says that the first was asked, too.
      const before = clauses[at - 1];
      if (clause.adds && found.length === 0 && before?.kind === 'statement' && clause.first)
        found.push(requestOf(clauses, at - 1, at - 1, 'told'));
      put(joined ? previous.from : at, clause.kind);
    }
  }
  return found;
}

/** What belongs to a request of what was said before it; for one that leans and has no story, the request before it. */
function contextOf(
  clauses: readonly Clause[],
  { from, to, kind }: Pick<Request, 'from' | 'to' | 'kind'>,
): string {
  const within = kind === 'vague' || kind === 'told' ? [] : clauses.slice(from, to).filter(telling);
  const story = [...storyBefore(clauses, from, longestStory), ...within];
  const [before, last] = [clauses[from - 1], clauses[to]];
  const leansOn =
    story.length === 0 && before !== undefined && last !== undefined && asking(before) && leans(last);
  return storyOf(leansOn ? [before] : story);
}

/**
 * What a customer wants: what is asked, asked for and told (a fault, a charge), in the order of the message. A message
 * that does none of it in so many words is one request as a whole. Empty only when nothing was said but thanks.
 */
export function extractQuestions(sentences: readonly Sentence[]): readonly ExtractedQuestion[] {
  const clauses = sentences.flatMap((sentence, at) => splitClauses(sentence, sentences[at + 1]?.text ?? ''));
  const found = findRequests(clauses);
  if (found.length === 0) return toldAsWhole(clauses, sentences);
  const requests = found.map(({ from, to, kind, start, end, text }): ExtractedQuestion => ({
    start,
    end,
    text: text.replaceAll(/\s+/g, ' '),
    context: contextOf(clauses, { from, to, kind }),
  }));
  const last = requests.at(-1);
  const [kept, rest] = [requests.slice(0, mostRequests), requests[mostRequests - 1]];
  return requests.length <= mostRequests || last === undefined || rest === undefined
    ? requests
    : [...kept.slice(0, -1), { ...rest, end: last.end }];
}

/** What a message says that asks nothing in so many words, as one request; none when it only thanks. */
function toldAsWhole(
  clauses: readonly Clause[],
  sentences: readonly Sentence[],
): readonly ExtractedQuestion[] {
  const whole = sentences
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 2_000);
  if (thanksAlone.test(whole) || (onlyThanks.test(whole) && pleased.test(whole))) return [];
  const said = clauses.filter(({ kind }) => kind !== 'pleasantry');
  const taken: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  let words = 0;
  for (const part of said) {
    words += wordsIn(part.text);
    if (taken.length > 0 && words > longestTold) break;
    taken.push(part);
  }
  const [first] = taken;
  const last = taken.at(-1);
  if (first === undefined || last === undefined) return [];
  const text = taken
    .map((part) => part.text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
  return [{ start: first.start, end: last.end, text, context: '' }];
}
