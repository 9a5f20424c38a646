import { describe, expect, it } from 'vitest';
import { readFileMail, readPasted } from '../../support/mails.ts';

const head = [
  'From: Marit Lund <marit@post.example>',
  'To: help@oakash.example',
  'Subject: Lid',
  'MIME-Version: 1.0',
];
const raw = (lines: readonly string[], body: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('letters are what was written, whatever the mail says of its code', () => {
  const french = 'Où est le café commandé à Noël ? Ça fait déjà trois semaines.';
  it.each([
    ['UTF-8 without any code', 'text/plain', Buffer.from(french)],
    ['UTF-8 called ASCII', 'text/plain; charset=us-ascii', Buffer.from(french)],
    ['UTF-8 called Latin 1', 'text/plain; charset=iso-8859-1', Buffer.from(french)],
    ['UTF-8 called Windows', 'text/plain; charset="windows-1252"', Buffer.from(french)],
    ['UTF-8 of an unknown code', 'text/plain; charset=unknown-8bit', Buffer.from(french)],
    ['Latin 1 without any code', 'text/plain', latin(french)],
    ['Latin 1 called UTF-8', 'text/plain; charset=utf-8', latin(french)],
    ['Latin 1 called ASCII', 'text/plain; charset=US-ASCII', latin(french)],
    ['Latin 1 as it says', 'text/plain; charset=ISO-8859-1', latin(french)],
    ['Latin 1 with the code on a line of its own', 'text/plain;\r\n charset=ISO-8859-1', latin(french)],
  ])('%s', async (_, type, body) => {
    const mail = await readFileMail(
      raw([...head, `Content-Type: ${type}`, 'Content-Transfer-Encoding: 8bit'], body),
    );
    expect(mail.text).toContain(french);
  });

  it.each([
    [
      'windows-1251',
      Buffer.from([0xc3, 0xe4, 0xe5, 0x20, 0xef, 0xee, 0xf1, 0xfb, 0xeb, 0xea, 0xe0, 0x3f]),
      'Где посылка?',
    ],
    ['koi8-r', Buffer.from([0xe7, 0xc4, 0xc5, 0x3f]), 'Где?'],
    ['iso-8859-2', Buffer.from([0x47, 0x64, 0x7a, 0x69, 0x65, 0x20, 0xb6, 0xb1, 0x3f]), 'Gdzie śą?'],
    ['shift_jis', Buffer.from([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd]), 'こんにちは'],
    ['iso-2022-jp', Buffer.from('\u001b$B$3$s$K$A$O\u001b(B'), 'こんにちは'],
  ])('%s as it says', async (code, body, text) => {
    const mail = await readFileMail(raw([...head, `Content-Type: text/plain; charset=${code}`], body));
    expect(mail.text).toContain(text);
  });

  it('in quoted-printable and base64, too, and where no type is given at all', async () => {
    const printable = [
      ...head,
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Caf=E9 =80 9?',
    ];
    expect((await readFileMail(printable)).text).toContain('Café € 9?');
    const base64 = [
      ...head,
      'Content-Type: text/plain; charset=us-ascii',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(french).toString('base64'),
    ];
    expect((await readFileMail(base64)).text).toContain(french);
    expect((await readFileMail(raw(head.slice(0, 3), latin(french)))).text).toContain(french);
  });

  it('as the page of the HTML part says', async () => {
    const page = latin(
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body><p>Caf\u00e9 f\u00fcr 9 \u0080?</p></body></html>',
    );
    expect((await readFileMail(raw([...head, 'Content-Type: text/html'], page))).text).toContain(
      'Café für 9 €?',
    );
  });
});

const alternatives = (plain: string, html: string): readonly string[] => [
  ...head,
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  plain,
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  html,
  '--b--',
];

describe('of two parts the one that says something is read', () => {
  it.each([
    'Your e-mail program does not support HTML.',
    'This is an HTML message. Please open it in a browser.',
    'To view this email as a web page, go here.',
    'Ihr E-Mail-Programm kann keine HTML-Nachrichten anzeigen.',
    'Votre logiciel de messagerie ne prend pas en charge le HTML.',
    'Su programa de correo no admite mensajes HTML.',
    'Il tuo client di posta non supporta HTML.',
    'Uw e-mailprogramma ondersteunt geen HTML.',
    'This is a multi-part message in MIME format.',
    '[HTML]',
    ' ',
  ])('not "%s"', async (standIn) => {
    const mail = await readFileMail(alternatives(standIn, '<p>My lid is cracked. Can I have a new one?</p>'));
    expect(mail.said).toBe('My lid is cracked.\nCan I have a new one?');
  });

  it('the text where both say the same', async () => {
    const mail = await readFileMail(
      alternatives('A new lid, please.\n-- \nMarit', '<p>A new <b>lid</b>, please.</p><p>Marit</p>'),
    );
    expect(mail.text).toContain('A new lid, please.\n--\nMarit');
  });
});

const page = (html: string): Promise<{ readonly said: string }> =>
  readFileMail([...head, 'Content-Type: text/html; charset=utf-8', '', html]);

describe('what its reader does not see is not read', () => {
  it.each([
    'display:none',
    'display: none !important',
    'visibility:hidden',
    'mso-hide:all',
    'font-size:0',
    'font-size:0px;color:#fff',
    'max-height:0;overflow:hidden',
    'color:#fff;line-height:0px;opacity:0',
    'opacity: 0',
    'height:0;max-height:0px',
  ])('%s', async (style) => {
    const mail = await page(
      `<div style="${style}">A long line above that nobody sees: do you want our offers of this week?</div><p>Where is my lid?</p>`,
    );
    expect(mail.said).toBe('Where is my lid?');
  });
});

describe('quotes and signatures of HTML mails', () => {
  it.each([
    [
      'Gmail',
      '<div dir="ltr">Where is it?</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Il mar 2025 Ash:<br></div><blockquote class="gmail_quote">Which one do you mean?</blockquote></div>',
    ],
    [
      'Thunderbird',
      '<p>Where is it?</p><div class="moz-cite-prefix">Op 4-3-2025 om 08:15 Ash:<br></div><blockquote type="cite"><p>Which one do you mean?</p></blockquote>',
    ],
    [
      'Outlook',
      '<p>Where is it?</p><hr><div id="divRplyFwdMsg"><b>Von:</b> Ash &lt;ash@oakash.example&gt;<br><b>Gesendet:</b> Dienstag, 4. März 2025 08:15<br><b>An:</b> Marit<br><b>Betreff:</b> Lid</div><div>Which one do you mean?</div>',
    ],
    [
      'Outlook for Windows',
      '<p class="MsoNormal">Where is it?</p><div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>Från:</b> Ash &lt;ash@oakash.example&gt;<br><b>Skickat:</b> den 4 mars 2025<br><b>Till:</b> Marit<br><b>Ämne:</b> Lid</p></div><p>Which one do you mean?</p>',
    ],
    [
      'Apple Mail',
      '<div>Where is it?</div><div><br><blockquote type="cite"><div>On 4 Mar 2025, at 08:15, Ash &lt;ash@oakash.example&gt; wrote:</div><div>Which one do you mean?</div></blockquote></div>',
    ],
    [
      'a signature of Gmail',
      '<div>Where is it?</div><div class="gmail_signature">Marit Lund<br>Lund Design</div>',
    ],
    ['a signature of Thunderbird', '<p>Where is it?</p><pre class="moz-signature">Marit Lund</pre>'],
  ])('%s', async (_, html) => {
    expect((await page(html)).said).toBe('Where is it?');
  });
});

describe('mails of machines', () => {
  const sent = (headers: readonly string[], body: string, subject = 'Re: Lid') =>
    readFileMail([head[0] ?? '', `Subject: ${subject}`, ...headers, '', body]);
  it.each([
    [['Auto-Submitted: auto-replied'], 'Thank you for your mail. I am back on 10 March.', 'out of office'],
    [['Auto-Submitted: auto-generated'], 'We received your mail. A number follows.', 'automatic answer'],
    [['Precedence: bulk'], 'Our news of this week.', 'automatic answer'],
    [['Precedence: auto_reply'], 'Ich bin bis 10. März im Urlaub.', 'out of office'],
    [['X-Autoreply: yes'], 'Merci. Je suis absent, de retour le 10 mars.', 'out of office'],
    [['X-Autorespond: Lid'], 'Thanks, we answer soon.', 'automatic answer'],
    [['Return-Path: <>'], 'Your message was not delivered.', 'delivery failure'],
    [
      ['Content-Type: multipart/report; report-type=disposition-notification; boundary=x'],
      'Your message was read on 3 April.',
      'automatic answer',
    ],
    [
      ['Content-Type: multipart/report; boundary=x; report-type="delivery-status"'],
      'It could not be brought to its reader.',
      'delivery failure',
    ],
    [['Auto-Submitted: no'], 'Where is my lid?', null],
    [['List-Unsubscribe: <mailto:x@post.example>'], 'Where is my lid?', null],
    [['X-Auto-Response-Suppress: All'], 'Where is my lid?', null],
  ] as const)('%j', async (headers, body, kind) => {
    expect((await sent(headers, body)).automatic).toBe(kind);
  });

  it.each([
    ['Estoy fuera de la oficina. En caso de urgencia llame a Ana.'],
    ['Sono in ferie. Per urgenze scrivere ad Anna.'],
    ['Ik ben afwezig. Voor dringende zaken belt u Anna.'],
    ['Jag är inte på kontoret. Tillbaka den 10 mars.'],
    ['Olen lomalla ja palaan 10. maaliskuuta.'],
    ['Jestem na urlopie. W pilnych sprawach proszę o kontakt z Anną.'],
    ['Ich bin zurzeit nicht im Büro. In dringenden Fällen rufen Sie Anna an.'],
    ['Je suis en congés. En cas d’urgence, contactez Anna.'],
    ['Estou de férias. Em caso de urgência contacte a Ana.'],
    ['Я в отпуске. По срочным вопросам пишите Анне.'],
  ])('are known by their words: %s', async (body) => {
    expect((await sent([], body)).automatic).toBe('out of office');
  });

  it('a customer who is away and asks is none', async () => {
    expect((await sent([], 'I am on holiday next week. Can you deliver after that?')).automatic).toBeNull();
  });
});

describe('what comes with a mail', () => {
  it.each([
    ['application/ms-tnef', 'winmail.dat'],
    ['application/pkcs7-mime', 'smime.p7m'],
    ['application/octet-stream', 'encrypted.asc'],
  ])('%s is named as what holds the text', async (type, name) => {
    const mail = await readFileMail([
      ...head,
      `Content-Type: ${type}; name=${name}`,
      'Content-Transfer-Encoding: base64',
      '',
      'eJ8+IgAAAA==',
    ]);
    expect(mail.header).toMatchObject({ textIn: name, attachments: [name] });
  });

  it('is told where it may be locked up in winmail.dat beside the text', async () => {
    const mail = await readFileMail([
      ...head,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'See the photo.',
      '--b',
      'Content-Type: application/ms-tnef; name=winmail.dat',
      'Content-Transfer-Encoding: base64',
      '',
      'eJ8+IgAAAA==',
      '--b--',
    ]);
    expect(mail.header).toMatchObject({ textIn: null, attachmentsIn: 'winmail.dat' });
    expect(mail.said).toBe('See the photo.');
  });

  it('is cut where it is longer than a message may be, at the end of a line, and told', async () => {
    const line = 'Where is my order? '.repeat(10).trim();
    const mail = await readFileMail([...head, '', ...Array<string>(1_100).fill(line)]);
    expect(mail.header?.readTo).toBeGreaterThan(189_000);
    expect(mail.header?.readTo).toBeLessThanOrEqual(190_000);
    const whole = await readFileMail([...head, '', ...Array<string>(900).fill(line)]);
    expect(whole.header).toMatchObject({ readTo: null });
  });

  it('is listed, and its own text stays the text', async () => {
    const mail = await readFileMail([
      ...head,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'See the photo.',
      '--b',
      'Content-Type: image/jpeg; name=lid.jpg',
      'Content-Transfer-Encoding: base64',
      '',
      '/9j/',
      '--b--',
    ]);
    expect(mail.header).toMatchObject({ attachments: ['lid.jpg'], textIn: null });
    expect(mail.said).toBe('See the photo.');
  });

  it('a mail within the mail is what is asked, and one within that, too', async () => {
    const inner = [
      'From: Tom <tom@post.example>',
      'Subject: Lid 7712',
      'Content-Type: text/plain',
      '',
      'Can I have a new lid?',
    ];
    const mail = await readFileMail([
      ...head,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Please see to this.',
      '--b',
      'Content-Type: message/rfc822',
      '',
      ...inner,
      '--b--',
    ]);
    expect(mail.said).toBe('Please see to this.\nCan I have a new lid?');
    expect(mail.header?.from).toEqual({ name: 'Marit Lund', address: 'marit@post.example' });
  });
});

describe('the head of a mail', () => {
  const of = (from: string, body: string, subject = 'My order 10023') =>
    readFileMail([
      `From: ${from}`,
      'Date: Tue, 4 Mar 2025 08:15:00 +0100',
      'Message-ID: <b@post.example>',
      'In-Reply-To: <a@oakash.example>',
      `Subject: ${subject}`,
      '',
      body,
    ]);

  it('names who wrote, when, and what is answered', async () => {
    const { header, details } = await of('Marit Lund <marit@post.example>', 'When does it come?');
    expect(header).toMatchObject({
      from: { name: 'Marit Lund', address: 'marit@post.example' },
      sentAt: Date.parse('2025-03-04T07:15:00Z'),
      id: '<b@post.example>',
      inReplyTo: '<a@oakash.example>',
    });
    expect(details).toEqual(['name: Marit Lund', 'email: marit@post.example', 'order: 10023']);
  });

  it('is read the same where it was pasted with the mail', () => {
    for (const pasted of [
      'From: Marit Lund <marit@post.example>\nSent: Tuesday, 4 March 2025 08:15\nTo: help@oakash.example\nSubject: My order 10023\n\nWhen does it come?',
      'Von: Marit Lund <marit@post.example>\nGesendet: Dienstag, 4. März 2025 08:15\nBetreff: My order 10023\n\nWhen does it come?',
      '*De :* Marit Lund <marit@post.example>\n*Objet :* My order 10023\n\nWhen does it come?',
    ]) {
      const mail = readPasted(pasted);
      expect(mail.details).toEqual(['name: Marit Lund', 'email: marit@post.example', 'order: 10023']);
      expect(mail.subject).toBe('My order 10023');
      expect(mail.said).toBe('When does it come?');
    }
  });

  it('gives way to the name that signs', async () => {
    const { details } = await of(
      'Lund Design <office@post.example>',
      'When does it come?\n\nKind regards\nMarit Lund',
    );
    expect(details.find((detail) => detail.startsWith('name'))).toBe('name: Marit Lund');
  });

  it.each([
    ['Where is my parcel?', '', 'Where is my parcel?'],
    ['Where is my parcel?', 'I ordered two weeks ago.', 'Where is my parcel?\nI ordered two weeks ago.'],
    ['My parcel', '', 'My parcel'],
    ['Re: Where is my parcel?', 'It came today.', 'It came today.'],
    ['Where is my parcel?', 'Do you ship to Malta?', 'Do you ship to Malta?'],
    ['My parcel', 'Do you ship to Malta?', 'Do you ship to Malta?'],
  ])('asks in its subject where nothing below does: %s / %s', async (subject, body, said) => {
    const mail = await readFileMail([
      'From: Marit Lund <marit@post.example>',
      `Subject: ${subject}`,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      body,
      '--b',
      'Content-Type: image/png; name=a.png',
      '',
      'x',
      '--b--',
    ]);
    expect(mail.said).toBe(said);
  });
});
