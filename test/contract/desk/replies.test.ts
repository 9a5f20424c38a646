import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMark } from '../../../main/desk/replies/compose/compose.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

const secret = 'Maren Okafor of 22 Juniper Court wrote this';
const reply = {
  message: `${secret}. Where is my parcel?`,
  caseId: 'case',
  pieces: [],
  suggested: 'Hello Maren,\n\nOn its way.',
  reply: 'Hello Maren,\n\nIt is on its way.',
  questions: [
    { question: 'Where is my parcel?', shown: [{ target: 'e:1', confidence: 0.9 }], chosen: 'e:1' },
  ],
};

/** Every file of the data folder that holds the words in the clear, in either encoding. */
function filesWith(words: string, folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) return false;
    const bytes = readFileSync(file);
    return bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'));
  });
}

const rows = ({ rooms }: TestDesk) => rooms.store.journal.list(10);

describe('copying a reply', () => {
  it('keeps facts only while no key is open, and says so (plain text would lie on the disk)', async () => {
    const desk = await openTestDesk();
    expect(await desk.api.call('replies.commit', reply)).toMatchObject({ kept: 'facts only' });
    expect(desk.copied).toEqual([reply.reply]);
    expect(rows(desk)).toMatchObject([{ kind: 'reply', secret: null }]);
    expect(filesWith(secret, desk.folder)).toEqual([]);
  });

  it('keeps everything, readable with the key alone', async () => {
    const desk = await openTestDesk();
    await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
    expect(await desk.api.call('replies.commit', reply)).toMatchObject({ kept: 'everything' });
    await desk.api.call('handovers.copy', {
      caseId: 'case',
      message: reply.message,
      note: '',
      questions: reply.questions,
    });
    await desk.api.call('gaps.note', { question: secret });
    expect(await desk.api.call('gaps.list', {})).toMatchObject([{ question: secret }]);
    expect(rows(desk).map(({ kind }) => kind)).toEqual(['hand-over', 'reply']);
    await desk.close();
    expect(filesWith(secret, desk.folder)).toEqual([]);
    const again = await openTestDesk({ folder: desk.folder });
    await expect(again.api.call('gaps.list', {})).rejects.toMatchObject({ code: 'vault_locked' });
    await again.api.call('vault.unlock', { passphrase: 'a good long passphrase' });
    expect(await again.api.call('gaps.list', {})).toMatchObject([{ question: secret }]);
  });

  it('copies and records nothing while a question is open', async () => {
    const desk = await openTestDesk();
    const open = { ...reply, reply: `Hello,\n\nAbout that: ${openMark}` };
    await expect(desk.api.call('replies.commit', open)).rejects.toMatchObject({ code: 'bad_request' });
    expect(desk.copied).toEqual([]);
    expect(rows(desk)).toEqual([]);
  });

  it('records nothing when the clipboard failed (the journal would tell of a reply that nobody got)', async () => {
    const desk = await openTestDesk({
      clipboard: { write: () => Promise.reject(new Error('no clipboard')) },
    });
    await expect(desk.api.call('replies.commit', reply)).rejects.toMatchObject({ code: 'internal' });
    expect(rows(desk)).toEqual([]);
  });

  it('does not note a gap without a key', async () => {
    const desk = await openTestDesk();
    await expect(desk.api.call('gaps.note', { question: secret })).rejects.toMatchObject({
      code: 'vault_absent',
    });
  });
});
