import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../main/desk/library/parse/plain-text.ts';

describe('a text that may be HTML', () => {
  it('keeps addresses in angle brackets (they were taken for tags, and many for as many levels)', () => {
    const head = 'From: Anna <a@b.example>\nTo: <b@b.example>\n\n'.repeat(2_000).trim();
    expect(toPlainText(head)).toBe(head);
  });

  it.each([
    ['<p>Yes.</p>', 'Yes.'],
    ['Yes,<br/>we do.', 'Yes,\nwe do.'],
    ['<a href="https://a.example">Yes</a>', 'Yes (https://a.example)'],
    ['Larch &amp; Lamb &amp; Co', 'Larch & Lamb & Co'],
    ['1 < 2 and <b is no tag', '1 < 2 and <b is no tag'],
  ])('%s reads %j', (text, plain) => {
    expect(toPlainText(text)).toBe(plain);
  });
});
