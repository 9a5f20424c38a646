import { readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { rawDatabase } from '../support/store.ts';

const message = 'Hello, do you sell gift cards? Ana';

/** Another program that is writing to the library until it is let go. */
function holdLibrary({ folder }: TestDesk): () => void {
  const other = rawDatabase(folder);
  other.exec('BEGIN IMMEDIATE');
  const release = (): void => {
    if (other.isOpen) other.close();
  };
  onTestFinished(release);
  return release;
}

async function decide({ api }: TestDesk, way: 'reply' | 'handover', file = '') {
  const { caseId } = await api.call('messages.read', { text: message });
  if (way === 'reply')
    return api.call('replies.commit', {
      caseId,
      pieces: [],
      message,
      suggested: '',
      reply: 'Yes, we do.',
      questions: [],
    });
  return api.call('handovers.send', {
    caseId,
    message,
    to: 'Ben',
    note: '',
    questions: [],
    way: file === '' ? { by: 'clipboard' } : { by: 'file', path: file },
  });
}

const kindsIn = async ({ api }: TestDesk) =>
  (await api.call('audit.list', { offset: 0, limit: 50, kinds: [] })).rows.map(({ kind }) => kind);

// The lock is only let go by a turn of the event loop: whoever waits for it without turning waits in vain.
test.each(['reply', 'handover'] as const)(
  'a %s is recorded although another program holds the library for a while',
  async (way) => {
    const desk = await openTestDesk();
    const release = holdLibrary(desk);
    const decided = decide(desk, way);
    const timer = setTimeout(release, 50);
    onTestFinished(() => clearTimeout(timer));
    await decided;
    expect(await kindsIn(desk)).toContain(way);
  },
);

test('a message is read while another program holds the library, and its line is written later', async () => {
  const desk = await openTestDesk();
  const release = holdLibrary(desk);
  await desk.api.call('messages.read', { text: message });
  // Asking for the log writes what was put off: it cannot be, and is not forgotten for that.
  expect(await kindsIn(desk)).toEqual([]);
  release();
  expect(await kindsIn(desk)).toEqual(['read']);
});

// A file that was unlinked or moved still takes what is written, and nobody would find it again.
test.each([
  ['removed', (folder: string) => rmSync(folder, { recursive: true })],
  ['moved', (folder: string) => renameSync(folder, `${folder}-moved`)],
])('once the data folder is %s, nothing is called done', async (_, lose) => {
  const desk = await openTestDesk();
  const elsewhere = path.join(temporaryFolder(), 'summary.txt');
  lose(desk.folder);
  onTestFinished(() => rmSync(`${desk.folder}-moved`, { recursive: true, force: true }));
  const gone = { error: { code: 'unreadable', reason: 'store_gone' } };
  await expect(decide(desk, 'handover')).rejects.toMatchObject(gone);
  await expect(decide(desk, 'handover', elsewhere)).rejects.toMatchObject(gone);
  await expect(decide(desk, 'reply')).rejects.toMatchObject(gone);
  expect(readFileSync(elsewhere, 'utf8')).toContain('gift cards');
});
