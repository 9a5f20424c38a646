import { afterEach, describe, expect, it } from 'vitest';
import type { NegativeFeedbackVector } from '../../../main/desk/store/negative-feedback.ts';
import { quantize } from '../../../main/desk/vectors.ts';
import { type Faq, openLibrary, standIn, standInWithTokens, vectorOf } from './library.ts';

const opened: ReturnType<typeof openLibrary>[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

const asked = 'When will the courier bring my parcel to the door?';
/** The first scores a little better; the tokens of the second are those of the question. */
const faqs = [
  { question: 'When will the courier bring my parcel to the house?', answer: 'On Monday.', tokens: 'house' },
  { question: 'When will the courier bring a parcel to my flat?', answer: 'Today.', tokens: asked },
  { question: 'Can I freeze the loaf?', answer: 'Yes.', tokens: 'freeze loaf' },
] as const satisfies readonly Faq[];

async function find(
  given: readonly Faq[],
  embedder = standInWithTokens(),
  negative: readonly NegativeFeedbackVector[] = [],
) {
  const library = openLibrary(embedder, negative);
  opened.push(library);
  library.add('faq.csv', given);
  await new Promise((resolve) => setImmediate(resolve));
  const questions = [{ text: asked, context: '' }];
  const ask = async () => {
    const { results } = await library.search.findAll(questions, { limit: 3, byMeaning: true });
    const [first] = results;
    const suggestions = first?.suggestions ?? [];
    return {
      suggestions,
      titles: suggestions.map(({ title }) => title.split(' ').at(-1)),
      values: suggestions.map(({ confidence }) => confidence.value),
      verdict: first?.verdict.value,
    };
  };
  return { ...library, ask, found: await ask() };
}
const withoutTokens = faqs.map(({ question, answer }) => ({ question, answer }));

describe('answers in the order of their tokens', () => {
  it('are as sure, place by place, as they are in the order of their scores', async () => {
    const { found: before } = await find(faqs, standIn());
    const { found } = await find(faqs);
    expect(before.titles).toEqual(['house?', 'flat?', 'loaf?']);
    expect(found.titles).toEqual(['flat?', 'house?', 'loaf?']);
    expect([found.values, found.verdict]).toEqual([before.values, before.verdict]);
    expect(before.values).toEqual(before.values.toSorted((one, other) => other - one));
  });

  it('are as they were while no tokens are stored', async () => {
    const { found: before } = await find(withoutTokens, standIn());
    const { found } = await find(withoutTokens);
    expect([found.titles, found.values]).toEqual([before.titles, before.values]);
  });

  it('neither win nor lose much while theirs alone are missing', async () => {
    const [house, flat, loaf] = faqs;
    const { found } = await find([house, { ...flat, tokens: flat.question }, { ...loaf, tokens: 'loaf' }]);
    const { found: missing } = await find([house, flat, { question: loaf.question, answer: loaf.answer }]);
    expect(missing.titles.at(-1)).toBe('loaf?');
    expect(found.titles.at(-1)).toBe('loaf?');
  });

  it('stay behind where agents marked them wrong for such a message, whatever their tokens', async () => {
    const negative: NegativeFeedbackVector[] = [];
    const { ask, found, search } = await find(faqs, standInWithTokens(), negative);
    const wrong = found.suggestions[0]?.target ?? '';
    negative.push({
      target: wrong,
      at: 1,
      vector: quantize(vectorOf(asked)),
      isStale: false,
      reason: 'wrong',
    });
    search.invalidateLearned();
    const { suggestions, titles } = await ask();
    expect(titles.indexOf('flat?')).toBeGreaterThan(titles.indexOf('house?'));
    expect(suggestions.find(({ target }) => target === wrong)?.why.code).toBe('marked_wrong');
  });

  it('are ranked alike for golden questions', async () => {
    const { search, found } = await find(faqs);
    const [prepared] = await search.prepare([asked]);
    const ranked = search.rank(prepared ?? { queries: [] }, 3);
    expect(ranked.map(({ target }) => target)).toEqual(found.suggestions.map(({ target }) => target));
    expect(ranked.map(({ confidence }) => confidence.value)).toEqual(found.values);
  });
});
