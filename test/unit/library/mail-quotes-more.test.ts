import { describe, expect, it } from 'vitest';
import { findFolds } from '../../../main/desk/library/mail-folds.ts';

/** What remains of a mail when it is folded, without blank lines. */
const visible = (text: string): string => {
  const folds = findFolds(text).toReversed();
  const rest = folds.reduce((all, { start, end }) => all.slice(0, start) + all.slice(end), text);
  return rest
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
};

// Bug: without an address, marks or a gap the quote stayed, and what the shop had asked was answered.
describe('who wrote, with a day and a time, above an unmarked quote', () => {
  it.each([
    'Pe 18.09.2025 16:41, Bea Otter a scris:',
    'Dana 18. 09. 2025. u 16:41, Bea Otter je napisao/la:',
    'Am 18.09.2025 um 16:41 schrieb Bea Otter:',
    'Le 18/09/2025 à 16:41, Bea Otter a écrit :',
    'El 18/09/2025 a las 16:41, Bea Otter escribió:',
    'Il 18/09/2025 16:41, Bea Otter ha scritto:',
    'Op 18-09-2025 om 16:41 schreef Bea Otter:',
    'Em 18/09/2025 16:41, Bea Otter escreveu:',
    'Dnia 18.09.2025 16:41 Bea Otter napisał(a):',
    'Dne 18.09.2025 16:41 Bea Otter napsal(a):',
    'Den 18.09.2025 16:41 skrev Bea Otter:',
    '18.09.2025 16:41, Bea Otter kirjoitti:',
    '18.09.2025 16:41, Bea Otter пишет:',
    '18.09.2025 16:41 tarihinde Bea Otter yazdı:',
    '2025/09/18 16:41 Bea Otterさんのメール:',
    '2025-09-18 16:41，Bea Otter 写道：',
    'On 18/09/2025 16:41, Bea Otter wrote:',
  ])('begins it: %s', (attribution) => {
    expect(visible(`It is the blue one.\n\n${attribution}\nHello,\nwhich colour is it?\nThe team`)).toBe(
      'It is the blue one.',
    );
  });

  it.each([
    'On 3 March at ten your colleague wrote:\nthe parcel is lost. Is that so?',
    'In 2025 my sister wrote:\nnever buy there. Was she right?',
    'The note says at 16:41:\nring the bell. Which one?',
  ])('is not seen in what somebody tells: %s', (text) => {
    expect(visible(`Hello,\n${text}`)).toBe(`Hello,\n${text}`);
  });
});

describe('what PGP adds to a mail', () => {
  const signed = (text: string): string =>
    `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${text}\n-----BEGIN PGP SIGNATURE-----\n\niQIzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n`;

  it('is folded, and the words between are read (Bug: the armour was a question)', () => {
    expect(visible(signed('When do you open?'))).toBe('When do you open?');
  });

  it('is folded below a quote as well', () => {
    expect(visible(signed('Yes, please.\n\nOn 2 Mar 2026, Bea <bea@shop.example> wrote:\n> Shall we?'))).toBe(
      'Yes, please.',
    );
  });

  it('is what somebody wrote about where it has no end', () => {
    const text = 'What is this?\n-----BEGIN PGP MESSAGE-----\nIt came in your mail.';
    expect(visible(text)).toBe(text);
  });
});

describe('a signature that asks', () => {
  // Bug: what was asked below a firm's name, or the address to deliver to, was folded as the firm's own.
  it.each([
    'It is late.\n\nAnna Berger\nBerger Ltd\nPlease deliver to the back door.',
    'Es fehlt eins.\n\nViele Grüße\nAnna Berger\nTel. 0551 000000\nBitte noch heute liefern.',
    'Please deliver it to:\n\nOak Lodge\n12 Oak Street\nLondon\n+44 20 7946 0000',
  ])('is none where something is to be done: %s', (text) => {
    expect(visible(text)).toContain(text.split('\n').at(-1));
  });

  it.each([
    [
      'Can I pay by card?\n\nKind regards\nAnna Berger\nBerger Ltd, tel. 01632 960 111\nHave you seen our sale?',
      'Can I pay by card?',
    ],
    [
      'Geht das?\n\nMit besten Grüßen\nDr. Ute Kolb\nTel. 0551 000000\nHaben Sie einen Notfall? Wählen Sie 112.',
      'Geht das?',
    ],
    [
      'When?\n\nAgnes Wren\nThe Lamplight Café Ltd\nRegistered in England No. 00000000\nHave you tried our brunch?',
      'When?\nAgnes Wren',
    ],
    [
      'When?\n\nKind regards\nIvo Lark\nLarkfield Ltd\nPlease consider the environment before printing.\nHave you seen our site?',
      'When?',
    ],
    ['When?\n--\nJonty Ash | Surf coach | Why not follow us?', 'When?'],
  ])('is folded as a whole: %s', (text, own) => {
    expect(visible(text)).toBe(own);
  });

  it.each([
    'Is it blue?\n\nThanks\nAnna\nCan you also send me the bill?',
    'Is it blue?\n\nKind regards\nAnna Berger\nTel. 01632 960 111\nCan you ring me on my mobile?',
  ])('ends where the writer goes on: %s', (text) => {
    expect(visible(text)).toContain(text.split('\n').at(-1));
  });
});
