import { expect, test } from 'vitest';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { keyStore } from '../support/key-store.ts';
import { readMailFile } from '../support/mail-file.ts';

const openDesk = () => openTestDesk({ keyStore, embedder: fakeEmbedder(realEmbedder()) });

const scam = [
  'From: PayPal Service <notice@pp-resolution.example>',
  'Subject: Your account',
  '',
  'Dear customer, can you confirm your identity? Your account has been limited.',
].join('\n');

async function lines({ api }: TestDesk) {
  const { rows } = await api.call('audit.list', { offset: 0, limit: 10, kinds: [] });
  return rows.toReversed().map(({ kind, suggestionsWithheld }) => ({ kind, suggestionsWithheld }));
}

test('a scam is warned of, and nothing is suggested or drafted (or somebody answers it in haste)', async () => {
  const desk = await openDesk();
  const reading = await desk.api.call('messages.read', { text: scam });
  expect(reading.scam?.reasons[0]).toEqual({
    code: 'sender_not_brand',
    params: { brand: 'PayPal', domain: 'pp-resolution.example' },
  });
  expect(reading).toMatchObject({ suggestionsWithheld: 'scam', draft: { text: '', pieces: [] } });
  expect(reading.questions.flatMap(({ suggestions }) => suggestions)).toEqual([]);
  const voice = { tone: 'formal', length: 'short' } as const;
  const answers = reading.questions.map(({ text }) => ({ question: text, target: null }));
  const { caseId } = reading;
  const composed = await desk.api.call('replies.compose', { caseId, name: null, answers, voice });
  expect(composed.text).toBe('');
  expect(await lines(desk)).toEqual([{ kind: 'read', suggestionsWithheld: 'scam' }]);
});

test('once a person says that it is none it is drafted, also for another customer, and the log says so', async () => {
  const desk = await openDesk();
  const { text, caseId } = await desk.api.call('messages.read', { text: scam });
  const trusted = await desk.api.call('messages.read', { text, caseId, notScam: true });
  expect(trusted).toMatchObject({ suggestionsWithheld: null, scam: { isDismissed: true } });
  expect(trusted.draft.text).not.toBe('');
  const again = await desk.api.call('messages.read', { text, caseId: trusted.caseId, customer: 'business' });
  expect(again).toMatchObject({ suggestionsWithheld: null, scam: { isDismissed: true } });
  expect((await lines(desk)).map(({ kind }) => kind)).toEqual(['read', 'read', 'not-scam', 'read']);
  expect((await desk.api.call('audit.verify', {})).firstBroken).toBeNull();
});

const mailWithLink = (target: string, received: readonly string[] = []): readonly string[] => [
  ...received,
  'From: Larch Office <office@larch-office.example>',
  'To: help@oakash.example',
  'Subject: Your order',
  'Content-Type: text/html; charset=utf-8',
  '',
  `<p>Please look at <a href="${target}">www.oakash.example/orders</a> and tell me.</p>`,
  '<blockquote><a href="https://elsewhere.example/a">www.paypal.com</a></blockquote>',
];

test('a link of a mail file that shows the shop and leads elsewhere is told, one in a quote is not', async () => {
  const desk = await openDesk();
  const wrong = await readMailFile(desk, mailWithLink('https://collect-data.example/orders'));
  expect(wrong.scam?.reasons).toEqual([
    { code: 'link_differs', params: { shown: 'oakash.example', domain: 'collect-data.example' } },
  ]);
  const again = await desk.api.call('messages.read', { text: wrong.text, caseId: wrong.caseId });
  expect(again.scam).toEqual(wrong.scam);
  expect((await readMailFile(desk, mailWithLink('https://oakash.example/orders'))).scam).toBeNull();
});

test("of several checks of the sender the receiving server's own counts: the topmost", async () => {
  const desk = await openDesk();
  const said = (result: string): string => `Authentication-Results: mx.oakash.example; dmarc=${result}`;
  const target = 'https://oakash.example/orders';
  const ask = '<p>Please verify your account within 24 hours.</p>';
  const failed = await readMailFile(desk, [...mailWithLink(target, [said('fail'), said('pass')]), ask]);
  expect(failed.scam?.reasons.map(({ code }) => code)).toContain('sender_unconfirmed');
  const passed = await readMailFile(desk, [...mailWithLink(target, [said('pass'), said('fail')]), ask]);
  expect(passed.scam).toBeNull();
});

test('two senders in one line, of whom one has no address, are told also of a file', async () => {
  const desk = await openDesk();
  const { scam: found } = await readMailFile(desk, [
    'From: "Your parcel service", info@fan-club.example',
    'Subject: News',
    '',
    'The driver was there.',
  ]);
  expect(found?.reasons.map(({ code }) => code)).toEqual(['sender_odd']);
});
