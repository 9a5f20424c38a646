import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Conversation, ConversationSummary } from '../../../main/desk/library/conversation.ts';
import { createConversationReader } from '../../../main/desk/library/parse/conversation-reader.ts';
import { createChatBuffer } from '../../../main/desk/library/parse/read-conversations.ts';
import { sharedParsers } from '../../support/parse-worker.ts';

const reader = createConversationReader({ startParser: sharedParsers, log: { write: () => undefined } });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'conversations-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<ConversationSummary & { readonly found: readonly Conversation[] }> {
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    paths.push(path.join(folder, name));
    await writeFile(path.join(folder, name), content);
  }
  const found: Conversation[] = [];
  const summary = await reader.read(paths, (some) => found.push(...some));
  return { ...summary, found };
}

const mark = 'From MAILER-DAEMON Mon Oct  5 09:00:00 2026\n';
const mail = (headers: readonly string[], body: string): string => `${headers.join('\n')}\n\n${body}\n\n`;
const asked = mail(
  [
    'From: Ida Holm <ida@example.org>',
    'To: Shop <help@shop.example>',
    'Subject: Opening hours',
    'Date: Mon, 5 Oct 2026 09:00:00 +0000',
    'Message-ID: <1@example.org>',
  ],
  'Hello,\n\nare you open on Sunday?\n\n-- \nIda Holm\nTel. 555 0100',
);
const answered = mail(
  [
    'From: Shop <help@shop.example>',
    'To: ida@example.org',
    'Subject: Re: Opening hours',
    'Date: Mon, 5 Oct 2026 10:00:00 +0000',
    'Message-ID: <2@shop.example>',
    'In-Reply-To: <1@example.org>',
  ],
  'Yes, from ten to four.\n\nOn Mon, 5 Oct 2026 Ida Holm wrote:\n> Hello,\n>\n> are you open on Sunday?',
);

describe('mails as conversations', () => {
  test('a newest-first mailbox gives one thread, oldest first, each mail in its own words', async () => {
    const { found } = await read({ 'a.mbox': mark + answered + mark + asked });
    expect(found).toHaveLength(1);
    expect(found[0]?.subject).toBe('Opening hours');
    expect(found[0]?.messages).toEqual([
      {
        from: { name: 'Ida Holm', address: 'ida@example.org' },
        to: [{ name: 'Shop', address: 'help@shop.example' }],
        at: Date.UTC(2026, 9, 5, 9),
        text: 'Hello,\n\nare you open on Sunday?',
        automatic: false,
        side: null,
      },
      {
        from: { name: 'Shop', address: 'help@shop.example' },
        to: [{ name: '', address: 'ida@example.org' }],
        at: Date.UTC(2026, 9, 5, 10),
        text: 'Yes, from ten to four.',
        automatic: false,
        side: null,
      },
    ]);
  });

  test('question and answer in two files, or twice in two mailboxes, are one conversation with the same id', async () => {
    const [apart, twice] = [
      await read({ 'asked.eml': asked, 'answered.eml': answered }),
      await read({ 'inbox.mbox': mark + asked, 'all.mbox': mark + asked + mark + answered }),
    ];
    expect(apart.found).toHaveLength(1);
    expect(twice.found).toHaveLength(1);
    expect(twice.found[0]?.messages).toHaveLength(2);
    expect(twice.found[0]?.id).toBe(apart.found[0]?.id);
  });

  test('without ids, answers join by subject only between the same people', async () => {
    const from = (who: string, at: string): string =>
      mail([`From: ${who}`, 'To: help@shop.example', 'Subject: Order', `Date: ${at}`], `It is me, ${who}`);
    const to = (who: string, at: string): string =>
      mail(['From: help@shop.example', `To: ${who}`, 'Subject: AW: Order', `Date: ${at}`], `Dear ${who}`);
    const { found } = await read({
      'b.mbox': [
        from('a@example.org', 'Mon, 5 Oct 2026 09:00:00 +0000'),
        from('b@example.org', 'Mon, 5 Oct 2026 09:10:00 +0000'),
        to('b@example.org', 'Mon, 5 Oct 2026 09:20:00 +0000'),
        to('a@example.org', 'Mon, 5 Oct 2026 09:30:00 +0000'),
      ]
        .map((each) => mark + each)
        .join(''),
    });
    expect(found.map(({ messages }) => messages.map(({ text }) => text))).toEqual([
      ['It is me, a@example.org', 'Dear a@example.org'],
      ['It is me, b@example.org', 'Dear b@example.org'],
    ]);
  });

  test('out-of-office replies, bounces and newsletters are detected as automatic', async () => {
    const headers = ['From: x@example.org', 'To: help@shop.example', 'Subject: News'];
    const { found } = await read({
      'absent.eml': mail(
        ['From: x@example.org', 'To: y@example.org', 'Subject: Out of office: Order'],
        'Away.',
      ),
      'answer.eml': mail([...headers, 'Auto-Submitted: auto-replied'], 'Away, too.'),
      'list.eml': mail([...headers, 'List-Unsubscribe: <https://example.org/u>'], 'Buy.'),
      'failure.eml': mail(
        ['From: MAILER-DAEMON@example.org', 'To: y@example.org', 'Subject: Hm'],
        'Not delivered.',
      ),
      'person.eml': mail([...headers, 'Auto-Submitted: no'], 'A person.'),
    });
    const messages = found.flatMap((conversation) => conversation.messages);
    expect(messages.filter(({ automatic }) => !automatic).map(({ text }) => text)).toEqual(['A person.']);
    expect(messages).toHaveLength(5);
  });

  test('unencoded accents in headers are decoded', async () => {
    const raw = mail(
      ['From: Zoë <z@example.org>', 'To: h@shop.example', 'Subject: Frühstück für zwei'],
      'Ja.',
    );
    const { found } = await read({ 'raw.eml': Buffer.from(raw, 'latin1') });
    expect(found[0]?.subject).toBe('Frühstück für zwei');
    expect(found[0]?.messages[0]?.from.name).toBe('Zoë');
  });

  test('a From line split across two chunks still separates mails', async () => {
    const filler = 'A line of a long mail that goes on and on, as they do.\n';
    const each = mail(['From: a@example.org', 'To: b@example.org', 'Subject: Long'], filler.repeat(1_700));
    const count = 40;
    const box = Array.from({ length: count }, (_, at) => mark + each.replace('Long', `Long ${at}`)).join('');
    expect(box.length).toBeGreaterThan(3 * 1024 * 1024);
    const { found, messages } = await read({ 'long.mbox': box });
    expect(messages).toBe(count);
    expect(new Set(found.map(({ subject }) => subject)).size).toBe(count);
  });
});

