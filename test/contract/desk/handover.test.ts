import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../preload/contract.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';

const message = 'Hello, this is Maren Okafor. I will sue you. Where is my parcel #48213?';
const questions = [
  { question: 'Where is my parcel #48213?', shown: [{ target: 'e:gone', confidence: 0.6 }], chosen: null },
];

/** What is tested here does not depend on what words mean. */
let desk: TestDesk;
const closers: (() => Promise<void>)[] = [];
beforeAll(async () => {
  desk = await openTestDesk({ embedder: fakeEmbedder(realEmbedder()) }, (close) => closers.unshift(close));
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
});
afterAll(async () => {
  for (const close of closers) await close();
});

/** Lines about what was done with a message, newest first. */
const done = () =>
  desk.services.store.auditLog.list(200).filter(({ kind }) => kind === 'hand-over' || kind === 'reply');
const cases = () => done().length;
const given = async (part: { readonly to?: string; readonly note?: string } = {}) => {
  const { caseId } = await desk.api.call('messages.read', { text: message });
  return { caseId, message, note: '', to: null, questions, ...part };
};

describe('handing over', () => {
  it('proposes it with the reason, and the summary repeats it', async () => {
    const reading = await desk.api.call('messages.read', { text: message });
    expect(reading.escalation?.reasons).toEqual([
      {
        rule: 'legal',
        name: 'Legal threat',
        why: { code: 'rule_says', params: { rule: 'Legal threat', words: ['i will sue'] } },
      },
    ]);
    const { summary, text } = await desk.api.call(
      'handovers.compose',
      await given({ note: 'Called twice.' }),
    );
    expect(summary).toMatchObject({ note: 'Called twice.', facts: [{ kind: 'name' }, { kind: 'order' }] });
    expect(text).toContain('Why: Rule “Legal threat”: the message says “i will sue”.');
  });

  it('composes the summary without recording anything', async () => {
    const before = cases();
    await desk.api.call('handovers.compose', await given());
    expect(cases()).toBe(before);
    expect(desk.copied).toEqual([]);
  });

  it('knows the reason also of a message that it read before it was started anew', async () => {
    const { text } = await desk.api.call('handovers.compose', { ...(await given()), caseId: 'long-gone' });
    expect(text).toContain('i will sue');
  });

  it('copies, writes a file and opens a draft, and records each with the way and without a name', async () => {
    const before = cases();
    const folder = temporaryFolder((end) => closers.push(end));
    const { text } = await desk.api.call('handovers.send', { ...(await given()), way: { by: 'clipboard' } });
    expect(desk.copied.at(-1)).toBe(text);

    const [plain, marked] = [path.join(folder, 'pack.txt'), path.join(folder, 'pack.md')];
    for (const file of [plain, marked])
      await desk.api.call('handovers.send', { ...(await given()), way: { by: 'file', path: file } });
    expect(readFileSync(plain, 'utf8')).toBe(`${text}\n`);
    expect(readFileSync(marked, 'utf8')).toMatch(/^# Handover: /);

    const copied = desk.copied.length;
    await desk.api.call('handovers.send', {
      ...(await given({ to: 'Ines <ines@shop.example>' })),
      way: { by: 'mail' },
    });
    expect(desk.drafts.at(-1)).toMatch(/^mailto:ines@shop\.example\?subject=Handover/);
    expect(desk.copied.length).toBe(copied);

    expect(cases()).toBe(before + 4);
    const rows = done().slice(0, 4);
    expect(rows.map(({ kind }) => kind)).toEqual(Array(4).fill('hand-over'));
    // Bug: the list is asked for by the word of today, and finds none of the lines, which are stored by an older one.
    const listed = await desk.api.call('audit.list', { offset: 0, limit: 4, kinds: ['handover'] });
    expect(listed.rows.map(({ id, kind }) => [id, kind])).toEqual(rows.map(({ id }) => [id, 'handover']));
    expect(JSON.stringify(rows.map(({ facts }) => facts))).not.toMatch(/ines|okafor/i);
  });

  it('copies what is too long for a draft', async () => {
    const note = 'She called twice. '.repeat(200);
    const { copied, text } = await desk.api.call('handovers.send', {
      ...(await given({ note })),
      way: { by: 'mail' },
    });
    expect(copied).toBe(true);
    expect(desk.copied.at(-1)).toBe(text);
    expect(decodeURIComponent(desk.drafts.at(-1) ?? '')).toContain('on the clipboard');
  });

  it('records nothing when it could not be given (the log would tell of a handover that nobody got)', async () => {
    const before = cases();
    const nowhere = path.join(
      temporaryFolder((end) => closers.push(end)),
      'missing',
      'pack.txt',
    );
    await expect(
      desk.api.call('handovers.send', { ...(await given()), way: { by: 'file', path: nowhere } }),
    ).rejects.toMatchObject({ code: 'forbidden', error: { reason: 'place' } });
    expect(cases()).toBe(before);
  });
});

describe('a rule about a queue', () => {
  it('is kept only for a queue that is there, and goes with it (or it could never apply again)', async () => {
    const { id: queue } = await desk.api.call('queues.save', {
      queue: {
        id: null,
        name: 'Weddings',
        description: '',
        examples: [],
        assignee: 'Jo',
        priority: 'normal',
        needs: [],
        secondLook: false,
      },
    });
    const rule = (about: string): CallInput<'rules.save'>['rule'] => ({
      id: null,
      name: 'Weddings to Jo',
      on: true,
      condition: { kind: 'queue', queue: about },
      queue: null,
      priority: 'normal',
      handOver: true,
    });
    await expect(desk.api.call('rules.save', { rule: rule('gone') })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { id } = await desk.api.call('rules.save', { rule: rule(queue) });
    await desk.api.call('queues.remove', { id: queue });
    const { rules } = await desk.api.call('queues.list', {});
    expect(rules.some((one) => one.id === id)).toBe(false);
  });
});

describe('a second look', () => {
  const commit = async (secondLook?: string, text = message) => {
    const { caseId } = await desk.api.call('messages.read', { text });
    return desk.api.call('replies.commit', {
      caseId,
      message: text,
      suggested: '',
      pieces: [],
      reply: 'Hello,\n\nWe are sorry.',
      questions: [],
      ...(secondLook === undefined ? {} : { secondLook }),
    });
  };

  it('is required for the queue that the owner chose, from somebody else, and is recorded without the name', async () => {
    await commit();
    const [queue] = (await desk.api.call('queues.list', {})).queues;
    if (queue === undefined) throw new Error('There is no queue.');
    const { id, name, description, assignee, priority } = queue;
    const fields = { id, name, description, assignee, priority, examples: [], needs: [] };
    await desk.api.call('queues.save', { queue: { ...fields, secondLook: true } });
    await desk.api.call('settings.change', { agentName: 'Ines Weber' });

    expect(await desk.api.call('messages.read', { text: message })).toMatchObject({ secondLook: true });
    const before = { cases: cases(), copied: desk.copied.length };
    for (const name of [undefined, '', ' ', '?', 'Ines Weber', ' ines  weber '])
      await expect(commit(name)).rejects.toMatchObject({
        code: 'bad_request',
        error: { reason: expect.stringMatching(/^second_look/) },
      });
    expect({ cases: cases(), copied: desk.copied.length }).toEqual(before);

    await commit('George');
    const [row] = done();
    expect(row?.facts).toMatchObject({ secondLook: 1 });
    expect(JSON.stringify(row?.facts)).not.toContain('George');
  });

  it('is not asked for elsewhere', async () => {
    await expect(commit(undefined, 'Where is my parcel?')).resolves.toMatchObject({ kept: 'everything' });
  });
});
