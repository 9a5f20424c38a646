import { expect, test } from 'vitest';
import { disambiguate } from '../../../renderer/features/workspace/disambiguate.ts';
import { suggestion } from '../../support/fake-wire.ts';

const from = (name: string, heading: string) => ({ ...suggestion('x').source, name, heading });

test('answers with titles of their own need nothing beside them', () => {
  expect(disambiguate([suggestion('e:1'), suggestion('e:2')]).size).toBe(0);
});

// Bug: two lines that read the same, of which one takes the wrong answer.
test.each([
  ['their documents', from('faq.md', 'Delivery'), from('terms.pdf', 'Delivery'), ['faq.md', 'terms.pdf']],
  ['their headings', from('faq.md', 'Inland'), from('faq.md', 'Abroad'), ['Inland', 'Abroad']],
  ['their words', from('faq.md', 'Delivery'), from('faq.md', 'Delivery'), ['Two days.', 'Five days.']],
])('answers with one title are told apart by %s', (_, first, second, expected) => {
  const same = { title: 'How long does delivery take?' };
  const answers = [
    suggestion('e:1', { ...same, source: first, text: 'Two\n days.' }),
    suggestion('e:2', { title: same.title.toUpperCase(), source: second, text: 'Five days.' }),
    suggestion('e:3'),
  ];
  const apart = disambiguate(answers);
  expect([...apart.values()]).toEqual(expected);
  expect(apart.has('e:3')).toBe(false);
});
