import type { Detail, Fold, Mood, Question, Reading, Topic } from '../../../preload/contract.ts';
import { detectLanguage } from '../library/detect-language.ts';
import type { Search } from '../search/search.ts';
import { detectAutoReply } from './auto-reply.ts';
import { type DetailOptions, extractDetails } from './details.ts';
import { findFolds } from '../library/mail-folds.ts';
import { sentDate } from './sent-date.ts';
import type { MoodClassifier } from './mood/mood-classifier.ts';
import { extractQuestions, contentSentences } from './questions.ts';
import { blankFolds, splitSentences, spansOutsideFolds } from './sentences.ts';
import { summaryText } from './routing/summary-text.ts';
import { higherPriority } from './routing/rule-engine.ts';
import type { RoutingInput, Router } from './routing/router.ts';

/** How many answers are listed for each question. */
const suggestionsShown = 3;

export interface ReadDeps {
  readonly search: Search;
  readonly router: Router;
  readonly mood: MoodClassifier;
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
  'draft' | 'ms' | 'caseId' | 'suggestionsWithheld' | 'contactHistory' | 'escalation' | 'secondLook'
>;

/** A message with its folds, made ready to be routed. */
export function toRoutingInput(
  message: { readonly text: string; readonly subject: string | null; readonly folds: readonly Fold[] },
  deps: Pick<ReadDeps, 'languages' | 'now' | 'region' | 'shop'>,
): RoutingInput {
  const { text, subject, folds } = message;
  const { languages } = deps;
  const bodySpans = spansOutsideFolds(text, folds);
  const words = bodySpans.map(({ start, end }) => text.slice(start, end)).join('\n');
  const language = detectLanguage(words.trim(), languages);
  return {
    text,
    subject,
    bodySpans,
    details: findDetails(text, folds, deps),
    summary: summaryText(subject, contentSentences(splitSentences(text, folds))),
    byMeaning: language === null || languages.includes(language),
  };
}

/** What a message says of urgency, of leaving or of a need of care lifts it over what its queue and rules say. */
const withMoodPriority = (topic: Topic, mood: Mood | null): Topic =>
  mood === null ? topic : { ...topic, priority: higherPriority(topic.priority, mood.priority) };

/** Dates are meant as of the day on which the mail was written. */
function findDetails(
  text: string,
  folds: readonly Fold[],
  { now, region, shop }: Pick<ReadDeps, 'now' | 'region' | 'shop'>,
  at: number | null = null,
): readonly Detail[] {
  const day = sentDate(text, folds) ?? new Date(at ?? now());
  return extractDetails(text, folds, { now: day, region, ...shop() });
}

/** Reads a message: folds, language, mood, details, questions, and for each question what the library says. */
export async function readMessage(
  message: { readonly text: string; readonly subject: string | null; readonly at?: number | null },
  deps: ReadDeps,
): Promise<ReadMessage> {
  const { search, router, mood, languages } = deps;
  const text = message.text.replaceAll('\r\n', '\n');
  const folds = findFolds(text);
  const bodyText = spansOutsideFolds(text, folds)
    .map((span) => text.slice(span.start, span.end))
    .join('\n')
    .trim();
  const language = detectLanguage(bodyText, languages);
  const languageServed = language === null || languages.includes(language);
  const sentences = splitSentences(text, folds);
  const automatic = detectAutoReply(message.subject, bodyText);
  const asked = automatic === null ? extractQuestions(sentences) : [];
  const details = findDetails(text, folds, deps, message.at);
  const routing = router.route({
    text,
    subject: message.subject,
    bodySpans: spansOutsideFolds(text, folds),
    details,
    summary: summaryText(message.subject, contentSentences(sentences)),
    byMeaning: languageServed,
  });
  const [answers, felt] = await Promise.all([
    search.findAll(
      asked.map(({ text: question, context }) => ({ text: question, context })),
      { limit: suggestionsShown, byMeaning: languageServed },
    ),
    // A machine has no mood.
    automatic === null ? mood.classify({ text: blankFolds(text, folds), sentences, language }) : null,
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
    topic: withMoodPriority(await routing, felt),
    mood: felt,
    searchedBy: answers.searchedBy,
  };
}
