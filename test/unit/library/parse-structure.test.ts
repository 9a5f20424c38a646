import { describe, expect, test } from 'vitest';
import type { ParsedDocument } from '../../../main/desk/library/parsed.ts';
import { parse as parseCsv } from '../../../main/desk/library/parse/csv.ts';
import { parse as parseHtml } from '../../../main/desk/library/parse/html.ts';
import { parse as parseMarkdown } from '../../../main/desk/library/parse/markdown.ts';
import { parse as parseText } from '../../../main/desk/library/parse/text.ts';

const file = (content: string) => ({ name: 'a', bytes: new TextEncoder().encode(content) });
const pairs = ({ entries, text }: ParsedDocument) =>
  entries.map(({ question, start, end }) => [question, text.slice(start, end)]);

describe('what is a question', () => {
  test('a heading that only begins like one stays a heading', () => {
    const { entries, sections } = parseMarkdown(
      file('# What’s new\nMuch.\n## How we bake\nSlowly.\n## Will call orders\nWait.'),
    );
    expect(entries).toEqual([]);
    expect(sections.map(({ headings }) => headings)).toEqual([
      ['What’s new'],
      ['What’s new', 'How we bake'],
      ['What’s new', 'Will call orders'],
    ]);
  });

  test('an answer ends where the next heading begins, and its small headings stay inside', () => {
    const document = parseMarkdown(
      file('## Can I pay later?\nYes.\n### By invoice\nIn 14 days.\n## Our history\nLong.'),
    );
    expect(pairs(document)).toEqual([['Can I pay later?', 'Yes.\n\nBy invoice\n\nIn 14 days.']]);
    expect(document.sections).toHaveLength(1);
  });

  test('the anchor that a help centre writes behind a heading is no part of it', () => {
    const { sections } = parseMarkdown(
      file('# Receipts {#receipts .top}\nIn your account. Use {#this} there.'),
    );
    expect(sections.map(({ headings }) => headings)).toEqual([['Receipts']]);
  });

  test('an article whose title is the question is one entry', () => {
    const document = parseMarkdown(file('---\ntitle: "Where is my parcel?"\n---\nOn its way.\n\nOr lost.'));
    expect(pairs(document)).toEqual([['Where is my parcel?', 'On its way.\n\nOr lost.']]);
  });

  test('where most headings of a level ask, the one without a question mark asks too', () => {
    const document = parseMarkdown(
      file('## Is it A?\n1.\n## Is it B?\n2.\n## Is it C?\n3.\n## Returning a box\n4.'),
    );
    expect(pairs(document).at(-1)).toEqual(['Returning a box', '4.']);
  });

  test('a list of questions alone is a table of contents, with answers inside it is not', () => {
    expect(parseMarkdown(file('- Is it A?\n- Is it B?\n\nText.')).entries).toEqual([]);
    expect(pairs(parseMarkdown(file('- **Is it A?** Yes.\n- **Is it B?** No.')))).toEqual([
      ['Is it A?', 'Yes.'],
      ['Is it B?', 'No.'],
    ]);
  });

  test('one question in running text does not make the next paragraph its answer', () => {
    expect(parseText(file('Dear all,\n\nHow are you?\n\nI am fine.')).entries).toEqual([]);
  });
});

describe('tables', () => {
  test.each([
    ['Question', 'Answer'],
    ['Frage', 'Antwort'],
    ['Pregunta', 'Respuesta'],
    ['Domanda', 'Risposta'],
    ['Vraag', 'Antwoord'],
    ['Pytanie', 'Odpowiedź'],
    ['FAQ', 'Réponse'],
  ])('%s and %s are known by name, in either order', (question, answer) => {
    expect(pairs(parseCsv(file(`${answer};x;${question}\nYes, it is;1;No mark here\n`)))).toEqual([
      ['No mark here', 'Yes, it is'],
    ]);
  });

  test('rows above the header are not taken for it', () => {
    expect(pairs(parseCsv(file('Our FAQ,,\n,,\nQuestion,Answer,\nWho?,We.,\n')))).toEqual([['Who?', 'We.']]);
  });

  test('a comma inside quotes does not make a comma the separator', () => {
    expect(pairs(parseCsv(file('Question;Answer\n"A, b, c?";"D, e"\n"F, g?";"H, i"\n')))[1]).toEqual([
      'F, g?',
      'H, i',
    ]);
  });
});

describe('web pages', () => {
  test('a page of nothing but chrome is still read, rather than refused', () => {
    expect(parseHtml(file('<body><nav><a href="/a">All breads</a></nav></body>')).text).toContain(
      'All breads',
    );
  });

  test('a table that arranges a page is read as the page', () => {
    const page = `<table><tr><td><h2>Is it open?</h2><p>Yes.</p></td><td><p>Aside</p></td></tr></table>`;
    expect(pairs(parseHtml(file(page)))[0]?.[0]).toBe('Is it open?');
  });

  test('the address of a link is kept where a customer could follow it', () => {
    const { text } = parseHtml(
      file('<p>See <a href="https://x.example/r">returns</a> or <a href="#top">top</a>.</p>'),
    );
    expect(text).toBe('See returns (https://x.example/r) or top.');
  });
});
