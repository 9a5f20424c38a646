import * as fc from 'fast-check';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { clipboardHtml as copied } from '../../../main/desk/replies/clipboard-html.ts';

const encoding = '<meta http-equiv="content-type" content="text/html; charset=utf-8">';

/** What is copied without its first line, which names the encoding. */
function clipboardHtml(text: string): string {
  const html = copied(text);
  expect(html.startsWith(encoding)).toBe(true);
  return html.slice(encoding.length);
}

/** The text that a mail program would show for a fragment, with lists written out. */
function textOf(html: string): string {
  const lines = fromHtml(html, { fragment: true }).children.flatMap((node) => {
    if (node.type !== 'element' || node.tagName === 'meta') return [];
    if (node.tagName === 'div') return inside(node).split('\n');
    const first = Number(node.properties['start'] ?? 1);
    return node.children.map((item, at) =>
      node.tagName === 'ol' ? `${first + at}. ${inside(item)}` : `- ${inside(item)}`,
    );
  });
  return lines.join('\n');
}

function inside(node: Nodes): string {
  if (node.type === 'text') return node.value.replaceAll(/[ \n]+/g, ' ').replaceAll('\u00A0', ' ');
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  if (node.type !== 'element') return '';
  const all = node.children.map(inside).join('');
  // An empty line is a block with a break in it, which no program shows as two lines.
  return node.tagName === 'div' && all === '\n' ? '' : all;
}

/** What HTML cannot say, or says in one way only. */
const expected = (text: string): string => {
  const lines = text
    .replaceAll('\t', '    ')
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .map((line) => line.replace(/ +$/, ''));
  while (lines[0] === '') lines.shift();
  while (lines.at(-1) === '') lines.pop();
  return lines.join('\n');
};
const sameMarks = (text: string): string =>
  text.replaceAll(/^[-*•–·] +(?=\S)/gmu, '- ').replaceAll(/^0*(\d+)[.)] +(?=\S)/gm, '$1. ');

const line = fc.oneof(
  fc.constantFrom(
    '',
    '- rye',
    '* oats',
    '• spelt',
    '1. first',
    '2. second',
    '3) third',
    '   indented',
    'a  b   c',
    'See https://shop.example/a?b=1&c="2". Thanks!',
    'Write to hello@shop.example, please.',
    '<script>alert(1)</script> & "so"',
    '👩‍🍳 fresh 𝒷read',
    'שלום, הלחם מוכן',
    'مرحبا 12',
    '-- ',
    'x'.repeat(3000),
  ),
  fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((text) => text.replaceAll(/\p{Cc}|[\u2028\u2029\uFEFF]/gu, ' ')),
);

describe('a reply as HTML', () => {
  it('reads back as the plain text, whatever is in it (a line, a space or a sign would be lost on the way)', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        expect(sameMarks(textOf(clipboardHtml(text)))).toBe(sameMarks(expected(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('writes lines and empty lines as mail programs type them (Outlook doubles the margins of paragraphs)', () => {
    expect(clipboardHtml('Hello Maren,\n\nOne.\nTwo.\n\n\nInes')).toBe(
      [
        '<div>Hello Maren,</div>',
        '<div><br></div>',
        '<div>One.<br>Two.</div>',
        '<div><br></div>',
        '<div><br></div>',
        '<div>Ines</div>',
      ].join('\n'),
    );
  });

  it('escapes what would be read as markup (an answer about HTML would vanish)', () => {
    expect(clipboardHtml('a < b & "c" <img src=x onerror=alert(1)>')).toBe(
      '<div>a &lt; b &amp; &quot;c&quot; &lt;img src=x onerror=alert(1)&gt;</div>',
    );
  });

  it('makes lists of several items, and only of those (a sign-off with a dash is no list)', () => {
    expect(clipboardHtml('Send:\n- a photo\n- the number\n\n- Ines')).toContain(
      '<ul style="margin-top:0;margin-bottom:0"><li>a photo</li><li>the number</li></ul>',
    );
    expect(clipboardHtml('- Ines')).toBe('<div>- Ines</div>');
    expect(clipboardHtml('3. c\n4. d')).toContain('<ol start="3"');
    // A year at the start of a line and the next date are no list either.
    expect(clipboardHtml('24. December\n27. December')).not.toContain('<ol');
  });

  it('links addresses of the web and of mail, and nothing that runs (a pasted script would wait for a click)', () => {
    expect(clipboardHtml('See https://shop.example/a_(b), or hello@shop.example.')).toBe(
      '<div>See <a href="https://shop.example/a_(b)">https://shop.example/a_(b)</a>, or ' +
        '<a href="mailto:hello@shop.example">hello@shop.example</a>.</div>',
    );
    const risky = clipboardHtml(
      'javascript:alert(1) data:text/html,x file:///etc/passwd vbscript:x https://a"onclick=x',
    );
    expect(risky.match(/href="[^"]*"/g)).toEqual(['href="https://a"']);
  });

  it('keeps what an editor indents, in any system’s line ends, without half characters', () => {
    expect(clipboardHtml('\uFEFFa\r\n  b  c\uD800')).toBe('<div>a<br>&nbsp;&nbsp;b&nbsp; c\uFFFD</div>');
  });

  it('says the direction where scripts are mixed (Word does not know dir="auto")', () => {
    expect(clipboardHtml('שלום דנה,\n\nOrder 12 is ready.')).toBe(
      '<div dir="rtl">שלום דנה,</div>\n<div><br></div>\n<div dir="ltr">Order 12 is ready.</div>',
    );
  });
});
