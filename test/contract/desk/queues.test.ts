import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../support/default-settings.ts';
import { sampleShopFolder, temporaryFolder } from '../support/folder.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

const passphrase = 'seven loaves a week';

const deskWithQueues = (folder = sampleShopFolder()): Promise<TestDesk> => openTestDesk({ folder });

const sortedTo = async ({ api }: TestDesk, message: string): Promise<string | null> =>
  (await api.call('queues.route', { message, subject: null })).queue?.name ?? null;

const idOf = async ({ api }: TestDesk, name: string): Promise<string> =>
  (await api.call('queues.list', {})).queues.find((one) => one.name === name)?.id ?? '';

describe('the queues of the sample shop, with the real model', () => {
  const closers: (() => Promise<void>)[] = [];
  let shop: TestDesk;
  beforeAll(async () => {
    const atEnd = (close: () => Promise<void>) => closers.unshift(close);
    shop = await openTestDesk({ folder: sampleShopFolder(atEnd) }, atEnd);
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });
  const routingOf = async (file: string) =>
    (await shop.api.call('messages.read', { path: path.resolve('main/sample-shop/messages', file) })).routing;

  it.each([
    ['01-squashed-loaves.eml', 'Returns & refunds'],
    ['02-where-is-my-parcel.eml', 'Orders & delivery'],
    ['07-charged-twice.eml', 'Returns & refunds'],
    ['08-cafe-wholesale.eml', 'Wholesale'],
    ['10-old-voucher.eml', 'Returns & refunds'],
    ['11-coeliac-daughter.eml', 'Allergens & products'],
    ['12-cancel-order.eml', 'Orders & delivery'],
    ['13-thank-you.eml', 'Feedback'],
  ])('%s goes to %s', async (file, queue) => {
    const routing = await routingOf(file);
    expect(routing.queue?.name).toBe(queue);
    expect(['sure', 'likely', 'a guess']).toContain(routing.confidence.word);
    expect(routing.why[0]?.code).toMatch(/^like_(?:example|corrected)$/);
  });

  it.each(['05-baking-course.eml', '09-german.eml', '14-my-data.eml'])(
    '%s goes nowhere, rather than to the wrong desk',
    async (file) => {
      const routing = await routingOf(file);
      expect(routing).toMatchObject({ queue: null, confidence: { word: 'none of these' } });
    },
  );

  it('go with the sample shop, but for those that the owner has changed', async () => {
    const desk = await deskWithQueues();
    const { queues } = await desk.api.call('queues.list', {});
    expect(queues.map(({ name }) => name)).toContain('Wholesale');
    const { sample: _, ...wholesale } = queues.find(({ name }) => name === 'Wholesale') ?? { sample: true };
    if (!('id' in wholesale)) throw new Error('There is no such queue');
    await desk.api.call('queues.save', { queue: { ...wholesale, assignee: 'Ada' } });
    await desk.api.call('sample.remove', {});
    const left = (await desk.api.call('queues.list', {})).queues.map(({ name }) => name);
    expect(left).toEqual(['For the owner', 'Wholesale']);
  });
});

