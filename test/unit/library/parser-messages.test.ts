import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createConversationReader } from '../../../main/desk/library/parse/conversation-reader.ts';
import { createParsePool } from '../../../main/desk/library/parse/pool.ts';
import type { Ports } from '../../../main/desk/ports.ts';

let folder = '';
let [first, second] = ['', ''];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parser-messages-'));
  [first, second] = [path.join(folder, 'first.txt'), path.join(folder, 'second.txt')];
  await writeFile(first, 'words of the first');
  await writeFile(second, 'words of the second');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => void vi.useRealTimers());

interface Fake {
  /** What it was given. */
  readonly given: unknown[];
  say: (message: unknown) => void;
  isEnded: boolean;
}

/** Parsers that say what a test lets them say, at once when they are given something or later. */
function fakes(onGiven: (fake: Fake, message: unknown) => void = () => undefined) {
  const started: Fake[] = [];
  const startParser: Ports['startParser'] = () => {
    const fake: Fake = { given: [], say: () => undefined, isEnded: false };
    started.push(fake);
    return {
      post(message) {
        fake.given.push(message);
        onGiven(fake, message);
      },
      listen: (onMessage) => (fake.say = onMessage),
      end: () => void (fake.isEnded = true),
    };
  };
  return { started, startParser };
}

const silent = { write: () => undefined };
const unchanged = { ok: true, result: { kind: 'unchanged' } };
const damaged = { code: 'damaged' };
/** The event loop goes round, so that files are read. */
const rounds = async (most = 200): Promise<void> => {
  for (let round = 0; round < most; round += 1) await new Promise((done) => setImmediate(done));
};

/** What is neither from a parser of files nor from one of conversations. */
const nonsense: readonly unknown[] = [
  'x',
  null,
  undefined,
  7,
  [],
  {},
  { kind: 'done', summary: {} },
  { kind: 'failed' },
  { kind: 'failed', error: { code: 'constructor' } },
  { kind: 'piece', file: 'toString', at: 0 },
  { kind: 'piece', file: 0, at: -1 },
  { kind: 'piece', file: 0, at: 'x' },
  { kind: 'piece', file: -1, at: 0 },
  { kind: 'piece', file: '/etc/hostname', at: 0 },
];
const nonsenseOfFiles: readonly unknown[] = [
  ...nonsense,
  { ok: false },
  { ok: true },
  { ok: true, result: null },
  { ok: true, result: { kind: 'parsed', document: null } },
  { ok: true, result: { kind: 'mail html', mail: { text: 'no answer to this', links: [] } } },
  { ok: false, error: { code: 'nothing' }, thrown: null },
  { ok: false, error: { code: 'damaged', reason: 'input' }, thrown: null },
];
const nonsenseOfConversations: readonly unknown[] = [
  ...nonsense,
  { kind: 'reading' },
  { kind: 'conversations', conversations: [{ id: '1', subject: '', messages: [] }] },
  { kind: 'done', summary: { conversations: 1, messages: 1, damaged: 0, dropped: 0, failed: [null] } },
];

