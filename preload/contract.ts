/**
 * Every call and event of the app: name, input, output. The only place where a call is named.
 *
 * `deskCalls` are answered by the desk (engine or command line), `shellCalls` by the window's shell.
 * Inputs are validated on arrival, outputs are typed only: they come from our own code.
 */
import { z } from 'zod';

/** The closed list of everything that can go wrong, as told to a person or a program. */
export const errorCodes = [
  // of a call
  'bad_request',
  'unknown_call',
  'forbidden',
  'not_found',
  'busy',
  'cancelled',
  'engine_unavailable',
  'clipboard_failed',
  'internal',
  // of what is stored
  'disk_full',
  'store_damaged',
  'newer_version',
  'settings_damaged',
  // of the key that protects what customers write
  'vault_absent',
  'vault_locked',
  'wrong_passphrase',
  // of the model
  'model_unavailable',
  // of a document
  'empty_file',
  'no_text',
  'unsupported_type',
  'encrypted',
  'damaged',
  'too_large',
  'timed_out',
  'out_of_memory',
  'unreadable',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What crosses the wire when a call fails: a code for the program, a plain sentence for the person. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
}

const id = z.string().min(1).max(64);
const nothing = z.strictObject({});
/** Longest message that is read, in UTF-16 code units; a longer one is refused, never cut silently. */
const messageText = z.string().max(200_000);

/** A stretch of a text: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

// --- the library -----------------------------------------------------------------------------------------

export type DocumentKind = 'markdown' | 'text' | 'html' | 'csv' | 'docx' | 'pdf' | 'unknown';
type DocumentState = 'queued' | 'reading' | 'ready' | 'failed';

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

export interface EntryRow {
  readonly type: 'entry';
  readonly id: string;
  readonly documentId: string;
  readonly documentName: string;
  readonly question: string;
  readonly answer: string;
  readonly variants: readonly string[];
  readonly tags: readonly string[];
  readonly used: number;
  readonly checkedAt: number;
}

export type LibraryRow = DocumentRow | EntryRow;

export interface ImportProgress {
  readonly running: boolean;
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
  readonly passages: readonly (Span & { readonly heading: string })[];
}

export interface FoundTitle {
  readonly target: string;
  readonly title: string;
  readonly documentId: string;
  readonly documentName: string;
  readonly tags: readonly string[];
}

// --- a message and what is suggested ---------------------------------------------------------------------

export type ConfidenceWord = 'sure' | 'likely' | 'a guess' | 'no good answer';
export type DetailKind = 'name' | 'email' | 'phone' | 'order' | 'date' | 'amount';

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
  };
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
  /** What it stands for where that differs: a date as YYYY-MM-DD, a phone number in international form. */
  readonly meaning: string | null;
}

export interface Fold extends Span {
  readonly kind: 'quote' | 'signature' | 'disclaimer';
  readonly lines: number;
}

/** A piece of a draft knows where its words come from. */
export interface DraftPiece {
  readonly from: 'setting' | 'source' | 'open';
  readonly text: string;
  /** The question it belongs to, if any. */
  readonly question: number | null;
  readonly target: string | null;
}

export interface Draft {
  readonly pieces: readonly DraftPiece[];
  /** The pieces joined: what the agent edits. */
  readonly text: string;
}

export interface Reading {
  readonly text: string;
  readonly subject: string | null;
  readonly folds: readonly Fold[];
  /** ISO 639-1 code, or null when the text is too short to tell. */
  readonly language: string | null;
  /** False when the library's model cannot serve that language: then nothing is guessed by meaning. */
  readonly languageServed: boolean;
  readonly details: readonly Detail[];
  readonly questions: readonly Question[];
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
  readonly documents: number;
  readonly entries: number;
  readonly passages: number;
  readonly gaps: number;
  readonly sample: boolean;
  readonly vault: VaultStatus;
  readonly importing: ImportProgress;
  /** What went wrong at start and was mended, to be told once. */
  readonly notices: readonly Notice[];
}

// --- settings --------------------------------------------------------------------------------------------

