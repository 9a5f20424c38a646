import { seededRandom } from '../contract/support/seeded-random.ts';

/** Texts of any length and of every kind that a mail, a reply or a document may hold, the same ones every time. */

const words: Readonly<Record<string, string>> = {
  English:
    'the parcel order arrived broken please could you tell me when will it be sent again because I never got what we paid for and nobody has answered my last mail so I would like a refund thank you',
  German:
    'Guten Tag ich habe meine Bestellung noch nicht erhalten und möchte wissen wann sie ankommt weil der Becher beschädigt war bitte schicken Sie mir einen neuen oder erstatten Sie den Betrag vielen Dank',
  French:
    'bonjour je n’ai pas encore reçu ma commande pourriez vous me dire quand elle arrivera car la tasse était cassée et je voudrais être remboursé merci beaucoup pour votre aide',
  Spanish:
    'hola todavía no he recibido mi pedido podría decirme cuándo llegará porque la taza estaba rota y quisiera que me devolvieran el dinero muchas gracias por su ayuda',
  Polish:
    'dzień dobry nie otrzymałem jeszcze mojego zamówienia kiedy przyjdzie paczka kubek był uszkodzony proszę o zwrot pieniędzy dziękuję za pomoc',
  Russian:
    'здравствуйте я ещё не получил свой заказ когда он придёт чашка была разбита прошу вернуть деньги спасибо за помощь',
};

const mail = `From: Anna Berger <anna.berger@mail.example>
Date: Mon, 5 Oct 2026 10:12:00 +0200
Subject: Where is my order 10023?

Hello Mr Okafor,

I ordered two mugs (order #BB-48213) on 5 October and paid €31.40. They were due on Monday 12.10.2026 and have not come.
Could you tell me when they arrive? I am really disappointed, this is the third time I write. My number is +44 20 7946 0958.
Also, do you deliver to 12 High Street, Leeds LS2 7EW?

Thanks a lot,
Anna Berger
Sent from my iPhone

On Sat, 3 Oct 2026 at 09:00, Larch & Lamb <hello@shop.example> wrote:
> Dear Anna,
> thank you for your order. We will send it within 3 to 5 days.
> Best wishes
> Ina

`;

