import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChecks } from '../../../main/desk/replies/checks/checks.ts';
import { buildInternalTextIndex } from '../../../main/desk/replies/checks/internal-text-index.ts';
import { createPhraseIndex } from '../../../main/desk/replies/checks/phrase-index.ts';
import { createSentenceFinder } from '../../../main/desk/replies/checks/sentence-finder.ts';
import { normalizeWords } from '../../../main/desk/replies/checks/word-spans.ts';
import { openPlacesIn } from '../../../main/desk/replies/open-places.ts';
import { defaultSettings } from '../../support/default-settings.ts';
import { t } from '../../support/i18n.ts';

const words = fc
  .array(fc.constantFrom('a', 'b', 'É', 'ab', '\n', '. '), { maxLength: 12 })
  .map((some) => some.join(' '));

describe('words that are looked for in a text', () => {
  it('are found where they stand side by side (a word in between, or half a word, would be taken for them)', () => {
    fc.assert(
      fc.property(words, words, (text, asked) => {
        const plain = normalizeWords(asked);
        expect(createPhraseIndex(text)(asked)).toBe(
          plain.trim() !== '' && normalizeWords(text).includes(plain),
        );
      }),
    );
  });
});

describe('the sentence around a place', () => {
  it('holds the place, and begins and ends at a line or a sentence (taking it out would cut a word)', () => {
    const text = fc.array(fc.constantFrom('a', ' ', '.', '!”', '\n', 'b. '), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (parts, a, b) => {
        const written = parts.join('');
        const start = a % written.length;
        const end = start + 1 + (b % (written.length - start));
        const found = createSentenceFinder(written)({ start, end });
        expect(found.start).toBeLessThanOrEqual(start);
        expect(found.end).toBeGreaterThanOrEqual(end === written.length ? end : Math.min(end, found.end));
        expect(written.slice(0, found.start)).toMatch(/(?:^|\n|[.!?…]["”’)\]]*\s*)$/u);
      }),
    );
  });

  it('is the same for two places in one sentence', () => {
    const find = createSentenceFinder('One. Two three four! Five\nSix');
    expect(find({ start: 5, end: 8 })).toEqual({ start: 5, end: 21 });
    expect(find({ start: 15, end: 19 })).toEqual({ start: 5, end: 21 });
    expect(find({ start: 21, end: 25 })).toEqual({ start: 21, end: 25 });
    expect(find({ start: 27, end: 28 })).toEqual({ start: 26, end: 29 });
  });
});

describe('a reply that holds nothing', () => {
  const check = createChecks([t('reply.place')]);
  it.each(['', '\n', '\n\n\n', ' \n \n', '\n\nBest wishes', '\u00a0\n'])(
    'of %j is checked to its end (looking for its last line never ended)',
    (reply) => {
      const findings = check(reply, {
        message: { text: 'a', subject: null, language: 'en', names: [], emails: [] },
        questions: [{ question: 'When does my parcel arrive?', chosen: null, leftOut: false }],
        settings: { ...defaultSettings, signOff: 'Best wishes' },
        snippets: [],
        sources: new Map(),
        others: { names: [], emails: [] },
        internal: buildInternalTextIndex([]),
        isInLibrary: () => false,
      });
      expect(findings.map(({ kind }) => kind)).toContain('unanswered');
    },
  );
});

describe('a place in guillemets', () => {
  it.each(['«FirstName»', '«first_name»', '«NAME»', '« Name »', '«Contact.FirstName»'])(
    '%s is open',
    (place) => {
      expect(openPlacesIn(place)).toHaveLength(1);
    },
  );

  it('is looked for once in capitals without end (each way to part them was tried)', () => {
    expect(openPlacesIn(`«${'AB'.repeat(40)}`)).toEqual([]);
    expect(openPlacesIn('«Bonjour» et «A»')).toEqual([]);
  });
});
