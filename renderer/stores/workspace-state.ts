import type {
  CallInput,
  CallOutput,
  CustomerGroup,
  FindingKind,
  Reading,
  Span,
  Routing,
} from '../../preload/contract.ts';
import type { SnippetToInsert } from './insert-snippet.ts';
import type { HandoverFields, HandoverWay } from './handover.ts';
import type { MessageSource, ReplyPlace, Voice, ActiveCase, CaseOutcome } from './active-case.ts';

/** The message in hand, and what can be done with it. */
export interface SecondPerson {
  readonly person: string;
  readonly passphrase: string;
}

export interface WorkspaceState {
  readonly activeCase: ActiveCase | null;
  readonly isReading: boolean;
  readonly isCopying: boolean;
  /** The last piece of work that left the window, to come back to. */
  readonly parked: { readonly activeCase: ActiveCase; readonly why: CaseOutcome | 'replaced' } | null;
  readonly problem: string | null;
  /** A span of the reply to scroll to and select; the number tells two requests apart. */
  readonly revealRequest: (Span & { readonly number: number }) | null;
  readonly read: (input: CallInput<'messages.read'>, from: MessageSource['from']) => Promise<boolean>;
  /** What is on the clipboard: a message, a mail file, or several; null when it is none, and `problem` says so. */
  readonly takeClipboard: () => Promise<
    | { readonly text: string; readonly html?: string }
    | { readonly path: string }
    | { readonly paths: readonly string[] }
    | null
  >;
  readonly clear: () => void;
  /** Where the message of that reading goes now, if it is still in hand. */
  readonly setRouting: (reading: Reading, routing: Routing) => void;
  /** Says who wrote it: answers are looked for anew, what the agent chose and wrote stays. */
  readonly setCustomer: (group: CustomerGroup) => Promise<void>;
  readonly restore: () => void;
  readonly activate: (index: number) => void;
  /** Chooses a suggestion for a question, or deselects it when it was chosen already. */
  readonly choose: (index: number, target: string) => Promise<void>;
  readonly toggleLeftOut: (index: number) => Promise<void>;
  readonly searchManually: (index: number | null, text: string) => Promise<boolean>;
  /** Puts an answer that was found beside the message into the reply, as one to a question that the agent added. */
  readonly addAnswer: (title: string, target: string) => Promise<boolean>;
  readonly clearManualSearch: (index: number) => void;
  /** Lists the closest answers of a question that has no good one. */
  readonly showClosest: (index: number) => void;
  readonly addGap: (index: number) => Promise<boolean>;
  readonly edit: (text: string) => void;
  /** Puts a filled snippet into the reply, where it belongs or at `at`, and puts the cursor there. */
  readonly insert: (snippet: SnippetToInsert, at: Span | null) => boolean;
  /** Composes this one reply in another tone or length, as far as the owner has written that. */
  readonly setVoice: (voice: Voice) => Promise<void>;
  /** Asks the customer for what the shop still needs, or no longer. */
  readonly setAsks: (asks: boolean) => Promise<void>;
  /** Undoes the last change of answers. */
  readonly undo: () => void;
  /** Replaces what the agent wrote by the suggestion; can be undone. */
  readonly revertToDraft: () => void;
  /** Copies, or puts into a draft, and records. `overruled`: kinds of what was found in the reply and went past. */
  readonly copy: (overruled?: readonly FindingKind[], to?: ReplyPlace) => Promise<'copied' | 'failed'>;
  /** Selects a span of the reply and scrolls to it. */
  readonly revealInReply: (place: Span) => void;
  /** The summary as it would be sent; null when it could not be composed, and `problem` says why. */
  readonly composeHandover: (words: HandoverFields) => Promise<string | null>;
  /** Sends the summary; null when it could not be sent, and `problem` says why. */
  readonly handOver: (
    words: HandoverFields,
    way: HandoverWay,
  ) => Promise<CallOutput<'handovers.send'> | null>;
  /** Says that the message in hand is no scam: it is read anew, and drafted. */
  readonly dismissScam: () => Promise<void>;
  /** Hides the proposal to hand this message over. */
  readonly dismissEscalation: () => void;
  readonly setReviewedBy: (name: string) => void;
  /**
   * Who looked at the reply, where people are told apart, with her passphrase: never part of the message in hand, which is kept
   * on disk, and gone once the reply is copied.
   */
  readonly secondPerson: SecondPerson | null;
  readonly setSecondPerson: (secondPerson: SecondPerson | null) => void;
  readonly dismissProblem: () => void;
}
