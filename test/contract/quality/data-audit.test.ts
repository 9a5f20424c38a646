import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { DataAudit } from '../../../preload/contract.ts';
import type { TestDesk } from '../support/desk.ts';
import { entryFields } from '../support/entry-fields.ts';
import { openDeskAt, reply, save, type TestClock, testClock } from './quality-room.ts';

const fresh = [
  'How long does a rye loaf stay fresh?',
  'A rye loaf keeps five days in its paper bag.',
] as const;
const ship = ['Do you ship bread to islands?', 'Yes, to all islands, on Tuesdays and Fridays.'] as const;
const dogs = ['May I bring my dog into the shop?', 'Dogs are welcome on the terrace, on a lead.'] as const;

const audit = ({ api }: TestDesk): Promise<DataAudit> => api.call('dataAudit.library', {});
const scoreOf = async (desk: TestDesk): Promise<number> =>
  (await audit(desk)).score?.value.value ?? Number.NaN;

interface ShopOfTest {
  readonly desk: TestDesk;
  readonly clock: TestClock;
  readonly ids: readonly string[];
}

/** Three entries that agents use, one of them changed every time, and a question that nobody has an answer to. */
async function shop(): Promise<ShopOfTest> {
  const clock = testClock();
  const desk = await openDeskAt(clock);
  const ids = [await save(desk, ...fresh), await save(desk, ...ship), await save(desk, ...dogs)];
  await reply(desk, 'Hello! How long does your rye loaf stay fresh?', fresh[1]);
  await reply(desk, 'Hi, do you ship your bread to islands, too?', ship[1]);
  for (let nth = 0; nth < 6; nth++)
    await reply(desk, `Hello, may I bring my dog into the shop on day ${nth}?`, 'No dogs, sorry.', {
      suggested: dogs[1],
    });
  await reply(desk, 'Do you sell gluten-free brioche with saffron?', 'We do not.');
  await desk.services.gaps.whenIdle();
  clock.go(1);
  return { desk, clock, ids };
}

test('the score counts what customers asked and agents took as it is, and nothing that is done to raise it does', async () => {
  const { desk, ids } = await shop();
  const { api } = desk;
  const begun = await audit(desk);
  expect(begun.score?.value).toMatchObject({ value: 2 / 9, of: 9 });
  expect(begun.score?.unanswered.map(({ why, count }) => [why, count])).toEqual([
    ['changed', 6],
    ['nothing', 1],
  ]);
  expect(begun.score?.unanswered[0]?.examples[0]).toMatchObject({ title: dogs[0], entryId: ids[2] });
  expect(begun.gaps).toMatchObject([{ messages: 1 }]);

  let highest = 2 / 9;
  const doesNotRise = async (move: string, work: () => Promise<unknown>): Promise<void> => {
    await work();
    const now = await scoreOf(desk);
    expect({ move, rises: now > highest }).toEqual({ move, rises: false });
    highest = now;
  };
  await doesNotRise('entries that repeat what is asked and answer nothing', () =>
    api.call('entries.save', {
      id: null,
      fields: {
        ...entryFields('Is there saffron brioche without gluten?', 'We look into this.'),
        variants: ['Do you sell gluten-free brioche with saffron?'],
      },
    }),
  );
  await doesNotRise('a review date of years from now and labels on everything', async () => {
    for (const [at, [question, text]] of [fresh, ship, dogs].entries())
      await api.call('entries.save', {
        id: ids[at] ?? '',
        fields: {
          ...entryFields(question, text),
          reviewBy: '2099-01-01',
          collection: 'Good',
          tags: ['reviewed'],
          language: 'en',
          audience: 'everyone',
        },
      });
  });
  await doesNotRise('pairs that disagree, called none', async () => {
    await save(desk, 'How long does a rye loaf stay fresh at home?', 'A rye loaf keeps three days.');
    const { rows } = await api.call('similarEntries.list', { kind: 'contradiction', offset: 0, limit: 10 });
    for (const { a, b } of rows) await api.call('similarEntries.dismiss', { a: a.entry.id, b: b.entry.id });
  });
  await doesNotRise('an entry split into two', async () => {
    await save(desk, 'May dogs come onto the terrace?', 'Dogs are welcome on the terrace.');
    await save(desk, 'Do dogs need a lead?', 'Dogs have to be on a lead.');
  });
  await doesNotRise('an entry written anew, to be rid of how often it was changed', async () => {
    await api.call('entries.remove', { ids: [ids[2] ?? ''] });
    await save(desk, ...dogs);
  });
  await doesNotRise('an entry that nobody needs, removed', () =>
    api.call('entries.remove', { ids: [ids[1] ?? ''] }),
  );
});

