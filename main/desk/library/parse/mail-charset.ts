import { isUtf8 } from 'node:buffer';
import { decodeText } from './encoding.ts';
import { withoutManyLines } from './mail-bodies.ts';

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
  const written = Buffer.from(bytes).toString('latin1');
  if (isAscii(bytes)) {
    const declares = /^content-transfer-encoding:[ \t]*(?:quoted-printable|base64)/im;
    if (!declares.test(written))
      return { bytes: Buffer.from(withoutManyLines(written), 'latin1'), decode: (text) => text };
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
  const declared = codes.find((code) => code !== '' && !/ascii|utf-?8|unknown/i.test(code)) ?? null;
  return {
    bytes: Buffer.from(withoutManyLines(raw), 'latin1'),
    decode: (text) => (kept.test(text) ? decodeKept(text, declared) : text),
  };
}

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
