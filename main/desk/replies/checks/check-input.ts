import type { Finding, Settings, Snippet, Span } from '../../../../preload/contract.ts';
import { detectPii } from '../../privacy/pii/detect.ts';
import type { PiiSpan } from '../../privacy/pii/span.ts';
import type { InternalTextIndex } from './internal-text-index.ts';
import { normalizeWords } from './word-spans.ts';

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
}

export type Check = (input: CheckInput) => readonly CheckResult[];

export function prepareCheck(reply: string, context: CheckContext): CheckInput {
  const { message, settings, snippets, sources } = context;
  const messageWords = normalizeWords(`${message.subject ?? ''} ${message.text}`);
  let shops: string | null = null;
  const shopsWords = (): string =>
    (shops ??= normalizeWords(
      [...settingTexts(settings), ...snippets.map(({ text }) => text), ...[...sources.values()].flat()].join(
        ' ',
      ),
    ));
  const isIn = (text: string, words: string): boolean => text.includes(` ${normalizeWords(words).trim()} `);
  return {
    ...context,
    reply,
    personal: detectPii(reply),
    isInMessage: (words) => isIn(messageWords, words),
    isShopText: (words) => isIn(shopsWords(), words) || context.isInLibrary(words),
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

/** The sentence around a place, with the space behind it, so that taking it out leaves no hole. */
export function sentenceAround(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const lineEnd = next < 0 ? text.length : next;
  const ends = [...text.slice(lineStart, lineEnd).matchAll(/[.!?…]["”’)\]]*(?:\s+|$)/gu)].map(
    ({ index, 0: sign }) => lineStart + index + sign.length,
  );
  const from = ends.findLast((at) => at <= start) ?? lineStart;
  const to = ends.find((at) => at >= end) ?? lineEnd;
  // A whole line goes with its line's end.
  return from === lineStart && to === lineEnd
    ? { start: from, end: Math.min(text.length, lineEnd + 1) }
    : { start: from, end: to };
}

export const withoutSentence = (text: string, place: Span): NonNullable<CheckResult['fix']> => ({
  by: 'replace',
  ...sentenceAround(text, place),
  replacement: '',
});
