import { closeSync, cpSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { hourLines, workForAnHour, workSeen } from '../support/work-of-an-hour.ts';

const file = (folder: string, end = '') => path.join(folder, `desk.db${end}`);
const sizeOf = (folder: string): number => statSync(file(folder)).size;

function write(folder: string, offset: number, bytes: Uint8Array): void {
  const handle = openSync(file(folder), 'r+');
  writeSync(handle, bytes, 0, bytes.length, offset);
  closeSync(handle);
}

const random = seededRandom(7);
const noise = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));

const damages: readonly (readonly [name: string, harm: (folder: string) => void])[] = [
  ['its header overwritten', (folder) => write(folder, 0, noise(200))],
  ['its first page zeroed', (folder) => write(folder, 0, Buffer.alloc(4096))],
  [
    'every tenth page in the middle zeroed',
    (folder) => {
      const pages = Math.floor(sizeOf(folder) / 4096);
      for (let page = Math.floor(pages / 4); page < (pages * 3) / 4; page += 10)
        write(folder, page * 4096, Buffer.alloc(4096));
    },
  ],
  [
    'the second half cut off',
    (folder) => truncateSync(file(folder), Math.floor(sizeOf(folder) / 8192) * 4096),
  ],
  [
    'random bytes over a sixteenth of it',
    (folder) => write(folder, Math.floor(sizeOf(folder) / 2), noise(Math.floor(sizeOf(folder) / 16))),
  ],
  [
    'random bytes in a hundred places',
    (folder) => {
      for (let place = 0; place < 100; place++)
        write(folder, 4096 + Math.floor(random() * (sizeOf(folder) - 8192)), noise(60));
    },
  ],
  ['nothing left in it', (folder) => truncateSync(file(folder), 0)],
  ['the file gone', (folder) => rmSync(file(folder))],
];

/** A folder that was worked in for an hour, as it is after the desk was closed, with what is to be seen of it. */
interface Worked {
  readonly folder: string;
  readonly seen: Awaited<ReturnType<typeof workSeen>>;
}

/** `passTime` lets time pass in the open desk, in milliseconds. */
async function worked(
  during: (shop: Shop) => Promise<void>,
  after: (passTime: (ms: number) => Promise<void>) => Promise<void>,
): Promise<Worked> {
  let passed = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const folder = temporaryFolder(afterAll);
    const shop = await openShop({ folder, now: () => Date.now() + passed }, afterAll);
    await shop.write(hourLines);
    expect(await shop.services.store.copyDatabase('always')).toBe('made');
    await during(shop);
    await after(async (ms) => {
      for (let at = 0; at < ms; at += 30_000) {
        passed += 30_000;
        vi.advanceTimersByTime(30_000);
        await new Promise<void>((resolve) => setTimeout(resolve, 5));
      }
    });
    await shop.api.call('desk.status', {});
    const seen = await workSeen(shop);
    await shop.close();
    return { folder, seen };
  } finally {
    vi.useRealTimers();
  }
}

/** What a copy of the folder shows after it was damaged and opened again. */
async function seenAfter({ folder }: Worked, harm: (folder: string) => void): Promise<Worked['seen']> {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  harm(copy);
  const shop = await openShop({ folder: copy });
  expect((await shop.api.call('desk.status', {})).notices).toMatchObject([{ code: 'store_damaged' }]);
  await shop.services.library.whenIdle();
  return workSeen(shop);
}

const countsOf = (seen: Worked['seen']) =>
  Object.fromEntries(Object.entries(seen).map(([what, rows]) => [what, rows.length]));
const everything = { own: 20, edited: 20, learned: 14, examples: 6, snippets: 5 };

describe('an hour after the work of a morning', () => {
  let hour: Worked;
  beforeAll(async () => {
    hour = await worked(workForAnHour, (passTime) => passTime(60 * 60_000));
  }, 300_000);

  test('it was all there before', () => {
    expect(countsOf(hour.seen)).toEqual(everything);
  });
  test.each(damages)('desk.db with %s: all that was made is there after the start', async (_, harm) => {
    expect(await seenAfter(hour, harm)).toEqual(hour.seen);
  });
});

/** A phrase whose bytes were hit is salvaged without the key, and called unreadable once the key is there. */
const asItWas = (row: unknown): unknown =>
  typeof row === 'object' &&
  row !== null &&
  'kind' in row &&
  row.kind !== 'edit' &&
  'phrase' in row &&
  row.phrase === null
    ? { ...row, phrase: expect.any(String) as unknown }
    : row;

describe('with no copy since the work was done', () => {
  let morning: Worked;
  beforeAll(async () => {
    morning = await worked(workForAnHour, () => Promise.resolve());
  }, 300_000);

  test('it was all there before', () => {
    expect(countsOf(morning.seen)).toEqual(everything);
  });
  test.each(damages.slice(0, 2))('desk.db with %s: everything is salvaged', async (_, harm) => {
    expect(await seenAfter(morning, harm)).toEqual(morning.seen);
  });
  test.each(damages.slice(2, 6))(
    'desk.db with %s: what can be read is salvaged, and nothing is invented',
    async (_, harm) => {
      const seen = await seenAfter(morning, harm);
      for (const what of ['own', 'learned', 'examples', 'snippets'] as const)
        for (const row of seen[what]) expect(morning.seen[what]).toContainEqual(asItWas(row));
    },
  );
});
