import { array, assert, constantFrom, dictionary, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detail } from '../../../../preload/contract.ts';
import { renderTemplate } from '../../../../main/desk/replies/snippets/render-template.ts';
import { parseTemplate } from '../../../../main/desk/replies/snippets/parse-template.ts';
import { firstNameOf, resolveVariables } from '../../../../main/desk/replies/snippets/resolve-variables.ts';

const now = new Date(2026, 10, 23, 15, 0).getTime();
const fill = (text: string, given: Readonly<Record<string, string>> = {}) =>
  renderTemplate(parseTemplate(text), {
    given: new Map(Object.entries(given)),
    ambiguous: new Map(),
    now,
    locale: 'en-GB',
  });
const problemsOf = (text: string) =>
  parseTemplate(text).problems.map(({ line, column, code }) => `${line}:${column} ${code}`);

describe('filling a snippet', () => {
  it('puts in what is known, whatever the case and the blanks of a name', () => {
    expect(fill('Order {{ Order.Number }}, {{agent}}', { 'order.number': 'BB-1', agent: 'Ines' })).toEqual({
      text: 'Order BB-1, Ines',
      missing: [],
      cursor: null,
    });
  });

  it('leaves what is not known where it stands and asks once for it (a hole would be copied)', () => {
    const { text, missing } = fill('{{order.number}}! {{order.number}} {{ask: Which loaf?}} {{Colour}}');
    expect(text).toBe('{{order.number}}! {{order.number}} {{ask: Which loaf?}} {{Colour}}');
    expect(missing.map(({ name, variable, ask }) => [name, variable ?? ask])).toEqual([
      ['order.number', 'order.number'],
      ['which loaf?', 'Which loaf?'],
      ['colour', 'Colour'],
    ]);
  });

  it.each([
    ['{{today}}', '23 November 2026'],
    ['{{today+14d}}', '7 December 2026'],
    ['{{today-1w}}', '16 November 2026'],
    ['{{ today + 2m }}', '23 January 2027'],
    ['{{today-1y}}', '23 November 2025'],
  ])('writes %s as %s', (text, date) => {
    expect(fill(text).text).toBe(date);
  });

  it('keeps the end of a month an end (31 January and a month is no 3 March)', () => {
    const values = { given: new Map(), ambiguous: new Map(), locale: 'en-GB' };
    const january = new Date(2027, 0, 31).getTime();
    expect(renderTemplate(parseTemplate('{{today+1m}}'), { ...values, now: january }).text).toBe(
      '28 February 2027',
    );
  });

  it('takes a choice by its words, and asks with the choices until it is made', () => {
    const text = 'You get {{money: a refund | a voucher}}{{if money = a voucher}}, valid a year{{end}}.';
    expect(fill(text).missing).toEqual([
      { name: 'money', variable: null, ask: 'money', choices: ['a refund', 'a voucher'], allowsOther: false },
    ]);
    expect(fill(text, { money: 'a voucher' }).text).toBe('You get a voucher, valid a year.');
    expect(fill(text, { money: 'a refund' }).text).toBe('You get a refund.');
    expect(fill(text, { money: 'a car' }).missing).toHaveLength(1);
  });

  it('keeps two choices without a name apart', () => {
    expect(fill('{{choose: a | b}} {{choose: c | d}}').missing).toHaveLength(2);
  });

  it('decides by what the message tells, without asking for it', () => {
    const text = 'Thanks{{if order.number}} for {{order.number}}{{else}} for writing{{end}}.';
    expect(fill(text)).toMatchObject({ text: 'Thanks for writing.', missing: [] });
    expect(fill(text, { 'order.number': 'BB-1' }).text).toBe('Thanks for BB-1.');
    expect(fill('{{if not order.number}}Which order?{{end}}').text).toBe('Which order?');
  });

  it('asks yes or no for a condition that no message tells', () => {
    expect(fill('{{if it is a gift}}Wrapped.{{end}}').missing).toMatchObject([{ choices: ['yes', 'no'] }]);
    expect(fill('{{if it is a gift}}Wrapped.{{end}}', { 'it is a gift': 'no' }).text).toBe('');
  });

  it('leaves no empty line where a condition stood alone on its own', () => {
    const text = 'One\n{{if a}}\n  Two\n{{else}}\n  None\n{{end}}\nThree';
    expect(fill(text, { a: 'yes' }).text).toBe('One\n  Two\nThree');
    expect(fill(text, { a: '' }).text).toBe('One\n  None\nThree');
  });

  it('leaves no gap before a comma for what is known to be nothing', () => {
    expect(fill('Hello {{customer.first_name}},', { 'customer.first_name': '' }).text).toBe('Hello,');
  });

  it('tells where the cursor goes, and writes braces after a backslash', () => {
    expect(fill('Dear {{cursor}}, \\{{x}}')).toEqual({ text: 'Dear , {{x}}', missing: [], cursor: 5 });
  });

  it('never throws, and leaves a place only for what is missing', () => {
    const piece = oneof(
      constantFrom(
        'text ',
        '\n',
        '{{',
        '}}',
        '{{if a}}',
        '{{else}}',
        '{{end}}',
        '{{if not b = c}}',
        '{{a}}',
        '{{}}',
        '{{today+3d}}',
        '{{today+x}}',
        '{{x: 1 | 2}}',
        '{{ask: why?}}',
        '{{cursor}}',
        '{{customer.name}}',
      ),
      string(),
    );
    assert(
      property(array(piece, { maxLength: 12 }), dictionary(string(), string()), (parts, given) => {
        const text = parts.join('').replaceAll('\\', '');
        let filled = fill(text, given);
        const added = (filled.text.match(/\{\{[^{}]+\}\}/gu) ?? []).filter((open) => !text.includes(open));
        // Braces that were never closed may stand around what was filled in, and are told: {{{{today}}}}.
        const isUnclosed = parseTemplate(text).problems.some(({ code }) => code === 'unclosed');
        expect(isUnclosed ? [] : added).toEqual([]);
        const answers: Record<string, string> = { ...given };
        // A branch that an answer opens may ask for more.
        for (let rounds = 0; filled.missing.length > 0 && rounds < 20; rounds++) {
          for (const { name, choices } of filled.missing) answers[name] = choices[0] ?? 'x';
          filled = fill(text, answers);
        }
        expect(filled.missing).toEqual([]);
        const wrong = parseTemplate(text).problems.map(({ start, end }) => text.slice(start, end));
        const left = filled.text.match(/\{\{[^{}]+\}\}/gu) ?? [];
        expect(left.filter((open) => wrong.length === 0 && !Object.values(answers).includes(open))).toEqual(
          [],
        );
      }),
    );
  });
});

