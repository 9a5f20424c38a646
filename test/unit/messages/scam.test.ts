import { describe, expect, test } from 'vitest';
import { scamTable } from '../../support/scam-mails.ts';
import { scamReasons } from '../../support/scam-reading.ts';
import { brands } from '../../../main/desk/messages/scam/brands.ts';
import { likenessOf } from '../../../main/desk/messages/scam/lookalike.ts';

const warnedOf = (table: string, wanted: boolean): readonly string[] =>
  scamTable(table)
    .filter(({ text }) => scamReasons(text).length > 0 === wanted)
    .map(({ kind, text }) => `${kind}: ${text.slice(0, 80)}`);

test.each(['a', 'b', 'c', 'd', 'e', 'g', 'h', 'i', 'j', 'k', 'l'].map((half) => `ordinary-${half}`))(
  'no ordinary mail with links, codes, vouchers, bank words, boxes of others and notices of servers is warned of: %s',
  (table) => {
    expect(warnedOf(table, true)).toEqual([]);
  },
);

test.each(['scams-a', 'scams-b', 'scams-c', 'scams-i', 'scams-k'])(
  'scams of ten kinds are warned of: %s',
  (table) => {
    expect(warnedOf(table, false)).toEqual([]);
  },
);

/** Of these some are missed that pretend nothing: what is found has to stay found. */
test.each([
  ['scams-e', 28],
  ['scams-f', 25],
  // Two more want nothing but an answer, from another's box to one's own; so do partners and colleagues.
  ['scams-g', 21],
  ['scams-h', 16],
  // Faked notices of mails that did not arrive.
  ['scams-l', 4],
] as const)('most scams of thirty more kinds are warned of: %s', (table, least) => {
  expect(scamTable(table).length - warnedOf(table, false).length).toBeGreaterThanOrEqual(least);
});

test('hardly an ordinary mail of thirty more kinds is warned of', () => {
  // A tax office that writes from an address that nobody knows.
  expect(warnedOf('ordinary-f', true)).toHaveLength(1);
});

// Bug: whoever writes a server's report above a scam gets it past the guard, or a notice with the shop's own words is warned of.
test('a server’s report excuses what servers say, and no login, no link to elsewhere and no word above the mail that came back', () => {
  const report =
    'I could not deliver your message.\n\n<jo@fern.example>: host mx.fern.example said: 552 5.2.2 mailbox is full, your account is blocked\n\nQueue-ID 41si5422799iwn27 7b4Kq2Zx9mPl3 9xKq7Lm2Pz4T Qp3Zt8Lk1Mn5R';
  const copy =
    '------ This is a copy of the message ------\n\nDear customer, log in and confirm your password within 24 hours or your account will be blocked!';
  const mail = (...parts: readonly string[]) =>
    `From: Mail Delivery System <mailer-daemon@mx7.postgate.example>\nSubject: Undelivered mail\n\n${parts.join('\n\n')}`;
  expect(scamReasons(mail(report))).toEqual([]);
  expect(scamReasons(mail(report, copy))).toEqual([]);
  expect(scamReasons(mail(report, 'Log in and confirm your password to release it.'))).toContain(
    'asks_login',
  );
  expect(scamReasons(mail(report, 'Release it: https://mail-release.example/box'))).not.toEqual([]);
  expect(scamReasons(mail(report, 'Why it was refused: https://help.fern.example/why'))).toEqual([]);
});

// Bug: a faked notice that leads to its own sender's site, or hides its words below "Return-Path:", is not warned of.
test.each([
  '550 5.1.1 user unknown\nReturn-Path: <a@b.example>\n\nYour mailbox will be closed within 24 hours. Confirm your password here: https://mail-release.example/box',
  '552 5.2.2 mailbox full\nYour mailbox is full; 7 messages are held back and will be deleted in 24 hours.\nRelease them: https://mail-release.example/box',
  '552 5.2.2\nIhr Postfach ist voll. 7 Nachrichten werden in 24 Stunden gelöscht. Hier freigeben: https://mail-release.example/box',
  '552 5.2.2\nVotre messagerie est pleine et votre compte sera suspendu sous 24 heures. Cliquez ici : https://mail-release.example/box',
])('a notice of a server that has something done by a link to somebody unknown is warned of: %s', (text) => {
  const header =
    'From: Mail Administrator <admin@mail-release.example>\nTo: shop@larchlamb.example\nSubject: Undelivered mail returned to sender';
  expect(scamReasons(`${header}\n\n${text}`)).not.toEqual([]);
});