/** What the owner sets; `settings.json` holds exactly this and a version. */
export const settingsSchema = z.strictObject({
  shopName: z.string().max(200),
  agentName: z.string().max(200),
  /** `{name}` is replaced by the customer's name, or left out with the space before it. */
  greeting: z.string().max(500),
  signOff: z.string().max(1000),
  label: z.strictObject({ on: z.boolean(), text: z.string().max(500) }),
  theme: z.enum(['system', 'light', 'dark']),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export interface SampleMessage {
  readonly name: string;
  readonly subject: string;
  readonly text: string;
}

export interface GapRow {
  readonly id: string;
  readonly at: number;
  readonly question: string;
}

const shownQuestion = z.strictObject({
  question: z.string().max(5_000),
  shown: z.array(z.strictObject({ target: id, confidence: z.number().min(0).max(1) })).max(10),
  chosen: id.nullable(),
});

/** Marks the output type of a call beside its input schema; costs nothing at run time. */
export const call = <Input extends z.ZodType>(input: Input) => ({
  returns: <Output>() => ({ input }) as { readonly input: Input; readonly output?: Output },
});

export const deskCalls = {
  'desk.status': call(nothing).returns<DeskStatus>(),

  /** Queues files and folders (walked); the result says how many files were found. */
  'library.import': call(
    z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000) }),
  ).returns<{ readonly files: number }>(),
  'library.cancel': call(nothing).returns<null>(),
  'library.retry': call(z.strictObject({ id })).returns<null>(),
  'library.remove': call(z.strictObject({ ids: z.array(id).min(1).max(10_000) })).returns<null>(),
  'library.list': call(
    z.strictObject({
      show: z.enum(['documents', 'entries']),
      /** Words to filter by; empty shows all. */
      filter: z.string().max(500),
      /** Only the entries of this document. */
      documentId: id.optional(),
      sort: z.enum(['name', 'state', 'used', 'checked']),
      descending: z.boolean(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ).returns<{ readonly total: number; readonly rows: readonly LibraryRow[] }>(),
  'library.open': call(z.strictObject({ documentId: id })).returns<OpenedDocument>(),
  /** Quick-find over titles and tags, forgiving typos; works without the model. */
  'library.find': call(z.strictObject({ text: z.string().max(500), limit: z.int().min(1).max(50) })).returns<
    readonly FoundTitle[]
  >(),

  'sample.add': call(nothing).returns<null>(),
  'sample.remove': call(nothing).returns<null>(),
  'sample.messages': call(nothing).returns<readonly SampleMessage[]>(),

  /** Reads a message, or the `.eml` file at a path, and suggests answers for each question in it. */
  'messages.read': call(
    z.union([z.strictObject({ text: messageText }), z.strictObject({ path: z.string().min(1).max(4096) })]),
  ).returns<Reading>(),
  /** Searches by hand: the same search as for a question of a message. */
  'messages.search': call(z.strictObject({ text: z.string().min(1).max(5_000) })).returns<Question>(),

  /** Composes a draft from the chosen answers; `target` null leaves that question open. */
  'replies.compose': call(
    z.strictObject({
      name: z.string().max(200).nullable(),
      answers: z.array(z.strictObject({ question: z.string().max(5_000), target: id.nullable() })).max(50),
    }),
  ).returns<Draft>(),
  /** Copies the reply, then records what was shown, chosen and changed. `kept` says how much of it. */
  'replies.commit': call(
    z.strictObject({
      message: messageText,
      suggested: messageText,
      reply: messageText.min(1),
      questions: z.array(shownQuestion).max(50),
    }),
  ).returns<{ readonly journalId: string; readonly kept: 'everything' | 'facts only' }>(),
  /** Composes the pack for a colleague, copies it and records that the message was handed over. */
  'handovers.copy': call(
    z.strictObject({
      message: messageText,
      note: z.string().max(5_000),
      questions: z.array(shownQuestion).max(50),
    }),
  ).returns<{ readonly text: string }>(),

  'gaps.note': call(z.strictObject({ question: z.string().min(1).max(5_000) })).returns<null>(),
  'gaps.list': call(nothing).returns<readonly GapRow[]>(),
  'gaps.close': call(z.strictObject({ id })).returns<null>(),

  'settings.get': call(nothing).returns<Settings>(),
  'settings.change': call(settingsSchema.partial()).returns<Settings>(),

  'vault.create': call(z.strictObject({ passphrase: z.string().min(8).max(1000) })).returns<VaultStatus>(),
  'vault.unlock': call(z.strictObject({ passphrase: z.string().min(1).max(1000) })).returns<VaultStatus>(),
} as const;

export const shellCalls = {
  'shell.pick': call(z.strictObject({ what: z.enum(['files', 'folder']) })).returns<readonly string[]>(),
  'shell.readClipboard': call(nothing).returns<{ readonly text: string }>(),
  /** Starts the engine anew after it was given up (`engine.changed` with state failed); harmless otherwise. */
  'shell.restartEngine': call(nothing).returns<null>(),
} as const;

export type EngineStatus =
  { readonly state: 'starting' | 'ready' } | { readonly state: 'failed'; readonly error: WireError };

/** Everything the desk tells without being asked. */
export interface DeskEvents {
  'desk.changed': DeskStatus;
  /** Documents or entries were added, changed or removed. */
  'library.changed': null;
  'settings.changed': Settings;
  /** The engine ended and is being started again, or is back; failed says why, in `error`. */
  'engine.changed': EngineStatus;
  /** The shell asks the window to take the clipboard (global hotkey). */
  'shell.takeClipboard': null;
}
export type EventName = keyof DeskEvents;

/** A set of calls: what comes in is checked, what goes out is typed. */
export type CallMap = Record<string, { readonly input: z.ZodType; readonly output?: unknown }>;
type InputOf<Calls extends CallMap, Name extends keyof Calls> = z.input<Calls[Name]['input']>;
type OutputOf<Calls extends CallMap, Name extends keyof Calls> = Exclude<Calls[Name]['output'], undefined>;

type AllCalls = typeof deskCalls & typeof shellCalls;
export type CallName = keyof AllCalls;
export type CallInput<Name extends CallName> = InputOf<AllCalls, Name>;
export type CallOutput<Name extends CallName> = OutputOf<AllCalls, Name>;

/** What answers a set of calls. A missing implementation does not compile. */
export type HandlersOf<Calls extends CallMap> = {
  readonly [Name in keyof Calls]: (
    input: z.output<Calls[Name]['input']>,
  ) => Promise<OutputOf<Calls, Name>> | OutputOf<Calls, Name>;
};
export type DeskHandlers = HandlersOf<typeof deskCalls>;
export type ShellHandlers = HandlersOf<typeof shellCalls>;