describe('a malformed snippet', () => {
  it.each([
    ['Hello {{customer.name,', '1:7 unclosed'],
    ['{{a {{b}}', '1:1 unclosed'],
    ['One\n  {{if a}} two', '2:3 if_without_end'],
    ['{{end}}', '1:1 end_without_if'],
    ['{{else}}', '1:1 else_without_if'],
    ['{{if a}}{{else}}{{else}}{{end}}', '1:17 second_else'],
    ['{{if }}x{{end}}', '1:1 condition_empty'],
    ['{{}}', '1:1 empty'],
    ['{{ask:}}', '1:1 ask_empty'],
    ['{{choose: a}}', '1:1 too_few_choices'],
    ['{{a | b}}', '1:1 choice_unnamed'],
  ])('%j is told with its place', (text, problem) => {
    expect(problemsOf(text)[0]).toBe(problem);
  });

  it('tells a wrong date and still fills everything else', () => {
    expect(problemsOf('{{today+14x}}')[0]).toBe('1:1 date');
    expect(fill('{{today+14x}} {{agent}}', { agent: 'Ines' }).text).toBe('{{today+14x}} Ines');
  });
});

describe('the values of a message', () => {
  const detail = (kind: Detail['kind'], text: string): Detail => ({
    kind,
    text,
    start: 0,
    end: text.length,
    normalized: null,
    why: { code: 'email' },
  });
  const values = (details: readonly Detail[], filled = {}) =>
    resolveVariables({ reading: { details }, agentName: 'Ines', shopName: '', filled, now, text: 'Hello' });

  it('fills from what was found; one of several order numbers is for the agent to choose', () => {
    const { given, ambiguous } = values([
      detail('name', 'Maren Okafor'),
      detail('order', 'BB-1'),
      detail('order', 'BB-2'),
      detail('amount', '£ 12'),
      detail('amount', '£ 12'),
    ]);
    expect(Object.fromEntries(given)).toEqual({
      'customer.name': 'Maren Okafor',
      'customer.first_name': 'Maren',
      amount: '£ 12',
      agent: 'Ines',
    });
    expect(ambiguous.get('order.number')).toEqual(['BB-1', 'BB-2']);
  });

  it('takes what the agent says before what was found', () => {
    expect(values([detail('order', 'BB-1')], { 'Order.Number': 'BB-9' }).given.get('order.number')).toBe(
      'BB-9',
    );
  });

  it('writes the date of a German snippet in German, whatever the machine speaks', () => {
    const text = 'Ihr Paket ist spätestens am {{today+2d}} bei Ihnen, wir kümmern uns darum.';
    const german = resolveVariables({ reading: null, agentName: '', shopName: '', filled: {}, now, text });
    expect(renderTemplate(parseTemplate(text), german).text).toContain('25. November 2026');
  });

  it.each([
    ['Maren Okafor', 'Maren'],
    ['Mr Okafor', null],
    ['Dr. Maren Okafor', 'Maren'],
    ['Maren', 'Maren'],
    ['G. Maass', 'G. Maass'],
    ['J K Rowan', 'J K Rowan'],
    ['G.', null],
    ['', null],
  ])('the first name of %j is %j (a mail began "Hello Mr,")', (name, first) => {
    expect(firstNameOf(name)).toBe(first);
  });
});
