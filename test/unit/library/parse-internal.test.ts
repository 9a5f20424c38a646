import { describe, expect, test } from 'vitest';
import { createParseWarnings } from '../../../main/desk/library/parse/parse-warnings.ts';
import { readDocument } from '../../../main/desk/library/parse/read-document.ts';
import { openText, word } from '../../support/files/packed.ts';

async function read(name: string, content: Uint8Array | string, takesOmitted = false) {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : content;
  const warnings = createParseWarnings(takesOmitted);
  const { text } = await readDocument({ name, bytes, warnings });
  return { text, warnings: Object.fromEntries(warnings.list().map(({ kind, count }) => [kind, count])) };
}

const page = (more: string): string => `# Kiln\n\n## Do you fire pots?\n\nOn Mondays.\n\n${more}\n`;
const paragraph = (words: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${words}</w:t></w:r></w:p>`;

// Catches: a note for colleagues in a reply to a customer; and its being left out in silence.
describe('what its own words keep to colleagues is left out and told', () => {
  test.each<[string, string, Uint8Array | string]>([
    ['a chapter', 'a.md', page('# Staff only\n\n## Code\n\nSECRET 41')],
    ['a chapter with what it is in a part', 'a.md', page('## Keys – not for customers\n\nSECRET 41')],
    ['a chapter that is one word', 'a.md', page('## Internal\n\nSECRET 41')],
    ['a chapter in German', 'a.md', page('## Nur für Mitarbeiter\n\nSECRET 41')],
    ['a chapter in French', 'a.md', page('## Notes internes\n\nSECRET 41')],
    ['a chapter in Spanish', 'a.md', page('## Solo para el personal\n\nSECRET 41')],
    ['a chapter in Dutch', 'a.md', page('## Niet voor klanten\n\nSECRET 41')],
    ['a paragraph below a bold word', 'a.md', page('**Internal:** the key is SECRET 41.')],
    ['a note in a frame', 'a.md', page('> **Intern:** der Schlüssel heißt SECRET 41.')],
    ['a point of a list', 'a.md', page('- On Sundays too.\n- Internal note: the key is SECRET 41.')],
    [
      'what a click opens',
      'a.md',
      page('<details><summary>For staff only</summary>\n\nSECRET 41\n\n</details>'),
    ],
    [
      'what a click opens on a page',
      'a.html',
      '<h1>Kiln</h1><p>On Mondays.</p><details><summary>Usage interne</summary><p>SECRET 41</p></details>',
    ],
    [
      'a question marked in brackets',
      'a.txt',
      'Q: Do you fire pots?\nA: On Mondays.\n\nQ: (intern) Where is the key?\nA: SECRET 41.\n',
    ],
    [
      'a question marked behind',
      'a.txt',
      'Q: Do you fire pots?\nA: On Mondays.\n\nQ: Where is the key? [STAFF ONLY]\nA: SECRET 41.\n',
    ],
    [
      'a row of a table marked in its question',
      'a.csv',
      'Question,Answer\nDo you fire pots?,On Mondays.\n[internal] Where is the key?,SECRET 41\n',
    ],
    ['a line in capitals', 'a.txt', 'Kiln\n\nOn Mondays.\n\nINTERNAL: the key is SECRET 41.'],
    [
      'a chapter of a Word document',
      'a.docx',
      word(
        paragraph('Kiln', 'Heading1') +
          paragraph('On Mondays.') +
          paragraph('Internal notes', 'Heading1') +
          paragraph('Keys', 'Heading2') +
          paragraph('SECRET 41'),
      ),
    ],
    [
      'a chapter of an OpenDocument text',
      'a.odt',
      openText(
        '<text:h text:outline-level="1">Kiln</text:h><text:p>On Mondays.</text:p><text:h text:outline-level="1">Internal use only</text:h><text:p>SECRET 41</text:p>',
      ),
    ],
  ])('%s', async (_, name, content) => {
    const { text, warnings } = await read(name, content);
    expect(text).toContain('On Mondays');
    expect(text).not.toContain('SECRET');
    expect(warnings).toEqual({ internal: 1 });
    expect((await read(name, content, true)).text).toContain('SECRET');
  });

  test.each(['[DRAFT] Will there be glazes?', 'Will there be glazes? (Entwurf)', '[Brouillon] Des émaux ?'])(
    'a question that is a draft: %s',
    async (question) => {
      const { text, warnings } = await read(
        'a.txt',
        `Q: Do you fire pots?\nA: On Mondays.\n\nQ: ${question}\nA: SECRET 41.\n`,
      );
      expect(text).not.toContain('SECRET');
      expect(warnings).toEqual({ draft: 1 });
    },
  );

  test('and what comes below the next heading of that rank is read', async () => {
    const { text } = await read(
      'a.md',
      page('## Staff only\n\n### Keys\n\nSECRET 41\n\n## Can I glaze?\n\nOn Fridays.'),
    );
    expect(text).not.toContain('SECRET');
    expect(text).toContain('On Fridays');
  });
});

// Catches: a chapter for customers that vanishes because of a word in its heading.
describe('what only speaks of something internal is read', () => {
  test.each([
    '## Internal dimensions\n\nKEPT 30 cm',
    '## Private lessons\n\nKEPT',
    '## International shipping\n\nKEPT',
    '## Interne und externe Blitzgeräte\n\nKEPT',
    '## Draft beer\n\nKEPT',
    '## Staff\n\nKEPT: Ina and Bo.',
    '**Internal:** KEPT, of steel.\n\n**External:** of oak.',
    'Internal: KEPT 30 cm wide.',
    'Our internal team of five: KEPT.',
    '## Is this for customers only?\n\nKEPT',
  ])('%s', async (more) => {
    const { text, warnings } = await read('a.md', page(more));
    expect(text).toContain('KEPT');
    expect(warnings).toEqual({});
  });
});
