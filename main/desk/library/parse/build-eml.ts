import type { GivenMail } from '../../../../preload/contract.ts';

/** Longest line of a header; nothing that a mail program gives begins another one. */
const oneLine = (value: string): string => value.replaceAll(/[\r\n\0]+[\t ]*/gu, ' ').trim();

const named = (name: string): string =>
  `*=utf-8''${encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

function part(type: string, text: string): readonly string[] {
  const body = Buffer.from(text, 'utf8').toString('base64').replaceAll(/.{76}/gu, '$&\r\n');
  return [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', body];
}

/**
 * A mail that a mail program gave, as the file that it would be, so that one reader reads all mails: its headers as they were
 * sent, what was written, and of each attachment the name.
 */
export function buildEml({ headers, text, html, attachments }: GivenMail): Uint8Array {
  // No text can hold a line of it: what stands between is base64.
  const [outer, inner] = ['=_given_outer', '=_given_inner'];
  const heads = Object.entries(headers).map(([name, value]) => `${name}: ${oneLine(value)}`);
  const lines = [
    ...heads,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${outer}"`,
    '',
    `--${outer}`,
    `Content-Type: multipart/alternative; boundary="${inner}"`,
    '',
    ...(text === '' ? [] : [`--${inner}`, ...part('text/plain', text)]),
    ...(html === '' ? [] : [`--${inner}`, ...part('text/html', html)]),
    `--${inner}--`,
    ...attachments.flatMap((name) => [
      `--${outer}`,
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename${named(oneLine(name))}`,
      '',
      '',
    ]),
    `--${outer}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}
