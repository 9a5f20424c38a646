import { expect, test } from 'vitest';
import { displayName, displayPath, stripControlCharacters } from '../../../main/desk/library/sanitize.ts';

// Catches: a file whose name moves the cursor of a terminal, breaks a line of a list, or reads as another kind of file.
test('display names are stripped of line breaks, control and bidi characters', () => {
  expect(displayName('/shop/a\u001b[2Jb\n\u0007c.txt')).toBe('a[2Jbc.txt');
  expect(displayName('/shop/bill\u202Exdp.exe')).toBe('billxdp.exe');
  expect(displayName('/shop/\u0001')).toBe('/shop/');
  expect(displayName('\u0001')).toBe('no name');
  expect(displayPath('/shop/مخبز Bäckerei 面包.md')).toBe('/shop/مخبز Bäckerei 面包.md');
});

test('keeps line breaks and tabs when stripping control characters', () => {
  expect(stripControlCharacters('a\r\n\tb\u0000\u0085\ud800')).toBe('a\r\n\tb\uFFFD');
});
