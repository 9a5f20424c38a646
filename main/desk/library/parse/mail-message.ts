import type { AutoReplyKind } from '../../../../preload/contract.ts';
import type { Correspondent } from '../conversation.ts';
import type { MailLink } from '../parsed.ts';
import { trimBlankLines } from './blocks.ts';
import { textOfMailHtml } from './mail-html.ts';

/** A mail as parsers hand it on, whatever it was stored in. */
export interface MailMessage {
  /** '' where there is none. */
  readonly subject: string;
  readonly from: Correspondent;
  readonly to: readonly Correspondent[];
  /** ISO 8601, or '' where none is known. */
  readonly date: string;
  /** Message-ID, '' where there is none. */
  readonly id: string;
  /** Where an answer is wanted; '' where nothing is said of that. */
  readonly replyTo: string;
  /** Message-ID of the mail that it answers, '' where there is none. */
  readonly inReplyTo: string;
  /** Ids of mails that it answers, oldest first. */
  readonly references: readonly string[];
  readonly text: string;
  /** Names of what is attached; nothing attached is opened. */
  readonly attachmentNames: readonly string[];
  /** Which of them holds what was written; '' where the text is the mail's own. */
  readonly textIn: string;
  /** Which of them may hold others, beside a text of its own; '' where none does. */
  readonly attachmentsIn: string;
  /** A program wrote it: an absence note, a delivery failure, a newsletter. */
  readonly automatic: boolean;
  /** What its headers say that a program answered with. */
  readonly autoReply: AutoReplyKind | null;
  /** Links of its HTML part, where they were asked for. */
  readonly links: readonly MailLink[];
  /** The topmost Authentication-Results: the receiving server's own. '' where there is none. */
  readonly authentication: string;
  /** The sender's line as it was sent; '' where there is none. */
  readonly fromLine: string;
}

const longestStandIn = 300;
/** A text part says what the HTML part beside it says; fewer of its words there, and it stands for something else. */
const fewestShared = 0.5;

/** The text part of a mail or, where it has none or a stand-in ("Your program shows no HTML"), what its HTML part says. */
export function bodyTextOf(text: string | undefined, html: string | undefined): string {
  const plain = trimBlankLines((text ?? '').replace(/\r\n?/g, '\n'));
  if (!html || plain.length > longestStandIn) return plain;
  const page = textOfMailHtml(html);
  if (page === '' || plain === '') return page || plain;
  return page.length > plain.length * 4 || sharedWords(plain, page) < fewestShared ? page : plain;
}

/** The share of the words of one text that stand in the other. */
function sharedWords(plain: string, page: string): number {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const there = new Set(wordsOf(page));
  const words = wordsOf(plain);
  return words.length === 0 ? 0 : words.filter((word) => there.has(word)).length / words.length;
}