describe('a correction', () => {
  const odd = 'Does the little bird on the paper band have a name? Maren Okafor, order #48213';
  const alike = 'Has the little bird on the paper band got a name?';

  it('teaches at once, survives a start, and is undone (or one slip would sort wrongly for ever)', async () => {
    const desk = await deskWithQueues();
    await desk.api.call('vault.create', { passphrase });
    const feedback = await idOf(desk, 'Feedback');
    const before = await sortedTo(desk, alike);
    expect(before).not.toBe('Feedback');
    const { example, routing } = await desk.api.call('queues.addExample', {
      message: odd,
      subject: null,
      queue: feedback,
    });
    expect(routing.queue?.name).toBe('Feedback');
    expect(routing.reasons[0]?.from).toBe('corrected message');
    expect(await sortedTo(desk, alike)).toBe('Feedback');
    expect(await sortedTo(desk, 'Where is my parcel?')).toBe('Orders & delivery');

    const { folder } = desk;
    await desk.close();
    for (const file of ['desk.db', 'desk.db-wal'])
      expect(readFileIfThere(path.join(folder, file))).not.toContain('little bird');

    const again = await deskWithQueues(folder);
    expect(await again.api.call('queues.list', {})).toMatchObject({
      trainingExamples: [],
      lockedExamples: 1,
    });
    await again.api.call('vault.unlock', { passphrase });
    const { trainingExamples } = await again.api.call('queues.list', {});
    expect(trainingExamples.map(({ text }) => text)).toEqual([
      'Does the little bird on the paper band have a name? [NAME], order [NUMBER]',
    ]);
    expect(await sortedTo(again, alike)).toBe('Feedback');
    await again.api.call('queues.removeExample', { example });
    expect(await sortedTo(again, alike)).toBe(before);
  });

  it('of a correction counts alone, and undone the first one counts again', async () => {
    const desk = await deskWithQueues();
    await desk.api.call('vault.create', { passphrase });
    const teach = async (name: string) =>
      desk.api.call('queues.addExample', { message: alike, subject: null, queue: await idOf(desk, name) });
    await teach('Feedback');
    const { example } = await teach('Wholesale');
    expect(await sortedTo(desk, alike)).toBe('Wholesale');
    await desk.api.call('queues.removeExample', { example });
    expect(await sortedTo(desk, alike)).toBe('Feedback');
  });

  it('away from every queue leaves such messages unsorted', async () => {
    const desk = await deskWithQueues();
    await desk.api.call('vault.create', { passphrase });
    const message = 'Win a new phone: confirm the delivery of your parcel now';
    expect(await sortedTo(desk, message)).toBe('Orders & delivery');
    const { routing } = await desk.api.call('queues.addExample', { message, subject: null, queue: null });
    expect(routing).toMatchObject({ queue: null, confidence: { word: 'none of these' } });
    expect(await sortedTo(desk, 'Where is my parcel?')).toBe('Orders & delivery');
  });

  it('is refused in a sentence while nothing can be kept safely', async () => {
    const desk = await deskWithQueues();
    const queue = await idOf(desk, 'Feedback');
    await expect(
      desk.api.call('queues.addExample', { message: odd, subject: null, queue }),
    ).rejects.toMatchObject({ code: 'vault_absent' });
  });

  it('goes with its queue', async () => {
    const desk = await deskWithQueues();
    await desk.api.call('vault.create', { passphrase });
    const id = await idOf(desk, 'Feedback');
    await desk.api.call('queues.addExample', { message: odd, subject: null, queue: id });
    await desk.api.call('queues.remove', { id });
    expect((await desk.api.call('queues.list', {})).trainingExamples).toEqual([]);
    await expect(desk.api.call('queues.remove', { id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('queues and rules of the owner', () => {
  it('sorts by a description alone, at once', async () => {
    const desk = await deskWithQueues();
    await desk.api.call('queues.save', {
      queue: {
        id: null,
        name: 'Courses',
        description: 'Baking courses and workshops: dates, prices, booking a place.',
        examples: [],
        assignee: 'Tom',
        needs: [],
        secondLook: false,
        priority: 'normal',
      },
    });
    expect(await sortedTo(desk, 'When is your next baking course and what does it cost?')).toBe('Courses');
  });

  it('lets a rule overrule the score, with its words and the more pressing priority', async () => {
    const desk = await deskWithQueues();
    const text = 'Where is my parcel? If it is not here tomorrow I will sue you.';
    const { routing } = await desk.api.call('messages.read', { text });
    expect(routing).toMatchObject({
      queue: { name: 'For the owner' },
      best: { name: 'Orders & delivery' },
      priority: 'urgent',
      alarms: [{ rule: 'legal' }],
    });
    const [place] = routing.alarms[0]?.words ?? [];
    expect(text.slice(place?.start, place?.end)).toBe('I will sue');
  });

  it('sends messages where they are sorted when the queue of a rule is removed', async () => {
    const desk = await deskWithQueues();
    await desk.api.call('queues.remove', { id: 'for-the-owner' });
    const { routing } = await desk.api.call('messages.read', { text: 'Where is my parcel? I will sue you.' });
    expect(routing.queue?.name).toBe('Orders & delivery');
    expect(routing.alarms).toHaveLength(1);
    await desk.api.call('rules.restoreDefaults', {});
    expect(await sortedTo(desk, 'Where is my parcel? I will sue you.')).toBe('For the owner');
  });

  it('comes to settings that were written before there were queues (or an update would leave no rule)', async () => {
    const folder = temporaryFolder();
    const { theme, greeting, signOff, label } = defaultSettings;
    const old = { version: 1, shopName: 'Bluebird', agentName: '', greeting, signOff, label, theme };
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(old));
    const desk = await openTestDesk({ folder });
    const { queues, rules } = await desk.api.call('queues.list', {});
    expect(queues.map(({ name }) => name)).toEqual(['For the owner']);
    expect(rules.length).toBeGreaterThan(5);
    expect((await desk.api.call('settings.get', {})).shopName).toBe('Bluebird');
  });

  it('keeps a rule that is changed, added and removed', async () => {
    const desk = await openTestDesk();
    const { id } = await desk.api.call('rules.save', {
      rule: {
        id: null,
        name: 'Wedding',
        on: true,
        condition: { kind: 'words', phrases: ['wedding cake'], notIn: [] },
        queue: 'for-the-owner',
        priority: 'high',
        handOver: false,
      },
    });
    expect(await sortedTo(desk, 'About our Wedding-Cake')).toBe('For the owner');
    await desk.api.call('rules.remove', { id });
    expect(await sortedTo(desk, 'About our wedding cake')).toBeNull();
  });
});

function readFileIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
