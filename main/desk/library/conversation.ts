import type { WireError } from '../../../preload/contract.ts';

/** What people wrote each other, read from mailboxes, mails and exported chats. */
export interface Conversation {
  /** The same whenever the same conversation is read, also from another file. */
  readonly id: string;
  /** Without `Re:` and the like; '' where there is none. */
  readonly subject: string;
  /** Oldest first; never empty. */
  readonly messages: readonly ConversationMessage[];
}

export interface ConversationMessage {
  readonly from: Correspondent;
  readonly to: readonly Correspondent[];
  /** Milliseconds since 1970; null where it is not known. */
  readonly at: number | null;
  /** What was written this time, without quotations, signature and disclaimer; never empty. */
  readonly text: string;
  /** An absence note, a delivery failure, a newsletter, a notification. */
  readonly automatic: boolean;
  /** Where the file itself says who wrote; null where only the address tells it. */
  readonly side: 'customer' | 'shop' | null;
}

export interface Correspondent {
  /** '' where it is not known; so is the address. */
  readonly name: string;
  readonly address: string;
}

/** What came of reading files for conversations. */
export interface ConversationSummary {
  readonly conversations: number;
  readonly messages: number;
  /** Mails that could not be read, in files that otherwise could. */
  readonly damaged: number;
  /** Oldest mails that were left out, because there were more than may be buffered at once. */
  readonly dropped: number;
  /** Files that held no conversation, with why. */
  readonly failed: readonly { readonly path: string; readonly error: WireError }[];
}
