import type {
  Audience,
  AutoReplyKind,
  DocumentAudience,
  DocumentKind,
  MailHeader,
  Omission,
} from '../../../preload/contract.ts';
import type { ExportedDocument } from './export/export-schema.ts';

/**
 * What a parser makes of a file. All offsets are UTF-16 code units into `text`, the document as it was understood,
 * so a citation can open at its place.
 */
export interface ParsedDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly text: string;
  /** Stretches of running text under their headings, in order, not overlapping, entries left out. */
  readonly sections: readonly ParsedSection[];
  readonly entries: readonly ParsedEntry[];
  /** Whom it says that it is for. */
  readonly audience?: NonNullable<DocumentAudience['guess']>;
  /** What is left out of it, or is in it as a person wants that. */
  readonly omissions?: readonly Omission[];
  /** Where it once left a library: what it was there, entries with their ids, dates and history. */
  readonly exported?: readonly ExportedDocument[];
}

export interface ParsedSection {
  /** The headings above, outermost first. */
  readonly headings: readonly string[];
  readonly start: number;
  readonly end: number;
}

export interface ParsedEntry {
  readonly question: string;
  readonly variants: readonly string[];
  readonly tags: readonly string[];
  /** ISO 639-1, where the document says it for this entry. */
  readonly language?: string;
  /** Where the document says it for this entry. */
  readonly audience?: Audience;
  /** Of the answer within `text`. */
  readonly start: number;
  readonly end: number;
}

/** A link of a mail: the words that its reader sees, and where it leads. */
export interface MailLink {
  readonly text: string;
  readonly url: string;
}

/** A mail that was copied with its formatting: its plain text, and where its links lead. */
export interface ParsedMailHtml {
  readonly text: string;
  readonly links: readonly MailLink[];
}

/** What a mail says beside its words of who sent it and where its links lead. */
export interface MailTraces {
  /** Of its own HTML part, without what it quotes. */
  readonly links: readonly MailLink[];
  /** Whom it was sent to, by address. */
  readonly to: readonly string[];
  /** What the receiving server found about its sender; empty where it does not say. */
  readonly authentication: string;
  /** The line that names its sender, as it was sent; empty where it is not known. */
  readonly from: string;
}

/** A mail as it was understood: plain text only, with what it says of its sender and its links. */
export interface ParsedMail {
  readonly subject: string | null;
  readonly header: MailHeader;
  /** Ids of mails that it answers, oldest first. */
  readonly threadIds: readonly string[];
  /** By its headers a program wrote it, and as what. */
  readonly automatic: AutoReplyKind | null;
  readonly text: string;
  readonly traces: MailTraces;
}
