import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DocumentRow, WatchedFolder } from '../../../preload/contract.ts';
import type { Embedder } from '../../../main/desk/ports.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

const answer = (what: string) =>
  `# Returns\n\n## How do I return ${what}?\n\nSend ${what} back within a month.`;
const onAir = { timeout: 20_000, interval: 50 };

async function documents({ api }: TestDesk): Promise<readonly DocumentRow[]> {
  const list = {
    show: 'documents',
    filter: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 500,
  } as const;
  return (await api.call('library.list', list)).rows.filter((row) => row.type === 'document');
}
const names = async (desk: TestDesk) =>
  (await documents(desk)).filter(({ state }) => state === 'ready').map(({ name }) => name);
async function becomes(desk: TestDesk, ...expected: string[]): Promise<void> {
  await expect.poll(() => names(desk), onAir).toEqual(expected);
}
const state = async (desk: TestDesk): Promise<WatchedFolder['state'] | undefined> =>
  (await desk.api.call('folders.list', {}))[0]?.state;

/** Counts the texts that are embedded as passages. */
function counting(): { readonly embedder: Embedder; readonly count: () => number } {
  const real = realEmbedder();
  let texts = 0;
  const embed: Embedder['embed'] = (given, purpose) => {
    if (purpose === 'passage') texts += given.length;
    return real.embed(given, purpose);
  };
  // What the real one gives with tokens would go past this.
  const embedder = { ...real, embed, tokenModel: undefined, embedTokens: undefined };
  return { embedder, count: () => texts };
}

async function watched(files: readonly string[], embedder: Embedder = realEmbedder()) {
  const drive = temporaryFolder();
  const folder = path.join(drive, 'shop');
  mkdirSync(folder);
  const write = (name: string, text = answer(name)) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  for (const name of files) write(name);
  const desk = await openTestDesk({ watchFolders: true, embedder });
  const { id } = await desk.api.call('folders.watch', { path: folder });
  await becomes(desk, ...files);
  await expect.poll(() => state(desk), onAir).toBe('watching');
  return { desk, id, drive, folder, write };
}