test('advertising alone is not warned of, however much it lures and presses (it would be the topic that warns)', () => {
  const text =
    'From: Crafts Weekly <hello@craftsweekly.example>\nSubject: You have won! Claim your gift\n\nDear customer, congratulations! You have been selected. Claim your free gift, take our survey. Only today, last chance, act now, expires within 24 hours!';
  expect(scamReasons(text)).toEqual([]);
});

/** The same mail twice: as a scam writes it, and with what makes it one put right. */
const pairs: readonly (readonly [what: string, scam: string, right: string, reason: string])[] = [
  [
    'the sender of a brand',
    'From: PayPal <service@pp-notice.example>\nSubject: You received 48.00 EUR\n\nHello, you received a payment. View it in your account.',
    'From: PayPal <service@paypal.com>\nSubject: You received 48.00 EUR\n\nHello, you received a payment. View it in your account.',
    'sender_not_brand',
  ],
  [
    'a letter of the domain',
    'From: Accounts <accounts@paypa1.com>\nSubject: Statement\n\nYour statement for March is ready.',
    'From: Accounts <accounts@paypal.com>\nSubject: Statement\n\nYour statement for March is ready.',
    'sender_lookalike',
  ],
  [
    'the target of a link',
    'From: Gil <gil@post.example>\nSubject: Order\n\nPlease look at www.larchlamb.example/orders <https://collect-data.example/orders> and tell me.',
    'From: Gil <gil@post.example>\nSubject: Order\n\nPlease look at www.larchlamb.example/orders <https://shop.larchlamb.example/orders> and tell me.',
    'link_differs',
  ],
  [
    'a word in the domain of a link',
    'Hello, is the lamp on https://larchlamb-login.example/lamp still there?',
    'Hello, is the lamp on https://larchlamb.example/lamp still there?',
    'link_lookalike',
  ],
  [
    'whose account has changed',
    'From: Kai <kai@holzhof.example>\nSubject: Bank\n\nOur bank account has changed. Please pay all invoices to the new account from now on.',
    'From: Kai <kai@holzhof.example>\nSubject: Bank\n\nMy bank account has changed. Please pay the refund to my new account from now on.',
    'bank_change',
  ],
  [
    'whose gift cards they are, and who gets the codes',
    'From: Fay <fay@post.example>\nSubject: Cards\n\nPlease buy ten Steam gift cards and send me the codes.',
    'From: Fay <fay@post.example>\nSubject: Cards\n\nI would like to buy ten of your gift cards. Will you send me the codes by mail?',
    'gift_cards',
  ],
  [
    'who got the code',
    'From: Ana <ana@post.example>\nSubject: Code\n\nPlease send me the code that you have just received by SMS.',
    'From: Ana <ana@post.example>\nSubject: Code\n\nPlease send me the code again, I have not received it.',
    'code',
  ],
  [
    'who is threatened',
    'From: Ed <ed@post.example>\nSubject: Account\n\nDear customer, your account has been suspended. Verify your identity within 24 hours.',
    'From: Ed <ed@post.example>\nSubject: Account\n\nDear Larch & Lamb, my account has been suspended. I verified my identity within 24 hours.',
    'threat',
  ],
  [
    'a video of the reader, or one for the reader',
    'From: x <x@post.example>\nSubject: Video\n\nI recorded you with your webcam. Pay 900 USD in bitcoin or I send the video to all your contacts.',
    'From: x <x@post.example>\nSubject: Video\n\nI recorded a video of the broken webcam. I paid 900 USD and can send the video to you.',
    'extortion',
  ],
  [
    'where the answer goes',
    'From: "service@paypal.com" <service@paypal.com>\nReply-To: pp.refunds@gmail.com\nSubject: Refund\n\nAnswer this mail with your password to get the refund. Confirm your account.',
    'From: "service@paypal.com" <service@paypal.com>\nReply-To: service@paypal.com\nSubject: Refund\n\nYou got a refund. See https://www.paypal.com/activity for more.',
    'reply_elsewhere',
  ],
  [
    'whose links they are, where they are meant to be opened',
    'From: Oak Post <post@oakpost.example>\nSubject: Your mailbox\n\nYour mailbox is full. Avoid suspension of your account: <https://collect-data.example/vm>',
    'From: Oak Post <post@oakpost.example>\nSubject: Our talk\n\nMy mailbox is full. About the suspension of the lamp I found this: <https://collect-data.example/vm>',
    'link_elsewhere',
  ],
  [
    'whether a stranger wants the answer in a messenger',
    'From: Gil <gil@post.example>\nSubject: Work\n\nEarn 300 USD per day, no experience needed. Contact our manager on WhatsApp now.',
    'From: Gil <gil@post.example>\nSubject: Work\n\nI earn 300 USD a month and look for work. You can reach me on WhatsApp.',
    'moves_elsewhere',
  ],
  [
    'what is to be opened, and by whom it was announced',
    'From: VoIP Service <alert@oakline.example>\nSubject: Missed call\n\nYou have a new voice message. Open the audio file: <https://collect-data.example/vm>',
    'From: Gil Maw <gil.maw@oakline.example>\nSubject: Missed call\n\nI left a message on your voice mail. Could you call me back about the audio cable?',
    'asks_open',
  ],
  [
    'who flirts with whom',
    'From: Mila <kiss77@oakpearls.example>\nSubject: Hello\n\nHi handsome, I found your profile and send you hot photos. Write to me at mila.rose@gmail.com only.',
    'From: Mila <kiss77@oakpearls.example>\nSubject: Hello\n\nI found your shop and send you photos of my lamp. My other address is mila.rose@gmail.com.',
    'romance',
  ],
  [
    'how many things of an address only machines write',
    'From: Trail Lamp <torvald_brigham_48213@kbsvjldmtrw7.lumenpath.example>\nSubject: The lamp\n\nGet yours here.',
    'From: Torvald Brigham <torvald_brigham_48213@lumenpath.example>\nSubject: The lamp\n\nCan I get mine on Friday?',
    'sender_odd',
  ],
  [
    'whose box it is, where an account is threatened',
    'From: Clara Whitmore <r.bianchi@oakgreen.example>\nSubject: Good day\n\nYour account has been suspended.',
    'From: Clara Whitmore <c.whitmore@oakgreen.example>\nSubject: Good day\n\nYour account has been suspended.',
    'sender_unrelated',
  ],
  [
    'what a list of words is there for',
    'From: Oak Post <post@oakpost.example>\nSubject: Sign-in\n\nDear customer, your account was locked.\n\nriver, under, candle, seven, march, bring, hollow, paper, steam, glass, follow, ninety, blue',
    'From: Gil <gil@post.example>\nSubject: Saturday\n\nPlease put these aside for me:\n\nbread, butter, flour, sugar, yeast, eggs, milk, salt, honey, oats, nuts, cheese, apples',
    'filler',
  ],
  [
    'who vouches for whom',
    'From: Heat Office <hello@greenstep.example>\nSubject: Your bill\n\nThis sender has been verified. Sign in with your password here: <https://collect-data.example/x>',
    'From: Gil <gil@post.example>\nSubject: My bill\n\nYour system says that my address has not been verified. Where do I sign in?',
    'vouches',
  ],
];

