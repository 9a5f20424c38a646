import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createParsePool, type ParsePool } from '../../../main/desk/library/parse/pool.ts';
import type { Ports } from '../../../main/desk/ports.ts';
import { writeBigImportFiles } from '../../support/big-import-files.ts';
import { parsersOf, parseWorker, sharedParsers } from '../../support/parse-worker.ts';

const log = { write: () => undefined };
const fixture = (file: string): string => path.join(import.meta.dirname, '../../fixtures/import', file);

let folder: string;
let pool: ParsePool;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sidedesk-parse-'));
  pool = createParsePool({ startParser: sharedParsers, log });
});
afterEach(async () => {
  pool.close();
  await rm(folder, { recursive: true, force: true });
});

/** A worker that does what the name of the file tells it to. */
async function unruly(): Promise<Ports['startParser']> {
  const script = path.join(folder, 'unruly.mjs');
  await writeFile(
    script,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ name: path }) => {
       if (path === 'loop') for (;;);
       if (path === 'hoard') { const all = []; for (;;) all.push(new Array(1e5).fill(path + all.length)); }
       if (path === 'unpack') { const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1)); }
       if (path === 'exit') process.exit(3);
       if (path === 'throw') setTimeout(() => { throw new Error('outside of any promise'); }, 0);
       else parentPort.postMessage({ ok: true, result: { kind: 'unchanged' } });
     });`,
  );
  return parsersOf(pathToFileURL(script), pathToFileURL(script));
}

describe('a file that misbehaves', () => {
  test.each([
    ['loop', 'timed_out', 1_500],
    ['hoard', 'out_of_memory', 20_000],
    ['unpack', 'out_of_memory', 20_000],
    ['exit', 'damaged', 20_000],
    ['throw', 'damaged', 20_000],
  ])('%s ends as %s, and the files beside and after it are read', async (what, code, deadline) => {
    const own = createParsePool({ startParser: await unruly(), log, deadline, heap: 32, buffers: 64 });
    try {
      const [bad, beside, after] = await Promise.allSettled([
        own.document(what, null),
        own.document('fine', null),
        own.document('fine', null),
      ]);
      expect(bad).toMatchObject({ status: 'rejected', reason: { code } });
      expect(beside.status).toBe('fulfilled');
      expect(after.status).toBe('fulfilled');
    } finally {
      own.close();
    }
  });

  test('every large or deeply nested file ends with an allowed outcome', async () => {
    const wrong: unknown[] = [];
    for (const { path: file, accept } of await writeBigImportFiles(folder)) {
      const outcome: unknown = await pool.document(file, null).then(
        () => 'ready',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
      );
      if (!accept.some((code) => code === outcome)) wrong.push([path.basename(file), outcome]);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is read', () => {
  // Catches: a promise that a PDF reader forgot, which ended the worker in the middle of the next file.
  test('an unhandled rejection of a parser does not disturb later files', async () => {
    const script = path.join(folder, 'careless.mjs');
    await writeFile(
      script,
      `import { parentPort } from 'node:worker_threads';
       await import(${JSON.stringify(parseWorker.href)});
       parentPort.on('message', () => { for (const ms of [0, 1, 5, 20]) setTimeout(() => void Promise.reject(new Error('forgotten')), ms); });`,
    );
    const own = createParsePool({
      startParser: parsersOf(pathToFileURL(script), pathToFileURL(script)),
      log,
    });
    try {
      for (const file of ['markdown/mixed.md', 'pdf/two-pages.pdf', 'markdown/mixed.md'])
        await expect(own.document(fixture(file), null)).resolves.toMatchObject({ kind: 'parsed' });
    } finally {
      own.close();
    }
  });

  test('an unchanged file is not parsed again, a changed one is', async () => {
    const file = path.join(folder, 'a.md');
    await writeFile(file, 'The first version.');
    const first = await pool.document(file, null);
    if (first.kind !== 'parsed') throw new Error('It was new');
    await expect(pool.document(file, first.hash)).resolves.toEqual({ kind: 'unchanged' });
    await writeFile(file, 'The second version.');
    await expect(pool.document(file, first.hash)).resolves.toMatchObject({
      document: { text: 'The second version.' },
    });
  });

  test.skipIf(process.platform === 'win32')('links, pipes and folders are refused at once', async () => {
    const link = path.join(folder, 'link.md');
    const pipe = path.join(folder, 'pipe.md');
    await symlink(fixture('markdown/mixed.md'), link);
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    for (const file of [link, pipe, folder, '/dev/zero'])
      await expect(pool.document(file, null)).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('a name with control characters does not reach the title', async () => {
    const file = path.join(folder, 'be\u0007ll\u001b[31m.txt');
    await writeFile(file, 'Something to read.');
    await expect(pool.document(file, null)).resolves.toMatchObject({ document: { title: 'bell[31m' } });
  });

  test('closing rejects every waiting job', async () => {
    const waiting = Promise.allSettled(
      Array.from({ length: 5 }, () => pool.document(fixture('markdown/mixed.md'), null)),
    );
    pool.close();
    const outcomes = await waiting;
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(pool.mail('any')).rejects.toMatchObject({ code: 'cancelled' });
  });
});

// Bug: each mail that was expected started another process, or one that was never ended.
test('a parser that is expected to read a mail is there before the mail, once, and ends with the others', () => {
  let started = 0;
  let ended = 0;
  const early = createParsePool({
    startParser: () => {
      started += 1;
      return { post: () => undefined, listen: () => undefined, end: () => (ended += 1) };
    },
    log,
  });
  early.expectMail();
  early.expectMail();
  expect([started, ended]).toEqual([1, 0]);
  early.endIdle();
  expect([started, ended]).toEqual([1, 1]);
  early.close();
  early.expectMail();
  expect(started).toBe(1);
});

describe('mails', () => {
  const mail = async (lines: readonly string[]): Promise<string> => {
    const file = path.join(folder, 'mail.eml');
    await writeFile(file, lines.join('\r\n'));
    return file;
  };

  test('the text part is taken and not the HTML beside it, whose links come along', async () => {
    const file = await mail([
      'From: "Ada Baker" <ada@example.org>',
      'Subject: =?utf-8?q?Caf=C3=A9?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=x',
      '',
      '--x',
      'Content-Type: text/html',
      '',
      '<p>From the <a href="https://shop.example/a">HTML</a></p>',
      '--x',
      'Content-Type: text/plain',
      '',
      'From the text',
      '--x--',
    ]);
    await expect(pool.mail(file)).resolves.toEqual({
      subject: 'Café',
      header: {
        from: { name: 'Ada Baker', address: 'ada@example.org' },
        replyTo: null,
        sentAt: null,
        attachments: [],
        textIn: null,
        attachmentsIn: null,
        readTo: null,
        id: null,
        inReplyTo: null,
      },
      threadIds: [],
      automatic: null,
      text: 'From the text',
      traces: {
        links: [{ text: 'HTML', url: 'https://shop.example/a' }],
        to: [],
        authentication: '',
        from: '"Ada Baker" <ada@example.org>',
      },
    });
  });

  test('HTML alone becomes text, without its script', async () => {
    const file = await mail([
      'Subject: Bread',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>p{}</style><p>Is it <b>fresh</b>?</p><script>steal()</script><p>Bye</p>',
    ]);
    await expect(pool.mail(file)).resolves.toMatchObject({ text: 'Is it fresh?\n\nBye' });
  });
});
