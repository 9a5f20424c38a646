import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { GivenMail } from '../../../preload/contract.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';

const embedder = fakeEmbedder(realEmbedder());
const passphrase = 'a good long passphrase';

const given = (name: string, over: Partial<GivenMail> = {}): GivenMail => ({
  headers: {
    from: `=?utf-8?q?J=C3=BCrgen_${name}?= <${name}@customer.example>`,
    'reply-to': `${name}@home.example`,
    to: 'shop@bakery.example',
    subject: '=?utf-8?q?Br=C3=B6tchen?=',
    date: 'Mon, 23 Nov 2026 10:02:00 +0100',
    'message-id': `<${name}@customer.example>`,
    references: '<first@bakery.example> <second@bakery.example>',
    ...over.headers,
  },
  text: over.text ?? 'Do you ship to Norway?',
  html: over.html ?? '',
  attachments: over.attachments ?? [],
});

async function openDesk(placing: () => Promise<unknown> = () => Promise.resolve()) {
  const placed: { givenAs: string; text: string; html: string }[] = [];
  const desk = await openTestDesk({
    embedder,
    mail: {
      open: () => Promise.resolve(),
      reply: async (reply) => {
        await placing();
        placed.push(reply);
      },
    },
  });
  const take = async (mail: GivenMail, givenAs: string = randomUUID()) => {
    const { id } = await desk.api.call('worklist.takeMail', { givenAs, mail });
    return { id, givenAs };
  };
  const put = (caseId: string, reply: string, message = 'Do you ship to Norway?') =>
    desk.api.call('replies.commit', {
      caseId,
      message,
      suggested: '',
      pieces: [],
      reply,
      to: 'draft',
      questions: [],
    });
  return { ...desk, placed, take, put };
}

test('a mail that was given is read as its file would be: sender, thread, names of attachments, where links lead', async () => {
  const { api, take } = await openDesk();
  await api.call('vault.create', { passphrase });
  const { id } = await take(
    given('bea', {
      text: '',
      html: '<p>Grüße, <b>habt</b> ihr <a href="https://evil.example/x">https://bakery.example</a> Brötchen?</p>',
      attachments: ['Rechnung März (1).pdf', '"; filename=x.exe\r\nX: y', "it's *.png"],
      headers: { subject: 'Rolls\r\nBcc: someone@else.example' },
    }),
  );
  const reading = await api.call('messages.read', { worklistMail: id });
  expect(reading).toMatchObject({
    draftFor: id,
    subject: 'Rolls Bcc: someone@else.example',
    header: {
      from: { name: 'Jürgen bea', address: 'bea@customer.example' },
      replyTo: 'bea@home.example',
      sentAt: Date.UTC(2026, 10, 23, 9, 2),
      attachments: ['Rechnung März (1).pdf', '"; filename=x.exe X: y', "it's *.png"],
      id: '<bea@customer.example>',
    },
  });
  expect(reading.text).toContain('Grüße, habt ihr');
  expect(JSON.stringify(reading.scam)).toContain('evil.example');
  // Text and HTML of one mail are one message; an automatic answer is known by its headers.
  const both = await take(given('a', { html: '<p>Do you ship to <b>Norway</b>?</p>' }));
  const { text } = await api.call('messages.read', { worklistMail: both.id });
  expect(text.match(/Norway/gu)).toHaveLength(1);
  const away = await take(given('b', { headers: { 'auto-submitted': 'auto-replied' } }));
  expect(await api.call('messages.read', { worklistMail: away.id })).toMatchObject({
    automatic: 'automatic answer',
  });
});

test('without an open key nothing is taken, and nothing is kept of it', async () => {
  const { api, take } = await openDesk();
  await expect(take(given('a'))).rejects.toMatchObject({ code: 'vault_absent' });
  await api.call('vault.create', { passphrase });
  await api.call('vault.lock', {});
  await expect(take(given('a'))).rejects.toMatchObject({ code: 'vault_locked' });
  await api.call('vault.unlock', { passphrase });
  expect((await api.call('worklist.list', {})).mails).toEqual([]);
});

