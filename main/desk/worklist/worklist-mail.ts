import { z } from 'zod';
import type { Mood } from '../../../preload/contract.ts';
import type { ParsedMail } from '../library/parsed.ts';
import type { Triage } from '../messages/triage.ts';
import { dueDayOf } from './due-day.ts';

/** What is kept of a mail, encrypted: all that is needed to list it and to read it again. */
export interface WorklistContent {
  readonly mail: ParsedMail;
  /** Of the file that it was read from: path, size and time, to know it again. '' for one that was given. */
  readonly source: string;
  /** As which a mail program gave it: a reply can be put into a draft of it there. */
  readonly givenAs?: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number | null;
  /** `previewText` of the list; contents that were stored have the older word. */
  readonly gist: string;
  /** Of the queue; its name is asked for when it is listed. */
  readonly queueId: string | null;
  readonly priority: 'normal' | 'high' | 'urgent';
  readonly mood: Pick<Mood, 'mood' | 'word' | 'frustration' | 'leaving' | 'urgent' | 'vulnerable'> | null;
  readonly dueDay: string | null;
  readonly isAutomatic: boolean;
  readonly isScam: boolean;
  readonly isBack: boolean;
  /** By which other mails of the same customer are known. */
  readonly customer: string;
}

/** What is read back is ours, and was authenticated; its shape alone may be an older one. */
const contentSchema = z.looseObject({ mail: z.looseObject({ text: z.string() }), customer: z.string() });

export const encodeContent = (content: WorklistContent): string => JSON.stringify(content);

/** Null for what an older version left that cannot be listed. */
export function decodeContent(json: string): WorklistContent | null {
  const content: unknown = JSON.parse(json);
  return contentSchema.safeParse(content).success ? (content as WorklistContent) : null;
}

/** Ids of the thread that a mail belongs to, its own first. */
export const threadIdsOf = ({ header, threadIds }: ParsedMail): readonly string[] =>
  [
    ...new Set([header.id, header.inReplyTo, ...threadIds].filter((id) => id !== null && id !== '')),
  ] as readonly string[];

/** A subject without what replies put before it. */
export const bareSubject = (subject: string | null): string =>
  (subject ?? '')
    .toLowerCase()
    .replace(/^(?:\s*(?:re|aw|antw|sv|rép|res|fwd?|wg|tr|rv)(?:\s*\[\d+\])?\s*:)+/iu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** What tells one customer from another: the address, or the name where there is none, or the mail itself. */
function customerOf({ header, details }: Triage, source: string): string {
  const address = header?.from?.address ?? details.find(({ kind }) => kind === 'email')?.text;
  const name = header?.from?.name ?? details.find(({ kind }) => kind === 'name')?.text;
  return (address ?? name ?? source).trim().toLowerCase();
}

/** What is kept of a mail that was sorted just now. */
export function mailContent(
  mail: ParsedMail,
  triage: Triage,
  { source, now, isBack }: { readonly source: string; readonly now: number; readonly isBack: boolean },
): WorklistContent {
  const { routing, mood, previewText, isAutomatic, isScam } = triage;
  return {
    mail,
    source,
    sentAt: mail.header.sentAt,
    gist: previewText,
    queueId: routing.queue?.id ?? null,
    priority: routing.priority,
    mood: mood && {
      mood: mood.mood,
      word: mood.word,
      frustration: mood.frustration,
      leaving: mood.leaving,
      urgent: mood.urgent,
      vulnerable: mood.vulnerable,
    },
    dueDay: isAutomatic ? null : dueDayOf(triage.text, triage.sentences, triage.details, now),
    isAutomatic,
    isScam,
    isBack,
    customer: customerOf(triage, source),
  };
}
