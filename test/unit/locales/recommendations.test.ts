import { expect, test } from 'vitest';
import { createTranslate } from '../../../locales/translate.ts';
import { recommendationText } from '../../../locales/word-report.ts';

type Contradiction = Extract<Parameters<typeof recommendationText>[1], { kind: 'contradiction' }>;
const pair = (messages: number, otherAbout: string | null = null) =>
  ({ kind: 'contradiction', about: 'Returns', otherAbout, messages }) as Contradiction;

// Bug: two new answers that contradict each other "were used in 0 replies of four weeks".
test('of answers that contradict each other, how often they were used is said only where they were', () => {
  const english = createTranslate('en');
  expect(recommendationText(english, pair(0))).toBe('Two answers contradict each other: “Returns”');
  expect(recommendationText(english, pair(2))).toContain('were used in 2 replies in the last four weeks');
  for (const language of ['de', 'fr', 'es'])
    expect(recommendationText(createTranslate(language), pair(0))).not.toContain('0');
});

// Bug: “May I send it back? / Returns” read as if it were one question.
test('of answers that contradict each other, both questions are named where they differ', () => {
  const said = (language: string) =>
    recommendationText(createTranslate(language), pair(2, 'May I send it back?'));
  expect(said('en')).toMatch(/: “Returns” and “May I send it back\?”$/);
  expect(said('de')).toMatch(/: „Returns“ und „May I send it back\?“$/);
});
