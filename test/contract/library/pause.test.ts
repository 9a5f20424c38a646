import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Embedder } from '../../../main/desk/ports.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';

/** Forty small files and one large one, whose texts are all different. */
function shop(): string {
  const folder = temporaryFolder();
  const row = (mark: string) => `"What is ${mark}?","It is ${mark}, and nothing else."`;
  for (let at = 0; at < 40; at++)
    writeFileSync(path.join(folder, `${at}.csv`), `question,answer\n${row(`s${at}`)}\n`);
  const rows = Array.from({ length: 1_500 }, (_, at) => row(`l${at}`));
  writeFileSync(path.join(folder, 'large.csv'), `question,answer\n${rows.join('\n')}\n`);
  return folder;
}

function counted() {
  const times = new Map<string, number>();
  const inner = fakeEmbedder(realEmbedder());
  const embedder: Embedder = {
    ...inner,
    embed: (texts, purpose) => {
      if (purpose === 'passage') for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
      return inner.embed(texts, purpose);
    },
  };
  return { times, embedder };
}

/** What is in hand when it is paused is still embedded, however long a busy machine takes for it; then nothing more is. */
async function comesToRest(times: ReadonlyMap<string, number>): Promise<void> {
  const startedMeanwhile = async (): Promise<number> => {
    const before = times.size;
    await delay(300);
    return times.size - before;
  };
  await expect.poll(startedMeanwhile, { timeout: 30_000 }).toBe(0);
}

const importing = async ({ api }: TestDesk) => (await api.call('desk.status', {})).importing;

test('a paused import stops, leaves search running and resumes without repeating work', async () => {
  const { times, embedder } = counted();
  const desk = await openTestDesk({ embedder });
  await desk.api.call('library.import', { paths: [shop()] });
  await expect
    .poll(async () => (await importing(desk)).passages, { interval: 5, timeout: 30_000 })
    .toBeGreaterThan(200);
  await desk.api.call('library.pause', {});
  await comesToRest(times);
  expect(await importing(desk)).toMatchObject({
    running: true,
    paused: true,
    perSecond: 0,
    remainingMs: null,
  });
  expect(
    (await desk.api.call('messages.search', { text: 'What is s1?' })).suggestions.length,
  ).toBeGreaterThan(0);

  await desk.api.call('library.resume', {});
  await desk.services.library.whenIdle();
  expect(await importing(desk)).toMatchObject({
    running: false,
    paused: false,
    filesDone: 41,
    filesFailed: 0,
  });
  expect((await desk.api.call('desk.status', {})).entries).toBe(1_540);
  expect([...times.values()].filter((made) => made > 1)).toEqual([]);
});

test('a pause survives a restart, and finished files are not imported again', async () => {
  const first = counted();
  const desk = await openTestDesk({ embedder: first.embedder });
  await desk.api.call('library.import', { paths: [shop()] });
  await expect
    .poll(async () => (await importing(desk)).filesDone, { interval: 2, timeout: 30_000 })
    .toBeGreaterThan(5);
  await desk.api.call('library.pause', {});
  await comesToRest(first.times);
  const { entries } = await desk.api.call('desk.status', {});
  await desk.close();

  const second = counted();
  const again = await openTestDesk({ folder: desk.folder, embedder: second.embedder });
  await delay(300);
  expect(await importing(again)).toMatchObject({ running: true, paused: true });
  expect(second.times.size).toBe(0);
  await again.api.call('library.resume', {});
  await again.services.library.whenIdle();
  expect((await again.api.call('desk.status', {})).entries).toBe(1_540);
  expect(second.times.size).toBe(2 * (1_540 - entries));
});

test('a paused import can be cancelled, and the next one begins at once', async () => {
  const { embedder } = counted();
  const desk = await openTestDesk({ embedder });
  const folder = shop();
  await desk.api.call('library.import', { paths: [folder] });
  await desk.api.call('library.pause', {});
  await desk.api.call('library.cancel', {});
  await desk.services.library.whenIdle();
  expect(await importing(desk)).toMatchObject({ running: false, paused: false });
  await desk.api.call('library.import', { paths: [folder] });
  await desk.services.library.whenIdle();
  expect((await desk.api.call('desk.status', {})).entries).toBe(1_540);
  // With nothing to read there is nothing to pause.
  await desk.api.call('library.pause', {});
  expect(await importing(desk)).toMatchObject({ paused: false });
});