describe('chats as conversations', () => {
  test('lines of role and content, a help desk with private notes, and lists of turns', async () => {
    const lines = [
      {
        messages: [
          { role: 'user', content: 'Do you ship?' },
          { role: 'assistant', content: 'Yes.' },
        ],
      },
      [
        { role: 'customer', text: 'Open today?' },
        { role: 'agent', text: 'Until six.' },
      ],
      {
        id: 7,
        subject: 'Broken cup',
        description_text: 'It came broken.',
        conversations: [
          {
            body_text: 'We send another.',
            incoming: false,
            private: false,
            created_at: '2026-10-05T10:00:00Z',
          },
          { body_text: 'He is angry.', private: true },
        ],
      },
    ];
    const { found } = await read({ 'chats.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') });
    expect(found.map(({ messages }) => messages.map(({ side, text }) => [side, text]))).toEqual([
      [
        ['customer', 'Do you ship?'],
        ['shop', 'Yes.'],
      ],
      [
        ['customer', 'Open today?'],
        ['shop', 'Until six.'],
      ],
      [
        ['customer', 'It came broken.'],
        ['shop', 'We send another.'],
      ],
    ]);
    expect(found[2]?.messages[1]?.at).toBe(Date.UTC(2026, 9, 5, 10));
  });
});

describe('files that hold no conversation', () => {
  test('are reported with the reason, and the others are read', async () => {
    const { failed, found } = await read({
      'good.eml': asked,
      'table.csv': 'a,b\n1,2\n',
      'none.json': '{"a": 1}',
      'empty.eml': '',
    });
    expect(found).toHaveLength(1);
    expect(failed.map(({ path: file, error }) => [path.basename(file), error.code])).toEqual([
      ['table.csv', 'unsupported_type'],
      ['none.json', 'no_text'],
      ['empty.eml', 'empty_file'],
    ]);
  });

  test('a reading that is cancelled ends at once', async () => {
    await writeFile(path.join(folder, 'c.eml'), asked);
    const controller = new AbortController();
    const reading = reader.read([path.join(folder, 'c.eml')], () => undefined, controller.signal);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});

// Bug: all chats that were read before were weighed anew for each file, so that 8,000 files took eight times as long as reading them.
test('each chat is weighed once however many files follow, and what would be too much is refused whole', () => {
  const chat: Conversation = { id: 'a', subject: '', messages: [] };
  let weighed = 0;
  const buffer = createChatBuffer((chats) => {
    weighed += chats.length;
    return chats.length * 1_000_000;
  });
  for (let file = 0; file < 30; file++) buffer.add([chat]);
  expect(weighed).toBe(30);
  expect(() => buffer.add(Array.from({ length: 11 }, () => chat))).toThrow('too_large');
  expect(buffer.all()).toHaveLength(30);
  buffer.add(Array.from({ length: 10 }, () => chat));
  expect(buffer.all()).toHaveLength(40);
});
