import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createParsePool, type ParsePool } from '../../../main/desk/library/parse/pool.ts';
import type { FileResult } from '../../../main/desk/library/library.ts';
import type { HostileFile } from '../../support/files/hostile.ts';
import { hostileBinaries } from '../../support/files/hostile-binaries.ts';
import { hostileArchives } from '../../support/files/hostile-packed.ts';
import { hostileTexts } from '../../support/files/hostile-texts.ts';
import { sharedParsers } from '../../support/parse-worker.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { silent } from '../support/store.ts';

const secret = 'what-no-document-may-ever-show';
const answer = 'Send it back within thirty days, in the box that it came in, and we pay for the label.';
const good = `## How do I return something?\n\n${answer}\n`;

function workshop(): { readonly folder: string; readonly canary: string } {
  const folder = temporaryFolder();
  const canary = path.join(folder, 'canary.txt');
  writeFileSync(canary, secret);
  return { folder, canary };
}

function write(folder: string, file: HostileFile): string {
  const place = path.join(folder, file.name);
  writeFileSync(place, file.bytes());
  return place;
}

/** Codes that say the same more exactly. */
const alike: Readonly<Record<string, string>> = {
  truncated: 'damaged',
  wrongly_named: 'damaged',
  scanned: 'no_text',
};

const plainly = (code: string): string => alike[code] ?? code;

