import { describe, expect, it } from 'vitest';
import { withHashHeadings } from '../../../main/desk/library/parse/setext.ts';

const many = 'A\n---\n\n'.repeat(101);
/** What becomes of a text behind very many underlined headings. */
const converted = (text: string): string => withHashHeadings(many + text).slice('## A\n\n\n'.length * 101);

describe('headings that are underlined', () => {
  it('stay as they are where there are few', () => {
    expect(withHashHeadings('A\n===\n\nB\n---\n')).toBe('A\n===\n\nB\n---\n');
  });

  it.each([
    ['Delivery\n========\ntext', '# Delivery\n\ntext'],
    ['Delivery\r\n---\r\ntext', '## Delivery\n\ntext'],
    ['one\ntwo\n--', 'one\n## two\n'],
  ])('are written with hashes where there are very many: %j', (text, expected) => {
    expect(converted(text)).toBe(expected);
  });

  it.each([
    '\n---\ntext',
    '- item\n---\n',
    '```\ncode\n---\n```\n',
    '| a | b |\n|---|---|\n',
    '# A\n---\n',
    '    code\n---\n',
  ])('no other line is taken for one: %j', (text) => {
    expect(converted(text)).toBe(text);
  });

  it('front matter stays', () => {
    const text = `---\ntitle: A\n---\n${many}`;
    expect(withHashHeadings(text).startsWith('---\ntitle: A\n---\n## A\n')).toBe(true);
  });
});
