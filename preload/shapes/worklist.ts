import type { MailHeader } from './messages.ts';
import type { MoodWord } from './mood.ts';
import type { Priority, QueueName } from './routing.ts';
import type { Statement } from './errors.ts';

/** Why a mail stands where it stands, by what weighs most; `worklist.why` of locales/ words it. */
export type WorklistReason =
  | 'urgent'
  | 'important'
  | 'back'
  | 'overdue'
  | 'today'
  | 'tomorrow'
  | 'soon'
  | 'vulnerable'
  | 'leaving'
  | 'angry'
  | 'frustrated'
  | 'unhappy'
  /** `hours` within the shop's opening hours. */
  | 'waiting'
  | 'new'
  | 'thanks'
  | 'automatic'
  | 'scam';

/** A mail that waits for an answer. */
export interface WorklistMail {
  readonly id: string;
  /** Milliseconds since 1970: when it was sent, or came into the list where that is not known. */
  readonly at: number;
  readonly from: MailHeader['from'];
  readonly subject: string | null;
  /** What it says first. */
  readonly previewText: string;
  readonly queue: QueueName | null;
  readonly priority: Priority;
  readonly mood: MoodWord | null;
  /** The day that the customer was promised, or needs it by: YYYY-MM-DD. */
  readonly dueDay: string | null;
  /** The first mail of a customer says the heaviest reason of all of them. */
  readonly why: Statement<WorklistReason>;
  /** The same for all mails of one customer in the list, which stand together. */
  readonly customer: number;
  /** Another mail of the same thread was answered before. */
  readonly isBack: boolean;
}

export interface Worklist {
  /** The most pressing first. */
  readonly mails: readonly WorklistMail[];
  /** Null while nothing is read. */
  readonly reading: { readonly done: number; readonly total: number } | null;
  /** Files of this run that could not be read. */
  readonly failed: number;
  /** Mails that cannot be decrypted. */
  readonly unreadable: number;
  /** Watched for mails. */
  readonly folders: readonly { readonly path: string; readonly isMissing: boolean }[];
}
