import { domainToUnicode } from 'node:url';
import { domains } from './rules/rules.ts';

/** A host name in small letters, as a person reads it: punycode undone. */
export const readableHost = (host: string): string => {
  const small = host
    .toLowerCase()
    .replace(/\.+$/, '')
    .replace(/^www\d?\./, '');
  return small.includes('xn--') ? domainToUnicode(small) || small : small;
};

interface HostFacts {
  readonly registrable: string;
  readonly name: string;
  readonly ending: string;
  /** The host and all that it is below. */
  readonly above: readonly string[];
}

/** A host is held against hundreds of brands: what it consists of is found once. */
const known = new Map<string, HostFacts>();
const mostKnown = 500;

function factsOf(host: string): HostFacts {
  const before = known.get(host);
  if (before !== undefined) return before;
  const labels = host.split('.');
  const isSuffix =
    secondLevel.test(labels.slice(-2).join('.')) || domains.suffixes.has(labels.slice(-2).join('.'));
  const count = isSuffix ? 3 : 2;
  const own = labels.slice(-count);
  const facts = {
    registrable: own.join('.'),
    name: own[0] ?? '',
    ending: own.slice(1).join('.'),
    // A name of very many parts is below nothing that is listed here.
    above: labels.slice(-mostParts).map((_, at, all) => all.slice(at).join('.')),
  };
  if (known.size >= mostKnown) known.clear();
  known.set(host, facts);
  return facts;
}
/** What most countries keep for kinds of holders. */
const secondLevel = /^(?:co|com|net|org|edu|ac|gov|gob|gouv|or|ne|go|mil|sch)\.[a-z]{2}$/;
const mostParts = 12;

/** What somebody can register: `shop.example` of `www.shop.example`, `shop.co.uk` of `a.shop.co.uk`. */
export const registrable = (host: string): string => factsOf(host).registrable;

/** The name of it alone: `shop` of `www.shop.co.uk`. */
export const nameOf = (host: string): string => factsOf(host).name;

/** What follows the name: `co.uk`. */
export const endingOf = (host: string): string => factsOf(host).ending;

/** Whether a host is one of these, or below one. */
export const isAmong = (host: string, list: ReadonlySet<string>): boolean =>
  factsOf(host).above.some((one) => list.has(one));

export const isIpAddress = (host: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) ||
  /^\[[\da-f:.]+\]$/i.test(host) ||
  /^(?:0x[\da-f]{8}|\d{8,10})$/i.test(host);

const isCountry = (ending: string): boolean => /^[a-z]{2}$/.test(ending) || domains.suffixes.has(ending);

/** An ending under which firms have their second addresses, too. */
const isUsualEnding = (ending: string): boolean =>
  !domains.cheapEndings.has(ending) && (isCountry(ending) || domains.endings.has(ending));

/** Names of hosts end so; a file's name does not. */
export const isHostEnding = (ending: string): boolean =>
  isUsualEnding(ending) || domains.cheapEndings.has(ending) || ending.startsWith('xn--');

export interface LinkTarget {
  /** As a person reads it. */
  readonly host: string;
  /** What stands before an @, which is no host although it looks like one. */
  readonly user: string;
  /** Path and query, decoded as far as that goes. */
  readonly rest: string;
}

/** Null for what leads to no host: a mail address, a place on the page, a file. */
export function readTarget(url: string): LinkTarget | null {
  const [, scheme, user = '', host = '', rest = ''] =
    /^\s*(?:(https?|ftp):)?(?:[/\\]{2})?(?:([^/\\?#@\s]{1,200})@)?(\[[\da-f:.]{2,45}\]|[^/\\?#@:\s]{1,253})(?::\d{1,5})?([/\\?#].{0,2000})?/isu.exec(
      url,
    ) ?? [];
  if (host === '' || (scheme === undefined && /^[a-z]{3,12}:/i.test(url.trim()))) return null;
  const readable = readableHost(host);
  if (!isIpAddress(readable) && !readable.includes('.')) return null;
  return { host: readable, user, rest: decoded(rest) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([2-7][\da-f])/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
}

/** Gateways that look at links first name the target in them. */
export function behindGateway(target: LinkTarget): LinkTarget {
  if (!isAmong(target.host, gateways)) return target;
  const [, inner] = /[?&/](?:url|u|q|a)=(https?:\/\/[^&\s]{1,2000})/i.exec(target.rest) ?? [];
  const [, proofpoint] = /\/v3\/__(https?:\/\/.{1,2000}?)__;/i.exec(target.rest) ?? [];
  return readTarget(inner ?? proofpoint ?? '') ?? target;
}
const gateways: ReadonlySet<string> = new Set([
  'safelinks.protection.outlook.com',
  'urldefense.com',
  'urldefense.proofpoint.com',
  'google.com',
  'linkprotect.cudasvc.com',
]);
