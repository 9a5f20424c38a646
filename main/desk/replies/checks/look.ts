import type { Finding, Settings, Span } from '../../../../preload/contract.ts';
import { findPersonalData } from '../../privacy/find/find.ts';
import type { PersonalSpan } from '../../privacy/find/span.ts';
import type { InternalWords } from './internal-words.ts';
import { flat } from './words.ts';

/** A question of the message and what became of it. */
export interface CheckedQuestion {
  readonly question: string;
  readonly chosen: string | null;
  readonly leftOut: boolean;
}

/** All that a reply is held against. Everything is at hand: looking opens, asks and waits for nothing. */
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
  /** What the chosen answers say, in each of their wordings, by their targets; none of them internal. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** Names and addresses of the customers of other cases. */
  readonly others: { readonly names: readonly string[]; readonly emails: readonly string[] };
  readonly internal: InternalWords;
  /** Whether the library says these words where every customer may read them. */
  readonly isInLibrary: (words: string) => boolean;
}

/** What one check found; the owner's settings make a finding of it. */
export interface Found extends Omit<Finding, 'severity'> {
  /** Not certain enough to block, whatever the owner chose. */
  readonly onlyWarns?: true;
}

/** A reply with what several checks need of it, found once. */
export interface Look extends CheckContext {
  readonly reply: string;
  /** Personal data of any kind in the reply. */
  readonly personal: readonly PersonalSpan[];
  /** Whether the customer's message has these words. */
  readonly isInMessage: (words: string) => boolean;
  /** Whether the shop itself says them to everybody: in its settings, snippets, chosen answers or library. */
  readonly isShops: (words: string) => boolean;
}

export type Check = (look: Look) => readonly Found[];

export function lookAt(reply: string, context: CheckContext): Look {
  const { message, settings, sources } = context;
  const said = flat(`${message.subject ?? ''} ${message.text}`);
  let shops: string | null = null;
  const shopsWords = (): string =>
    (shops ??= flat(
      [
        ...settingTexts(settings),
        ...settings.snippets.map(({ text }) => text),
        ...[...sources.values()].flat(),
      ].join(' '),
    ));
  const isIn = (text: string, words: string): boolean => text.includes(` ${flat(words).trim()} `);
  return {
    ...context,
    reply,
    personal: findPersonalData(reply),
    isInMessage: (words) => isIn(said, words),
    isShops: (words) => isIn(shopsWords(), words) || context.isInLibrary(words),
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

export const withoutSentence = (text: string, place: Span): NonNullable<Found['fix']> => ({
  by: 'replacing',
  label: 'Remove the sentence',
  ...sentenceAround(text, place),
  replacement: '',
});
