import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';

const embedder = fakeEmbedder(realEmbedder());
const minute = 60_000;

/** A desk with a key, on which mails are read and answered; time goes on with each. */
async function openShop() {
  let at = Date.UTC(2025, 4, 6, 9);
  const desk = await openTestDesk({ embedder, now: () => (at += minute) });
  const { api } = desk;
  await api.call('vault.create', { passphrase: 'a good long passphrase' });
  async function answer(email: string, subject: string, text: string): Promise<string> {
    const read = await api.call('messages.read', {
      text: `From: Zqanna Berg <${email}>\nTo: hello@shop.example\nSubject: ${subject}\n\n${text}\n\nBest wishes\nZqanna Berg`,
    });
    await api.call('replies.commit', {
      caseId: read.caseId,
      message: read.text,
      suggested: '',
      pieces: [],
      reply: 'We look into it.',
      questions: [],
    });
    return read.caseId;
  }
  return { ...desk, answer, now: () => at };
}

test('a mail that answers the sentence below a reply is the rating of that case, once', async () => {
  const { api, answer } = await openShop();
  const text = 'How was this answer? Write a number from 1 to 5 to {address}.';
  await api.call('settings.change', { survey: { on: true, text, address: 'rate@shop.example' } });
  const { text: draft } = await api.call('replies.compose', {
    caseId: 'none',
    name: null,
    answers: [],
  });
  expect(draft).toContain('How was this answer? Write a number from 1 to 5 to rate@shop.example.');
  await answer('zqanna@example.org', 'Gift card', 'How long is a gift card valid?');
  const mail =
    'From: Zqanna Berg <zqanna@example.org>\nTo: rate@shop.example\nSubject: Re: Gift card\n\n2, nobody told me';
  for (let time = 0; time < 2; time += 1)
    expect((await api.call('messages.read', { text: mail })).rating).toEqual({
      value: 0.25,
      isMatched: true,
    });
  const outcomes = await api.call('outcomes.figures', { firstDay: '2025-05-01', lastDay: '2025-05-31' });
  expect(outcomes.csat.byHand).toMatchObject({ value: 0, of: 1 });
  // Off, it is a mail like any other, and the reply says nothing.
  await api.call('settings.change', { survey: { on: false, text, address: 'rate@shop.example' } });
  expect((await api.call('messages.read', { text: mail })).rating).toBeUndefined();
  const off = await api.call('replies.compose', { caseId: 'none', name: null, answers: [] });
  expect(off.text).not.toContain('How was this answer?');
});

test('a customer who wrote the third time and rated badly is listed with her reasons and a draft, and erased with her words', async () => {
  const { api, answer, now } = await openShop();
  for (const text of [
    'Where is order BB-20011?',
    'Order BB-20011 still has not arrived.',
    'I am furious! Order BB-20011 has still not arrived. This is unacceptable, I am very angry.',
  ])
    await answer('zqanna@example.org', 'My order', text);
  await answer('zqpaul@example.org', 'Gift card', 'How long is a gift card valid?');
  const file = path.join(temporaryFolder(), 'ratings.csv');
  const date = new Date(now() + minute).toISOString();
  writeFileSync(
    file,
    `Email,Rating,Comment,Rated at\nzqanna@example.org,1,Zqanna waits for ever,${date}\nzqpaul@example.org,5,,${date}`,
  );
  const { columns } = await api.call('outcomes.preview', { path: file, kind: 'ratings', columns: null });
  expect(
    await api.call('outcomes.import', { path: file, kind: 'ratings', columns, confirmed: [] }),
  ).toMatchObject({
    matched: 1,
  });
  const { atRisk, issues } = await api.call('customers.list', {});
  expect(atRisk).toMatchObject([{ email: 'zqanna@example.org', messages: 3 }]);
  expect(atRisk[0]?.reasons.map(({ kind }) => kind)).toContain('late');
  expect(issues).toMatchObject([{ kind: 'order', name: 'BB20011', messages: 3 }]);
  // Files of the report say how many, and not who.
  const days = { firstDay: '2025-05-01', lastDay: '2025-05-31' };
  const whole = await api.call('report.whole', days);
  expect(whole.customersAtRisk).toBe(1);
  expect(whole.library).toMatchObject({ value: 0 });
  expect(JSON.stringify(whole)).not.toMatch(/zqanna/i);
  const draft = await api.call('customers.draft', { caseId: atRisk[0]?.caseId ?? '' });
  expect(draft.text).toContain('Zqanna');
  const comments = await api.call('outcomes.comments', { firstDay: '2025-05-01', lastDay: '2025-05-31' });
  expect(comments).toHaveLength(1);
  const erased = await api.call('audit.erase', { customer: 'zqanna@example.org' });
  expect(erased.otherRecords).toContainEqual({ table: 'survey_answers', count: 1 });
  expect(await api.call('customers.list', {})).toMatchObject({ atRisk: [], issues: [] });
  expect(await api.call('outcomes.comments', { firstDay: '2025-05-01', lastDay: '2025-05-31' })).toEqual([]);
  // What was counted stays counted.
  const { csat } = await api.call('outcomes.figures', { firstDay: '2025-05-01', lastDay: '2025-05-31' });
  expect(csat.all).toMatchObject({ value: 0.5, of: 2 });
  // Bug: the next export has the row of who was erased again, and brought the words back and counted twice.
  await api.call('audit.erase', { customer: 'zqpaul@example.org' });
  const again = await api.call('outcomes.preview', { path: file, kind: 'ratings', columns });
  expect(again).toMatchObject({ counted: 0, skipped: { known: 2 } });
});
