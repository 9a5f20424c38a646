import { isUtf8 } from 'node:buffer';
import { decodeText } from './encoding.ts';
import { withoutManyLines } from './mail-bodies.ts';
import { decodeEscaped, decodeUtf7, plainWhereWritten } from './mail-transfer.ts';

/** In these a byte is a letter, or bytes beyond ASCII are UTF-8: what such a part says of its code is often wrong. */
const byteWise =
  /^(?:|us-ascii|ascii|ansi_x3\.4-\d+|utf-?8|(?:x-)?unknown(?:-8bit)?|default|binary|8bit|(?:iso|windows|cp|ibm|mac|koi8)[-_ ]?\w*(?:-\d+)?(?:-[eiru])?|latin\d|macintosh|x-mac-\w+)$/i;
const multiByte = /2022|932|936|949|950|874|utf-?16|utf-?7/i;
/** Keeps every byte: those above ASCII become letters that no text holds. */
const keepsBytes = 'x-user-defined';
const firstKept = 0xf780;
const kept = /[\uf780-\uf7ff]/;
const textType = /^(content-type:[ \t]*text\/(?:plain|html)\b)((?:[^\n]|\n[ \t])*)/gim;
const charsetParameter = /;\s*charset\s*=\s*(?:"([^"\n]{0,60})"|([^\s;"]{0,60}))/i;

export interface RecodedMail {
  readonly bytes: Uint8Array;
  /** The text of a part as its bytes say. */
  readonly decode: (text: string) => string;
}

/**
 * A mail whose text parts keep their bytes when it is parsed, and what decodes them afterwards: by what they are, then by
 * what the mail says they are, then by a guess. Programs write no code, or a wrong one.
 */
export function keepBytes(bytes: Uint8Array): RecodedMail {
  const written = plainWhereWritten(Buffer.from(bytes).toString('latin1'));
  const unescaped = unescapingOf(written);
  if (isAscii(bytes)) {
    const declares = /^content-transfer-encoding:[ \t]*(?:quoted-printable|base64)/im;
    if (!declares.test(written))
      return { bytes: Buffer.from(withoutManyLines(written), 'latin1'), decode: unescaped };
  }
  const codes: string[] = [];
  let hasType = false;
  const marked = written.replace(textType, (whole: string, type: string, parameters: string) => {
    hasType = true;
    const [parameter, quoted, bare] = charsetParameter.exec(parameters) ?? [];
    const code = (quoted ?? bare ?? '').trim();
    if (!byteWise.test(code) || multiByte.test(code)) return whole;
    codes.push(code);
    const others = parameter === undefined ? parameters : parameters.replace(parameter, '');
    return `${type}; charset=${keepsBytes}${others}`;
  });
  const isBare = !hasType && !/^content-type:/im.test(marked.slice(0, 64 * 1024));
  const raw = isBare ? `Content-Type: text/plain; charset=${keepsBytes}\r\n${marked}` : marked;
  const declared = codes.find((code) => code !== '' && !plainCode.test(code)) ?? codeOfHead(written);
  return {
    bytes: Buffer.from(withoutManyLines(raw), 'latin1'),
    decode: (text) => (kept.test(text) ? decodeKept(text, declared) : unescaped(text)),
  };
}

const plainCode = /ascii|utf-?8|unknown/i;

/** The code in which the words of its headers are encoded: the text below is likely to be in the same. */
function codeOfHead(mail: string): string | null {
  const head = mail.slice(0, 64 * 1024).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const codes = head.matchAll(/=\?([\w-]{1,40})\?[bq]\?/gi);
  return Array.from(codes, ([, code = '']) => code).find((code) => !plainCode.test(code)) ?? null;
}

/** What reads codes of seven bits that a parser leaves as they are. */
const unescapingOf = (mail: string): ((text: string) => string) =>
  /;\s*charset\s*=\s*"?(?:unicode-1-1-)?utf-7\b/i.test(mail) ? decodeUtf7 : decodeEscaped;

function decodeKept(text: string, declared: string | null): string {
  const inHtml = /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(text.slice(0, 8_192))?.[1];
  // Beside parts in a code of several bytes, only the stretches between their letters are bytes.
  return text.replace(/[\0-\x7f\uf780-\uf7ff]+/g, (stretch) => {
    if (!kept.test(stretch)) return stretch;
    const bytes = Uint8Array.from(stretch, (sign) => {
      const code = sign.charCodeAt(0);
      return code < 0x80 ? code : code - firstKept + 0x80;
    });
    if (isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
    try {
      return decodeText(bytes, declared ?? inHtml ?? null);
    } catch {
      return Buffer.from(bytes).toString('latin1');
    }
  });
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);
