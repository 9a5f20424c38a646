import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createParsePool } from '../../../main/desk/library/parse/pool.ts';
import type { ParserProcess } from '../../../main/desk/ports.ts';
import { parsersOf, sharedParsers } from '../../support/parse-worker.ts';

const log = { write: () => undefined };
const hostile = pathToFileURL(path.join(import.meta.dirname, '../../support/hostile-parser.mjs'));

async function temporary(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sidedesk-confined-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

// Catches: a parser that a file has taken over, and that reads the vault, writes, calls out, or reaches another process.
test('code that a file makes a parser run reads, writes, connects and starts nothing', async () => {
  const folder = await temporary();
  const secret = path.join(folder, 'vault.json');
  await writeFile(secret, '"the key of all"');
  let connections = 0;
  const server = createServer(() => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('It listens nowhere');
  const writable = path.join(folder, 'written');
  const pool = createParsePool({ startParser: parsersOf(hostile, hostile), log });
  onTestFinished(() => pool.close());
  const targets = encodeURIComponent(
    JSON.stringify({ secret, writable, port: address.port, pid: process.pid }),
  );
  await expect(pool.document(targets, null)).resolves.toEqual({ kind: 'unchanged', got: [] });
  expect(connections).toBe(0);
  await expect(readFile(writable)).rejects.toMatchObject({ code: 'ENOENT' });
});

// Catches: a parser that gets other files than those of its job by asking for them. What names no place at all ends it (parser-messages.test.ts).
test('a parser gets the file of its job and no other', async () => {
  const folder = await temporary();
  const script = path.join(folder, 'curious.mjs');
  await writeFile(
    script,
    `import { parentPort } from 'node:worker_threads';
     const asked = [{ file: 0, at: 0 }, { file: 1, at: 0 }, { file: 1e9, at: 0 }];
     const got = [];
     const next = () => parentPort.postMessage(asked.length > got.length ? { kind: 'piece', ...asked[got.length] } : { ok: true, result: { kind: 'unchanged', got } });
     parentPort.on('message', (message) => {
       if (message.kind !== 'document') got.push(message.kind === 'piece' ? String.fromCharCode(...message.bytes) : message.error.code);
       next();
     });`,
  );
  const file = path.join(folder, 'own.md');
  await writeFile(file, 'its own');
  const pool = createParsePool({
    startParser: parsersOf(pathToFileURL(script), pathToFileURL(script)),
    log,
  });
  onTestFinished(() => pool.close());
  await expect(pool.document(file, null)).resolves.toEqual({
    kind: 'unchanged',
    got: ['its own', 'damaged', 'damaged'],
  });
});

// Catches: an import that waits for ever, or stops, because the system ended a parser.
test('a parser that is killed fails its file, and the others are read', async () => {
  const started: ParserProcess[] = [];
  const folder = await temporary();
  const waits = path.join(folder, 'waits.mjs');
  await writeFile(
    waits,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ name }) => { if (name !== 'slow') parentPort.postMessage({ ok: true, result: { kind: 'unchanged' } }); });`,
  );
  const start = parsersOf(pathToFileURL(waits), pathToFileURL(waits));
  const pool = createParsePool({
    startParser: (limits) => {
      const parser = start(limits);
      started.push(parser);
      return parser;
    },
    log,
  });
  onTestFinished(() => pool.close());
  const slow = pool.document('slow', null);
  started[0]?.end();
  await expect(slow).rejects.toMatchObject({ code: 'damaged' });
  await expect(pool.document('quick', null)).resolves.toEqual({ kind: 'unchanged' });
});

// Catches: a customer's mail in the memory of a process that nobody needs, after the desk was locked.
test('a parser that is at nothing is ended when it is asked for', async () => {
  const folder = await temporary();
  const file = path.join(folder, 'a.md');
  await writeFile(file, 'Something to read.');
  let ended = 0;
  const pool = createParsePool({
    startParser: (limits) => {
      const parser = sharedParsers(limits);
      return { ...parser, end: () => (ended++, parser.end()) };
    },
    log,
  });
  onTestFinished(() => pool.close());
  await pool.document(file, null);
  pool.endIdle();
  expect(ended).toBe(1);
});