test('two mails with the very same words get each its own reply, in whatever order they are read and answered', async () => {
  const { api, take, put, placed } = await openDesk();
  await api.call('vault.create', { passphrase });
  const a = await take(given('a'));
  const b = await take(given('b'));
  const readA = await api.call('messages.read', { worklistMail: a.id });
  const readB = await api.call('messages.read', { worklistMail: b.id });
  await put(readB.caseId, 'Grüße an B');
  // The other one waits on, though its words are the same.
  expect((await api.call('worklist.list', {})).mails.map(({ id }) => id)).toEqual([a.id]);
  await put(readA.caseId, 'Grüße an A');
  expect(placed.map(({ givenAs, text }) => [givenAs, text])).toEqual([
    [b.givenAs, 'Grüße an B'],
    [a.givenAs, 'Grüße an A'],
  ]);
  expect(placed[0]?.html).toContain('<div>Grüße an B</div>');
});

// Bug: it was asked for another time, and answered twice.
test('a mail whose reply was placed while the desk was being locked waits no more, and others do', async () => {
  const desk = await openDesk(() => desk.api.call('vault.lock', {}));
  const { api, take, put, placed } = desk;
  await api.call('vault.create', { passphrase });
  const a = await take(given('a'));
  const b = await take(given('b'));
  const { caseId } = await api.call('messages.read', { worklistMail: a.id });
  // Nobody is told anything while the desk is locked.
  await expect(put(caseId, 'Yes')).rejects.toMatchObject({ code: 'vault_locked' });
  expect(placed).toHaveLength(1);
  await api.call('vault.unlock', { passphrase });
  expect((await api.call('worklist.list', {})).mails.map(({ id }) => id)).toEqual([b.id]);
});

test('read again as the same message, it stays that mail; other words, and words that were pasted, are of none', async () => {
  const { api, take, put, placed } = await openDesk();
  await api.call('vault.create', { passphrase });
  const { id, givenAs } = await take(given('a'));
  const { text, caseId } = await api.call('messages.read', { worklistMail: id });
  const again = await api.call('messages.read', { text, caseId, customer: 'business' });
  expect(again.draftFor).toBe(id);
  const others = [
    await api.call('messages.read', { text }),
    await api.call('messages.read', { text: `${text} And to Iceland?`, caseId }),
  ];
  for (const other of others) {
    expect(other.draftFor).toBeNull();
    await expect(put(other.caseId, 'No')).rejects.toThrow('mail_failed (mail_gone)');
  }
  await expect(put('no such case', 'No')).rejects.toMatchObject({ code: 'mail_failed' });
  await put(again.caseId, 'Yes', text);
  expect(placed.map((one) => one.givenAs)).toEqual([givenAs]);
});

test('given again, a mail is the same one, waits again, and its reply goes to where it was given last', async () => {
  const { api, take, put, placed } = await openDesk();
  await api.call('vault.create', { passphrase });
  const first = await take(given('a'));
  const { caseId } = await api.call('messages.read', { worklistMail: first.id });
  await put(caseId, 'Yes');
  expect((await api.call('worklist.list', {})).mails).toEqual([]);
  const second = await take(given('a'));
  expect(second.id).toBe(first.id);
  expect((await api.call('worklist.list', {})).mails).toHaveLength(1);
  await put((await api.call('messages.read', { worklistMail: second.id })).caseId, 'Yes, again');
  expect(placed.map(({ givenAs }) => givenAs)).toEqual([first.givenAs, second.givenAs]);
});

test('a mail that bears the id of another and differs in anything that counts is another mail', async () => {
  const { api, take } = await openDesk();
  await api.call('vault.create', { passphrase });
  const one = await take(given('a'));
  const others = await Promise.all(
    [
      { headers: { from: 'stranger@evil.example' } },
      { headers: { 'reply-to': 'stranger@evil.example' } },
      { headers: { subject: 'Another' } },
      { headers: { date: 'Mon, 23 Nov 2026 10:03:00 +0100' } },
      { text: 'Please change the bank account.' },
    ].map((over) => take(given('a', over))),
  );
  expect(new Set([one, ...others].map(({ id }) => id)).size).toBe(6);
  expect(await api.call('messages.read', { worklistMail: one.id })).toMatchObject({
    text: expect.stringContaining('Do you ship to Norway?') as string,
    header: { from: { address: 'a@customer.example' }, replyTo: 'a@home.example' },
  });
});
