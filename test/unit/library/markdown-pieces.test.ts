import { describe, expect, it } from 'vitest';
import { markdownPieces } from '../../../main/desk/library/parse/markdown-pieces.ts';
import { parse } from '../../../main/desk/library/parse/markdown.ts';

const answer = 'We bake every morning and deliver in the afternoon, as long as the van runs. '.repeat(4);
const section = (number: number): string => `## Question ${number}?\n\n${answer}\n\n- one\n- two\n\n`;
const long = Array.from({ length: 120 }, (_, at) => section(at)).join('');
const textOf = (markdown: string): string =>
  parse({ name: 'a.md', bytes: new TextEncoder().encode(markdown) }).text;

describe('a long Markdown text', () => {
  it('is cut before a block and nowhere else, and nothing is lost', () => {
    const pieces = markdownPieces(long);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.map(({ text }) => text).join('')).toBe(long);
    for (const { text } of pieces) expect(text).toMatch(/^(?:## |We bake|- one)/);
  });

  it('reads as its parts do', () => {
    const parts = Array.from({ length: 120 }, (_, at) => textOf(section(at)).trim());
    const whole = textOf(long);
    for (const part of parts) expect(whole).toContain(part);
  });

  it('knows links and notes that are defined at its end (they stood there as signs)', () => {
    const text = textOf(
      `See [our page][shop] and this.[^1]\n\n${long}[shop]: https://shop.example\n[^1]: On Mondays.\n`,
    );
    expect(text).toContain('our page');
    expect(text).not.toContain('[shop]');
    expect(text.match(/On Mondays\./g)).toHaveLength(1);
    expect(text.indexOf('On Mondays.')).toBeLessThan(1_000);
  });

  it.each([
    ['```\n', '\n```\n'],
    ['<!--\n', '\n-->\n'],
    ['<pre>\n', '\n</pre>\n'],
  ])('is not cut within %j', (open, close) => {
    const inside = `${open}${long}${close}`;
    expect(markdownPieces(inside).filter(({ text }) => text.trim() !== '')).toHaveLength(1);
  });
});
