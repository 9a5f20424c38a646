import { expect, test } from 'vitest';
import {
  isVaried,
  translatedQuestions,
  variantsOf,
  variedLanguages,
} from '../../../main/desk/fairness/text-variants.ts';
import { variationKinds } from '../../../preload/contract.ts';

const questions = {
  en: 'Do you deliver the bread to my address on Saturdays?',
  de: 'Können Sie die Brötchen auch nächste Woche an meine Adresse liefern?',
  fr: 'Est-ce que vous livrez la brioche à mon adresse le week-end ?',
  es: '¿Podéis hacer el envío de una tarta a mi móvil aquí en Málaga?',
} as const;

test.each(variedLanguages)(
  'a question in %s is asked in every way but another language, and each differs',
  (language) => {
    const variants = variantsOf(questions[language], language, 0);
    expect(variants.filter(({ group }) => group === null)).toHaveLength(1);
    const kinds = new Set(variants.flatMap(({ group }) => (group === null ? [] : [group.kind])));
    expect([...kinds].toSorted()).toEqual(variationKinds.filter((kind) => kind !== 'language').toSorted());
    const texts = variants.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.every((text) => text.trim() === text && text !== '')).toBe(true);
  },
);

test('messages that differ by a name differ by nothing else', () => {
  const [plain, ...others] = variantsOf(questions.en, 'en', 2);
  for (const { group, text } of others) {
    if (group?.kind !== 'names') continue;
    expect(text.split('\n').slice(0, -1)).toEqual(plain?.text.split('\n').slice(0, -1));
  }
});

test('whole words are replaced and parts of words are not, and a capital stays one', () => {
  const texts = variantsOf('Can I return the order? Reorder it with your help.', 'en', 0);
  const spelling = texts.find(({ group }) => group?.kind === 'spelling')?.text ?? '';
  expect(spelling).toContain('I can retourn oder?');
  expect(spelling).toContain('Reorder it whit your help.');
});

test('the questions of every shop are asked in each language that the shop answers in, and in no other', () => {
  expect(translatedQuestions('de', [])).toEqual([]);
  const asked = translatedQuestions('de', ['en', 'fr']);
  expect(asked.length).toBeGreaterThanOrEqual(30);
  for (const variants of asked)
    expect(variants.map(({ group }) => group?.id ?? null)).toEqual([null, 'en', 'fr']);
  expect(isVaried('de')).toBe(true);
  expect(isVaried('it')).toBe(false);
  expect(isVaried(null)).toBe(false);
});