describe('a parser that a file took over', () => {
  // Bug: what it says throws where it is heard, which ends the engine, at each start again.
  test('costs its file alone, whatever it says', async () => {
    for (const [at, message] of nonsenseOfFiles.entries()) {
      const { started, startParser } = fakes((fake) => fake.say(fake === started[0] ? message : unchanged));
      const pool = createParsePool({ startParser, log: silent });
      const [bad, good] = [pool.document(first, null), pool.document(second, null)];
      const failure: unknown = await bad.catch((error: unknown) => error);
      expect({ at, failure }).toMatchObject({ at, failure: damaged });
      await expect(good).resolves.toEqual({ kind: 'unchanged' });
      expect(started[0]?.isEnded).toBe(true);
      pool.close();
    }
  });

  test('costs its file alone where conversations are looked for, too', async () => {
    const summary = { conversations: 0, messages: 0, damaged: 0, dropped: 0, failed: [] };
    for (const [at, message] of nonsenseOfConversations.entries()) {
      const { started, startParser } = fakes((fake) => {
        if (fake !== started[0]) return fake.say({ kind: 'done', summary });
        fake.say({ kind: 'reading', file: 0 });
        fake.say(message);
      });
      const reader = createConversationReader({ startParser, log: silent });
      const read = await reader.read([first, second], () => undefined);
      expect({ at, ...read }).toEqual({ at, ...summary, failed: [{ path: first, error: damaged }] });
      expect(started[0]?.isEnded).toBe(true);
    }
  });

  // Bug: pieces asked for by the hundred fill the memory of the engine.
  test('asks for one piece after the other, or ends', async () => {
    const ask = { kind: 'piece', file: 0, at: 0 };
    const askTwice = (fake: Fake): void => {
      fake.say(ask);
      fake.say(ask);
    };
    const pool = createParsePool({ startParser: fakes(askTwice).startParser, log: silent });
    await expect(pool.document(first, null)).rejects.toMatchObject(damaged);
    const reader = createConversationReader({ startParser: fakes(askTwice).startParser, log: silent });
    await expect(reader.read([first], () => undefined)).rejects.toMatchObject(damaged);
    pool.close();
  });

  // Bug: a piece of the mail before stands where the first piece of this file is awaited.
  test('gets no piece of the file before once it is at the next', async () => {
    const { started, startParser } = fakes((fake, job) => {
      if (fake.given.length > 1 || JSON.stringify(job).includes('second')) return;
      fake.say({ kind: 'piece', file: 0, at: 0 });
      fake.say(unchanged);
    });
    const pool = createParsePool({ startParser, log: silent });
    await pool.document(first, null);
    const next = pool.document(second, null);
    await rounds();
    expect(started[0]?.given).toMatchObject([{ name: 'first.txt' }, { name: 'second.txt' }]);
    started[0]?.say(unchanged);
    await next;
    pool.close();
  });

  // Bug: well-formed conversations without end fill the memory of the engine, as each is a sign of life.
  test('hands over no more conversations than there could be, and that is said', async () => {
    const person = { name: 'Anna', address: 'anna@example.org' };
    const message = { from: person, to: [person], at: 0, text: 'x'.repeat(1_000_000), automatic: false };
    const batch = [{ id: '1', subject: '', messages: [{ ...message, side: null }] }];
    for (const conversations of [batch, []]) {
      let taken = 0;
      const { started, startParser } = fakes();
      const reader = createConversationReader({ startParser, log: silent });
      const reading = reader.read([first], () => void (taken += 1)).catch((error: unknown) => error);
      for (let said = 0; said < 250_000 && started[0]?.isEnded === false; said += 1)
        started[0].say({ kind: 'conversations', conversations });
      expect(await reading).toMatchObject({ code: 'too_large', message: expect.anything() });
      expect(taken).toBeLessThan(conversations.length === 0 ? 250_000 : 101);
    }
  });

  // Bug: signs of life by the million keep the engine from everything else.
  test('ends where it gives signs of life without end, and not for many files', async () => {
    const summary = { conversations: 0, messages: 0, damaged: 0, dropped: 0, failed: [] };
    const { startParser } = fakes((fake) => {
      for (let sign = 0; sign < 1_000 && !fake.isEnded; sign += 1) fake.say({ kind: 'reading', file: 0 });
    });
    const reader = createConversationReader({ startParser, log: silent });
    await expect(reader.read([first], () => undefined)).rejects.toMatchObject(damaged);
    const many = Array.from({ length: 500 }, () => first);
    const honest = fakes((fake) => {
      for (const file of many.keys()) fake.say({ kind: 'reading', file });
      fake.say({ kind: 'done', summary });
    });
    const other = createConversationReader({ startParser: honest.startParser, log: silent });
    await expect(other.read(many, () => undefined)).resolves.toEqual(summary);
  });

  // Bug: a small file becomes a million entries, each with its vectors and rows.
  test('makes no more of a file than its text could hold, and that is said', async () => {
    const entry = { question: 'How?', variants: [], tags: [], start: 0, end: 10 };
    const section = { headings: ['On bread'], start: 0, end: 10 };
    const parsed = (document: object) => ({
      ok: true,
      result: {
        kind: 'parsed',
        hash: 'a'.repeat(64),
        bytes: 10,
        document: { kind: 'text', title: '', text: 'Ten words.', sections: [], entries: [], ...document },
        applied: [],
      },
    });
    const endless: readonly object[] = [
      { entries: Array.from({ length: 200_000 }, () => entry) },
      { sections: Array.from({ length: 200_000 }, () => section) },
      { sections: [{ ...section, start: -1e9 }] },
      { entries: [{ ...entry, variants: Array.from({ length: 100 }, () => 'x'.repeat(1_000_000)) }] },
      { text: 'x'.repeat(20_000_001) },
      { entries: [{}] },
      { sections: [{ headings: null, start: 0, end: 1 }] },
    ];
    for (const document of endless) {
      const { startParser } = fakes((fake) => fake.say(parsed(document)));
      const pool = createParsePool({ startParser, log: silent });
      await expect(pool.document(first, null)).rejects.toMatchObject({ code: 'too_large' });
      pool.close();
    }
    const { startParser } = fakes((fake) => fake.say(parsed({ entries: [entry], sections: [section] })));
    const pool = createParsePool({ startParser, log: silent });
    await expect(pool.document(first, null)).resolves.toMatchObject({ kind: 'parsed' });
    pool.close();
  });

  // Bug: the name of an error is what a customer wrote, and stands in the log.
  test('gets nothing into the log but a name', async () => {
    const logged: unknown[] = [];
    for (const thrown of ['TypeError', 'Dear shop, I am ill', 'x'.repeat(61), '']) {
      const pool = createParsePool({
        startParser: fakes((fake) => fake.say({ ok: false, error: damaged, thrown })).startParser,
        log: { write: (_level, _event, facts) => void logged.push(facts?.['error']) },
      });
      await expect(pool.document(first, null)).rejects.toMatchObject(damaged);
      pool.close();
    }
    expect(logged).toEqual(['TypeError', 'unknown', 'unknown', 'unknown']);
  });

  // Bug: it asks for the first piece for ever, and each time begins the deadline anew.
  test('ends at the deadline where it asks for the same piece over and over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { started, startParser } = fakes((fake) => fake.say({ kind: 'piece', file: 0, at: 0 }));
    const reader = createConversationReader({ startParser, log: silent, deadline: 1_000 });
    const reading = reader.read([first], () => undefined).catch((error: unknown) => error);
    for (const asked of [4, 8]) {
      while ((started[0]?.given.length ?? 0) < asked) await rounds(1);
      vi.advanceTimersByTime(600);
    }
    expect(started[0]?.isEnded).toBe(true);
    expect(await reading).toMatchObject({ code: 'timed_out' });
  });
});

