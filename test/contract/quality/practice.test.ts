import { expect, test } from 'vitest';
import type { PracticeMail } from '../../../preload/contract.ts';
import { openDeskAt, reply, save, testClock } from './quality-room.ts';

const mail = `Hello,

how long can I send the mugs back, and who pays for the parcel? My order is #48213, and you reach me at +44 7700 900123.

Kind regards
Maren Okafor
maren.okafor@mail.example`;
const answer = `Hello Maren,

You can send the mugs back within 30 days of delivery. The label is free, Maren, and in your account under order 48213.

Kind regards
Ines Adler`;

test('a past mail is given without anything that names its customer or a colleague, and nothing of practising is kept', async () => {
  const clock = testClock();
  const desk = await openDeskAt(clock);
  const { api, services } = desk;
  await save(desk, 'How long can I send mugs back?', 'Within 30 days of delivery.');
  await api.call('settings.change', { agentName: 'Ines Adler' });
  expect(await api.call('practice.next', { after: null })).toBeNull();
  await reply(desk, mail, answer);
  clock.go(1);
  const given = await api.call('practice.next', { after: null });
  const id = given?.id ?? '';
  const lines = services.store.auditLog.count();
  const result = await api.call('practice.compare', {
    id,
    reply: 'Dear customer, the mugs may come back within 30 days of delivery.',
  });
  const hints = await Promise.all(
    (['questions', 'answers', 'facts'] as const).map((kind) => api.call('practice.hint', { id, kind })),
  );
  expect(given?.message).toContain('how long can I send the mugs back');
  for (const name of ['Maren', 'Okafor', 'Ines', 'Adler', '48213', '900123', 'mail.example'])
    expect(JSON.stringify({ given, result, hints })).not.toContain(name);
  expect(result.points.map(({ state }) => state)).toEqual(['covered', 'missing']);
  expect(hints[0]?.length).toBeGreaterThan(0);
  expect(hints[1]).toEqual(['How long can I send mugs back?']);
  expect(hints[2]).toContain('30 days');
  expect(services.store.auditLog.count()).toBe(lines);
});

test('the next mail is another one, each comes before one comes again, and those of half a year ago do not come', async () => {
  const clock = testClock();
  const desk = await openDeskAt(clock);
  const asks = (what: string): string => `Hello, I would like to know whether you sell ${what} in your shop.`;
  await reply(desk, asks('old lamps'), 'We sell no old lamps at the moment.');
  clock.go(190);
  for (const what of ['blue mugs', 'red plates', 'tea towels'])
    await reply(desk, asks(what), `Yes, we sell ${what} in the shop and online.`);
  const seen: (string | undefined)[] = [];
  let after: string | null = null;
  for (let nth = 0; nth < 4; nth++) {
    const given: PracticeMail | null = await desk.api.call('practice.next', { after });
    seen.push(given?.message);
    after = given?.id ?? null;
  }
  expect(new Set(seen.slice(0, 3)).size).toBe(3);
  expect(seen[3]).toBe(seen[0]);
  expect(seen.join(' ')).not.toContain('old lamps');
});
