import { describe, expect, test } from 'vitest';
import { fold, readQuestions } from './read-questions.ts';

describe('JSON', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['draft', { draft: true }],
    ['state', { state: 'draft' }],
    ['status', { status: 'unpublished' }],
    ['Status in capitals', { status: 'ARCHIVED' }],
    ['published', { published: false }],
    ['isPublished', { isPublished: false }],
    ['active', { active: 0 }],
    ['hidden', { hidden: true }],
    ['archived since', { archived_at: '2025-01-01T00:00:00Z' }],
    ['a count of Freshdesk', { status: 1, folder_id: 5 }],
  ])('a record that is not out is left out (%s)', async (_, fields) => {
    const record = { title: 'Do you iron?', body: '<p>Yes.</p>' };
    const content = JSON.stringify({
      type: 'list',
      articles: [
        { ...record, ...fields },
        { title: fold[0], body: fold[1], status: 2 },
      ],
    });
    const { asked, sections, warnings } = await readQuestions('a.json', content);
    expect([asked, sections]).toEqual([[fold], []]);
    expect(warnings).toMatchObject([{ kind: 'draft', count: 1, places: [{ words: 'Do you iron?' }] }]);
  });

  test('a record for colleagues only is told as internal', async () => {
    const content = JSON.stringify([
      { question: 'Do you iron?', answer: 'Yes.', visibility: 'internal' },
      { question: fold[0], answer: fold[1] },
    ]);
    expect((await readQuestions('a.json', content)).warnings).toMatchObject([{ kind: 'internal' }]);
  });
});

test.each([
  [
    'a question',
    '"@type":"Question","name":"Do you fold?","acceptedAnswer":{"@type":"Answer","text":"<p>No.</p>"}',
  ],
  [
    'a graph',
    '"@graph":[{"@type":"FAQPage","mainEntity":[{"@type":["Question"],"name":"Do you fold?","acceptedAnswer":[{"text":"No."}]}]}]',
  ],
  [
    'suggestions',
    '"@type":"QAPage","mainEntity":{"@type":"Question","name":"Do you fold?","suggestedAnswer":{"text":"No."}}',
  ],
])('what a page tells search engines is read where its text does not say it (%s)', async (_, json) => {
  const page = (body: string): string =>
    `<html><body><script type="application/ld+json">{${json}}</script>${body}</body></html>`;
  expect((await readQuestions('a.html', page('<div id="root"></div>'))).asked).toEqual([fold]);
  expect((await readQuestions('a.html', page('<h2>Do you fold?</h2><p>No.</p>'))).asked).toEqual([fold]);
});
