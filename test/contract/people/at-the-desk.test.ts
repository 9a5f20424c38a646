import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { UsageError } from '../../../main/cli/arguments.ts';
import { runExport } from '../../../main/cli/export.ts';
import { runImport } from '../../../main/cli/import.ts';
import { runList } from '../../../main/cli/list.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';
import { openShop, passphrases } from './people-room.ts';

const message = 'Hello,\n\nmy cake was broken. Can I have my money back?\n\nNora Quill';

const openDesk = (folder: string) => openTestDesk({ folder, embedder: fakeEmbedder(realEmbedder()) });

/** The folder of a shop; its slots cost little to open. */
async function folderOfShop() {
  const { folder, store, vault, settled, olga, ed, anna } = await openShop();
  await settled();
  await vault.lock();
  store.close();
  return { folder, olga, ed, anna };
}

test('a reply that needs a second look is copied only with the passphrase of another person, and the log knows both', async () => {
  const { folder, olga, anna } = await folderOfShop();
  const desk = await openDesk(folder);
  const { api } = desk;
  await api.call('people.unlock', { person: olga.id, passphrase: passphrases.olga });
  const fields = { description: '', assignee: '', priority: 'normal', examples: [], needs: [] } as const;
  const queue = await api.call('queues.save', {
    queue: { ...fields, id: null, name: 'Complaints', secondLook: true },
  });
  const condition = { kind: 'words', phrases: ['broken'], notIn: [] } as const;
  await api.call('rules.save', {
    rule: {
      id: null,
      name: 'Broken',
      on: true,
      condition,
      queue: queue.id,
      priority: 'normal',
      handOver: false,
    },
  });
  await api.call('people.unlock', { person: anna.id, passphrase: passphrases.anna });
  expect((await api.call('settings.get', {})).agentName).toBe('Anna');

  const { caseId, secondLook } = await api.call('messages.read', { text: message });
  expect(secondLook).toBe(true);
  const commit = (look: string | { person: string; passphrase: string } | null) =>
    api.call('replies.commit', {
      caseId,
      message,
      suggested: '',
      pieces: [],
      reply: 'Hello,\n\nWe are sorry.',
      questions: [],
      secondLook: look,
    });
  for (const look of [null, 'Olga', { person: anna.id, passphrase: passphrases.anna }])
    await expect(commit(look)).rejects.toMatchObject({ code: 'bad_request' });
  await expect(commit({ person: olga.id, passphrase: passphrases.anna })).rejects.toMatchObject({
    code: 'wrong_passphrase',
  });
  await expect(commit({ person: 'nobody', passphrase: passphrases.olga })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(desk.copied).toEqual([]);

  await commit({ person: olga.id, passphrase: passphrases.olga });
  expect(desk.copied).toHaveLength(1);
  const [reply, read] = desk.services.store.auditLog.list(2);
  expect(reply).toMatchObject({ kind: 'reply', facts: { person: anna.id, secondLook: olga.id } });
  expect(read).toMatchObject({ kind: 'read', facts: { person: anna.id } });
  expect((await api.call('people.session', {})).person).toEqual(anna);

  await api.call('people.unlock', { person: olga.id, passphrase: passphrases.olga });
  const [row] = (await api.call('audit.list', { offset: 0, limit: 1, kinds: ['reply'] })).rows;
  expect(row?.by).toBe('Anna');
  const { lines } = await api.call('audit.get', { id: row?.id ?? '' });
  const said = JSON.stringify(lines);
  expect(said).toContain('Olga');
  expect(said).not.toContain(passphrases.olga);
  expect((await api.call('audit.verify', {})).verdict).toBe('intact');
  await desk.close();
  const stored = readFileSync(join(desk.folder, 'desk.db'));
  expect(Object.values(passphrases).filter((one) => stored.includes(one))).toEqual([]);
});

test('the command line asks who types, and lets nobody do more than in the window', async () => {
  const { folder } = await folderOfShop();
  const out = vi.spyOn(console, 'log').mockReturnValue();
  await expect(runList(['--data', folder])).rejects.toBeInstanceOf(UsageError);
  await expect(runList(['--data', folder, '--person', 'Eve'])).rejects.toBeInstanceOf(UsageError);
  expect(out).not.toHaveBeenCalled();

  vi.stubEnv('SIDEDESK_PASSPHRASE', passphrases.anna);
  await expect(runList(['--data', folder, '--person', 'Olga'])).rejects.toMatchObject({
    code: 'wrong_passphrase',
  });
  vi.stubEnv('SIDEDESK_PERSON', 'anna');
  expect(await runList(['--data', folder])).toBe(0);
  await expect(runImport(['--data', folder, import.meta.filename])).rejects.toMatchObject({
    code: 'not_allowed',
    reason: 'editor',
  });
  await expect(runExport(['--data', folder, temporaryFolder()])).rejects.toMatchObject({
    code: 'not_allowed',
    error: { reason: 'owner' },
  });
  vi.unstubAllEnvs();
  out.mockRestore();
});
