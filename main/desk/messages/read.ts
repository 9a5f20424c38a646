import type { Question, Reading } from '../../../preload/contract.ts';
import { languageOf } from '../library/language.ts';
import type { Search } from '../search/search.ts';
import { detailsOf } from './details.ts';
import { foldsOf } from '../library/mail-folds.ts';
import type { MoodReader } from './mood/mood.ts';
import { questionsOf } from './questions.ts';
import { blankFolds, sentencesOf, unfolded } from './sentences.ts';

/** How many answers are listed for each question. */
const suggestionsShown = 3;

export interface ReadDeps {
  readonly search: Search;
  readonly mood: MoodReader;
  /** Languages (ISO 639-1) that the model serves. */
  readonly languages: readonly string[];
  readonly now: () => number;
  /** ISO 3166 region that reads telephone numbers without a country code. */
  readonly region: string;
}

/** A message without its draft: composing is the replies room's. */
export type ReadMessage = Omit<Reading, 'draft' | 'ms'>;

/** Reads a message: folds, language, mood, details, questions, and for each question what the library says. */
export async function readMessage(
  message: { readonly text: string; readonly subject: string | null },
  { search, mood, languages, now, region }: ReadDeps,
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
    details: detailsOf(text, folds, { now: new Date(now()), region }),
    questions,
    mood: felt,
    searchedBy: answers.searchedBy,
  };
}
