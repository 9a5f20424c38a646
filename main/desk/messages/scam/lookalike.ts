import { domains, likeness, words } from './rules/rules.ts';
import { endingOf, isAmong, nameOf, registrable } from './hosts.ts';
import { plainLetters } from './text-words.ts';

/** A name that others imitate, and where it writes from. */
export interface Known {
  /** As it is told to a person: a brand's name, or the shop's address. */
  readonly shown: string;
  /** Its names as they stand in addresses, without blanks. */
  readonly labels: readonly Label[];
  readonly own: ReadonlySet<string>;
  /** Its name is a word, too: only with a word that scams add is it meant. */
  readonly isWord: boolean;
  readonly isShop: boolean;
  /** Firms of its name have addresses of their own: `volksbank-nordheide`. */
  readonly hasMembers: boolean;
}

export interface Label {
  readonly text: string;
  readonly skeleton: string;
}

export interface Likeness {
  readonly known: Known;
  readonly weight: number;
}

/** Letters and signs that are taken for each other are one. */
export const skeleton = (text: string): string =>
  plainLetters(text)
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll(/[i1|!j]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('3', 'e')
    .replaceAll('4', 'a');

export const labelsOf = (texts: readonly string[]): readonly Label[] =>
  [...new Set(texts)].filter((text) => text.length > 1).map((text) => ({ text, skeleton: skeleton(text) }));

/** Whether a host is its own: listed, or its whole name under a usual ending. */
export function isOwn(known: Known, host: string): boolean {
  if (isAmong(host, known.own) || (known.hasMembers && isMember(known, host))) return true;
  return (
    !known.isShop &&
    known.labels.some(({ text }) => text === nameOf(host)) &&
    !domains.cheapEndings.has(endingOf(host)) &&
    nameOf(host).length > 1
  );
}

/** The name with places beside it that are known to have such a firm, under an ending where these firms are. */
function isMember({ labels }: Known, host: string): boolean {
  const parts = nameOf(host).split('-');
  const others = parts.filter((part) => !labels.some(({ text }) => text === part));
  return (
    isAtHome(host) &&
    others.length > 0 &&
    others.length < parts.length &&
    others.every((part) => words.places.has(part))
  );
}

/** The name as it is written, with other words beside it of which none is one that scams add: perhaps a place. */
export function mayBeMember({ labels, hasMembers }: Known, host: string): boolean {
  if (!hasMembers || domains.cheapEndings.has(endingOf(host))) return false;
  const parts = nameOf(host).split('-');
  const others = parts.filter((part) => !labels.some(({ text }) => text === part));
  return others.length > 0 && others.length < parts.length && !others.some(isBaitPart);
}

const isAtHome = (host: string): boolean => domains.membersEndings.has(endingOf(host));

const shortest = { likeness: 5, oneOff: 6 };

/** The known one that a host looks like and is not; null for one that is its own or like nobody's. */
export function likenessOf(host: string, all: readonly Known[]): Likeness | null {
  if (all.some((known) => isOwn(known, host))) return null;
  const looked = hostToLookAt(host);
  let best: Likeness | null = null;
  for (const known of all) {
    const weight = Math.max(0, ...known.labels.map((label) => likenessTo(looked, label, known)));
    if (weight > (best?.weight ?? 0)) best = { known, weight };
  }
  return best;
}

/** What is compared of a host, made once for all that it is held against. */
interface LookedAt {
  readonly host: string;
  readonly name: string;
  readonly nameSkeleton: string;
  readonly parts: readonly { readonly text: string; readonly skeleton: string }[];
  readonly bare: string;
  readonly bareSkeleton: string;
  /** What stands before what can be registered. */
  readonly before: readonly string[];
  readonly beforeSkeletons: readonly string[];
}

function hostToLookAt(host: string): LookedAt {
  const name = nameOf(host);
  const parts = name.split('-');
  const bare = parts.join('');
  const before = host.slice(0, -registrable(host).length - 1).split('.');
  return {
    host,
    name,
    nameSkeleton: skeleton(name),
    parts: parts.map((text) => ({ text, skeleton: skeleton(text) })),
    bare,
    bareSkeleton: skeleton(bare),
    before,
    beforeSkeletons: before.map(skeleton),
  };
}

function likenessTo(looked: LookedAt, label: Label, known: Known): number {
  const { host, name, parts, bare } = looked;
  const isLong = label.text.length >= shortest.likeness;
  if (name === label.text)
    return known.isShop || known.isWord || !domains.cheapEndings.has(endingOf(host))
      ? 0
      : likeness.cheapEnding;
  if (isLong && looked.nameSkeleton === label.skeleton) return likeness.sameLetters;
  const withParts = parts.length > 1 ? partsLikeness(looked, label, known) : 0;
  if (withParts > 0) return withParts;
  if (isLong && !known.isWord) {
    const rest = restOf(looked.bareSkeleton, label.skeleton);
    if (rest === '') return likeness.sameLetters;
    if (rest !== null && isBaitText(rest)) return likeness.withBait;
  }
  const inFront = subdomainLikeness(looked, label, known);
  if (inFront > 0) return inFront;
  if (label.text.length >= shortest.oneOff && !known.isWord && isOneOff(bare, label.text))
    return known.isShop ? likeness.oneLetterOffOfShop : likeness.oneLetterOff;
  return 0;
}

/** `paypal-login`, `secure-paypa1`; a word that nobody knows may be the place of one firm among many. */
function partsLikeness({ host, parts }: LookedAt, label: Label, known: Known): number {
  const others = parts.filter((part) => part.skeleton !== label.skeleton);
  if (others.length === parts.length) return 0;
  if (others.some(({ text }) => isBaitPart(text))) return likeness.withBait;
  if (mayBeMember(known, host)) return isAtHome(host) ? likeness.perhapsMember : likeness.perhapsMemberAbroad;
  return known.isWord || label.text.length < shortest.likeness ? 0 : likeness.withOtherWord;
}

const bait = words.bait;
const isBait = (part: string): boolean => bait.has(part) || /^\d+$/.test(part);
/** `login`, and `kundenportal`, which is two of them. */
const isBaitPart = (part: string): boolean => isBait(part) || isBaitText(skeleton(part));
const baitSkeletons: ReadonlySet<string> = new Set([...bait].map(skeleton));

/** What is left of a name beside the label at its beginning or end; null where the label does not stand there. */
const restOf = (name: string, label: string): string | null =>
  name.startsWith(label)
    ? name.slice(label.length)
    : name.endsWith(label)
      ? name.slice(0, -label.length)
      : null;

/** One or two words that scams add. */
function isBaitText(rest: string): boolean {
  if (baitSkeletons.has(rest) || /^[\dloesa]{1,4}$/.test(rest)) return true;
  for (let at = 3; at < rest.length - 2; at++)
    if (baitSkeletons.has(rest.slice(0, at)) && baitSkeletons.has(rest.slice(at))) return true;
  return false;
}

/** `paypal.com.account-check.example`. */
function subdomainLikeness(
  { host, name, before, beforeSkeletons }: LookedAt,
  label: Label,
  { isWord }: Known,
): number {
  const at = beforeSkeletons.indexOf(label.skeleton);
  if (at < 0 || isAmong(host, domains.mailingServices) || isAmong(host, domains.platforms)) return 0;
  // "apple.com.check.example" and "apple.com-check.example"
  if (/^(?:com|net|org|de|fr|es|it|br|co|uk)(?:-|$)/.test(before[at + 1] ?? name)) return likeness.inFront;
  return isWord || label.text.length < shortest.likeness ? 0 : likeness.asSubdomain;
}

/** One letter more, less, another, or two in the wrong order; the first letter is seen. */
function isOneOff(a: string, b: string): boolean {
  if (a === b || a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