describe('mails and documents', () => {
  // Bug: what took over a parser from within a document reads the next customer's mail.
  test('are read by different parsers, also where no more of them may be started', async () => {
    const mail = { text: 'Hello', links: [] };
    const { started, startParser } = fakes((fake, job) =>
      fake.say(
        JSON.stringify(job).includes('html') ? { ok: true, result: { kind: 'mail html', mail } } : unchanged,
      ),
    );
    const pool = createParsePool({ startParser, log: silent });
    await Promise.all(Array.from({ length: 6 }, () => pool.document(first, null)));
    expect(await pool.mailHtml('<p>Hello</p>')).toEqual(mail);
    await pool.document(second, null);
    await pool.mailHtml('<p>Hello again</p>');
    const kinds = started.map(({ given }) => new Set(given.map((job) => (job as { kind: string }).kind)));
    expect(kinds.filter((each) => each.size > 1)).toEqual([]);
    expect(started.filter(({ isEnded }) => !isEnded)).toHaveLength(2);
    pool.close();
    await expect(pool.mailHtml('')).rejects.toMatchObject({ code: 'cancelled' });

    // All places are taken by documents, one of them comes free, and a mail is next.
    const slow = fakes();
    const full = createParsePool({ startParser: slow.startParser, log: silent });
    const busy = Array.from({ length: 4 }, () => full.document(first, null).catch(() => undefined));
    const next = full.mailHtml('<p>Hello</p>');
    const before = slow.started.length;
    slow.started[0]?.say(unchanged);
    await busy[0];
    expect(slow.started.length).toBe(before + 1);
    slow.started.at(-1)?.say({ ok: true, result: { kind: 'mail html', mail } });
    expect(await next).toEqual(mail);
    full.close();
    await Promise.all(busy);
  });
});

describe('once the desk is locked', () => {
  // Bug: the mail that it was at when the desk was locked stays in its memory for as long as one may have nothing to do.
  test('a parser that is busy ends with its answer, and what waits is read by another', async () => {
    const { started, startParser } = fakes();
    const pool = createParsePool({ startParser, log: silent });
    const busy = pool.document(first, null);
    pool.endIdle();
    expect(started[0]?.isEnded).toBe(false);
    started[0]?.say(unchanged);
    await busy;
    expect(started[0]?.isEnded).toBe(true);
    const next = pool.document(second, null);
    expect(started).toHaveLength(2);
    started[1]?.say(unchanged);
    await next;
    expect(started[1]?.isEnded).toBe(false);
    pool.close();
  });

  // Bug: a mail that waited for a parser when the desk was locked stays in that parser's memory for as long as it may be idle.
  test('what waited is read, and whoever read it ends with its answer', async () => {
    const { started, startParser } = fakes();
    const pool = createParsePool({ startParser, log: silent });
    const reading = Array.from({ length: 8 }, () => pool.document(first, null));
    const places = started.length;
    pool.endIdle();
    for (let at = 0; at < reading.length; at += 1) started[at]?.say(unchanged);
    await Promise.all(reading);
    expect(started).toHaveLength(reading.length);
    expect(places).toBeLessThan(reading.length);
    expect(started.filter(({ isEnded }) => !isEnded)).toEqual([]);
    pool.close();
  });
});