/** One piece of each kind, repeated until the text is long enough. */
const pieces: Readonly<Record<string, string>> = {
  'one digit': '7',
  'digits in pairs': '12 34 ',
  'digits and hyphens': '0-',
  'digits and slashes': '1/',
  'digits and dots': '1.',
  'digits and commas': '1,234,',
  'digits and colons': '10:',
  'telephone numbers': '+44 20 7946 0958, ',
  'telephone digits': '020 7946 0958 ',
  'card numbers': '4111 1111 1111 1111 ',
  IBAN: 'GB82 WEST 1234 5698 7654 32 ',
  'pieces of IBANs': 'DE12 3456 ',
  'euros in front': '€1 ',
  'euros behind': '1.299,00 € ',
  kroner: 'kr 100 ',
  francs: 'CHF 20.- ',
  'labelled order': 'order 10023, ',
  'list of orders': 'orders 10023, 10024 and 10025, ',
  'hash orders': '#10023 ',
  'word order': 'order ',
  'tracking numbers': 'tracking number AB12 3456 7890 ',
  'dotted dates': '12.10.2026 ',
  'slashed dates': '03/04/2025 ',
  'ISO dates': '2026-10-05 ',
  'English dates': 'on Monday 5 October 2026 ',
  'English dates, month first': 'October 5th, ',
  'German dates': 'am Montag, 5. Oktober ',
  'ranges of dates': 'from 3 to 5 May ',
  years: '1999 2026 ',
  names: 'Anna Berger ',
  'names with titles': 'Dr. Anna van der Berg-Müller, ',
  initials: 'A. ',
  'told names': 'my name is Anna Berger. ',
  'this is': 'this is ',
  'name label': 'name: ',
  thanks: 'Thank you, Zosia. ',
  'capital letters': 'A',
  'words in capitals': 'ABC DEF ',
  'capital words': 'Ab ',
  'small letters': 'x',
  'letters and blanks': 'a ',
  dots: '.',
  'question marks': '? ',
  'marks of all kinds': '.,;:!?-–—…"\'()[]{}<>/\\|@#$%&*+=~^_`',
  ellipses: '... ',
  blanks: ' ',
  tabs: '\t',
  'blanks and one letter': '                    a',
  'line breaks': '\n',
  'carriage returns': '\r',
  'both line ends': '\r\n',
  'line breaks and blanks': ' \n',
  'short lines': 'a\n',
  paragraphs: 'a\n\n',
  quotes: '> a\n',
  'deep quotes': '> > > > ',
  'empty quotes': '>\n',
  'quotes in one line': '>',
  'from rows': 'From: x\n',
  'head rows': 'From: Anna <a@b.example>\nSubject: x\nTo: y\n\n',
  'label rows': 'a: b\n',
  'Name: rows': 'Name: Anna\nE-mail: a@b.example\nMessage: hello\n',
  attributions: 'Am 5.10.2026 um 10:12 schrieb Anna <a@b.example>:\n',
  'attribution words': 'On wrote: ',
  'attribution lines': 'On Mon, 5 Oct 2026, Anna wrote:\n> a\n',
  wrote: 'wrote:\n',
  dividers: '-----\n',
  forwarded: '---------- Forwarded message ---------\n',
  signatures: '-- \nAnna\n',
  closings: 'Kind regards,\nAnna\n\n',
  'sent from': 'Sent from my iPhone\n',
  links: 'https://shop.example/a?b=c&d=e ',
  'one long link': 'https://a.b/',
  'link parameters': '?name=Anna%20Berger&',
  'Markdown links': '[a](b) ',
  images: '![](',
  mails: 'anna.berger@mail.example ',
  'at signs': '@',
  'local parts': 'a.b@c.',
  'mails in words': 'anna at mail dot example ',
  'double braces': '{{name}} ',
  'open braces': '{',
  'open double braces': '{{',
  'open brackets': '[',
  'open brackets with words': '[name ',
  brackets: '[your answer] ',
  'open parens': '(',
  parens: '()',
  angles: '<',
  'percent places': '%name% ',
  'dollar places': '${a',
  guillemets: '«Name» ',
  underscores: '_',
  stars: '*',
  'stars and words': '*a ',
  'underscores and words': '_a ',
  'three stars': '***a ',
  backticks: '`',
  'backticks and words': '`a ',
  hashes: '#',
  headings: '# a\n',
  'list items': '- a\n',
  'nested lists': '  - a\n    - b\n',
  'numbered items': '1. a\n',
  tables: '| a | b |\n',
  pipes: '|',
  tags: '<b>a</b>',
  'open tags': '<div>',
  'half tags': '<a href="',
  comments: '<!--',
  entities: '&amp;',
  'half entities': '&',
  base64: 'TWFuIGlzIGRpc3Rpbmd1aXNoZWQ',
  'base64 lines': 'TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24sIGJ1dCBieSB0aGlz\n',
  'quoted printable': '=E2=82=AC',
  Chinese: '你好我的订单在哪里',
  Japanese: '注文番号は10023です。',
  Korean: '제 이름은 김민준입니다 ',
  Cyrillic: 'Меня зовут Анна. ',
  Arabic: 'أين طلبي ',
  Hebrew: 'איפה ההזמנה שלי ',
  Thai: 'สวัสดีครับ',
  Devanagari: 'नमस्ते मेरा ',
  emoji: '😡',
  'emoji and marks': '👨‍👩‍👧‍👦!!',
  'combining marks': 'a\u0301\u0302\u0303',
  'marks alone': '\u0301',
  'zero width': 'a\u200b',
  'lone surrogates': '\ud83d',
  'other surrogates': '\ude00a',
  'no-break blanks': '\u00a01',
  'control characters': '\u0001a',
  'line separators': 'a\u2028',
  'straight quotes': '"',
  'quoted words': '"a" ',
  'open quoted words': '"a ',
  apostrophes: "'",
  contractions: "don't ",
  hyphenated: 'a-',
  CSV: 'a,b,c\n',
  'CSV with quotes': '"a","b\n',
  semicolons: 'a;b;',
  questions: 'When does my parcel arrive? ',
  'short questions': 'Why? ',
  requests: 'Please cancel my order and send me a refund. ',
  wishes: 'I would like to know whether you deliver, ',
  anger: 'I am not angry at all, ',
  cries: 'Great, broken again. ',
  'thanks for nothing': 'thank you for ',
  still: 'still not ',
  negations: 'not the ',
  'commas and words': 'and, ',
  ands: 'and ',
  ifs: 'if you ',
  addresses: '12 High Street, Leeds LS2 7EW, ',
  streets: 'Kaevu 94 ',
  'house numbers': '12 High ',
  births: 'born on 3 May 1985, ',
  born: 'born ',
  passwords: 'password: abc123! ',
  'password word': 'password is ',
  'user names': 'user: eva.sommer85 ',
  'joined names': 'eva.sommer.',
  'IP addresses': '192.168.0.1 ',
  hex: 'aa:bb:cc:',
  'MAC addresses': 'aa:bb:cc:dd:ee:ff ',
  JSON: '{"a":"b",',
  YAML: '- trigger: ":a"\n  replace: "b"\n',
  RST: 'a\n=\n\n',
  'definition lists': 'Q: a?\nA: b.\n',
  promises: 'we guarantee a full refund within 30 days ',
};

