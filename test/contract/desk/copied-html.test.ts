import { afterAll, expect, test } from 'vitest';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';

const { api } = await openTestDesk({ embedder: fakeEmbedder(realEmbedder()) }, afterAll);

test('a message that was copied with its formatting alone is read as its words, quotes marked', async () => {
  const html =
    '<div>Where is my <b>rye</b> bread?</div><div>Zoë</div><blockquote>Your order is on its way.</blockquote><div style="display:none">pixel</div>';
  const { text, questions } = await api.call('messages.read', { text: ' ', html });
  expect(text).toContain('Where is my rye bread?');
  expect(text).toContain('> Your order is on its way.');
  expect(text).not.toContain('pixel');
  expect(questions.map((one) => one.text)).toEqual(['Where is my rye bread?']);
});

// Bug: what a pasted link showed was all that was known of it, so the trap that a mail file showed was not seen.
test('where a copied link leads is seen, as in a mail file', async () => {
  const text =
    'From: PayPal <service@paypa1-secure.example>\nSubject: Account limited\n\nYour account is limited. Confirm your password within 24 hours: https://www.paypal.com/login';
  const html = `<p>${text}</p><a href="http://paypal.login-verify.example/x">https://www.paypal.com/login</a>`;
  const codes = async (input: { text: string; html?: string }) =>
    (await api.call('messages.read', input)).scam?.reasons.map(({ code }) => code) ?? [];
  expect(await codes({ text })).not.toContain('link_differs');
  expect(await codes({ text, html })).toContain('link_differs');
});
