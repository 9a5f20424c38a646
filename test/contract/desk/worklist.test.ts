import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Ports } from '../../../main/desk/ports.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

const embedder = fakeEmbedder(realEmbedder());
const passphrase = 'a good long passphrase';

function mailFile(folder: string, name: string, text: string, headers: readonly string[] = []): string {
  const file = path.join(folder, `${name}.eml`);
  const lines = [
    `From: ${name} <${name}@mail.example>`,
    `Message-ID: <${name}>`,
    'Subject: Zqtopic',
    ...headers,
  ];
  writeFileSync(file, `${lines.join('\r\n')}\r\n\r\n${text}\r\n`);
  // A file that was just written may not be whole yet.
  utimesSync(file, 1_000, 1_000);
  return file;
}

async function openList(changes: Partial<Ports> & { readonly folder?: string } = {}) {
  const desk = await openTestDesk({ embedder, ...changes });
  const list = async () => {
    await desk.services.worklist.whenIdle();
    return desk.api.call('worklist.list', {});
  };
  const names = async () => (await list()).mails.map(({ from }) => from?.name);
  return { ...desk, list, names };
}

test('mails survive a restart, and their words, senders and file names stand nowhere on the disk', async () => {
  const [folder, mails] = [temporaryFolder(), temporaryFolder()];
  const first = await openList({ folder });
  await first.api.call('vault.create', { passphrase });
  const paths = ['zqanna', 'zqbea'].map((name) => mailFile(mails, name, 'Where is my zqparcel?'));
  expect(await first.api.call('worklist.add', { paths: [...paths, path.join(mails, 'notes.txt')] })).toEqual({
    files: 2,
  });
  expect(await first.list()).toMatchObject({
    reading: null,
    failed: 0,
    mails: [{ subject: 'Zqtopic', previewText: 'Where is my zqparcel?' }, {}],
  });
  // The same files again, and another copy of one of them, are no new mails.
  mkdirSync(path.join(mails, 'copies'));
  mailFile(path.join(mails, 'copies'), 'zqanna', 'Where is my zqparcel?');
  expect(await first.api.call('worklist.add', { paths: [mails] })).toEqual({ files: 1 });
  expect(await first.names()).toHaveLength(2);
  await first.close();
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !one.name.includes('.tmp'))
    .map((one) => readFileSync(path.join(one.parentPath, one.name), 'latin1'))
    .join('\n');
  expect(bytes).not.toMatch(/zq(?:anna|bea|parcel|topic)/i);

  const second = await openList({ folder });
  expect((await second.list()).mails).toEqual([]);
  await expect(second.api.call('worklist.add', { paths })).rejects.toMatchObject({ code: 'vault_locked' });
  await second.api.call('vault.unlock', { passphrase });
  expect(await second.names()).toHaveLength(2);
});

test('what was answered goes, by its case or by its words, and comes back on top when the thread goes on', async () => {
  const mails = temporaryFolder();
  const { api, list, names } = await openList();
  await api.call('vault.create', { passphrase });
  const add = (...paths: readonly string[]) => api.call('worklist.add', { paths: [...paths] });
  await add(
    mailFile(mails, 'anna', 'Where is my parcel?'),
    mailFile(mails, 'bea', 'Do you ship to Norway?'),
    mailFile(mails, 'cleo', 'Are you open?'),
  );
  const idOf = async (name: string) => (await list()).mails.find(({ from }) => from?.name === name)?.id ?? '';
  const commit = (caseId: string) =>
    api.call('replies.commit', {
      caseId,
      message: 'x',
      suggested: '',
      pieces: [],
      reply: 'Dear customer',
      questions: [],
    });
  const opened = await api.call('messages.read', { worklistMail: await idOf('anna') });
  expect(opened).toMatchObject({ subject: 'Zqtopic', header: { from: { name: 'anna' } } });
  await commit(opened.caseId);
  expect(await names()).toEqual(expect.arrayContaining(['bea', 'cleo']));
  expect(await names()).toHaveLength(2);
  await commit((await api.call('messages.read', { text: 'Do you ship  to Norway?' })).caseId);
  expect(await names()).toEqual(['cleo']);

  await add(mailFile(mails, 'anna2', 'Still nothing here.', ['References: <anna>', 'In-Reply-To: <ours>']));
  expect((await list()).mails.map(({ from, isBack, why }) => [from?.name, isBack, why.code])).toEqual([
    ['anna2', true, 'back'],
    ['cleo', false, 'new'],
  ]);
  const ids = [await idOf('cleo')];
  await api.call('worklist.setDone', { ids, isDone: true });
  expect(await names()).toEqual(['anna2']);
  await api.call('worklist.setDone', { ids, isDone: false });
  expect(await names()).toHaveLength(2);
});

