import { expect, test } from 'vitest';
import { paperSize } from '../../../main/shell/paper-size.ts';

// Bug: every PDF was on Letter, whose lower edge a printer in Europe cuts or shrinks.
test('a PDF is on A4, and on Letter where that is what lies in the printer', () => {
  expect(['DE', 'FR', 'ES', 'GB', ''].map(paperSize)).toEqual(['A4', 'A4', 'A4', 'A4', 'A4']);
  expect(['US', 'ca', 'MX'].map(paperSize)).toEqual(['Letter', 'Letter', 'Letter']);
});