async function outcomeOf(pool: ParsePool, file: string): Promise<{ code: string; seen: string }> {
  try {
    const read = await pool.document(file, null);
    if (read.kind === 'unchanged') throw new Error('Nothing was known of this file');
    return { code: 'ready', seen: JSON.stringify(read.document) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { code: String(error.code), seen: error.message };
  }
}

// Reading a file has a limit of its own; all of them take as long as the machine is busy.
const patience = { timeout: 240_000 };

describe('files that were made to do harm', patience, () => {
  // Catches: a parser that hangs, uses up the memory, opens what a file points to, or fails without a code of its own.
  it.each([
    ['archives and what is packed in them', hostileArchives],
    ['texts, tables and mails', hostileTexts],
    ['PDFs and old Office files', hostileBinaries],
  ])('%s: each ends in time and with its own code, and shows nothing that it may not', async (_, make) => {
    const { folder, canary } = workshop();
    const files = make(canary);
    const pool = createParsePool({ startParser: sharedParsers, log: silent });
    onTestFinished(() => pool.close());
    const wrong = await Promise.all(
      files.map(async (file): Promise<readonly unknown[]> => {
        const { code, seen } = await outcomeOf(pool, write(folder, file));
        // Stands in the files where script, macros and entities of theirs would show it.
        const leaks = seen.includes(secret) || /CANARY|root:/.test(seen);
        const signs = /\\u(?:00[019]|202[a-e])|[\u0080-\u009f\u202a-\u202e]/i.test(seen);
        const isRight = file.accept.some((right) => right === plainly(code));
        return isRight && !leaks && !signs
          ? []
          : [{ name: file.name, shows: file.covers, code, leaks, signs }];
      }),
    );
    expect(wrong.flat()).toEqual([]);
    expect(existsSync('/tmp/sidedesk-slip.txt')).toBe(false);
  });

  // Catches: a mail that is dropped into the workspace and hangs the reading of the next one.
  it('mails among them end the same way in the workspace', async () => {
    const { folder, canary } = workshop();
    const pool = createParsePool({ startParser: sharedParsers, log: silent });
    onTestFinished(() => pool.close());
    const mails = [...hostileTexts(), ...hostileBinaries(canary)].filter(({ name }) =>
      /\.(?:eml|msg)$/.test(name),
    );
    for (const file of mails) {
      const end = await pool.mail(write(folder, file)).then(
        (mail) => JSON.stringify(mail),
        (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
      );
      expect(end).toMatch(/^\{"subject|^(?:damaged|truncated|no_text|too_large)$/);
      expect(end).not.toMatch(/\\u00[01]/);
    }
  });
});

async function importInto(desk: TestDesk, ...paths: string[]): Promise<ReadonlyMap<string, FileResult>> {
  const done = new Map<string, FileResult>();
  desk.services.library.onFileDone((file) => done.set(path.basename(file.path), file));
  await desk.api.call('library.import', { paths });
  await desk.services.library.whenIdle();
  return done;
}

describe('a library among them', patience, () => {
  // Catches: a bad file that stops those behind it, keeps search from answering, or is not told apart from a good one.
  it('reads the good file behind them, and answers meanwhile', async () => {
    const { folder, canary } = workshop();
    const desk = await openTestDesk();
    const first = temporaryFolder();
    writeFileSync(path.join(first, 'faq.md'), good);
    await importInto(desk, first);

    const chosen = new Set(
      'overlapping.zip,wide.zip,lying.docx,laughs.docx,outside.xlsx,shared.xlsx,deep.odt,deep.json,chains.msg,pages.pdf,noise.txt'.split(
        ',',
      ),
    );
    const files = [...hostileArchives(canary), ...hostileTexts(), ...hostileBinaries(canary)].filter(
      ({ name }) => chosen.has(name),
    );
    expect(files).toHaveLength(chosen.size);
    const bad = path.join(folder, 'bad');
    mkdirSync(bad);
    for (const file of files) write(bad, file);
    writeFileSync(path.join(bad, 'huge.txt'), '');
    truncateSync(path.join(bad, 'huge.txt'), 200 * 1024 * 1024);
    writeFileSync(path.join(bad, 'long.txt'), 'We bake bread. '.repeat(1_400_000));
    writeFileSync(
      path.join(bad, 'zz-good.md'),
      '## Is the shop open on Sundays?\n\nNo, only from Tuesday to Saturday.\n',
    );

    const importing = importInto(desk, bad);
    const state = { ended: false };
    void importing.finally(() => (state.ended = true));
    let answersMeanwhile = 0;
    while (!state.ended) {
      const { suggestions } = await desk.api.call('messages.search', { text: 'How do I return something?' });
      expect(suggestions[0]?.text).toBe(answer);
      answersMeanwhile += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const done = await importing;
    expect(done.get('zz-good.md')).toMatchObject({ outcome: 'ready' });
    for (const { name, accept } of files)
      expect([name, accept]).toEqual([
        name,
        expect.arrayContaining([plainly(done.get(name)?.error?.code ?? 'ready')]),
      ]);
    expect(done.get('huge.txt')).toMatchObject({ error: { code: 'too_large' } });
    expect(done.get('long.txt')).toMatchObject({ error: { code: 'too_large' } });
    expect(answersMeanwhile).toBeGreaterThan(10);
  });

  // Catches: an engine that answers nothing while it cuts a book into passages.
  it('answers calls while it chunks a long document', async () => {
    const desk = await openTestDesk();
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'faq.md'), good);
    await importInto(desk, folder);
    const book = path.join(folder, 'book.txt');
    const lines = Array.from({ length: 30_000 }, (_, at) => `Batch ${at} rests for ${at % 24} hours.`);
    writeFileSync(book, lines.join(' '));
    await desk.api.call('library.import', { paths: [book] });
    let answersMeanwhile = 0;
    let embedded = 0;
    while (embedded === 0) {
      embedded = (await desk.api.call('desk.status', {})).importing.passages;
      answersMeanwhile += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await desk.api.call('library.cancel', {});
    await desk.services.library.whenIdle();
    // All at one go, there would be one answer before it and one behind it.
    expect(answersMeanwhile).toBeGreaterThan(5);
  });
});

describe.skipIf(process.platform === 'win32')('what is no ordinary file', () => {
  // Catches: an import that waits for a pipe, follows a link out of the folder, or reads a device without an end.
  it('is refused, and the files beside it are imported', async () => {
    const { canary } = workshop();
    const folder = temporaryFolder();
    const place = (name: string): string => path.join(folder, name);
    writeFileSync(place('good.md'), good);
    execFileSync('sh', ['-c', 'mkfifo "$0"', place('pipe.md')]);
    const socket = createServer().listen(place('socket.md'));
    onTestFinished(() => void socket.close());
    symlinkSync(place('loop-b'), place('loop-a'));
    symlinkSync(place('loop-a'), place('loop-b'));
    symlinkSync(folder, place('circle'));
    symlinkSync('/', place('root'));
    symlinkSync(canary, place('out.md'));
    writeFileSync(
      place('bell\u0007 \u001b[31m\nnew\u202Etxt.md'),
      '## Do you deliver?\n\nYes, within the town.\n',
    );
    writeFileSync(place('locked.md'), good);
    chmodSync(place('locked.md'), 0o000);
    const desk = await openTestDesk();
    const done = await importInto(
      desk,
      folder,
      place('loop-a'),
      '/dev/zero',
      '/dev/stdin',
      path.join(folder, 'not-there.md'),
    );
    const mine = process.getuid?.() === 0 ? null : 'unreadable';
    expect(new Map([...done].map(([name, { error }]) => [name, error?.code ?? null]))).toEqual(
      new Map([
        ['good.md', null],
        ['pipe.md', 'unreadable'],
        ['socket.md', 'unreadable'],
        ['bell\u0007 \u001b[31m\nnew\u202Etxt.md', null],
        ['locked.md', mine],
        ['loop-a', 'unreadable'],
        ['zero', 'unreadable'],
        ['stdin', 'unreadable'],
        ['not-there.md', 'unreadable'],
      ]),
    );
    const { rows } = await desk.api.call('library.list', {
      show: 'documents',
      filter: '',
      sort: 'name',
      descending: false,
      offset: 0,
      limit: 50,
    });
    const names = rows.flatMap((row) => (row.type === 'document' ? [row.name] : []));
    expect(names).toContain('bell [31mnewtxt.md');
    expect(names.filter((name) => /[\p{Cc}\u202a-\u202e]/u.test(name))).toEqual([]);
  });

  // Catches: an import that hangs on, or crashes over, files that go, grow or shrink while they are read.
  it('finishes importing files that change while they are read', async () => {
    const folder = temporaryFolder();
    const names = Array.from({ length: 60 }, (_, at) => `${String(at).padStart(2, '0')}.md`);
    for (const name of names) writeFileSync(path.join(folder, name), good);
    const desk = await openTestDesk();
    const done = new Map<string, FileResult>();
    desk.services.library.onFileDone((file) => done.set(path.basename(file.path), file));
    // All are in the queue before the first one goes.
    await desk.api.call('library.import', { paths: [folder] });
    for (let round = 0; round < 40; round++) {
      for (const name of names.slice(20, 40))
        writeFileSync(path.join(folder, name), `\n${round}`, { flag: 'a' });
      if (round === 3) for (const name of names.slice(40)) rmSync(path.join(folder, name));
      if (round === 5) for (const name of names.slice(0, 20)) truncateSync(path.join(folder, name), 0);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await desk.services.library.whenIdle();
    expect(done.size).toBe(names.length);
    for (const { error } of done.values())
      expect([null, 'unreadable', 'empty_file', 'no_text']).toContain(error?.code ?? null);
  });
});
