import type { Audience, Customer } from './audience.ts';
import type { ConfidenceWord, DetailKind, ScorePart, Span } from './base.ts';
import type { Statement } from './errors.ts';
import type { Mood } from './mood.ts';
import type { ReplyRating } from './outcomes.ts';
import type { Draft } from './replies.ts';
import type { RuleWhy, Routing } from './routing.ts';
import type { ScamWarning } from './scam.ts';

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
  /** Whom it is for. */
  readonly audience: Audience;
  readonly confidence: Confidence;
  readonly why: Statement<SuggestionWhy>;
  /** The parts of the score, for those who ask. */
  readonly parts: readonly ScorePart<SuggestionPart>[];
}

/** Why an answer was suggested; `why.suggestion` of locales/ has the sentences. `shared` are words of question and answer. */
export type SuggestionWhy =
  | 'marked_wrong'
  | 'marked_outdated'
  | 'marked_incomplete'
  | 'marked_not_for_customer'
  /** `count` messages. */
  | 'answered_before'
  /** `exact` words. */
  | 'exact'
  | 'by_words'
  | 'by_words_shared'
  | 'same'
  | 'same_shared'
  | 'similar'
  | 'similar_shared'
  | 'related'
  | 'related_shared'
  | 'weak'
  | 'weak_shared'
  /** It is not for this customer, but for … */
  | 'for_private'
  | 'for_business'
  | 'for_members'
  | 'for_staff';

/** The parts of its score; `why.parts` of locales/ names them. */
export type SuggestionPart =
  | 'meaningBest'
  | 'meaningPassage'
  | 'wordsQuestion'
  | 'orderQuestion'
  | 'wordsPassage'
  | 'adjacent'
  | 'near'
  | 'exact'
  | 'tokens'
  | 'suppression';

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
   * What it stands for where that differs: a date as YYYY-MM-DD (a range as both ends with a slash
   * between), a phone number in international form, an amount as its
   * number and currency (31.40 GBP), a product as the library spells it, a tracking number with its carrier.
   */
  readonly normalized: string | null;
  readonly why: Statement<DetailWhy>;
}

/** Why it was taken for that; `why.detail` of locales/ has the sentences. */
type DetailWhy =
  | 'name_introduced'
  | 'name_signed'
  /** Of the mail's own header, of a form's fields or of the header of a mail that was handed on. */
  | 'name_header'
  | 'email'
  | 'phone'
  | 'phone_valid'
  | 'order'
  /** The `shape` of the shop's numbers. */
  | 'order_shape'
  /** Counted from `at`. */
  | 'date'
  /** Day and month can be read either way; the `other` reading. */
  | 'date_either'
  | 'amount'
  | 'tracking'
  | 'tracking_checked'
  | 'product';

/** What a machine answered with. */
export type AutoReplyKind = 'out of office' | 'delivery failure' | 'automatic answer';

export interface Fold extends Span {
  readonly kind: 'header' | 'quote' | 'signature' | 'disclaimer';
  readonly lines: number;
  /** What stands in it and nowhere else; left out where that is nothing. */
  readonly holds?: readonly FoldContent[];
}

export type FoldContent = 'question' | 'order';

/** What a mail says of itself: its file, the header that was pasted with it, or the form that it was written in. */
export interface MailHeader {
  /** Null where no sender is known; either may be missing, not both. */
  readonly from: { readonly name: string | null; readonly address: string | null } | null;
  /** Where an answer is wanted, if that is not the sender's address. */
  readonly replyTo: string | null;
  /** Milliseconds since 1970, of a file. */
  readonly sentAt: number | null;
  /** Names of what is attached. */
  readonly attachments: readonly string[];
  /** The attachment that holds what was written, where it cannot be opened here: an envelope of Outlook's or a sealed one. */
  readonly textIn: string | null;
  /** An envelope of Outlook's beside the text, which may hold what was attached and cannot be opened here. */
  readonly attachmentsIn: string | null;
  /** How many characters were read of a mail that is longer than anybody may paste; null where all was. */
  readonly readTo: number | null;
  /** Message-ID of the mail and of the one that it answers. */
  readonly id: string | null;
  readonly inReplyTo: string | null;
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
  readonly reasons: readonly {
    readonly rule: string;
    readonly name: string;
    readonly why: Statement<RuleWhy>;
  }[];
}

/** Suggestions are paused, the experiment compares without them, or the mail looks like a scam. */
export type SuggestionsWithheld = 'paused' | 'experiment' | 'scam';

export interface Reading {
  /** Names this reading to the audit log: what is decided later refers to it. */
  readonly caseId: string;
  /** Why nothing is suggested although the library might know. */
  readonly suggestionsWithheld: SuggestionsWithheld | null;
  readonly escalation: Escalation | null;
  /** Null also while no key is open: then nobody is recognised. */
  readonly contactHistory: ContactHistory | null;
  /** Id of the mail on the worklist whose mail program takes the reply into a draft; null where it can only be copied. */
  readonly draftFor: string | null;
  /** A reply to it is copied only after a second person has looked at it. */
  readonly secondLook: boolean;
  readonly text: string;
  readonly subject: string | null;
  /** Null for a text without any header. */
  readonly header: MailHeader | null;
  /** Null for a mail that does not look like a scam. */
  readonly scam: ScamWarning | null;
  readonly folds: readonly Fold[];
  /** ISO 639-1 code, or null when the text is too short to tell. */
  readonly language: string | null;
  /**
   * What the library's model makes of that language: it knows it, compares it word by word in a language that it knows, or
   * knows nothing of it, and then nothing is guessed by meaning. `known` where it cannot be told.
   */
  readonly languageSupport: 'known' | 'word by word' | 'none';
  readonly details: readonly Detail[];
  /** Who wrote it, where that decides which answers are meant; null while everything in the library is for everyone. */
  readonly customer: Customer | null;
  /** Sent by a machine: nobody waits for an answer, so nothing is suggested. */
  readonly automatic: AutoReplyKind | null;
  readonly questions: readonly Question[];
  readonly routing: Routing;
  /** Null when nothing was said, or in a language whose mood cannot be told. */
  readonly mood: Mood | null;
  /** It answers the sentence that asks for a rating; left out for every other mail. */
  readonly rating?: ReplyRating | undefined;
  readonly draft: Draft;
  /** `words` while the model loads or when it failed. */
  readonly searchedBy: 'meaning and words' | 'words';
  readonly ms: number;
}

export interface SampleMessage {
  readonly name: string;
  readonly subject: string;
  readonly text: string;
}