describe('a watched folder', () => {
  it('imports added files, re-imports changed ones and archives deleted ones, recursively', async () => {
    const { desk, folder, write } = await watched(['a.md', 'b.md']);
    write('sub/c.md');
    await becomes(desk, 'a.md', 'b.md', 'c.md');
    write('a.md', answer('a toaster'));
    const found = async () =>
      (await desk.api.call('library.quickFind', { text: 'toaster', limit: 5 })).map(({ title }) => title);
    await expect.poll(found, onAir).toEqual(['How do I return a toaster?']);
    rmSync(path.join(folder, 'b.md'));
    await becomes(desk, 'a.md', 'c.md');
    rmSync(path.join(folder, 'sub'), { recursive: true });
    await becomes(desk, 'a.md');
  });

  it('moves the document of a renamed file or folder without embedding it again', async () => {
    const { embedder, count } = counting();
    const { desk, folder, write } = await watched(['a.md'], embedder);
    write('sub/b.md');
    await becomes(desk, 'a.md', 'b.md');
    const [before, embedded] = [await documents(desk), count()];
    renameSync(path.join(folder, 'a.md'), path.join(folder, 'c.md'));
    renameSync(path.join(folder, 'sub'), path.join(folder, 'other'));
    await becomes(desk, 'b.md', 'c.md');
    const ids = (rows: readonly DocumentRow[]) => rows.map(({ id }) => id).toSorted();
    expect(ids(await documents(desk))).toEqual(ids(before));
    expect((await documents(desk)).map((row) => row.path)).toContain(path.join(folder, 'other/b.md'));
    expect(count()).toBe(embedded);
  });

  it('removes nothing while the folder is unavailable, and catches up when it is back', async () => {
    const { embedder, count } = counting();
    const { desk, drive, folder } = await watched(['a.md', 'b.md'], embedder);
    const embedded = count();
    renameSync(folder, path.join(drive, 'unplugged'));
    await expect.poll(() => state(desk), onAir).toBe('unavailable');
    expect(await names(desk)).toEqual(['a.md', 'b.md']);
    rmSync(path.join(drive, 'unplugged/b.md'));
    renameSync(path.join(drive, 'unplugged'), folder);
    await becomes(desk, 'a.md');
    expect(await state(desk)).toBe('watching');
    expect(count()).toBe(embedded);
    writeFileSync(path.join(folder, 'c.md'), answer('c'));
    await becomes(desk, 'a.md', 'c.md');
  });

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
    'drops nothing when a drive is unmounted and leaves an empty folder behind',
    async (context) => {
      const drive = temporaryFolder();
      const mount = () => {
        execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', drive], { stdio: 'ignore' });
        writeFileSync(path.join(drive, 'a.md'), answer('a'));
      };
      const unmount = () => void execFileSync('umount', ['-l', drive], { stdio: 'ignore' });
      try {
        mount();
      } catch {
        context.skip();
      }
      onTestFinished(unmount);
      const { embedder, count } = counting();
      const desk = await openTestDesk({ watchFolders: true, embedder });
      await desk.api.call('folders.watch', { path: drive });
      await becomes(desk, 'a.md');
      const embedded = count();
      unmount();
      writeFileSync(path.join(drive, 'left.tmp'), '');
      rmSync(path.join(drive, 'left.tmp'));
      await expect.poll(() => state(desk), onAir).toBe('unavailable');
      expect(await names(desk)).toEqual(['a.md']);
      mount();
      await expect.poll(() => state(desk), onAir).toBe('watching');
      await becomes(desk, 'a.md');
      expect(count()).toBe(embedded);
      writeFileSync(path.join(drive, 'b.md'), answer('b'));
      await becomes(desk, 'a.md', 'b.md');
    },
  );

  it('catches up after a restart; a process that does not watch folders imports nothing', async () => {
    const { desk, folder, write } = await watched(['a.md', 'b.md']);
    await desk.close();
    rmSync(path.join(folder, 'a.md'));
    write('c.md');
    const command = await openTestDesk({ folder: desk.folder });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await names(command)).toEqual(['a.md', 'b.md']);
    await command.close();
    await becomes(await openTestDesk({ folder: desk.folder, watchFolders: true }), 'b.md', 'c.md');
  });

  it('ignores changes while paused, syncs them on resume, and keeps or removes its documents on stop', async () => {
    const { desk, id, folder, write } = await watched(['a.md']);
    await desk.api.call('folders.pause', { id });
    write('b.md');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await names(desk)).toEqual(['a.md']);
    expect(await state(desk)).toBe('paused');
    await desk.api.call('folders.resume', { id });
    await becomes(desk, 'a.md', 'b.md');
    await desk.api.call('folders.stop', { id, keepDocuments: true });
    expect(await names(desk)).toEqual(['a.md', 'b.md']);
    const again = await desk.api.call('folders.watch', { path: folder });
    await desk.api.call('folders.stop', { id: again.id, keepDocuments: false });
    expect(await documents(desk)).toEqual([]);
    expect(await desk.api.call('folders.list', {})).toEqual([]);
  });

  it('imports three hundred files added at once, each exactly once', async () => {
    const { desk, write } = await watched(['a.md']);
    for (let at = 0; at < 300; at += 1) write(`many/${at}.txt`, `Parcel ${at} is sent on day ${at % 7}.`);
    await expect.poll(async () => (await names(desk)).length, { timeout: 90_000, interval: 200 }).toBe(301);
  }, 100_000);

  it('is paused by a cancelled import, instead of beginning it again', async () => {
    const { desk, write } = await watched(['a.md']);
    for (let at = 0; at < 300; at += 1) write(`many/${at}.txt`, `Parcel ${at} is sent on day ${at % 7}.`);
    await expect.poll(() => state(desk), { timeout: 20_000, interval: 5 }).toBe('reading');
    await desk.api.call('library.cancel', {});
    await desk.services.library.whenIdle();
    expect(await state(desk)).toBe('paused');
    expect((await documents(desk)).length).toBeLessThan(301);
  });

  it('is refused when it is not a folder, or is nested in a watched one', async () => {
    const { desk, folder, write } = await watched(['a.md']);
    write('sub/b.md');
    const refused = (given: string) => desk.api.call('folders.watch', { path: given });
    await expect(refused(path.join(folder, 'sub'))).rejects.toMatchObject({ code: 'bad_request' });
    await expect(refused(path.join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'not_found' });
  });
});
