import type {
  Audience,
  CallInput,
  GivenMail,
  ImportProgress,
  Omission,
  SampleMessage,
  WireError,
} from '../../../preload/contract.ts';
import type { ParsedDocument, ParsedMail, ParsedMailHtml } from './parsed.ts';
import type { FoundFile } from './walk.ts';

/** What became of one file. */
export interface FileResult {
  readonly path: string;
  readonly outcome: 'ready' | 'failed';
  readonly error: WireError | null;
  readonly passages: number;
  readonly omissions: readonly Omission[];
  readonly ms: number;
}

/** How a file is to be read, where a person said so. */
export interface FileChoices {
  readonly takesOmitted?: boolean | undefined;
  /** Whom it is for; null: as the file says. */
  readonly audience?: Audience | null | undefined;
}

/** A document that was parsed elsewhere, for measuring on data that is no file. */
interface PreparsedDocument {
  readonly path: string;
  readonly parsed: ParsedDocument;
}

export interface Library {
  /** Queues files and folders and begins; resolves as soon as they are queued. */
  import(
    paths: readonly string[],
    decisions?: Pick<CallInput<'library.import'>, 'columns' | 'except' | 'choices'> & {
      /** For files that `choices` says nothing of. */
      readonly otherwise?: FileChoices;
    },
  ): Promise<{ readonly files: number }>;
  /** The same for files that were found already. */
  queue(files: readonly FoundFile[]): void;
  /** Gives up what is not done yet; documents that were there before stay as they were. */
  cancel(): null;
  /** Begins nothing more and holds what is in hand, also over a restart; does nothing when nothing is read. */
  pauseImport(): null;
  resumeImport(): null;
  /** Reads the file of a document again; what is chosen stays with it. */
  readAgain(id: string, chosen?: FileChoices): null;
  /** Where the file of a document is, and the path that the library knows it by. */
  sourceFile(id: string): FoundFile & { readonly known: string };
  /** Takes documents out; `undo` is for `undo`, which brings them or entries back. */
  remove(ids: readonly string[]): { readonly undo: string };
  undo(undo: string): null;
  /** The files of these documents are gone; a file that comes back finds its document as it was. */
  archive(ids: readonly string[]): Promise<void>;
  addSample(): Promise<null>;
  removeSample(): null;
  sampleMessages(): Promise<readonly SampleMessage[]>;
  readMail(file: string): Promise<ParsedMail>;
  /** Mails are about to be read: what starts up for them does so now. */
  expectMail(): void;
  /** A mail that a mail program gave. Rejects with DeskFailure. */
  readGivenMail(given: GivenMail): Promise<ParsedMail>;
  /** A mail that was copied with its formatting. Rejects with DeskFailure. */
  readMailHtml(html: string): Promise<ParsedMailHtml>;
  /** Takes parsed documents through the same import; resolves with the ids of each one's entries when they are ready. */
  ingest(documents: readonly PreparsedDocument[]): Promise<readonly (readonly string[])[]>;
  progress(): ImportProgress;
  /** Ends parser processes that are at nothing: what they read may still be in their memory. */
  endIdleParsers(): void;
  /** Goes on with what an interrupted import left. */
  recoverImports(): void;
  onFileDone(listener: (file: FileResult) => void): void;
  /** Resolves when nothing is queued or read any more. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}
