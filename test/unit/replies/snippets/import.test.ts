import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSnippetCsv, formatSnippetCsv } from '../../../../main/desk/replies/snippets/import-csv.ts';
import { openPlacesIn } from '../../../../main/desk/replies/open-places.ts';
import { parseTemplate } from '../../../../main/desk/replies/snippets/parse-template.ts';
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

it('an espanso file of every kind of variable is read', () => {
  const { snippets } = parseEspanso(fixture('variables.yml'));
  const texts = Object.fromEntries(snippets.map(({ shortName, text }) => [shortName, text]));
  expect(texts).toMatchObject({
    depends: 'AB',
    randomlines: '{{r: Hi | Hello | Hey}}',
    md: 'Hi you link (https://x.example)',
    choice: 'We {{c: Refund full (100 %) | Replace}} it.',
  });
});

// Catches: a choice that becomes an empty question, a variable of a variable that is asked for by its name, stars in a mail.
it.each([
  [
    'replace: "{{r}}", vars: [{name: r, type: random, params: {choices: ["Hi", "Hello"]}}]',
    '{{r: Hi | Hello}}',
  ],
  [
    'replace: "{{b}}", vars: [{name: a, type: echo, params: {echo: "A"}}, {name: b, type: echo, params: {echo: "{{a}}B"}}]',
    'AB',
  ],
  [
    'replace: "{{c}}", vars: [{name: a, type: echo, params: {echo: x}}, {name: b, type: echo, params: {echo: "{{a}}y"}}, {name: c, type: echo, params: {echo: "{{b}}z"}}]',
    'xyz',
  ],
  [
    'replace: "{{b}}", vars: [{name: d, type: date, params: {format: "%d.%m.%Y"}}, {name: b, type: echo, params: {echo: "on {{d}}"}}]',
    'on {{today}}',
  ],
  ['replace: "{{b}}", vars: [{name: b, type: echo, params: {echo: "for {{who}}"}}]', 'for {{who}}'],
  ['markdown: "Hi **you**, _now_ [here](https://x.example)"', 'Hi you, now here (https://x.example)'],
  ['markdown: "# Hi\\n\\n* one\\n* two"', 'Hi\n\n- one\n- two'],
])('espanso: %s', (match, text) => {
  expect(parseEspanso(`matches: [{trigger: ":x", ${match}}]`).snippets[0]?.text).toBe(text);
});

it('espanso: a circle of variables ends', () => {
  const circle =
    'vars: [{name: a, type: echo, params: {echo: "{{b}}"}}, {name: b, type: echo, params: {echo: "{{a}}"}}]';
  expect(parseEspanso(`matches: [{trigger: ":x", replace: "{{a}}", ${circle}}]`).snippets).toHaveLength(1);
});

describe('places of other programs', () => {
  it('of a whole file are all ours afterwards', () => {
    const { snippets, notes } = parseSnippetCsv(fixture('other-programs.csv'));
    const texts = snippets.map(({ text }) => text);
    expect([texts.length, notes.length]).toEqual([13, 13]);
    expect(
      texts.flatMap((text) => openPlacesIn(text)).filter(({ words }) => !words.startsWith('{{')),
    ).toEqual([]);
    expect(texts.flatMap((text) => parseTemplate(text).problems)).toEqual([]);
  });

  const imported = (text: string) => {
    const { snippets, notes } = parseSnippetCsv(`short name,text\nx,"${text.replaceAll('"', '""')}"`);
    return { text: snippets[0]?.text, places: notes[0]?.what.params?.['places'] ?? [] };
  };
  it.each([
    ['Hi {%customer.firstName,fallback=there%}, thanks.', 'Hi {{customer.first_name}}, thanks.'],
    ['Hello #{input:Name}, today.', 'Hello {{customer.first_name}}, today.'],
    ['Dear [[TO=firstname]], hello.', 'Dear {{customer.first_name}}, hello.'],
    ['Your order %filltext:name=order% is ready', 'Your order {{order.number}} is ready'],
    ['See %clipboard%', 'See {{ask: clipboard}}'],
    ['Hi #{ticket.customer.firstname}, ok', 'Hi {{customer.first_name}}, ok'],
    ['Hi {{ticket.requester.first_name}}, ok', 'Hi {{customer.first_name}}, ok'],
    ['Hi {#input -head Name}, ok', 'Hi {{customer.first_name}}, ok'],
    ['Hi %{ticket.name.first}, ok', 'Hi {{customer.first_name}}, ok'],
    ['Dear <<First Name>>, ok', 'Dear {{customer.first_name}}, ok'],
    ['Dear «FirstName», ok', 'Dear {{customer.first_name}}, ok'],
    ['your [Order #]', 'your {{order.number}}'],
    ['Best, {agent.name}', 'Best, {{agent}}'],
    ['Welcome to [Company Name]', 'Welcome to {{shop}}'],
    ['It is ${amount} now', 'It is {{ask: amount}} now'],
    ['It leaves on [Delivery Date].', 'It leaves on {{ask: Delivery Date}}.'],
    ['Dear you, your order XXXX', 'Dear you, your order {{ask: your order}}'],
    ['Hi {% if vip %}dear {% endif %}you', 'Hi {{if vip}}dear {{end}}you'],
    ['It is {{ 5 | plus: 3 }}', 'It is {{ask: 5}}'],
  ])('become ours and are told: %s', (given, text) => {
    const found = imported(given);
    expect(found.text).toBe(text);
    expect(found.places).not.toEqual([]);
  });

  it.each([
    'Hi {{customer.first_name}}, {{ask: Which?}} {{size: a | b}} {{today+3d}}',
    'It costs 5 EUR [1].',
    'a \\{{b}} c',
  ])('ours stay: %s', (text) => {
    expect(imported(text)).toEqual({ text, places: [] });
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

  it.each([
    ['German', 'Kürzel;Titel;Vorlage;Kategorie'],
    ['French', 'Raccourci;Titre;Modèle;Catégorie'],
    ['Spanish', 'Atajo;Título;Plantilla;Categoría'],
  ])('is read by the names that its columns have in %s', (_language, header) => {
    const { snippets } = parseSnippetCsv(`${header}\nmfg;Best wishes;Yours, the shop;sign-off\n`);
    expect(snippets).toMatchObject([
      { shortName: 'mfg', title: 'Best wishes', text: 'Yours, the shop', kind: 'sign-off' },
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
