import type { ScamWhy } from '../../../../preload/shapes/scam.ts';
import type { MailTraces } from '../../library/parsed.ts';
import type { FoundLink } from './links.ts';
import type { Known } from './lookalike.ts';
import type { TextWord } from './text-words.ts';

/** A sign of a scam, and how much it counts; mails are warned of from 1 on. */
export interface Sign {
  readonly code: ScamWhy;
  readonly params: Readonly<Record<string, string>>;
  readonly weight: number;
}

/** Who a mail says that it is from. */
export interface ScamSender {
  /** The line as it was sent, or as it stands in the text. */
  readonly line: string;
  /** '' where none is given. */
  readonly name: string;
  /** In small letters; '' where none is given. */
  readonly address: string;
  /** Of the address; '' where it has none that can be. */
  readonly host: string;
  /** In small letters; '' where answers go to the sender. */
  readonly replyTo: string;
}

/** A mail, as the signs of a scam are looked for in it. */
export interface ScamMail {
  /** Null for a text without a header. */
  readonly sender: ScamSender | null;
  readonly subject: string;
  /** What its writer wrote this time: what is quoted or handed on is blank. */
  readonly text: string;
  readonly words: readonly TextWord[];
  readonly links: readonly FoundLink[];
  readonly traces: MailTraces;
  readonly attachments: readonly string[];
  /** Written in the form of a web site, which sends it for the customer. */
  readonly isForm: boolean;
  /** The shop, by its addresses. */
  readonly shop: readonly Known[];
}
