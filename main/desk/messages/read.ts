import type { Detail, Fold, Mood, Question, Reading, Topic } from '../../../preload/contract.ts';
import { languageOf } from '../library/language.ts';
import type { Search } from '../search/search.ts';
import { automaticOf } from './automatic.ts';
import { type DetailOptions, detailsOf } from './details.ts';
import { foldsOf } from '../library/mail-folds.ts';
import { writtenAt } from './written-at.ts';
import type { MoodReader } from './mood/mood.ts';
import { questionsOf, tellingSentences } from './questions.ts';
import { blankFolds, sentencesOf, unfolded } from './sentences.ts';
import { gistOf } from './topics/gist.ts';
import { morePressing } from './topics/rules.ts';
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
  /** What the owner says of order numbers, and what the library calls the shop's products. */
  readonly shop: () => Pick<DetailOptions, 'orderNumbers' | 'products'>;
}

/** A message without its draft: composing is the replies room's. */
export type ReadMessage = Omit<
  Reading,
  'draft' | 'ms' | 'caseId' | 'held' | 'before' | 'escalation' | 'secondLook'
>;

/** A message with its folds, made ready to be sorted. */
export function toSort(
  message: { readonly text: string; readonly subject: string | null; readonly folds: readonly Fold[] },
  deps: Pick<ReadDeps, 'languages' | 'now' | 'region' | 'shop'>,
): SortableMessage {
  const { text, subject, folds } = message;
  const { languages } = deps;
  const said = unfolded(text, folds);
  const words = said.map(({ start, end }) => text.slice(start, end)).join('\n');
  const language = languageOf(words.trim(), languages);
  return {
    text,
    subject,
    said,
    details: found(text, folds, deps),
    gist: gistOf(subject, tellingSentences(sentencesOf(text, folds))),
    byMeaning: language === null || languages.includes(language),
  };
}

/** What a message says of urgency, of leaving or of a need of care lifts it over what its queue and rules say. */
const raised = (topic: Topic, mood: Mood | null): Topic =>
  mood === null ? topic : { ...topic, priority: morePressing(topic.priority, mood.priority) };

/** Dates are meant as of the day on which the mail was written. */
function found(
  text: string,
  folds: readonly Fold[],
  { now, region, shop }: Pick<ReadDeps, 'now' | 'region' | 'shop'>,
  at: number | null = null,
): readonly Detail[] {
  const day = writtenAt(text, folds) ?? new Date(at ?? now());
  return detailsOf(text, folds, { now: day, region, ...shop() });
}

/** Reads a message: folds, language, mood, details, questions, and for each question what the library says. */
export async function readMessage(
  message: { readonly text: string; readonly subject: string | null; readonly at?: number | null },
  deps: ReadDeps,
): Promise<ReadMessage> {
  const { search, topics, mood, languages } = deps;
  const text = message.text.replaceAll('\r\n', '\n');
  const folds = foldsOf(text);
  const said = unfolded(text, folds)
    .map((span) => text.slice(span.start, span.end))
    .join('\n')
    .trim();
  const language = languageOf(said, languages);
  const languageServed = language === null || languages.includes(language);
  const sentences = sentencesOf(text, folds);
  const automatic = automaticOf(message.subject, said);
  const asked = automatic === null ? questionsOf(sentences) : [];
  const details = found(text, folds, deps, message.at);
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
    // A machine has no mood.
    automatic === null ? mood.read({ text: blankFolds(text, folds), sentences, language }) : null,
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
    automatic,
    questions,
    topic: raised(await sorting, felt),
    mood: felt,
    searchedBy: answers.searchedBy,
  };
}
