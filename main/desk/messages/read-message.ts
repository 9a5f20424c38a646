import type {
  AutoReplyKind,
  Customer,
  CustomerGroup,
  Detail,
  Mood,
  Question,
  Reading,
  Routing,
} from '../../../preload/contract.ts';
import { detectLanguage } from '../library/detect-language.ts';
import type { Search } from '../search/search.ts';
import { detectAutoReply } from './auto-reply.ts';
import { type DetailOptions, extractDetails } from './details.ts';
import { customerGroupIn } from './customer-group.ts';
import { subjectQuestion } from './subject-question.ts';
import { foldsToShow } from './folded-content.ts';
import { type GivenMessage, type MessageParts, partsOf } from './message-parts.ts';
import { sentDate } from './sent-date.ts';
import type { MoodClassifier } from './mood/mood-classifier.ts';
import { extractQuestions, contentSentences } from './questions.ts';
import { blankFolds, type Sentence, splitSentences, spansOutsideFolds } from './sentences.ts';
import { summaryText } from './routing/summary-text.ts';
import { scamWarningOf } from './scam/scam-guard.ts';
import type { ShopIdentity } from './scam/shop-domains.ts';
import { higherPriority } from './routing/rule-engine.ts';
import type { RoutingInput, Router } from './routing/router.ts';

/** Words of a message that are searched as a whole. */
const wholeWords = 200;
/** How many answers are listed for each question. */
const suggestionsShown = 3;

export interface ReadDeps {
  readonly search: Search;
  readonly router: Router;
  readonly mood: MoodClassifier;
  /** Languages (ISO 639-1) that the model serves. */
  readonly languages: readonly string[];
  readonly translatedLanguages: readonly string[];
  readonly now: () => number;
  /** ISO 3166 region that reads telephone numbers without a country code. */
  readonly region: string;
  /** By which addresses that look like the shop's are told. */
  readonly identity: () => ShopIdentity;
  /** What the owner says of order numbers, and what the library calls the shop's products. */
  readonly shop: () => Pick<DetailOptions, 'orderNumbers' | 'products'>;
}

/** A message without its draft: composing is the replies room's. */
export type ReadMessage = Omit<
  Reading,
  | 'draft'
  | 'draftFor'
  | 'ms'
  | 'caseId'
  | 'suggestionsWithheld'
  | 'contactHistory'
  | 'escalation'
  | 'secondLook'
>;

/** What is understood of a message before anything is searched for or sorted. */
interface Understood {
  readonly parts: MessageParts;
  readonly bodyText: string;
  /** The subject where it asks something. */
  readonly title: Sentence | null;
  readonly sentences: readonly Sentence[];
  /** Those that are no greeting and no thanks. */
  readonly said: readonly Sentence[];
  readonly language: string | null;
  readonly languageSupport: Reading['languageSupport'];
  readonly routing: RoutingInput;
}

type UnderstandDeps = Pick<ReadDeps, 'languages' | 'translatedLanguages' | 'now' | 'region' | 'shop'>;

/** Understands a message; nothing is searched for or sorted. */
export function understand(message: GivenMessage, deps: UnderstandDeps): Understood {
  const parts = partsOf(message);
  const { text, subject, unread } = parts;
  const { languages } = deps;
  const bodySpans = spansOutsideFolds(text, unread);
  const bodyText = bodySpans
    .map(({ start, end }) => text.slice(start, end))
    .join('\n')
    .trim();
  const title = subjectQuestion(parts, bodyText);
  const language = detectLanguage(`${title?.text ?? ''}\n${bodyText}`.trim(), languages);
  const languageSupport = supportOf(language, deps);
  const sentences = [...(title === null ? [] : [title]), ...splitSentences(text, unread)];
  const said = contentSentences(sentences);
  const routing = {
    text,
    subject,
    bodySpans,
    details: findDetails(parts, deps, language),
    summary: summaryText(subject, said),
    byMeaning: languageSupport !== 'none',
  };
  return { parts, bodyText, title, sentences, said, language, languageSupport, routing };
}

