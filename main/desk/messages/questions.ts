import type { Span } from '../../../preload/contract.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { formsOf } from './forms/forms-of.ts';
import type { LanguageForms } from './forms/language-forms.ts';
import { hasNoRequest } from './no-request.ts';
import { isPleasantry } from './pleasantries.ts';
import { readLists } from './request-lists.ts';
import { findRequests, isRequestKind, leans, reachOf, type Request, storyBefore } from './requests.ts';
import type { Sentence } from './sentences.ts';

export interface ExtractedQuestion extends Span {
  readonly text: string;
  /** What was said before it and belongs to it ("I found a voucher. Is it still valid?"); may be empty. */
  readonly context: string;
}

/** So many requests are searched for one by one; of a longer mail the last one holds all that follows. */
const mostRequests = 40;
/** Of a text of more characters or sentences than twice this, the beginning and the end are looked at for requests. */
const mostLookedAt = { characters: 20_000, sentences: 500 };
/** What is told without a question is searched up to so many words. */
const longestTold = 60;

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const storyOf = (clauses: readonly Clause[]): string =>
  onOneLine(clauses.map(({ greeting, text }) => `${greeting}${text}`).join(' '));

/** What is said beside greetings, thanks and the like; everything when there is nothing else. */
export function contentSentences(sentences: readonly Sentence[]): readonly Sentence[] {
  const said = sentences.filter(({ text }) => !isPleasantry(text));
  return said.length > 0 ? said : sentences;
}

/** How many of the sentences, in this order, are looked at. */
function countLookedAt(sentences: readonly Sentence[]): number {
  let characters = 0;
  const end = sentences.findIndex(({ text }, at) => {
    characters += text.length;
    return at >= mostLookedAt.sentences || characters > mostLookedAt.characters;
  });
  return end < 0 ? sentences.length : end;
}

/** Both ends of what is too long to be looked at as a whole. */
function endsOf(sentences: readonly Sentence[]): readonly Sentence[] {
  const first = countLookedAt(sentences);
  const last = countLookedAt(sentences.toReversed());
  return first + last >= sentences.length
    ? sentences
    : [...sentences.slice(0, first), ...sentences.slice(-last)];
}

/** What belongs to a request of what was said before it; of one that leans and has no story, the request before it. */
function contextOf(clauses: readonly Clause[], { from, to, worded }: Request): string {
  const within = clauses
    .slice(from, to)
    .filter(({ kind }, at) => kind !== 'pleasantry' && !worded.includes(from + at));
  const story = [...storyBefore(clauses, from), ...within];
  const [before, last] = [clauses[from - 1], clauses[to]];
  const leansOnRequest =
    story.length === 0 &&
    before !== undefined &&
    last !== undefined &&
    isRequestKind(before.kind) &&
    leans(last);
  return storyOf(leansOnRequest ? [before] : story);
}

function worded(
  clauses: readonly Clause[],
  request: Request,
  reach: Pick<Request, 'from' | 'to'> = request,
): ExtractedQuestion {
  const text = onOneLine(request.worded.map((at) => clauses[at]?.text ?? '').join(' '));
  return {
    start: clauses[reach.from]?.start ?? 0,
    end: clauses[reach.to]?.end ?? 0,
    text: text.charAt(0).toUpperCase() + text.slice(1),
    context: contextOf(clauses, request),
  };
}

/**
 * What a customer wants: what is asked, asked for and told (a fault, a charge), in the order of the message. A message
 * that does none of it in so many words is one request as a whole. Empty only when nothing was said but thanks or what was
 * done. `language` (ISO 639-1, null when it cannot be told) says which forms hold beside the English ones.
 */
export function extractQuestions(
  sentences: readonly Sentence[],
  language: string | null = null,
): readonly ExtractedQuestion[] {
  const looked = endsOf(sentences);
  const forms = formsOf(language, looked[0]?.text);
  const clauses = readLists(
    looked.flatMap((sentence, at) => splitClauses(sentence, looked[at + 1]?.text ?? '', forms)),
    forms,
  );
  const found = findRequests(clauses);
  if (found.length === 0) return toldAsWhole(clauses, looked, forms);
  const reach = reachOf(clauses, found);
  const requests = found.slice(0, mostRequests).map((request, at) => worded(clauses, request, reach[at]));
  const last = requests.at(-1);
  const end = clauses[reach.at(-1)?.to ?? 0]?.end;
  return last === undefined || end === undefined ? requests : [...requests.slice(0, -1), { ...last, end }];
}

/** What a message says that asks nothing in so many words, as one request; none when it only thanks. */
function toldAsWhole(
  clauses: readonly Clause[],
  sentences: readonly Sentence[],
  forms: LanguageForms | null,
): readonly ExtractedQuestion[] {
  const all = sentences
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 2_000);
  const told = clauses.filter(({ kind }) => kind !== 'pleasantry');
  if (hasNoRequest(all, told, forms)) return [];
  const taken: Clause[] = [];
  let words = 0;
  for (const clause of told) {
    words += wordsIn(clause.text);
    if (taken.length > 0 && words > longestTold) break;
    taken.push(clause);
  }
  const [first] = taken;
  const last = taken.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ start: first.start, end: last.end, text: storyOf(taken), context: '' }];
}