// Bug: a mail without words ends every text, and one with the word "Anna" every mail that is signed so.
test('a reply to pasted words closes the whole mail that they are, and none that only ends alike or has no words', async () => {
  const mails = temporaryFolder();
  const { api, names } = await openList();
  await api.call('vault.create', { passphrase });
  await api.call('worklist.add', {
    paths: [
      mailFile(mails, 'empty', ''),
      mailFile(mails, 'short', 'Anna'),
      mailFile(mails, 'tail', 'Do you ship to Norway?\r\nAnna'),
    ],
  });
  expect(await names()).toHaveLength(3);
  const answer = async (text: string) => {
    const { caseId } = await api.call('messages.read', { text });
    await api.call('replies.commit', {
      caseId,
      message: 'x',
      suggested: '',
      pieces: [],
      reply: 'Dear customer',
      questions: [],
    });
    return (await names()).map((name) => name ?? '').toSorted();
  };
  expect(await answer('Hello, may I ask you something?\n\nDo you ship to Norway?\nAnna')).toEqual([
    'empty',
    'short',
    'tail',
  ]);
  expect(
    await answer('From: tail <tail@mail.example>\nSubject: Zqtopic\n\nDo you ship to Norway?\nAnna'),
  ).toEqual(['empty', 'short']);
  expect(await answer('Zqtopic\n\nAnna')).toEqual(['empty']);
});

test('erasing a customer erases her mails, in memory too; others stay', async () => {
  const mails = temporaryFolder();
  const { api, names } = await openList();
  await api.call('vault.create', { passphrase });
  await api.call('worklist.add', {
    paths: [mailFile(mails, 'qworple', 'Where is it?'), mailFile(mails, 'bea', 'Hello?')],
  });
  expect(await names()).toHaveLength(2);
  const erased = await api.call('audit.erase', { customer: 'qworple@mail.example' });
  expect(erased.otherRecords).toContainEqual({ table: 'worklist_mails', count: 1 });
  expect(await names()).toEqual(['bea']);
});

test('a watched folder is taken at once and at the next start, and one that is gone is said', async () => {
  const [folder, mails] = [temporaryFolder(), temporaryFolder()];
  const first = await openList({ folder, watchFolders: true });
  await first.api.call('vault.create', { passphrase });
  mailFile(mails, 'anna', 'Where is my parcel?');
  await first.api.call('worklist.watch', { path: mails });
  await expect.poll(first.names).toEqual(['anna']);
  await first.close();
  mailFile(mails, 'bea', 'And mine?');
  const second = await openList({ folder, watchFolders: true });
  await second.api.call('vault.unlock', { passphrase });
  await expect.poll(second.names).toHaveLength(2);
  expect((await second.list()).folders).toEqual([{ path: mails, isMissing: false }]);
  await second.api.call('worklist.watch', { path: path.join(mails, 'gone') });
  await expect
    .poll(async () => (await second.list()).folders.map(({ isMissing }) => isMissing))
    .toEqual([false, true]);
  await second.api.call('worklist.stopWatching', { index: 0 });
  expect((await second.list()).folders).toHaveLength(1);
  expect(await second.names()).toHaveLength(2);
});

test('a file that is no mail is counted as failed, and a run that is cancelled ends', async () => {
  const mails = temporaryFolder();
  const { api, list } = await openList();
  await api.call('vault.create', { passphrase });
  writeFileSync(path.join(mails, 'broken.msg'), '');
  await api.call('worklist.add', { paths: [path.join(mails, 'broken.msg')] });
  expect(await list()).toMatchObject({ mails: [], failed: 1, reading: null });
  const paths = Array.from({ length: 30 }, (_, at) => mailFile(mails, `m${at}`, `Where is parcel ${at}?`));
  await api.call('worklist.add', { paths });
  await api.call('worklist.cancel', {});
  expect((await list()).mails.length).toBeLessThan(30);
  expect((await list()).reading).toBeNull();
});
