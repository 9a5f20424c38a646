import type { Fold, Question, Reading } from '../../../preload/contract.ts';
import { languageOf } from '../library/language.ts';
import type { Search } from '../search/search.ts';
import { detailsOf } from './details.ts';
import { foldsOf } from '../library/mail-folds.ts';
import type { MoodReader } from './mood/mood.ts';
import { questionsOf, tellingSentences } from './questions.ts';
import { blankFolds, sentencesOf, unfolded } from './sentences.ts';
import { gistOf } from './topics/gist.ts';
import type { SortableMessage, Topics } from './topics/topics.ts';

/** How many answers are listed for each question. */
const suggestionsShown = 3;

export interface ReadDeps {
  readonly search: Search;
  readonly topics: Topics;
  readonly mood: MoodReader;
  /** Languages (ISO 639-1) that the model serves. */
  readonly languages: readonly string[];
  readonly now: () => number;
  /** ISO 3166 region that reads telephone numbers without a country code. */
  readonly region: string;
}

/** A message without its draft: composing is the replies room's. */
export type ReadMessage = Omit<Reading, 'draft' | 'ms'>;

/** A message with its folds, made ready to be sorted. */
export function toSort(
  message: { readonly text: string; readonly subject: string | null; readonly folds: readonly Fold[] },
  { languages, now, region }: Pick<ReadDeps, 'languages' | 'now' | 'region'>,
): SortableMessage {
  const { text, subject, folds } = message;
  const said = unfolded(text, folds);
  const words = said.map(({ start, end }) => text.slice(start, end)).join('\n');
  const language = languageOf(words.trim(), languages);
  return {
    text,
    subject,
    said,
    details: detailsOf(text, folds, { now: new Date(now()), region }),
    gist: gistOf(subject, tellingSentences(sentencesOf(text, folds))),
    byMeaning: language === null || languages.includes(language),
  };
}

/** Reads a message: folds, language, mood, details, questions, and for each question what the library says. */
export async function readMessage(
  message: { readonly text: string; readonly subject: string | null },
  { search, topics, mood, languages, now, region }: ReadDeps,
): Promise<ReadMessage> {
  const text = message.text.replaceAll('\r\n', '\n');
  const folds = foldsOf(text);
  const said = unfolded(text, folds)
    .map((span) => text.slice(span.start, span.end))
    .join('\n')
    .trim();
  const language = languageOf(said, languages);
  const languageServed = language === null || languages.includes(language);
  const sentences = sentencesOf(text, folds);
  const asked = questionsOf(sentences);
  const details = detailsOf(text, folds, { now: new Date(now()), region });
  const sorting = topics.sort({
    text,
    subject: message.subject,
    said: unfolded(text, folds),
    details,
    gist: gistOf(message.subject, tellingSentences(sentences)),
    byMeaning: languageServed,
  });
  const [answers, felt] = await Promise.all([
    search.findAll(
      asked.map(({ text: question, context }) => ({ text: question, context })),
      { limit: suggestionsShown, byMeaning: languageServed },
    ),
    mood.read({ text: blankFolds(text, folds), sentences, language }),
  ]);
  const questions = asked.map(({ start, end, text: question }, at): Question => ({
    start,
    end,
    text: question,
    number: at + 1,
    suggestions: answers.results[at]?.suggestions ?? [],
    verdict: answers.results[at]?.verdict ?? { word: 'no good answer', value: 0 },
  }));
  return {
    text,
    subject: message.subject,
    folds,
    language,
    languageServed,
    details,
    questions,
    topic: await sorting,
    mood: felt,
    searchedBy: answers.searchedBy,
  };
}
