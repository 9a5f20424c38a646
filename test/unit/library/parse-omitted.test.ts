import { describe, expect, test } from 'vitest';
import type { ParseWarning } from '../../../preload/contract.ts';
import type { ParsedDocument } from '../../../main/desk/library/parsed.ts';
import { createParseWarnings } from '../../../main/desk/library/parse/parse-warnings.ts';
import { readDocument } from '../../../main/desk/library/parse/read-document.ts';
import { oldWord } from '../../support/files/ole.ts';
import { openText, powerPoint, word, zipOf } from '../../support/files/packed.ts';

type Content = Uint8Array | string;

async function read(name: string, content: Content, takesOmitted = false) {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : content;
  const warnings = createParseWarnings(takesOmitted);
  const document = await readDocument({ name, bytes, warnings });
  return { document, warnings: warnings.list() };
}
const searched = ({ text, sections, entries }: ParsedDocument): string =>
  [...sections, ...entries].map(({ start, end }) => text.slice(start, end)).join('\n');
const counts = (warnings: readonly ParseWarning[]) =>
  Object.fromEntries(warnings.map(({ kind, count }) => [kind, count]));

const run = (words: string, look = ''): string =>
  `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const asked = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Do you wrap?</w:t></w:r></w:p>';
const wordStyles = (styles: string): string =>
  `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${styles}</w:styles>`;
const docx = (runs: string, more = ''): Uint8Array =>
  word(`${asked}<w:p>${run('Yes, for 3 EUR.')}${runs}</w:p>${more}`);
const styled = (style: string, body: string): Uint8Array =>
  word(`${asked}<w:p>${run('Yes, for 3 EUR.')}</w:p>${body}`, '', wordStyles(style));
const odt = (body: string, styles = ''): Uint8Array =>
  openText(
    `<text:h text:outline-level="1">Do you wrap?</text:h><text:p>Yes, for 3 EUR.</text:p>${body}`,
    '',
    styles,
  );
const odtStyle = (properties: string): string =>
  `<style:style style:name="P1" style:family="text"><style:text-properties ${properties}/></style:style>` +
  '<style:style style:name="P2" style:family="text" style:parent-style-name="P1"/>';
const html = (body: string, head = ''): string =>
  `<html><head>${head}</head><body><h2>Do you wrap?</h2><p>Yes, for 3 EUR.</p>${body}</body></html>`;
const markdown = (more: string): string => `# Do you wrap?\n\nYes, for 3 EUR.${more}\n`;
const rtf = (more: string, head = ''): string =>
  String.raw`{\rtf1\ansi{\stylesheet{\s1 heading 1;}${head}}\pard\s1 Do you wrap?\par\pard Yes, for 3 EUR. ${more}\par}`;

const oldLines = [
  { text: 'Do you wrap?', heading: 1 },
  { text: 'Yes, OLD for 3 EUR.', heading: 0 },
];

