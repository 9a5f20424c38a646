import { isIP } from 'node:net';
import { textBefore, type Span } from './span.ts';

const version4 = /(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}]|\.\d)/gu;
const version6 = /(?<![\p{L}\p{N}:.])[\da-f:]{3,39}(?:\.\d{1,3}){0,3}(?![\p{L}\p{N}:])/giu;
const mac =
  /(?<![\p{L}\p{N}:-])[\da-f]{2}(?::[\da-f]{2}){5}(?![\p{L}\p{N}:-])|(?<![\p{L}\p{N}:-])[\da-f]{2}(?:-[\da-f]{2}){5}(?![\p{L}\p{N}:-])/giu;
/** Four numbers with dots are also how software is numbered. */
const aboutSoftware = /\b(?:version|firmware|release|build|update|v)\.?\s*$/iu;

/** IPv4 and IPv6 addresses; a version number like 1.2.3.4 is none. */
export function* findIpAddresses(text: string): Generator<Span> {
  for (const { index, 0: written } of text.matchAll(version4))
    if (isIP(written) === 4 && !aboutSoftware.test(textBefore(text, index)))
      yield { start: index, end: index + written.length };
  for (const { index, 0: written } of text.matchAll(version6))
    if (/:[^:]*:/.test(written) && /[\da-f]{2}/i.test(written) && isIP(written) === 6)
      yield { start: index, end: index + written.length };
}

/** Hardware addresses of network cards. */
export function* findMacAddresses(text: string): Generator<Span> {
  for (const { index, 0: written } of text.matchAll(mac)) yield { start: index, end: index + written.length };
}
