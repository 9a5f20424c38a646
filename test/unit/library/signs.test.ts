import { expect, test } from 'vitest';
import { shownName, shownPath, withoutControls } from '../../../main/desk/library/signs.ts';

// Catches: a file whose name moves the cursor of a terminal, breaks a line of a list, or reads as another kind of file.
test('a name is shown on one line, in its own direction', () => {
  expect(shownName('/shop/a\u001b[2Jb\n\u0007c.txt')).toBe('a[2Jbc.txt');
  expect(shownName('/shop/bill\u202Exdp.exe')).toBe('billxdp.exe');
  expect(shownName('/shop/\u0001')).toBe('/shop/');
  expect(shownName('\u0001')).toBe('no name');
  expect(shownPath('/shop/مخبز Bäckerei 面包.md')).toBe('/shop/مخبز Bäckerei 面包.md');
});

test('lines and tabs of a text stay', () => {
  expect(withoutControls('a\r\n\tb\u0000\u0085\ud800')).toBe('a\r\n\tb\uFFFD');
});