// Catches: a price that is no longer true, or a word for colleagues, in a reply to a customer; and its being left out in silence.
describe('what is struck out, hidden, deleted or remarked upon is left out and told', () => {
  test.each<[string, string, Content, ParseWarning['kind']]>([
    ['a run struck out', 'a.docx', docx(run('OLD', '<w:strike/>')), 'struck'],
    ['a run struck out twice', 'a.docx', docx(run('OLD', '<w:dstrike w:val="1"/>')), 'struck'],
    ['a hidden run', 'a.docx', docx(run('OLD', '<w:vanish/>')), 'hidden'],
    ['a tracked deletion', 'a.docx', docx('<w:del><w:r><w:delText>OLD</w:delText></w:r></w:del>'), 'deleted'],
    ['what was moved away', 'a.docx', docx(`<w:moveFrom>${run('OLD')}</w:moveFrom>`), 'deleted'],
    [
      'a hidden row of a table',
      'a.docx',
      docx(
        '',
        `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>${run('OLD')}</w:p></w:tc></w:tr><w:tr><w:tc><w:p>${run('New')}</w:p></w:tc></w:tr></w:tbl>`,
      ),
      'hidden',
    ],
    [
      'a character style that hides, by the style it is based on',
      'a.docx',
      styled(
        '<w:style w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Small"><w:basedOn w:val="Note"/></w:style>',
        `<w:p>${run('OLD', '<w:rStyle w:val="Small"/>')}</w:p>`,
      ),
      'hidden',
    ],
    [
      'a paragraph style that strikes out',
      'a.docx',
      styled(
        '<w:style w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>',
        `<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>${run('OLD')}</w:p>`,
      ),
      'struck',
    ],
    [
      'a struck-out style',
      'a.odt',
      odt(
        '<text:p>Or <text:span text:style-name="P2">OLD</text:span></text:p>',
        odtStyle('style:text-line-through-style="solid"'),
      ),
      'struck',
    ],
    [
      'a hidden style',
      'a.odt',
      odt(
        '<text:p>Or <text:span text:style-name="P1">OLD</text:span></text:p>',
        odtStyle('text:display="none"'),
      ),
      'hidden',
    ],
    [
      'a hidden section',
      'a.odt',
      odt('<text:section text:display="none"><text:p>OLD</text:p></text:section>'),
      'hidden',
    ],
    [
      'a section hidden by a condition that holds',
      'a.odt',
      odt('<text:section text:display="condition" text:is-hidden="true"><text:p>OLD</text:p></text:section>'),
      'hidden',
    ],
    [
      'a hidden paragraph',
      'a.odt',
      odt('<text:p><text:hidden-paragraph text:is-hidden="true"/>OLD</text:p>'),
      'hidden',
    ],
    [
      'a remark',
      'a.odt',
      odt('<text:p>Or<office:annotation><text:p>OLD</text:p></office:annotation> so.</text:p>'),
      'comment',
    ],
    [
      'a tracked deletion',
      'a.odt',
      odt(
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>OLD</text:p></text:deletion></text:changed-region></text:tracked-changes>',
      ),
      'deleted',
    ],
    [
      'a collapsed row',
      'a.odt',
      odt(
        '<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>OLD</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>New</text:p></table:table-cell></table:table-row></table:table>',
      ),
      'hidden',
    ],
    ['s', 'a.html', html('<p>Not <s>OLD</s></p>'), 'struck'],
    ['del with markup inside', 'a.html', html('<p>Not <del><b>OLD</b></del></p>'), 'struck'],
    ['strike', 'a.html', html('<ul><li><strike>OLD</strike></li><li>New</li></ul>'), 'struck'],
    [
      'a style attribute',
      'a.html',
      html('<p><span style="color:red; text-decoration: line-through red">OLD</span></p>'),
      'struck',
    ],
    [
      'a class of two rules',
      'a.html',
      html(
        '<p><span class="a b">OLD</span></p>',
        '<style>@media print{.a{color:red}} .x, span.b { text-decoration-line: line-through }</style>',
      ),
      'struck',
    ],
    [
      'display: none in a sentence',
      'a.html',
      html('<p>Ask us<span style="display:none">OLD</span>.</p>'),
      'hidden',
    ],
    ['visibility: hidden', 'a.html', html('<p>Yes.</p><p style="visibility:hidden">OLD</p>'), 'hidden'],
    ['the hidden attribute', 'a.html', html('<p>Yes.</p><div hidden id="note">OLD</div>'), 'hidden'],
    ['what Word hides in HTML', 'a.html', html('<p>Yes.<span style="mso-hide:all">OLD</span></p>'), 'hidden'],
    [
      'a hidden row',
      'a.html',
      html('<table><tr><td>New</td></tr><tr style="display:none"><td>OLD</td></tr></table>'),
      'hidden',
    ],
    ['tildes', 'a.md', markdown(' ~~OLD~~ Really.'), 'struck'],
    ['a tag', 'a.md', markdown(' <del>OLD</del> Really.'), 'struck'],
    ['a hidden tag', 'a.md', markdown(' <span style="display: none">OLD</span> Really.'), 'hidden'],
    [
      'a hidden block around Markdown',
      'a.md',
      markdown('\n\n<div hidden>\n\nOLD\n\n</div>\n\nReally.'),
      'hidden',
    ],
    ['struck out', 'a.doc', oldWord(oldLines, { words: 'OLD', property: 0x0837 }), 'struck'],
    ['struck out twice', 'a.doc', oldWord(oldLines, { words: 'OLD', property: 0x2a53 }), 'struck'],
    ['hidden', 'a.doc', oldWord(oldLines, { words: 'OLD', property: 0x083c }), 'hidden'],
    ['deleted', 'a.doc', oldWord(oldLines, { words: 'OLD', property: 0x0800 }), 'deleted'],
    ['struck out', 'a.rtf', rtf(String.raw`{\strike OLD} Really.`), 'struck'],
    ['struck out twice', 'a.rtf', rtf(String.raw`{\striked1 OLD} Really.`), 'struck'],
    ['hidden', 'a.rtf', rtf(String.raw`\v OLD\v0  Really.`), 'hidden'],
    ['deleted', 'a.rtf', rtf(String.raw`{\deleted OLD} Really.`), 'deleted'],
    [
      'a struck-out style',
      'a.rtf',
      rtf(String.raw`{\cs7 OLD} Really.`, String.raw`{\*\cs7 \strike Gone;}`),
      'struck',
    ],
  ])('%s (%s)', async (_, name, content, kind) => {
    const { document, warnings } = await read(name, content);
    expect(searched(document)).toContain('3 EUR');
    expect(document.text).not.toContain('OLD');
    expect(document.text).not.toMatch(/\S {2,}\S/);
    expect(counts(warnings)).toEqual({ [kind]: 1 });
    expect(warnings[0]?.places[0]?.words).toBe('OLD');
    if (kind === 'comment' || kind === 'deleted') return;
    // Told all the same where a person takes it.
    const taken = await read(name, content, true);
    expect([taken.document.text.includes('OLD'), counts(taken.warnings)]).toEqual([true, { [kind]: 1 }]);
  });

  test('hidden and struck-out slides (pptx)', async () => {
    const bytes = powerPoint(
      [
        ['Do you wrap?', 'Yes, for 3 EUR.'],
        ['Do you fold?', 'HIDDEN'],
      ],
      [2],
    );
    const { document, warnings } = await read('a.pptx', bytes);
    expect(document.text).not.toContain('HIDDEN');
    expect(warnings).toMatchObject([{ kind: 'hidden', count: 1, places: [{ line: 2 }] }]);
  });
});

