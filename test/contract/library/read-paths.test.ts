import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deskCalls } from '../../../preload/contract.ts';
import { leavesOf } from '../../support/contract-walk.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';

const columns = {
  rating: 0,
  at: 1,
  email: null,
  order: null,
  ticket: null,
  subject: null,
  comment: null,
  response: null,
  scale: '1-5',
  dayFirst: true,
};

/** Every call that takes a path to read, with an input that names this one. */
const inputs: Readonly<Record<string, (file: string) => object>> = {
  'backups.preview': (file) => ({ from: { path: file } }),
  'backups.restore': (file) => ({ from: { path: file }, digest: '0'.repeat(64) }),
  'backups.verify': (file) => ({ from: { path: file } }),
  'dataAudit.files': (file) => ({ paths: [file] }),
  'folders.watch': (file) => ({ path: file }),
  'library.import': (file) => ({ paths: [file] }),
  'library.preview': (file) => ({ paths: [file], from: 0, limit: 20 }),
  'messages.read': (file) => ({ path: file }),
  'models.inspect': (file) => ({ folder: file }),
  'models.use': (file) => ({ folder: file }),
  'outcomes.import': (file) => ({ path: file, kind: 'ratings', columns, confirmed: [] }),
  'outcomes.importThreads': (file) => ({ paths: [file] }),
  'outcomes.preview': (file) => ({ path: file, kind: 'ratings', columns: null }),
  'packs.import': (file) => ({ path: file, digest: '0'.repeat(64), entries: [], settings: true }),
  'packs.preview': (file) => ({ path: file }),
  'pastAnswers.start': (file) => ({ paths: [file] }),
  'snippets.import': (file) => ({ path: file }),
  'updates.check': (file) => ({ path: file }),
  'worklist.add': (file) => ({ paths: [file] }),
  'worklist.watch': (file) => ({ path: file }),
};

const makePipe = (file: string) => execFileSync('sh', ['-c', 'mkfifo "$0"', file]);
const openDesk = () => openTestDesk({ embedder: fakeEmbedder(realEmbedder()) });
/** Ends when the call and what it began have ended, well or not. */
async function tryCall({ api, services }: TestDesk, name: string, file: string): Promise<void> {
  await Promise.allSettled([api.call(name as 'snippets.import', inputs[name]?.(file) as { path: string })]);
  await services.library.whenIdle();
}

test('every call with a path to read is tried below', () => {
  const reading = Object.entries(deskCalls)
    .filter(([, { input }]) => leavesOf(input).some(({ access }) => access === 'read'))
    .map(([name]) => name)
    .sort();
  expect(reading.filter((name) => name !== 'library.reimport')).toEqual(Object.keys(inputs));
});

// Bug: a pipe or /dev/zero as a file of snippets was read for ever.
describe.skipIf(process.platform === 'win32')('what never ends', () => {
  test.each(Object.keys(inputs))(
    '%s refuses a pipe, a device, and links to them, and the desk goes on',
    async (name) => {
      const desk = await openDesk();
      const folder = temporaryFolder();
      // As espanso, a table, a mail, a pack and a mailbox: the name decides in some of them.
      for (const ending of ['yml', 'csv', 'eml', 'sidedesk', 'mbox']) {
        makePipe(path.join(folder, `pipe.${ending}`));
        symlinkSync('/dev/zero', path.join(folder, `zero.${ending}`));
      }
      // A folder of a model whose descriptions are pipes.
      const model = path.join(folder, 'model');
      mkdirSync(path.join(model, '1_Pooling'), { recursive: true });
      mkdirSync(path.join(model, 'onnx'));
      for (const file of [
        'config.json',
        'tokenizer.json',
        'tokenizer_config.json',
        'onnx/model_quantized.onnx',
      ])
        writeFileSync(path.join(model, file), '{"hidden_size": 8}');
      for (const file of ['sidedesk-model.json', '1_Pooling/config.json']) makePipe(path.join(model, file));
      for (const file of ['/dev/zero', folder, ...readdirSync(folder).map((one) => path.join(folder, one))])
        await tryCall(desk, name, file);
      expect(await desk.api.call('desk.status', {})).toMatchObject({ vault: { state: 'absent' } });
    },
  );
});

/** Names, bytes and times of everything below. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const file = path.join(folder, name);
      const { mtimeMs, mode } = statSync(file);
      const bytes = statSync(file).isFile() ? readFileSync(file, 'base64') : 'folder';
      return [name, mode, mtimeMs, bytes].join(' ');
    });

test.each(Object.keys(inputs))('%s writes nothing where it may read', async (name) => {
  const desk = await openDesk();
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'below'));
  writeFileSync(path.join(folder, 'faq.csv'), 'question,answer\nDo you bake rye?,Yes.\n');
  writeFileSync(path.join(folder, 'snippets.yml'), 'matches:\n  - trigger: ":hi"\n    replace: "Hello"\n');
  writeFileSync(
    path.join(folder, 'mail.eml'),
    'From: a@example.com\nTo: b@example.com\nSubject: x\n\nWhere is it?\n',
  );
  writeFileSync(path.join(folder, 'pack.sidedesk'), 'no pack');
  writeFileSync(path.join(folder, 'below', 'faq.md'), '# Opening\n\nWe open at eight.\n');
  const before = filesIn(folder);
  for (const file of ['', 'faq.csv', 'snippets.yml', 'mail.eml', 'pack.sidedesk', 'below'])
    await tryCall(desk, name, path.join(folder, file));
  await desk.close();
  expect(filesIn(folder)).toEqual(before);
});
