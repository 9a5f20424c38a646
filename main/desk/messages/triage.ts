import type { Detail, MailHeader, Mood, Span, Routing } from '../../../preload/contract.ts';
import { detectAutoReply } from './auto-reply.ts';
import type { GivenMessage } from './message-parts.ts';
import { blankFolds } from './sentences.ts';
import { scamWarningOf } from './scam/scam-guard.ts';
import { type ReadDeps, understand, withMoodPriority } from './read-message.ts';

/** What is understood of a message to put it in its place, without a search for answers. */
export interface Triage {
  /** As `Reading.text`: with its header, where it came as a file. */
  readonly text: string;
  readonly subject: string | null;
  readonly header: MailHeader | null;
  readonly routing: Routing;
  readonly mood: Mood | null;
  readonly isAutomatic: boolean;
  readonly isScam: boolean;
  readonly details: readonly Detail[];
  /** The customer's own, without greetings and thanks. */
  readonly sentences: readonly Span[];
  /** What it says first; '' where it says nothing. */
  readonly previewText: string;
}

const maxPreviewText = 160;

/** Sorts a message: where it goes, how it feels, what it is about. A fraction of the time of reading it. */
export async function triageMessage(
  message: GivenMessage & { readonly automatic?: Parameters<typeof detectAutoReply>[2] | undefined },
  deps: Omit<ReadDeps, 'search'>,
): Promise<Triage> {
  const { parts, bodyText, sentences, said, language, routing } = understand(message, deps);
  const { text, subject, header, unread } = parts;
  const isAutomatic = detectAutoReply(subject, bodyText, message.automatic ?? null) !== null;
  const [routed, mood] = await Promise.all([
    deps.router.route(routing),
    isAutomatic ? null : deps.mood.classify({ text: blankFolds(text, unread), sentences, language }),
  ]);
  const scam = scamWarningOf({
    parts,
    traces: message.traces ?? null,
    links: message.links,
    shop: deps.identity(),
  });
  const first = said[0]?.text ?? bodyText;
  return {
    text,
    subject,
    header,
    routing: withMoodPriority(routed, mood),
    mood,
    isAutomatic,
    isScam: scam !== null,
    details: routing.details,
    sentences: said,
    previewText: first.replaceAll(/\s+/gu, ' ').trim().slice(0, maxPreviewText).toWellFormed(),
  };
}