test('a run struck out on a slide (pptx)', async () => {
  const { document, warnings } = await read(
    'a.pptx',
    powerPoint([['Do you wrap?', 'Yes.</a:t></a:r><a:r><a:rPr strike="sngStrike"/><a:t> OLD']]),
  );
  expect([searched(document), counts(warnings)]).toEqual(['Yes.', { struck: 1 }]);
});

describe('what only looks hidden stays', () => {
  test.each<[string, string, string]>([
    [
      'the answer of an accordion',
      'a.html',
      '<h3>Do you fold?</h3><div style="display:none">Yes, we fold.</div><h3>Do you iron?</h3><div style="display:none">No iron.</div>',
    ],
    [
      'a panel that a button names',
      'a.html',
      '<button aria-controls="p">More?</button><p>Press.</p><div id="p" hidden>Yes, we fold.</div>',
    ],
    [
      'what is hidden when printed',
      'a.html',
      '<style>@media print{.x{display:none}}</style><p class="x">Yes, we fold.</p>',
    ],
    [
      'what is shown by a later rule',
      'a.html',
      '<style>.x{display:none}.x{display:block}</style><p class="x">Yes, we fold.</p>',
    ],
    [
      'a page that its script shows',
      'a.html',
      '<div style="visibility:hidden"><p>Yes, we fold. And more of it, which is most of what is on this page.</p></div>',
    ],
    ['one tilde', 'a.md', 'Yes, we fold ~5 a day, or ~6.'],
    ['a strike that is switched off', 'a.rtf', String.raw`{\rtf1\ansi \strike0 Yes, we fold.\v0  All.\par}`],
  ])('%s (%s)', async (_, name, content) => {
    const { document, warnings } = await read(name, content);
    expect(searched(document)).toContain('we fold');
    expect(warnings).toEqual([]);
  });

  test('a run whose strike is switched off against its style (docx)', async () => {
    const bytes = styled(
      '<w:style w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>',
      `<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>${run('Kept.', '<w:strike w:val="0"/>')}</w:p>`,
    );
    expect((await read('a.docx', bytes)).document.text).toContain('Kept.');
  });
});

test.each([
  ['draft: true'],
  ['published: false'],
  ['status: Draft'],
  ['status: "archived" # since May'],
  ['veröffentlicht: nein'],
])('a Markdown document that says “%s” is no text to search, and says why', async (field) => {
  const warnings = createParseWarnings();
  const bytes = new Uint8Array(Buffer.from(`---\ntitle: Wrapping\n${field}\n---\n# Do you wrap?\n\nYes.\n`));
  await expect(readDocument({ name: 'a.md', bytes, warnings })).rejects.toMatchObject({
    code: 'no_text',
    reason: 'left_out',
  });
  expect(warnings.list()).toMatchObject([{ kind: 'draft', places: [{ words: 'Wrapping' }] }]);
});

test.each<[string, string]>([
  ['a.md', 'Do you ship?[^1] Yes.\n\nWe do.\n\n[^1]: Not to islands.\n'],
  [
    'a.html',
    '<p>We ship<sup><a href="#fn1" id="r1">1</a></sup>. Yes.</p><p>We do.</p><ol><li id="fn1">Not to islands. <a href="#r1">↩</a></li></ol>',
  ],
  [
    'a.html',
    '<p>We ship<a href="#_ftn1" name="_ftnref1">[1]</a>. Yes.</p><p>We do.</p><div><p><a href="#_ftnref1" name="_ftn1">[1]</a> Not to islands.</p></div>',
  ],
])('a footnote stands at its mark (%s, %#)', async (name, content) => {
  const { document } = await read(name, content);
  expect(document.text).toMatch(/ship\??.{0,3}\(Not to islands\.\).*Yes\.\n+We do\.$/s);
});

test('the parts of an archive are told together', async () => {
  const bytes = zipOf({ 'a.md': markdown(' ~~OLD~~'), 'b.html': html('<p><s>OLD</s></p>') });
  expect(counts((await read('all.zip', bytes)).warnings)).toEqual({ struck: 2 });
});