describe.each(pairs)('%s decides', (_what, scam, right, reason) => {
  test('a scam is warned of for it', () => expect(scamReasons(scam)).toContain(reason));
  test('the same words without it are not', () => expect(scamReasons(right)).toEqual([]));
});

test('a customer who asks whether a mail is genuine is not warned of (or nobody could answer)', () => {
  const quoted =
    'From: Lena <lena@post.example>\nSubject: Is this real?\n\nIs this mail from you? "Your account has been suspended, verify your identity within 24 hours: https://larchlamb-login.example"';
  expect(scamReasons(quoted)).toEqual([]);
});

test('what is quoted below an answer is not the mail of whoever answers', () => {
  const scam = scamTable('scams-a')[0]?.text ?? '';
  const quote = scam.replaceAll(/^/gm, '> ');
  expect(
    scamReasons(`Dear shop,\nwhat shall I do with that?\n\nOn Mon, 3 Feb 2025 at 10:12, X wrote:\n${quote}`),
  ).toEqual([]);
});

const clean =
  'From: Larch Bank <info@larchbank.example>\nSubject: Hello\n\nYour statement for March is ready.';
const traces = { links: [], to: [], authentication: '', from: '' };

test('links of a mail file count by what they show and where they lead', () => {
  const link = { text: 'www.paypal.com', url: 'https://pp-check.example/login' };
  expect(scamReasons(clean, { ...traces, links: [link] })).toContain('link_differs');
  const own = { text: 'www.paypal.com', url: 'https://www.paypal.com/login' };
  expect(scamReasons(clean, { ...traces, links: [own] })).toEqual([]);
});

test('a failed check of the receiving server counts with what else is wrong, and alone it does not', () => {
  const authentication = 'mx.larchlamb.example; dmarc=fail header.from=larchbank.example';
  expect(scamReasons(clean, { ...traces, authentication })).toEqual([]);
  const urgent = `${clean}\nPlease verify your account within 24 hours.`;
  expect(scamReasons(urgent, { ...traces, authentication })).toContain('sender_unconfirmed');
});

