/** What the desk needs from outside. Nothing in here names Electron; each port has one real adapter. */

import type { Translate } from '../../locales/keys.ts';

export interface Paths {
  /** Folder of `desk.db`, `settings.json` and their backups. Created when missing. */
  readonly data: string;
  /** Folder that holds the sample shop (`library/` and `messages/`). */
  readonly sampleShop: string;
}

/** Megabytes: of the heap, and of what stands outside of it, which are bytes of files and what is unpacked of them. */
export interface ParserLimits {
  readonly heap: number;
  readonly buffers: number;
}

/** A process that reads files which nobody vouches for. It has no key, no database, and opens no file. */
export interface ParserProcess {
  post(message: unknown): void;
  /** Once: what it says, and that it is gone, whoever ended it. */
  listen(onMessage: (message: unknown) => void, onGone: () => void): void;
  /** Ends it, whatever it is at. */
  end(): void;
}

/** The tokens of a text, each with a vector of its own, for comparing two texts token by token. */
export interface TokenVectors {
  /** Unit vectors side by side, all of the same number of dimensions; components times 127, rounded. */
  readonly packed: Int8Array;
  /** Of a query the words in order, each with how many of these tokens are its: rare words are several. None of a passage. */
  readonly words: readonly { readonly word: string; readonly tokens: number }[];
}

export interface Embedding {
  /** Of unit length. */
  readonly vector: Float32Array;
  /** Of a passage those alone that say something. Null where the model's tokens are not compared. */
  readonly tokens: TokenVectors | null;
}

export interface Embedder {
  /** Name and revision of the model; vectors of another one are never compared with its own. */
  readonly model: string;
  readonly dimensions: number;
  /** Longest text in tokens, special tokens included. */
  readonly maxTokens: number;
  /** Languages (ISO 639-1) that the model knows. */
  readonly languages: readonly string[];
  /** Others, of which it is given texts word by word in one that it knows; none when left out. */
  readonly translatedLanguages?: readonly string[];
  /** Loads the model once; rejects with DeskFailure `model_unavailable` and a plain sentence. */
  load(): Promise<void>;
  /**
   * One vector of unit length per text, in the order given. Queries go before passages when both wait, so a search
   * stays quick during an import.
   */
  embed(texts: readonly string[], purpose: 'query' | 'passage'): Promise<readonly Float32Array[]>;
  /** What makes the vectors of tokens; those of another one are never compared with them. Absent: there are none. */
  readonly tokenModel?: string | undefined;
  /** As `embed`, in the same run with the vectors of tokens. Absent: there are none. */
  embedTokens?:
    ((texts: readonly string[], purpose: 'query' | 'passage') => Promise<readonly Embedding[]>) | undefined;
  /** Number of tokens without the special ones. Only after `load`. */
  countTokens(text: string): number;
  close(): Promise<void>;
}

/** The operating system's key store. Absent (null in Ports) where there is no real one. */
export interface KeyStore {
  wrap(key: Uint8Array): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

export interface Clipboard {
  /** Rejects with DeskFailure `clipboard_failed`. */
  write(content: { readonly text: string; readonly html: string }): Promise<void>;
}

/** The person's own mail program. */
export interface MailProgram {
  /** Opens a draft in the person's own mail program: `url` is a `mailto:`. Rejects with DeskFailure `mail_failed`. */
  open(url: string): Promise<void>;
  /** Puts a reply into a draft of the mail that was given under this id. Rejects with DeskFailure `mail_failed`. */
  reply(given: { readonly givenAs: string; readonly text: string; readonly html: string }): Promise<void>;
}

/** Whether somebody searches: what nobody waits for makes room. One for a process, known to the desk and to the model. */
export interface SearchActivity {
  /** Somebody waits for what `search` finds; ends as it does. */
  during<Found>(search: () => Found | Promise<Found>): Promise<Found>;
  /** From the beginning of a search until a moment after it, in which the next one is likely to come. */
  isActive(): boolean;
}

/** Facts only: counts, codes, durations. Never a text that a customer or an owner wrote. */
export interface Log {
  write(
    level: 'info' | 'warn' | 'error',
    event: string,
    facts?: Readonly<Record<string, string | number | boolean | null>>,
  ): void;
}

export interface Ports {
  readonly version: string;
  /** What an empty library begins with: the window shows the sample shop, a script wants nothing that it did not add. */
  readonly seed: 'sample shop' | 'nothing';
  /** Whether watched folders are followed: the window does, a script reads nothing that it was not given. */
  readonly watchFolders: boolean;
  readonly paths: Paths;
  readonly startParser: (limits: ParserLimits) => ParserProcess;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new unique id, sortable by time. */
  readonly newId: () => string;
  /** The model that came along. */
  readonly embedder: Embedder;
  readonly searchActivity: SearchActivity;
  /** The model of a folder of the owner's, described and not loaded yet. Rejects with `model_unavailable`. */
  readonly openModel: (folder: string) => Promise<Embedder>;
  /** Milliseconds that a write waits for another program with the library; a process that serves nobody else has time. */
  readonly lockPatienceMs?: number;
  readonly keyStore: KeyStore | null;
  /** It was locked on purpose, and the process before this one ended: only a person opens it. */
  readonly startsShut?: boolean;
  /** What a guess of a passphrase costs, for those that are set from now on; a test has less time than a thief. */
  readonly scrypt?: { readonly cost: number; readonly blockSize: number; readonly parallel: number };
  readonly clipboard: Clipboard;
  readonly mail: MailProgram;
  readonly log: Log;
  /** Words what the desk itself writes down, such as a handover, in the language of whoever works with it. */
  readonly t: Translate;
}