test('the score rises when a missing answer is written and an agent uses it', async () => {
  const { desk } = await shop();
  const before = await scoreOf(desk);
  await save(desk, 'Do you sell gluten-free brioche?', 'Yes, gluten-free brioche with saffron on Saturdays.');
  expect(await scoreOf(desk)).toBe(before);
  await reply(desk, 'Hi there, do you sell gluten-free brioche?', 'Yes, on Saturdays.');
  expect(await scoreOf(desk)).toBeGreaterThan(before);
});

test('without a key or without messages the score is not measured, and says why', async () => {
  const clock = testClock();
  const desk = await openDeskAt(clock, { keyStore: null });
  // Bug: whoever had never set a passphrase was told to unlock.
  expect((await audit(desk)).notScored).toBe('no_key');
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  expect(await audit(desk)).toMatchObject({ score: null, notScored: 'nothing_asked' });
});

test('an example of a queue that its neighbours would put elsewhere is listed, and a queue without any is named', async () => {
  const desk = await openDeskAt(testClock());
  const queue = {
    id: null,
    description: '',
    assignee: '',
    priority: 'normal',
    needs: [],
    secondLook: false,
  } as const;
  const wrong = 'Where is my parcel? It was to come on Monday.';
  await desk.api.call('queues.save', {
    queue: {
      ...queue,
      name: 'Delivery',
      examples: [
        'My parcel has not arrived yet',
        'When will my parcel be delivered?',
        'The parcel is late, where is it?',
        'Tracking says delivered but there is no parcel',
      ],
    },
  });
  await desk.api.call('queues.save', {
    queue: {
      ...queue,
      name: 'Invoices',
      examples: ['I need an invoice with my company name', 'The invoice shows a wrong VAT number', wrong],
    },
  });
  await desk.api.call('queues.save', { queue: { ...queue, name: 'Press', examples: [] } });
  const { queues } = await audit(desk);
  expect(queues.disagreeing).toEqual([{ text: wrong, queue: 'Invoices', neighbours: 'Delivery' }]);
  expect(queues).toMatchObject({ examples: 7, withoutExamples: ['For the owner', 'Press'] });
});

test('before an import it is said what is known, what disagrees and what gap would be closed', async () => {
  const { desk } = await shop();
  const file = path.join(desk.folder, 'more.csv');
  writeFileSync(
    file,
    [
      'question,answer',
      '"How long does a rye loaf stay fresh?","A rye loaf keeps eight days in its paper bag."',
      '"Do you ship bread to the islands?","Yes, to all islands, on Tuesdays and Fridays."',
      '"Do you sell gluten-free brioche with saffron?","Yes, on Saturdays."',
      '"Can I pay by card?","Yes, with every card."',
      '"Is it possible to pay by card?","Yes, with every card."',
    ].join('\n'),
  );
  const found = await desk.api.call('dataAudit.files', { paths: [file] });
  expect(found).toMatchObject({ files: 1, filesLeft: 0, failed: 0, entries: 5, known: 3, contradicting: 1 });
  expect(found.examples[0]).toMatchObject({ known: fresh[0], disagrees: true });
  expect(found.gapsAnswered).toMatchObject([{ messages: 1 }]);
  expect(found.withoutTags).toBe(5);
});
