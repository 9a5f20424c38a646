/**
 * The shapes of everything that crosses the wire: what the library holds, what was read of a message, what is suggested.
 * `contract.ts` passes them on, so that nobody needs to know which file a shape is in.
 */

import type { EntryRow } from './shapes/entries.ts';
import type { LibraryModel } from './shapes/models.ts';
import type { Mood } from './shapes/mood.ts';
import type { Topic } from './shapes/routing.ts';

import type { ConfidenceWord, DetailKind, DocumentKind, ErrorCode, Span } from './shapes/base.ts';

export * from './shapes/base.ts';
export * from './shapes/checks.ts';
export * from './shapes/entries.ts';
export * from './shapes/experiment.ts';
export * from './shapes/gaps.ts';
export * from './shapes/golden.ts';
export * from './shapes/hand-over.ts';
export * from './shapes/models.ts';
export * from './shapes/learning.ts';
export * from './shapes/mood.ts';
export * from './shapes/audit.ts';
export * from './shapes/review.ts';
export * from './shapes/snippets.ts';
export * from './shapes/routing.ts';

/** What crosses the wire when a call fails: a code for the program, a plain sentence for the person. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
}

// --- the library -----------------------------------------------------------------------------------------

type DocumentState = 'queued' | 'reading' | 'ready' | 'failed';

/** A folder that the library keeps in step with; `unavailable` while its drive is, and then nothing is removed. */
export interface WatchedFolder {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly state: 'watching' | 'reading' | 'paused' | 'unavailable';
  readonly documents: number;
  /** Documents that are queued or being read. */
  readonly waiting: number;
  readonly failed: number;
}

export interface DocumentRow {
  readonly type: 'document';
  readonly id: string;
  /** File name, for people. */
  readonly name: string;
  readonly path: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly state: DocumentState;
  readonly code: ErrorCode | null;
  readonly message: string | null;
  readonly language: string | null;
  readonly entries: number;
  readonly passages: number;
  readonly bytes: number;
  /** How often something of it was copied into a reply. */
  readonly used: number;
  readonly sample: boolean;
  /** Milliseconds since 1970 when the file was last read and found current. */
  readonly checkedAt: number;
}

export type LibraryRow = DocumentRow | EntryRow;

export interface ImportProgress {
  readonly running: boolean;
  /** Running, and paused by a person. */
  readonly paused: boolean;
  readonly filesDone: number;
  readonly filesFailed: number;
  readonly filesTotal: number;
  readonly passages: number;
  /** Passages a second over the last seconds; 0 while nothing was measured. */
  readonly perSecond: number;
  /** Null while it cannot be told. */
  readonly remainingMs: number | null;
  /** Name of the file that is being read. */
  readonly current: string | null;
}

export interface OpenedDocument {
  readonly document: DocumentRow;
  /** The text as it was understood; all offsets are into it. */
  readonly text: string;
  readonly passages: readonly (Span & { readonly heading: string; readonly entryId: string | null })[];
}

export interface TitleMatch {
  readonly target: string;
  readonly title: string;
  readonly documentId: string;
  readonly documentName: string;
  readonly tags: readonly string[];
}

// --- a message and what is suggested ---------------------------------------------------------------------

export interface Confidence {
  readonly word: ConfidenceWord;
  /** Calibrated probability, 0 to 1, that this is the right answer. */
  readonly value: number;
}

export interface Suggestion {
  /** What is suggested: `e:` and an entry's id, or `p:` and a passage's. */
  readonly target: string;
  readonly title: string;
  /** The answer or passage in the shop's own words. */
  readonly text: string;
  readonly matchedInTitle: readonly Span[];
  readonly matchedInText: readonly Span[];
  readonly source: Span & {
    readonly documentId: string;
    readonly name: string;
    readonly heading: string;
    readonly checkedAt: number;
    /** The review date of the entry has come. */
    readonly reviewDue: boolean;
  };
  /** For the agent's eyes: never put into a draft. */
  readonly internal: boolean;
  readonly confidence: Confidence;
  /** One sentence that a person understands. */
  readonly why: string;
  /** The parts of the score, by their plain names, for those who ask. */
  readonly parts: readonly { readonly name: string; readonly value: number }[];
}

export interface Question extends Span {
  readonly number: number;
  readonly text: string;
  /** Best first, at most three. The closest ones are listed even when none is a good answer. */
  readonly suggestions: readonly Suggestion[];
  readonly verdict: Confidence;
}

