import type { Statement } from './errors.ts';

/**
 * Why a mail is warned of as a scam; `why.scam` of locales/ has the sentences. `words` are the mail's own, `domain` and
 * `address` are what it gives away of its sender and its links.
 */
export type ScamWhy =
  /** It speaks as `brand` and comes from `domain`. */
  | 'sender_not_brand'
  /** The sender's `domain` looks like `like` and is not. */
  | 'sender_lookalike'
  /** A link's `domain` looks like `like` and is not. */
  | 'link_lookalike'
  /** A link shows `shown` and leads to `domain`. */
  | 'link_differs'
  /** It speaks as `brand`, and its links lead to `domain`. */
  | 'link_not_brand'
  /** A link hides where it leads, or leads where anybody can put a page for nothing. */
  | 'link_hidden'
  /** All links lead to `domain`, not to `own`, where it says that it comes from. */
  | 'link_elsewhere'
  /** Answers go to `address`, not to `domain`, where it says that it comes from. */
  | 'reply_elsewhere'
  /** The receiving server could not confirm that it comes from `domain`. */
  | 'sender_unconfirmed'
  /** The sender's `address` is none that such a sender has. */
  | 'sender_odd'
  /** The sender's `name` has nothing in common with its `address`. */
  | 'sender_unrelated'
  /** The sender's `name` is a slogan. */
  | 'sender_slogan'
  /** The sender's `name` is that of an office, and names no firm and no person. */
  | 'sender_nameless'
  /** The sender's name is the address `shown`, and it comes from `domain`. */
  | 'sender_shows_other'
  /** Letters are exchanged for others that look like them. */
  | 'disguised'
  /** `words` that say nothing, to get past filters. */
  | 'filler'
  /** The subject is made to be seen: `words`. */
  | 'subject_shouts'
  /** It wants to go on in a messenger or at another address: `words`. */
  | 'moves_elsewhere'
  /** It says of itself that its sender is to be trusted: `words`. */
  | 'vouches'
  | 'asks_login'
  | 'threat'
  | 'mailbox'
  | 'bank_change'
  | 'gift_cards'
  | 'code'
  | 'fee'
  | 'advance_fee'
  | 'extortion'
  | 'renewal'
  | 'overpayment'
  | 'wallet'
  | 'lure'
  | 'romance'
  | 'asks_open'
  | 'impersonal'
  | 'pressure'
  | 'secrecy'
  /** The attached `name` can do harm once it is opened. */
  | 'attachment';

/** That a mail looks like a scam. */
export interface ScamWarning {
  /** What says most first; never empty. */
  readonly reasons: readonly Statement<ScamWhy>[];
  /** A person said that it is none: then it is drafted as any other. */
  readonly isDismissed: boolean;
}
