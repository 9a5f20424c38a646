import type { Finding, Settings, Snippet, Span } from '../../../../preload/contract.ts';
import { detectPii } from '../../privacy/pii/detect.ts';
import type { PiiSpan } from '../../privacy/pii/span.ts';
import { settingsInEach } from '../compose/reply-language.ts';
import type { InternalTextIndex } from './internal-text-index.ts';
import { createPhraseIndex } from './phrase-index.ts';
import { createSentenceFinder } from './sentence-finder.ts';

/** A question of the message and what became of it. */
export interface CheckedQuestion {
  readonly question: string;
  readonly chosen: string | null;
  readonly leftOut: boolean;
}

/** All that a reply is checked against. Everything is in memory: a check opens, asks and awaits nothing. */
export interface CheckContext {
  /** The customer's message, its language, and the names and addresses in it. */
  readonly message: {
    readonly text: string;
    readonly subject: string | null;
    readonly language: string | null;
    readonly names: readonly string[];
    readonly emails: readonly string[];
  };
  readonly questions: readonly CheckedQuestion[];
  readonly settings: Settings;
  readonly snippets: readonly Pick<Snippet, 'text'>[];
  /** What the chosen answers say, in each of their wordings, by their targets; none of them internal. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** Names and addresses of the customers of other cases. */
  readonly others: { readonly names: readonly string[]; readonly emails: readonly string[] };
  readonly internal: InternalTextIndex;
  /** Whether the library says these words where every customer may read them. */
  readonly isInLibrary: (words: string) => boolean;
}

/** What one check found; the owner's settings make a finding of it. */
export interface CheckResult extends Omit<Finding, 'severity'> {
  /** Not certain enough to block, whatever the owner chose. */
  readonly onlyWarns?: true;
}

/** A reply with what several checks need of it, found once. */
export interface CheckInput extends CheckContext {
  readonly reply: string;
  /** Personal data of any kind in the reply. */
  readonly personal: readonly PiiSpan[];
  /** Whether the customer's message has these words. */
  readonly isInMessage: (words: string) => boolean;
  /** Whether the shop itself says them to everybody: in its settings, snippets, chosen answers or library. */
  readonly isShopText: (words: string) => boolean;
  /** Whether the settings or the chosen answers say them. */
  readonly isOfAnswers: (words: string) => boolean;
  /** The sentence of the reply around a place, with the space behind it. */
  readonly sentenceAround: (place: Span) => Span;
}

export type Check = (input: CheckInput) => readonly CheckResult[];

/** Nobody writes for more people: of a message that names more, the others are nobody's own. */
const mostOwn = 100;
const firstOf = (texts: readonly string[]): readonly string[] => [...new Set(texts)].slice(0, mostOwn);

export function prepareCheck(reply: string, context: CheckContext): CheckInput {
  const { message, settings, snippets, sources } = context;
  const answers = [...textsInReplies(settings), ...[...sources.values()].flat()].join(' ');
  const isInMessage = createPhraseIndex(`${message.subject ?? ''} ${message.text}`);
  const isOfAnswers = createPhraseIndex(answers);
  const isOfSnippets = createPhraseIndex(snippets.map(({ text }) => text).join(' '));
  // The library is asked once for the same words.
  const inLibrary = new Map<string, boolean>();
  const isInLibrary = (words: string): boolean => {
    const known = inLibrary.get(words) ?? context.isInLibrary(words);
    inLibrary.set(words, known);
    return known;
  };
  return {
    ...context,
    message: { ...message, names: firstOf(message.names), emails: firstOf(message.emails) },
    reply,
    personal: detectPii(reply),
    isInMessage,
    isShopText: (words) => isOfAnswers(words) || isOfSnippets(words) || isInLibrary(words),
    isOfAnswers,
    sentenceAround: createSentenceFinder(reply),
  };
}

/** What the owner wrote to stand in replies. */
export const settingTexts = (settings: Settings): readonly string[] =>
  [
    settings.shopName,
    settings.agentName,
    settings.greeting,
    settings.signOff,
    settings.label.text,
    settings.style.needs,
    ...settings.style.links,
    ...settings.queues.flatMap(({ needs }) => needs.map(({ ask }) => ask)),
  ].filter((text) => text.trim() !== '');

/** The same as replies say it, each in its own language, with what is filled in alike in all of them. */
export const textsInReplies = (settings: Settings): readonly string[] => [
  ...new Set(
    settingsInEach(settings).flatMap((each) => [
      ...settingTexts(each),
      ...(each.survey.on ? [each.survey.text.replaceAll('{address}', each.survey.address.trim())] : []),
    ]),
  ),
];

export const withoutSentence = (
  { sentenceAround }: Pick<CheckInput, 'sentenceAround'>,
  place: Span,
): NonNullable<CheckResult['fix']> => ({ by: 'replace', ...sentenceAround(place), replacement: '' });
