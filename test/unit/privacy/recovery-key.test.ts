import { expect, test } from 'vitest';
import { createRecoveryKey, readRecoveryKey } from '../../../main/desk/privacy/recovery-key.ts';

test('a recovery key is six groups of five signs that nobody takes for one another', () => {
  for (let turn = 0; turn < 100; turn += 1)
    expect(createRecoveryKey()).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){5}$/u);
  expect(new Set(Array.from({ length: 100 }, createRecoveryKey)).size).toBe(100);
});

test('it is read however it was spaced, and with the letters that look like digits', () => {
  const key = createRecoveryKey();
  const plain = key.replaceAll('-', '');
  const typed = [
    key,
    key.toLowerCase(),
    plain,
    `  ${key.replaceAll('-', ' – ')}\n`,
    plain.replaceAll('0', 'O').replaceAll('1', 'l'),
  ];
  expect(typed.map((one) => readRecoveryKey(one))).toEqual(typed.map(() => plain));
});

test('every sign that is another one, every two neighbours that changed places, and every missing sign is a typing mistake', () => {
  const plain = createRecoveryKey().replaceAll('-', '');
  const mistakes = Array.from(plain).flatMap((sign, at) => {
    const next = plain[at + 1] ?? '';
    const swapped = plain.slice(0, at) + next + sign + plain.slice(at + 2);
    const other = sign === '7' ? '8' : '7';
    return [
      plain.slice(0, at) + other + plain.slice(at + 1),
      plain.slice(0, at) + plain.slice(at + 1),
      ...(next === '' || next === sign ? [] : [swapped]),
    ];
  });
  expect(mistakes.filter((typed) => readRecoveryKey(typed) !== null)).toEqual([]);
  for (const typed of ['', '-', 'U'.repeat(30), plain.repeat(2)]) expect(readRecoveryKey(typed)).toBeNull();
});
