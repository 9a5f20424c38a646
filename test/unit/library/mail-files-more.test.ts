import { describe, expect, it } from 'vitest';
import { readFileMail } from '../../support/mails.ts';

const head = ['From: Marit Lund <marit@post.example>', 'Subject: Lid', 'MIME-Version: 1.0'];
const raw = (lines: readonly string[], body: string | Uint8Array): Uint8Array =>
  Buffer.concat([
    Buffer.from(`${[...head, ...lines].join('\r\n')}\r\n\r\n`),
    typeof body === 'string' ? Buffer.from(body) : body,
  ]);
const parts = (...all: readonly string[]): string =>
  `${all.map((part) => `--BB\r\n${part}\r\n`).join('')}--BB--\r\n`;
const text = (words: string): string => `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}`;
const mixed = 'Content-Type: multipart/mixed; boundary=BB';
const base64 = (words: string): string => Buffer.from(words).toString('base64');

describe('mails that say little or wrong of themselves', () => {
  it.each([
    ['koi8-r', [0xe7, 0xc4, 0xc5, 0x20, 0xda, 0xc1, 0xcb, 0xc1, 0xda, 0x3f], 'Где заказ?'],
    ['windows-1251', [0xc3, 0xe4, 0xe5, 0x20, 0xe7, 0xe0, 0xea, 0xe0, 0xe7, 0x3f], 'Где заказ?'],
    ['iso-8859-7', [0xd0, 0xef, 0xfd, 0x3b], 'Πού;'],
  ])('are read in the code of their subject: %s', async (code, bytes, words) => {
    const subject = `X-Topic: =?${code}?B?${Buffer.from(bytes).toString('base64')}?=`;
    const mail = await readFileMail(raw([subject, 'Content-Type: text/plain'], Uint8Array.from(bytes)));
    expect(mail.text).toContain(words);
  });

  it('are read where seven bits hold Japanese without any code', async () => {
    const mail = await readFileMail(raw(['Content-Type: text/plain'], '\u001b$B$3$s$K$A$O\u001b(B'));
    expect(mail.text).toContain('こんにちは');
  });

  it('are read in UTF-7', async () => {
    const mail = await readFileMail(
      raw(['Content-Type: text/plain; charset=utf-7'], 'Wann +APY-ffnen Sie? 1 +- 1'),
    );
    expect(mail.text).toContain('Wann öffnen Sie? 1 + 1');
  });

  it('are read where words stand below a header that says base64', async () => {
    const lines = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'];
    const mail = await readFileMail(raw(lines, 'When do you open on Saturday?\r\n'));
    expect(mail.text).toContain('When do you open on Saturday?');
    const encoded = await readFileMail(raw(lines, base64('When do you open on Saturday?')));
    expect(encoded.text).toContain('When do you open on Saturday?');
  });
});

describe('what hangs on a mail', () => {
  it('is read where it is a mail in a file of no type', async () => {
    const inner = 'From: Kim <kim@post.example>\r\nSubject: Lid\r\n\r\nWhere is my lid?';
    const mail = await readFileMail(
      raw(
        [mixed],
        parts(
          text('Please answer.'),
          `Content-Type: application/octet-stream; name="lid.eml"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="lid.eml"\r\n\r\n${base64(inner)}`,
        ),
      ),
    );
    expect(mail.text).toContain('Where is my lid?');
  });

  it('is no attachment where it only vouches for the mail', async () => {
    const mail = await readFileMail(
      raw(
        ['Content-Type: multipart/signed; boundary=BB; protocol="application/pkcs7-signature"'],
        parts(
          text('When?'),
          'Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Disposition: attachment; filename=smime.p7s\r\n\r\nMIAG',
        ),
      ),
    );
    expect(mail.header?.attachments).toEqual([]);
  });

  it('makes an answer of a program of it where a calendar accepts', async () => {
    const calendar = (method: string): Uint8Array =>
      raw(
        ['Content-Type: multipart/alternative; boundary=BB'],
        parts(
          text('Marit Lund has accepted this invitation.'),
          `Content-Type: text/calendar; method=${method}; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:${method}\r\nEND:VCALENDAR`,
        ),
      );
    expect((await readFileMail(calendar('REPLY'))).automatic).toBe('automatic answer');
    expect((await readFileMail(calendar('REQUEST'))).automatic).toBeNull();
  });
});

describe('who is away without a subject that says so', () => {
  it.each([
    'Vielen Dank für Ihre E-Mail. Ich bin vom 2. bis 16. März im Urlaub. Ab dem 17. März bin ich wieder für Sie da.',
    'Olá, estou de férias até 16 de março. Responderei quando voltar.',
    'Hej, jeg er på ferie til den 16. marts. Jeg svarer, når jeg er tilbage.',
    'Hej, jag är på semester till den 16 mars. Jag svarar när jag är tillbaka.',
    'Jestem na urlopie do 16 marca. Odpowiem, gdy wrócę.',
    'Я в отпуске до 16 марта. Отвечу, когда вернусь.',
    'I am on holiday until 16 March and will answer when I get back.',
  ])('is told: %s', async (words) => {
    const mail = await readFileMail(raw(['Content-Type: text/plain; charset=utf-8'], words));
    expect(mail.automatic).toBe('out of office');
  });
});