test('a header that was pasted with what the receiving server found is read, too', () => {
  const pasted = (result: string): string =>
    `From: Larch Bank <info@larchbank.example>\nTo: info@larchlamb.example\nAuthentication-Results: mx.larchlamb.example;\n  dkim=none; dmarc=${result}\nSubject: Hello\n\nPlease verify your account within 24 hours.`;
  expect(scamReasons(pasted('fail'))).toContain('sender_unconfirmed');
  expect(scamReasons(pasted('pass'))).toEqual([]);
});

test('a bank of many towns writes from an address of its own town, and a scam beside the name of one', () => {
  const from = (host: string): string =>
    `From: Volksbank Nordheide <info@${host}>\nSubject: Hello\n\nYour statement for March is ready.`;
  expect(scamReasons(from('volksbank-nordheide.example'))).toEqual([]);
  expect(scamReasons(from('volksbank-nordheide-login.example'))).toContain('sender_lookalike');
});

// Bug: any word beside the bank's name made the address its own, and no phishing in its name was warned of.
test.each([
  'sparkasse-kundenportal.com',
  'sparkasse-kundenportal.de',
  'sparkasse-umstellung.de',
  'sparkasse-freigabe.com',
  'spk-sparkasse.net',
  'volksbank-phototan.org',
  'raiffeisen-aktualisierung.at',
  'volksbank-hannover.com',
  'sparkasse-hannover-anmeldung.de',
  'sparkasse-oberquelle.de',
])('%s is no own address of the bank whose name is in it', (host) => {
  expect(scamReasons(`From: Sparkasse <info@${host}>\nSubject: Hello\n\nYour statement is ready.`)).toContain(
    'sender_not_brand',
  );
});

test('a bank of a place that is known is its own under an ending of its country', () => {
  for (const host of ['sparkasse-hannover.de', 'sparkasse-guetersloh-rietberg.de', 'raiffeisen-salzburg.at'])
    expect(likenessOf(host, brands())).toBe(null);
  expect(likenessOf('sparkasse-oberquelle.de', brands())?.weight).toBeLessThan(
    likenessOf('sparkasse-oberquelle.com', brands())?.weight ?? 0,
  );
});

// Bug: what is lowered for a town that nobody knows let everything through that is asked for in its name.
test('a bank of an unknown place that asks to log in is warned of, and one that says good morning is not', () => {
  const mail = (said: string): string =>
    `From: Sparkasse Oberquelle <info@sparkasse-oberquelle.de>\nSubject: Nachricht\n\n${said}`;
  expect(scamReasons(mail('Guten Tag, am Montag bleibt unsere Filiale zu.'))).toEqual([]);
  expect(
    scamReasons(
      mail(
        'Ihr Konto wurde gesperrt. Bitte bestätigen Sie Ihre Daten innerhalb von 24 Stunden: https://oberquelle-konto.example/login',
      ),
    ),
  ).toContain('sender_not_brand');
});

test('what lures in the name of the sender counts as in its words', () => {
  const mail = (name: string): string =>
    `From: ${name} <rx8831@oakglade.example>\nSubject: For you\n\nClaim your free gift today.`;
  expect(scamReasons(mail('Casino Bonus Package'))).toContain('lure');
  expect(
    scamReasons('From: Casino Bonus <news@casinobonus.example>\nSubject: News\n\nGood morning.'),
  ).toEqual([]);
});

test('a domain in the alphabet of another language is known by how it looks', () => {
  expect(scamReasons('From: Info <info@xn--pypal-4ve.com>\nSubject: Hello\n\nGood morning.')).toContain(
    'sender_lookalike',
  );
});

// Bug: whoever wants answers in the same box by another spelling was taken for somebody with a second one.
test.each([
  ['rosacafe@gmail.com', false],
  ['rosa.cafe+shop@gmail.com', false],
  ['rosa.cafe@googlemail.com', false],
  ['rosa.kaffee@gmail.com', true],
])('answers to %s go to another box than rosa.cafe@gmail.com: %s', (replyTo, isOther) => {
  const mail = `From: Rosa Team <rosa.cafe@gmail.com>\nReply-To: ${replyTo}\nSubject: Hello\n\nYour account has been suspended.`;
  expect(scamReasons(mail).includes('reply_elsewhere')).toBe(isOther);
});

test('dots tell boxes apart where the provider takes them for letters', () => {
  const mail =
    'From: Rosa Team <rosa.cafe@gmx.de>\nReply-To: rosacafe@gmx.de\nSubject: Hello\n\nYour account has been suspended.';
  expect(scamReasons(mail)).toContain('reply_elsewhere');
});
