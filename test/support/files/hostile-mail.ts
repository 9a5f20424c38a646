import type { HostileFile } from './hostile.ts';

const text = 'We open at nine from Tuesday to Saturday.';
const deep = ['ready', 'too_large', 'damaged', 'no_text'] as const;
const slow = [...deep, 'timed_out', 'out_of_memory'] as const;
const lines = (...all: readonly string[]): string => all.join('\r\n');
const many = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

function multipart(levels: number): string {
  let inner = lines('Content-Type: text/plain', '', text);
  for (let level = 0; level < levels; level++)
    inner = lines(
      `Content-Type: multipart/mixed; boundary=b${level}`,
      '',
      `--b${level}`,
      inner,
      `--b${level}--`,
    );
  return lines('Subject: Deep', 'From: a@lamps.example', 'MIME-Version: 1.0', inner);
}

/** A mail that is attached to itself, as far as this can be written down. */
function attached(levels: number): string {
  let mail = lines(
    'Subject: Innermost',
    'From: a@lamps.example',
    'Date: Tue, 3 Nov 2026 10:00:00 +0000',
    '',
    text,
  );
  for (let level = 0; level < levels; level++)
    mail = lines(
      `Subject: Level ${level}`,
      'From: a@lamps.example',
      'Content-Type: message/rfc822',
      '',
      mail,
    );
  return mail;
}

export const hostileMail: readonly HostileFile[] = [
  { name: 'parts.eml', bytes: () => multipart(3_000), accept: deep, covers: 'parts in parts' },
  {
    name: 'itself.eml',
    bytes: () => attached(800),
    accept: deep,
    covers: 'a mail that is attached to itself',
  },
  {
    name: 'wide.eml',
    bytes: () =>
      lines(
        'Subject: Wide',
        'From: a@lamps.example',
        'Content-Type: multipart/mixed; boundary=x',
        '',
        `--x\r\nContent-Type: text/plain\r\n\r\n${text}\r\n`.repeat(8_000),
        '--x--',
      ),
    accept: slow,
    covers: 'eight thousand parts',
  },
  {
    name: 'headers.eml',
    bytes: () =>
      lines(
        'From: a@lamps.example',
        `Subject: ${'=?utf-8?q?=41?= '.repeat(50_000)}`,
        many(50_000, (at) => `X-${at}: y\r\n`),
        text,
      ),
    accept: slow,
    covers: 'a megabyte of headers',
  },
  {
    name: 'addresses.eml',
    bytes: () =>
      lines(
        'Subject: To all',
        `From: ${'('.repeat(50_000)}a@lamps.example`,
        `To: ${'a <a@lamps.example>, '.repeat(30_000)}`,
        '',
        text,
      ),
    accept: slow,
    covers: 'remarks in an address that never end, and 30,000 addressees',
  },
  {
    name: 'malformed.eml',
    bytes: () =>
      lines(
        'Subject: =?x-unknown?q?Caf=C3?= =?utf-8?b?!!!?=',
        'From: @@@<<>>',
        'Date: the day after never',
        'Content-Type: multipart/alternative; boundary=""',
        'Content-Transfer-Encoding: nonsense',
        'Content-Disposition: attachment; filename="../../\u0001\u202Etxt.exe"',
        '',
        '--',
        'Content-Type: text/html; charset=x-evil',
        'Content-Transfer-Encoding: base64',
        '',
        '%%%%',
        text,
      ),
    accept: deep,
    covers: 'everything that a mail can get wrong',
  },
  {
    name: 'charset.eml',
    bytes: () =>
      Buffer.concat([
        Buffer.from(
          lines(
            'Subject: Hours',
            'From: a@lamps.example',
            'Content-Type: text/plain; charset=utf-16',
            '',
            '',
          ),
        ),
        Buffer.from(`${text}\u0000\u0007\u001b[31m`, 'latin1'),
      ]),
    accept: deep,
    covers: 'a charset that it is not in, and control characters',
  },
  {
    name: 'froms.mbox',
    bytes: () => 'From a Mon Nov  2 10:00:00 2026\n'.repeat(100_000),
    accept: slow,
    covers: 'a hundred thousand mails without anything in them',
  },
  {
    name: 'from-line.mbox',
    bytes: () =>
      `From a Mon Nov  2 10:00:00 2026\nSubject: A\n\n${text}\n\nFrom ${'Mon 1:00 '.repeat(20_000)}\n`,
    accept: slow,
    covers: 'a line that nearly begins a mail, in twenty thousand ways',
  },
  {
    name: 'circle.mbox',
    bytes: () =>
      many(
        2_000,
        (at) =>
          `From a Mon Nov  2 10:00:00 2026\nMessage-ID: <${at}@x>\nIn-Reply-To: <${(at + 1) % 2_000}@x>\nReferences: <${at}@x> <${(at + 7) % 2_000}@x>\nSubject: Re: Circle\n\n${text}\n\n`,
      ),
    accept: ['ready', 'too_large'],
    covers: 'two thousand mails that answer each other in a circle',
  },
];
