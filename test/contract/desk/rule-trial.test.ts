import { expect, it } from 'vitest';
import { sampleShopFolder } from '../support/folder.ts';
import { openTestDesk } from '../support/desk.ts';

const rule = {
  id: null,
  name: 'Courses',
  on: false,
  queue: null,
  priority: 'high',
  handOver: false,
} as const;
const words = (...phrases: readonly string[]) =>
  ({ ...rule, condition: { kind: 'words', phrases: [...phrases], notIn: [] } }) as const;

// Bugs: a trial is saved as a rule or recorded as a case; a rule that is switched off is never seen to apply.
it('a rule is tried on a text and on the messages that were read last, and nothing is saved or recorded', async () => {
  const { api, close } = await openTestDesk({ folder: sampleShopFolder() });
  const before = (await api.call('queues.list', {})).rules;
  const text = 'Hello, when is your next sourdough course?';
  expect(await api.call('rules.try', { rule: words('sourdough cours*'), text })).toMatchObject({
    tried: 1,
    hits: [{ text, words: [{ text: 'sourdough course' }], why: { code: 'rule_says' } }],
  });
  expect((await api.call('rules.try', { rule: words('solicitor'), text })).hits).toEqual([]);
  expect(
    await api.call('rules.try', {
      rule: { ...rule, condition: { kind: 'amount above', amount: 100 } },
      text: 'I was charged 250 EUR twice.',
    }),
  ).toMatchObject({ hits: [{ words: [], why: { code: 'rule_amount' } }] });

  expect(await api.call('rules.try', { rule: words('cours*'), text: null })).toMatchObject({
    isLocked: true,
    tried: 0,
  });
  await api.call('vault.create', { passphrase: 'seven loaves a week' });
  for (const message of [text, 'Where is my parcel?', text])
    await api.call('messages.read', { text: message });
  expect(await api.call('rules.try', { rule: words('cours*'), text: null })).toMatchObject({
    isLocked: false,
    tried: 2,
    hits: [{ text }],
  });
  expect((await api.call('queues.list', {})).rules).toEqual(before);
  const { total } = await api.call('audit.list', { offset: 0, limit: 10, kinds: ['read'] });
  expect(total).toBe(3);
  await close();
});