/** The text of a length whose pieces are drawn one after the other. */
function drawn(length: number, next: () => string): string {
  const parts: string[] = [];
  for (let left = length; left > 0;) {
    const part = next();
    parts.push(part);
    left -= part.length;
  }
  return parts.join('').slice(0, length);
}

const pickFrom = (random: () => number, list: readonly string[]): string =>
  list[Math.floor(random() * list.length)] ?? ' ';

/** Words of a language with the ends of sentences, lines and paragraphs. */
function prose(language: string, random: () => number): () => string {
  const list = (words[language] ?? '').split(' ');
  return () => {
    const chance = random();
    const end =
      chance < 0.08 ? '. ' : chance < 0.1 ? '?\n' : chance < 0.12 ? ',\n' : chance < 0.13 ? '\n\n' : ' ';
    return `${pickFrom(random, list)}${end}`;
  };
}

/** Runs of one sign between two words: what looks for the end of a run from each of its signs reads it again and again. */
const runs: Readonly<Record<string, string>> = {
  blanks: ' ',
  tabs: '\t',
  'no-break blanks': '\u00a0',
  'line breaks': '\n',
  'lines of blanks': ' \n',
  'both line ends': '\r\n',
  letters: 'b',
  capitals: 'B',
  'accented letters': 'é',
  digits: '1',
  dots: '.',
  hyphens: '-',
  dashes: '–',
  underscores: '_',
  stars: '*',
  hashes: '#',
  'equal signs': '=',
  'greater signs': '>',
  backticks: '`',
  tildes: '~',
  pipes: '|',
  colons: ':',
  commas: ', ',
  'closing brackets': ')',
  'quotation marks': '"',
  backslashes: '\\',
  slashes: '/',
  'capital words': 'Bb ',
  'word and dots': 'b.',
  'marked lines': '> b\n',
};

export interface LongText {
  readonly kind: string;
  readonly of: (length: number) => string;
}

/** Every kind of text that is one thing without end. */
export const longTexts: readonly LongText[] = [
  ...Object.entries(pieces).map(([kind, piece]): LongText => ({
    kind,
    of: (length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
  })),
  ...Object.entries(runs).map(([kind, piece]): LongText => ({
    kind: `a word, ${kind}, a word`,
    of: (length) => `a${piece.repeat(Math.ceil((length - 2) / piece.length)).slice(0, length - 2)}c`,
  })),
  ...['«', '{{', '[', '<', '(', '"', '“', '&', '@', '#', '$', '%', '*', '**', '!['].map(
    (opening): LongText => ({
      kind: `${opening} and a word without end`,
      of: (length) => `a ${opening}${'ABCabc'.repeat(Math.ceil(length / 6))}`.slice(0, length),
    }),
  ),
  ...Object.keys(words).map((language): LongText => ({
    kind: `${language} words`,
    of: (length) => drawn(length, prose(language, seededRandom(3))),
  })),
  {
    kind: 'one line of words',
    of: (length) => drawn(length, prose('English', seededRandom(5))).replaceAll('\n', ' '),
  },
  { kind: 'mails', of: (length) => mail.repeat(Math.ceil(length / mail.length)).slice(0, length) },
  { kind: 'a mail of 1,000 quotes', of: (length) => drawn(length, () => mail.replaceAll(/^/gm, '> ')) },
];

/** A text that a seed makes: pieces of some kinds, in runs and mixed, with words of a language between. */
export function randomText(seed: number, length: number): string {
  const random = seededRandom(seed);
  const kinds = Object.values(pieces);
  const some = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pickFrom(random, kinds));
  const say = prose(pickFrom(random, Object.keys(words)), random);
  const said = random() * 0.5;
  const run = 1 + Math.floor(random() ** 4 * 2_000);
  return drawn(length, () =>
    random() < said ? say() : pickFrom(random, some).repeat(1 + Math.floor(random() * run)),
  );
}
