import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { maskForLearning } from '../../../main/desk/privacy/pii/mask.ts';
import { t } from '../../support/i18n.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

const secret = 'Maren Okafor of 22 Juniper Court wrote this';
/** As a gap keeps it. */
const noted = maskForLearning(secret);
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

const checked = ({ caseId, message, reply: words, questions }: typeof reply) => ({
  caseId,
  message,
  reply: words,
  questions: questions.map(({ question, chosen }) => ({ question, chosen, leftOut: false })),
});

const rows = ({ services }: TestDesk) => services.store.auditLog.list(10);

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
    await desk.api.call('handovers.send', {
      caseId: 'case',
      message: reply.message,
      note: '',
      to: null,
      questions: reply.questions,
      way: { by: 'clipboard' },
    });
    await desk.api.call('gaps.add', { question: secret });
    expect(await desk.api.call('gaps.list', {})).toMatchObject({ rows: [{ question: noted }] });
    expect(rows(desk).map(({ kind }) => kind)).toEqual(['hand-over', 'reply']);
    await desk.close();
    expect(filesWith(secret, desk.folder)).toEqual([]);
    const again = await openTestDesk({ folder: desk.folder });
    await expect(again.api.call('gaps.list', {})).rejects.toMatchObject({ code: 'vault_locked' });
    await again.api.call('vault.unlock', { passphrase: 'a good long passphrase' });
    expect(await again.api.call('gaps.list', {})).toMatchObject({ rows: [{ question: noted }] });
  });

  it('copies and records nothing while a question is open', async () => {
    const desk = await openTestDesk();
    const open = { ...reply, reply: `Hello,\n\nAbout that: ${t('reply.place')}` };
    await expect(desk.api.call('replies.commit', open)).rejects.toMatchObject({ code: 'not_ready' });
    expect(desk.copied).toEqual([]);
    expect(rows(desk)).toEqual([]);
  });

  it('checks the reply again on copying and refuses words marked internal since, whatever the window sends', async () => {
    const { api, copied, services } = await openTestDesk();
    const fields = {
      question: 'What may we give?',
      answer: 'After the second complaint offer a voucher of up to £20 without asking the owner.',
      variants: [],
      tags: [],
      collection: null,
      language: 'en',
      internal: false,
      reviewBy: null,
      wordings: {},
    };
    const { id } = await api.call('entries.save', { id: null, fields });
    const leaking = { ...reply, reply: `Hello Maren,\n\n${fields.answer}` };
    expect(await api.call('replies.check', checked(leaking))).toEqual([]);
    await api.call('entries.updateMany', { ids: [id], patch: { internal: true } });
    expect(await api.call('replies.check', checked(leaking))).toMatchObject([{ kind: 'internalText' }]);
    await expect(api.call('replies.commit', leaking)).rejects.toMatchObject({
      code: 'not_ready',
      error: { code: 'not_ready', params: { finding: 'internal', title: 'What may we give?' } },
    });
    expect(copied).toEqual([]);
    expect(services.store.auditLog.list(10)).toEqual([]);
  });

  it('does not take the customer of the message before for this one', async () => {
    const { api } = await openTestDesk();
    await api.call('messages.read', { text: 'Hello, this is Dev Raman. Where is my parcel?' });
    const message = 'Hello, this is Maren Okafor. Where is my parcel?';
    const { caseId } = await api.call('messages.read', { text: message });
    const pasted = { ...reply, message, caseId, reply: 'Hello Dev,\n\nIt is on its way.' };
    await expect(api.call('replies.commit', pasted)).rejects.toMatchObject({ code: 'not_ready' });
    await api.call('replies.commit', { ...pasted, reply: 'Hello Maren,\n\nIt is on its way.' });
  });

  it('records which warnings the agent went past, and stops at none', async () => {
    const desk = await openTestDesk();
    const promised = { ...reply, reply: `${reply.reply} We guarantee it.` };
    await desk.api.call('replies.commit', { ...promised, overruled: ['promises'] });
    expect(rows(desk)).toMatchObject([{ facts: { warned: 'promises', overruled: 'promises' } }]);
  });

  it('records nothing when the clipboard failed (the journal would tell of a reply that nobody got)', async () => {
    const desk = await openTestDesk({
      clipboard: { write: () => Promise.reject(new Error('no clipboard')) },
    });
    await expect(desk.api.call('replies.commit', reply)).rejects.toMatchObject({ code: 'internal' });
    expect(rows(desk)).toEqual([]);
  });

  it('adds no gap without a key', async () => {
    const desk = await openTestDesk();
    await expect(desk.api.call('gaps.add', { question: secret })).rejects.toMatchObject({
      code: 'vault_absent',
    });
  });
});