function supportOf(
  language: string | null,
  { languages, translatedLanguages }: Pick<ReadDeps, 'languages' | 'translatedLanguages'>,
): Reading['languageSupport'] {
  if (language === null || languages.includes(language)) return 'known';
  return translatedLanguages.includes(language) ? 'word by word' : 'none';
}

/** A message, made ready to be routed. */
export const toRoutingInput = (message: GivenMessage, deps: UnderstandDeps): RoutingInput =>
  understand(message, deps).routing;

/** What a message says of urgency, of leaving or of a need of care lifts it over what its queue and rules say. */
export const withMoodPriority = (routing: Routing, mood: Mood | null): Routing =>
  mood === null ? routing : { ...routing, priority: higherPriority(routing.priority, mood.priority) };

/** Dates are meant as of the day on which the mail was written. */
function findDetails(
  { text, folds, headers, header }: MessageParts,
  { now, region, shop }: Pick<ReadDeps, 'now' | 'region' | 'shop'>,
  language: string | null,
): readonly Detail[] {
  const day = sentDate(headers) ?? new Date(header?.sentAt ?? now());
  return extractDetails(text, folds, { now: day, region, language, headers, ...shop() });
}

/** What is said beside greetings and thanks, as far as the model reads: of a longer message the end, where it asks. */
function wholeText(said: readonly Sentence[]): string {
  const words = said.slice(-wholeWords).flatMap(({ text }) => text.split(/\s+/u).filter(Boolean));
  return words.slice(-wholeWords).join(' ');
}

/** Who wrote it; null where it makes no difference, as everything is for everyone. */
function customerOf(
  { text, subject }: { readonly text: string; readonly subject: string | null },
  chosen: CustomerGroup | undefined,
  audiences: Search['audiences'],
): Customer | null {
  if (!audiences.isUsed()) return null;
  if (chosen !== undefined) return { group: chosen, place: null, why: { code: 'chosen' } };
  for (const [words, isText] of [
    [text, true],
    [subject ?? '', false],
  ] as const) {
    const found = customerGroupIn(words);
    if (found === null) continue;
    const { group, ...place } = found;
    const said = words.slice(place.start, place.end).replaceAll(/\s+/g, ' ');
    return { group, place: isText ? place : null, why: { code: 'words', params: { words: said } } };
  }
  const { group, isOnly } = audiences.usualGroup();
  return { group, place: null, why: { code: isOnly ? 'only_group' : 'nothing_said' } };
}

/** Reads a message: its parts, language, mood, details, questions, and for each question what the library says. */
export async function readMessage(
  message: GivenMessage & {
    readonly automatic?: AutoReplyKind | null;
    /** Who wrote it, as a person says. */
    readonly customer?: CustomerGroup | undefined;
  },
  deps: ReadDeps,
): Promise<ReadMessage> {
  const { search, router, mood, region } = deps;
  const { parts, bodyText, title, sentences, said, language, languageSupport, routing } = understand(
    message,
    deps,
  );
  const { text, subject, header, unread } = parts;
  const automatic = detectAutoReply(subject, bodyText, message.automatic ?? null);
  const asked = automatic === null ? extractQuestions(sentences, language) : [];
  const customer = customerOf(
    { text: blankFolds(text, unread), subject },
    message.customer,
    search.audiences,
  );
  const routed = router.route(routing);
  const [answers, felt] = await Promise.all([
    search.findAll(
      asked.map(({ text: question, context }) => ({ text: question, context })),
      {
        limit: suggestionsShown,
        byMeaning: languageSupport !== 'none',
        whole: wholeText(said),
        customer: customer?.group,
      },
    ),
    // A machine has no mood.
    automatic === null ? mood.classify({ text: blankFolds(text, unread), sentences, language }) : null,
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
    subject,
    header,
    folds: foldsToShow(parts, title, { orderNumbers: deps.shop().orderNumbers, region }),
    language,
    languageSupport,
    customer,
    details: routing.details,
    automatic,
    questions,
    routing: withMoodPriority(await routed, felt),
    mood: felt,
    searchedBy: answers.searchedBy,
    scam: scamWarningOf({
      parts,
      traces: message.traces ?? null,
      links: message.links,
      shop: deps.identity(),
    }),
  };
}
