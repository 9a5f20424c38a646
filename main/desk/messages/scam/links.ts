import type { MailLink } from '../../library/parsed.ts';
import { behindGateway, isHostEnding, type LinkTarget, readTarget, readableHost } from './hosts.ts';

/** A link with what its reader sees of it. */
export interface FoundLink {
  /** Where it leads, as written. */
  readonly url: string;
  readonly target: LinkTarget;
  /** The host that its words name; null where they name none. */
  readonly shownHost: string | null;
}

const mostLinks = 300;
const longestWords = 160;
/** "words <https://…>", "words (https://…)", "[words](https://…)" and bare addresses. */
const linkPattern =
  /<\s?((?:https?:\/\/|www\.)[^\s<>]{1,2000})>|\]\(\s?((?:https?:\/\/|www\.)[^\s()<>]{1,2000})\)|\(\s?((?:https?:\/\/)[^\s()<>]{1,2000})\)|(?:https?:\/\/|\bwww\.)[^\s<>()[\]"'“”]{1,2000}/giu;

/** The links of a text as mail programs write them, and those that a mail's HTML held. */
export function linksIn(text: string, carried: readonly MailLink[]): readonly FoundLink[] {
  const found: FoundLink[] = [];
  const add = (url: string, shown: string): void => {
    const target = readTarget(url.replace(/[.,;:!?*_]+$/, ''));
    if (target === null || found.length >= mostLinks) return;
    found.push({ url, target: behindGateway(target), shownHost: hostShown(shown) });
  };
  for (const match of text.matchAll(linkPattern)) {
    const [whole, angled, marked, bracketed] = match;
    const before = text.slice(Math.max(0, match.index - longestWords), match.index);
    if (angled !== undefined || bracketed !== undefined) add(angled ?? bracketed ?? '', lastLine(before));
    else if (marked !== undefined) add(marked, before.slice(before.lastIndexOf('[') + 1));
    else if (!/[<(]\s?$/.test(before)) add(whole, '');
  }
  for (const { url, text: words } of carried) add(url, words);
  return found;
}

/** The text with blanks where links stand: what stands in an address is said to nobody. */
export const withoutLinks = (text: string): string =>
  text.replaceAll(linkPattern, (link) =>
    link.startsWith('](') ? `]${' '.repeat(link.length - 1)}` : ' '.repeat(link.length),
  );

/** What stands before a link on its line, or on the line above where it begins one. */
function lastLine(before: string): string {
  const lines = before.trimEnd().split('\n');
  return lines.at(-1)?.trim() ?? '';
}

/** A host that ends the words: "see www.shop.example/sale". */
const shownPattern =
  /(?:^|[\s(<"'“«:])(?:https?:\/\/)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,6}[\p{L}\p{N}-]{2,24})(?::\d{1,5})?(\/\S{0,2000})?[\s.,;:!?)>"'”»]{0,4}$/iu;

function hostShown(shown: string): string | null {
  if (shown.includes('@')) return null;
  const [, host, path] = shownPattern.exec(shown) ?? [];
  if (host === undefined) return null;
  const readable = readableHost(host);
  const ending = readable.split('.').at(-1) ?? '';
  const isWritten = path !== undefined || /^www\.|\/\//i.test(shown.trim()) || shown.includes('://');
  return isHostEnding(ending) && (isWritten || !/^(?:md|py|sh|rs|pl|ai|so|zip|mov|cc|pm|ps)$/.test(ending))
    ? readable
    : null;
}