export interface Detail extends Span {
  readonly kind: DetailKind;
  readonly text: string;
  /**
   * What it stands for where that differs: a date as YYYY-MM-DD, a phone number in international form, an amount as its
   * number and currency (31.40 GBP), a product as the library spells it, a tracking number with its carrier.
   */
  readonly normalized: string | null;
  /** Why it was taken for that, in one sentence. */
  readonly why: string;
}

/** What a machine answered with. */
export type AutoReplyKind = 'out of office' | 'delivery failure' | 'automatic answer';

export interface Fold extends Span {
  readonly kind: 'header' | 'quote' | 'signature' | 'disclaimer';
  readonly lines: number;
}

/** A piece of a draft knows where its words come from. */
export interface DraftPiece {
  /** needs: what the shop still needs from the customer, in the words of a queue's settings. */
  readonly from: 'setting' | 'source' | 'snippet' | 'needs' | 'open';
  readonly text: string;
  /** The question it belongs to, if any. */
  readonly question: number | null;
  /** `e:` and an entry's id, `p:` and a passage's, `s:` and a snippet's, or null. */
  readonly target: string | null;
}

export interface Draft {
  readonly pieces: readonly DraftPiece[];
  /** The pieces joined: what the agent edits. */
  readonly text: string;
}

/** That the same customer has written before. */
export interface ContactHistory {
  /** Different messages before this one. */
  readonly messages: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
  /** What they have in common. */
  readonly matchedBy: 'email' | 'phone' | 'order';
  readonly lastOutcome: 'answered' | 'handed over' | 'left';
}

/** Why the desk itself proposes to hand a message over. */
export interface Escalation {
  /** Whom it should go to, as the queue names them; may be empty. */
  readonly to: string;
  readonly reasons: readonly { readonly rule: string; readonly name: string; readonly why: string }[];
}

export interface Reading {
  /** Names this reading to the audit log: what is decided later refers to it. */
  readonly caseId: string;
  /** Why nothing is suggested although the library might know: somebody paused it, or the experiment compares. */
  readonly suggestionsWithheld: 'paused' | 'pilot' | null;
  readonly escalation: Escalation | null;
  /** Null also while no key is open: then nobody is recognised. */
  readonly contactHistory: ContactHistory | null;
  /** A reply to it is copied only after a second person has looked at it. */
  readonly secondLook: boolean;
  readonly text: string;
  readonly subject: string | null;
  readonly folds: readonly Fold[];
  /** ISO 639-1 code, or null when the text is too short to tell. */
  readonly language: string | null;
  /** False when the library's model cannot serve that language: then nothing is guessed by meaning. */
  readonly languageServed: boolean;
  readonly details: readonly Detail[];
  /** Sent by a machine: nobody waits for an answer, so nothing is suggested. */
  readonly automatic: AutoReplyKind | null;
  readonly questions: readonly Question[];
  readonly topic: Topic;
  /** Null when nothing was said, or in a language whose mood cannot be told. */
  readonly mood: Mood | null;
  readonly draft: Draft;
  /** `words` while the model loads or when it failed. */
  readonly searchedBy: 'meaning and words' | 'words';
  readonly ms: number;
}

export interface ModelStatus {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly name: string;
  readonly message: string | null;
}

export interface VaultStatus {
  /** absent: no key yet and no key store; locked: a passphrase is needed. */
  readonly state: 'open' | 'locked' | 'absent';
  readonly by: 'key store' | 'passphrase' | null;
}

export interface Notice {
  readonly code: ErrorCode;
  readonly message: string;
}

export interface DeskStatus {
  readonly version: string;
  readonly model: ModelStatus;
  readonly libraryModel: LibraryModel;
  readonly documents: number;
  readonly entries: number;
  readonly passages: number;
  readonly gaps: number;
  readonly sample: boolean;
  readonly vault: VaultStatus;
  readonly importing: ImportProgress;
  /** What went wrong at start and was recovered, to be shown once. */
  readonly notices: readonly Notice[];
}

// --- the rest ------------------------------------------------------------------------------------------------

export interface SampleMessage {
  readonly name: string;
  readonly subject: string;
  readonly text: string;
}

export type EngineStatus =
  { readonly state: 'starting' | 'ready' } | { readonly state: 'failed'; readonly error: WireError };
