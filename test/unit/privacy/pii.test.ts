import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectPii } from '../../../main/desk/privacy/pii/detect.ts';

/** Mails of our own in which `{LABEL|words}` marks what must be found; everything else must be left alone. */
const mails = readFileSync('test/fixtures/privacy/mails.txt', 'utf8')
  .split(/^=====$/m)
  .map((marked) => {
    const wanted: { readonly label: string; readonly start: number; readonly end: number }[] = [];
    let text = '';
    let from = 0;
    for (const match of marked.matchAll(/\{([A-Z_]+)\|([^}]*)\}/g)) {
      text += marked.slice(from, match.index);
      const words = match[2] ?? '';
      wanted.push({ label: match[1] ?? '', start: text.length, end: text.length + words.length });
      text += words;
      from = match.index + match[0].length;
    }
    return { text: text + marked.slice(from), wanted };
  });

const covered = (text: string): boolean[] => {
  const mask = Array.from({ length: text.length }, () => false);
  for (const { start, end } of detectPii(text)) mask.fill(true, start, end);
  return mask;
};

describe('personal data in customers’ mails', () => {
  it('is found in at least 9 of 10 places, and all of it but names and addresses', () => {
    const all = mails.flatMap(({ text, wanted }) => {
      const mask = covered(text);
      return wanted.map(({ label, start, end }) => ({
        what: `${label} ${text.slice(start, end)}`,
        whole: mask.slice(start, end).every(Boolean),
        checked: label !== 'PERSON' && label !== 'ADDRESS',
      }));
    });
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter(({ whole, checked }) => checked && !whole)).toEqual([]);
    expect(all.filter(({ whole }) => whole).length / all.length).toBeGreaterThanOrEqual(0.9);
  });

  it('is right in at least 9 of 10 places it is found, order numbers, amounts, dates and products included', () => {
    const found = mails.flatMap(({ text, wanted }) =>
      detectPii(text).map(({ start, end, label }) => ({
        what: `${label} ${text.slice(start, end)}`,
        right: wanted.some((place) => place.start < end && start < place.end),
      })),
    );
    expect(found.filter(({ right }) => right).length / found.length).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['a card whose check digit is wrong', 'The number is 4111 1111 1111 1112.', 'CREDIT_CARD'],
    ['an IBAN whose check is wrong', 'Our reference: DE89 3704 0044 0532 0130 01', 'IBAN'],
  ])('does not take %s for one', (_what, text, label) => {
    expect(detectPii(text).map((span) => span.label)).not.toContain(label);
  });

  it('spans are sorted, never overlap and lie within the text', () => {
    for (const { text } of mails) {
      let last = 0;
      for (const { start, end } of detectPii(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }
  });

  it.each([
    ['digits', '1234 5678 '.repeat(5000)],
    ['capitals', 'Anna Maria '.repeat(5000)],
    ['at signs', 'a.b@c.'.repeat(8000)],
    ['one long word', 'x'.repeat(50_000)],
    ['dots and dashes', '1.2-3/4 '.repeat(6000)],
  ])('comes to an end on %s without end (a hostile mail would stop the engine)', (_what, text) => {
    expect(Array.isArray(detectPii(text))).toBe(true);
  });
});
