import { describe, expect, it } from 'vitest';
import { findFolds } from '../../../main/desk/library/mail-folds.ts';

const folded = (text: string): readonly string[] =>
  findFolds(text).map((fold) => `${fold.kind}: ${text.slice(fold.start, fold.end)}`);

describe('folding a mail', () => {
  it('keeps an answer that is written below a marked quote (a bug that would hide the message itself)', () => {
    const text = 'On 3 May, Shop <a@b.example> wrote:\n> Which size?\n\nThe large one. Is it in stock?';
    expect(folded(text)).toEqual(['quote: On 3 May, Shop <a@b.example> wrote:\n> Which size?']);
  });

  it('folds everything below an unmarked "Original Message" (or old questions would be answered again)', () => {
    const text = 'Any news?\n\n-----Original Message-----\nFrom: Me\nSent: Monday\nWhere is it?';
    expect(folded(text)).toEqual(['quote: -----Original Message-----\nFrom: Me\nSent: Monday\nWhere is it?']);
  });

  it('finds an introduction that the mail client broke over two lines', () => {
    const text =
      'Thank you.\n\nOn Thursday the 19th of November 2026 at 16:41, A Very Long Name\n<long@example.com> wrote:\n> old';
    expect(folded(text)[0]).toContain('quote: On Thursday');
  });

  it('does not take "Thanks" in mid-message for a signature when a question follows', () => {
    const text = 'Hello,\nthe box came.\nThanks!\nOne more thing: can I send the tin back?';
    expect(folded(text)).toEqual([]);
  });

  it('does not fold a customer who speaks of something confidential', () => {
    expect(folded('Hi,\n\nIs it confidential when I order a gift?')).toEqual([]);
  });

  it('tells signature and disclaimer apart', () => {
    const text =
      'Do you open on Sunday?\n\nKind regards\nAda\n\nThis e-mail is confidential and intended solely for the recipient. If you receive this e-mail in error, delete it.';
    expect(findFolds(text).map((fold) => fold.kind)).toEqual(['signature', 'disclaimer']);
  });

  it.each([
    ['es', 'El lun, 5 oct 2026 a las 9:00, Tienda <a@b.example> escribió:\n> ¿Qué talla?', 'quote'],
    ['pl', 'W dniu 05.10.2026 o 09:00, Sklep pisze <a@b.example> napisał(a):\n> Jaki rozmiar?', 'quote'],
    ['sv', 'Den mån 5 okt. 2026 kl 09:00 skrev Butiken <a@b.example>:\n> Vilken storlek?', 'quote'],
    ['de', 'Grüße,\nIda Holm', 'signature'],
    ['nl', 'Met vriendelijke groet,\nIda Holm', 'signature'],
    [
      'de',
      'Sitz der Gesellschaft: Kiel, Handelsregister Kiel. Diese Nachricht ist vertraulich und nur für den Empfänger bestimmt.',
      'disclaimer',
    ],
  ])('folds in other languages, too (or old words count as new ones): %s', (_, below, kind) => {
    const own = 'Hello, one question.';
    expect(findFolds(`${own}\n\n${below}`).map((fold) => [fold.kind, fold.start])).toEqual([
      [kind, own.length + 2],
    ]);
  });

  it('comes to an end on a long hostile text (nested quantifiers would hang the engine)', () => {
    const text = `On ${'wrote '.repeat(20_000)}\n${'> '.repeat(20_000)}\n${'a '.repeat(50_000)}`;
    expect(Array.isArray(findFolds(text))).toBe(true);
  });
});
