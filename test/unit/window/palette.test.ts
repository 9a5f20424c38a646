import { expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import { copyOf, findForPalette } from '../../../renderer/features/palette/palette-find.ts';
import { snippetExcerpt } from '../../../renderer/features/snippets/snippet-labels.ts';
import { createFakeWire } from '../../support/fake-wire.ts';

// Bug: "send it on {{today+2d}}" was listed, and "{{ask: Which loaf?}}" was pasted into a customer's mail.
test('a snippet is listed as it reads, and copied with its open places in brackets', async () => {
  const text =
    'We bake you a new {{ask: Which loaf?}} and send it on {{today+2d}}{{if order.number}} ({{order.number}}){{end}}.';
  const wire = createFakeWire({
    'library.quickFind': () => [],
    'snippets.find': () => [
      {
        snippet: { id: 's', title: 'New loaf', shortName: 'loaf', text },
        match: 'meaning',
      } as never,
    ],
    'snippets.fill': () => ({ text: 'We bake you a new {{ask: Which loaf?}}.', missing: [], cursor: null }),
  });
  const api = createClient(wire);
  const [row] = (await findForPalette(api, 'lo')).rows;
  expect(row?.excerpt).toBe('We bake you a new [Which loaf?] and send it on … ([order.number]).');
  expect(row && (await copyOf(api, row))).toBe('We bake you a new [Which loaf?].');
});

test('of two ways that a condition has, the list shows the one where it holds', () => {
  expect(
    snippetExcerpt('Hello{{if customer.name}} {{customer.name}}{{else}} there{{end}},{{cursor}} thanks'),
  ).toBe('Hello [customer.name], thanks');
});
