import brandRows from './brands.json' with { type: 'json' };
import domainLists from './domains.json' with { type: 'json' };
import phraseRules from './phrases.json' with { type: 'json' };
import wordLists from './words.json' with { type: 'json' };

/** What is known beforehand of scams: names, addresses, words and how much each thing counts. Nothing of it is fetched. */

/** From so much on a mail is warned of. A thing that alone is enough counts as much. */
export const warnsFrom = 1;
/**
 * What firms write in their advertising, too: a gift, haste, no name. All of it together is not enough: somebody must pretend,
 * ask for what nobody should give, or lead astray.
 */
export const usualOfAdvertising: ReadonlySet<string> = new Set([
  'lure',
  'pressure',
  'impersonal',
  'secrecy',
  'sender_slogan',
  'subject_shouts',
  'sender_nameless',
]);
export const mostByAdvertising = 0.9;
/** What words count at least that want something: "our order is attached" counts less. */
export const wantedFrom = 0.4;
/** What counts less is not named among the reasons. */
export const namedFrom = 0.2;

/** How much it counts what sender, addresses, links and letters say; words have their weights in phrases.json. */
export const weights = {
  /** The sender calls itself by the name of a brand and nothing else. */
  nameIsBrand: 1,
  /** The name of a brand stands among others in the sender's. */
  nameHasBrand: 0.6,
  /** So much less where it may be one of many firms of that name, in a place that is not known. */
  nameOfPerhapsMember: 0.3,
  /** What a mail says in its text: signs as the brand, speaks to its customers, of "your … account". */
  signsAsBrand: 0.6,
  copyrightOfBrand: 0.5,
  greetsAsBrand: 0.7,
  yourThingOfBrand: 0.4,
  subjectNamesBrand: 0.3,
  mostByText: 0.8,
  /** Who speaks as a firm writes from an address that anybody gets for nothing. */
  brandFromFreeMail: 0.2,
  /** The address shown is one that is known, the target another. */
  knownLinkDiffers: 1,
  linkDiffers: 0.8,
  /** Mailings count who clicks: their links lead over another address. */
  linkDiffersByMailing: 0.4,
  linkDiffersToSender: 0.3,
  brandLinksElsewhere: 0.5,
  linksElsewhere: 0.2,
  addressAsNumber: 0.6,
  nameBeforeHost: 0.8,
  shortened: 0.3,
  freeHosting: 0.4,
  cheapEnding: 0.25,
  replyToFreeMail: 0.6,
  /** At one provider, yet another box: families share, and so do scams whose box is soon closed. */
  replyToOtherBox: 0.5,
  replyToNowhere: 0.4,
  /** It wants to be answered at an address that anybody gets for nothing, and was not sent from it. */
  otherAddress: 0.4,
  brandRepliesElsewhere: 0.8,
  dmarcFailed: 0.7,
  spfFailed: 0.3,
  malformedSender: 0.6,
  /** More senders than one, or a name without the address that belongs to it: no mail program writes such a line. */
  brokenSenderLine: 1,
  namelessAddress: 0.6,
  /** Who calls itself an office or a service writes from an address that anybody gets for nothing. */
  officeAtFreeMail: 0.5,
  sloganAsSender: 0.3,
  /** "Domain Services", "Accounts": no firm and no person. */
  namelessSender: 0.2,
  shoutedSubject: 0.2,
  unrelatedSender: 0.3,
  /** The same of somebody who wants a click. */
  unrelatedWantsClick: 0.4,
  randomReplyTo: 0.4,
  filler: 0.5,
  manyDisguised: 1,
  cheapSender: 0.3,
  /** Two things at once that only machines write into an address. */
  machineMadeSender: 0.7,
  hostedSender: 0.4,
  otherAddressAsName: 0.6,
  disguisedWord: 0.7,
  drawnLetters: 0.4,
  greetsByAddress: 0.3,
  dangerousFile: 0.8,
  pageAsFile: 0.5,
} as const;

/** How sure a likeness of two addresses is. */
export const likeness = {
  sameLetters: 1,
  withBait: 1,
  withOtherWord: 0.7,
  /** Firms of that name have addresses with a place in them, and not all places are known. */
  perhapsMember: 0.2,
  perhapsMemberAbroad: 0.35,
  inFront: 1,
  asSubdomain: 0.4,
  oneLetterOff: 0.7,
  oneLetterOffOfShop: 0.9,
  cheapEnding: 0.8,
} as const;

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const setsOf = <Name extends string>(lists: Readonly<Record<Name, string>>) =>
  Object.fromEntries(
    Object.entries<string>(lists).map(([name, list]) => [name, wordsOf(list)]),
  ) as unknown as Readonly<Record<Name, ReadonlySet<string>>>;

export const domains = setsOf(domainLists);
export const words = setsOf(wordLists);

export interface BrandRow {
  readonly name: string;
  /** Other names. */
  readonly also?: readonly string[];
  /** Domains that it writes from and that its links lead to. */
  readonly own: readonly string[];
  /** Its name is a word or a name of people, too. */
  readonly word?: boolean;
  /** Firms of its name have addresses of their own, with a place in them. */
  readonly members?: boolean;
}
export const brands: readonly BrandRow[] = brandRows;

/** Reasons that words of the text give. */
export type WordReason = keyof typeof phraseRules.reasons;

export interface PhraseRule {
  /** The words of a reason count at most so much together. */
  readonly cap: number;
  /** Words of the first person may stand between the words of a phrase. */
  readonly ownGap?: boolean;
  /** Phrases by their weight. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
}
export const phrases: {
  readonly lists: Readonly<Record<string, string>>;
  readonly own: string;
  readonly not: string;
  /** What a customer says who got a scam, or asks whether a mail is one. */
  readonly asksOrReports: readonly string[];
  readonly reasons: Readonly<Record<WordReason, PhraseRule>>;
} = phraseRules;
