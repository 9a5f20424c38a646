import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSnippetCsv, formatSnippetCsv } from '../../../../main/desk/replies/snippets/import-csv.ts';
import { parseEspanso } from '../../../../main/desk/replies/snippets/import-espanso.ts';

const fixture = (name: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/snippets', name), 'utf8');

describe('an espanso file', () => {
  const read = parseEspanso(fixture('shop.yml'));
  const textOf = (name: string) => read.snippets.find(({ shortName }) => shortName === name)?.text;

  it.each([
    ['hi', 'Hello {{customer.first_name}},\n{{cursor}}\nYours, Bluebird Bakery'],
    ['late', 'It is with you by {{today+2d}}.'],
    ['back', 'You get {{how: your money back | a voucher}}.'],
    ['loaf', 'We send a new {{ask: loaf}}, {{size: small | large}}.'],
    ['formvar', 'For {{ask: name}}: {{when: morning | evening}}'],
    ['braces', 'Write \\{{name}} in a template'],
  ])('carries %s over with its variables', (name, text) => {
    expect(textOf(name)).toBe(text);
  });

  it('is found by its other triggers and its label as well', () => {
    const titles = Object.fromEntries(read.snippets.map(({ shortName, title }) => [shortName, title]));
    expect(titles['hi']).toBe('Greeting with the shop');
    expect(titles['late']).toMatch(/\(delay\)$/u);
  });

  it('says what it cannot carry over, and runs nothing (a shell command would run at every fill)', () => {
    expect(
      Object.fromEntries(read.skipped.map(({ name, position, why }) => [name || position, why])),
    ).toEqual({
      ip: { code: 'runs_program', params: { type: 'shell', name: 'output' } },
      py: { code: 'runs_program', params: { type: 'script', name: 'out' } },
      cat: { code: 'picture' },
      9: { code: 'regex' },
      clip: { code: 'reads_clipboard', params: { name: 'c' } },
      clock: { code: 'time_of_day' },
      nothing: { code: 'no_text' },
    });
  });

  it.each([
    ['matches: [', { code: 'damaged', reason: 'yaml', params: { line: 1 } }],
    ['a: 1', { code: 'no_text', reason: 'espanso' }],
    [
      `a: &a [x,x]\n${'bcdefghi'
        .split('')
        .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`)
        .join('\n')}\nmatches: *i`,
      { code: 'damaged', reason: 'self_references' },
    ],
  ])('is refused with the reason when it is none (%#)', (yaml, failure) => {
    expect(() => parseEspanso(yaml)).toThrow(expect.objectContaining(failure));
  });
});

describe('a table of snippets', () => {
  it('is read by the names of its columns, whatever separates them', () => {
    const { snippets, skipped } = parseSnippetCsv(fixture('shop.csv'));
    expect(snippets[0]).toEqual({
      shortName: 'refund-policy',
      title: 'Money back',
      text: 'You have 14 days.\nThen we look at it, {{customer.first_name}}.',
      kind: 'policy',
      tone: 'any',
    });
    expect(snippets[1]).toMatchObject({ shortName: 'bye', kind: 'sign-off', title: 'Warm regards, …' });
    expect(skipped).toEqual([]);
  });

  it('is read without names too: the long column is the text', () => {
    expect(parseSnippetCsv(fixture('bare.csv')).snippets).toMatchObject([
      { shortName: 'greet', kind: 'greeting', text: 'Hello and thank you for writing to us.' },
      { shortName: 'late', text: 'The parcel is late, and we are looking for it.' },
    ]);
  });

  it('says so when no column can be the text', () => {
    expect(() => parseSnippetCsv('one\ntwo\n')).toThrow(
      expect.objectContaining({ code: 'no_text', reason: 'snippet_column' }),
    );
  });

  it('comes back from what was written, with quotes, breaks and what a spreadsheet would run', () => {
    const snippet = {
      id: '1',
      shortName: '=cmd',
      title: 'Title, "quoted"',
      text: '-1\nand {{choose: a | b}}; "so"',
      kind: 'calming',
      tone: 'formal',
      sample: false,
    } as const;
    const { id, sample, ...fields } = snippet;
    expect(parseSnippetCsv(formatSnippetCsv([snippet])).snippets).toEqual([fields]);
    expect([id, sample]).toEqual(['1', false]);
  });
});
