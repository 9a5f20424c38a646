import { cpSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

const shipped = path.resolve(import.meta.dirname, '../../../models/all-MiniLM-L6-v2');
const german = 'Guten Tag, wie lange dauert die Lieferung nach Wien? Vielen Dank im Voraus.';

/** The shipped weights as another model: read by their first token, with prefixes, and said to know German. */
function anotherModel(): string {
  const folder = path.join(temporaryFolder(onTestFinished), 'small-e5-test');
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    cpSync(path.join(shipped, file), path.join(folder, file));
  const weights = path.join('onnx', 'model_quantized.onnx');
  symlinkSync(path.join(shipped, weights), path.join(folder, weights));
  writeFileSync(
    path.join(folder, 'sidedesk-model.json'),
    JSON.stringify({ languages: ['en', 'de'], pooling: 'cls', maxTokens: 128 }),
  );
  return folder;
}

const faq = `# Delivery\n\n## How long does delivery take?\n\nTwo working days.\n\n## Do you deliver to islands?\n\nYes, on Fridays.\n\n## Can I freeze the bread?\n\nYes, sliced, for three months.\n`;

async function withLibrary(folder?: string): Promise<TestDesk> {
  const desk = await openTestDesk(folder === undefined ? {} : { folder });
  if (folder !== undefined) return desk;
  const file = path.join(temporaryFolder(onTestFinished), 'faq.md');
  writeFileSync(file, faq);
  await desk.api.call('library.import', { paths: [file] });
  await vi.waitFor(async () => expect((await status(desk)).importing.running).toBe(false), {
    timeout: 20_000,
  });
  return desk;
}

const status = ({ api }: TestDesk) => api.call('desk.status', {});
const usesModel = (desk: TestDesk, folder: string | null) =>
  vi.waitFor(
    async () => {
      const { libraryModel } = await status(desk);
      expect([libraryModel.folder, libraryModel.next]).toEqual([folder, null]);
    },
    { timeout: 20_000 },
  );
const ask = async ({ api }: TestDesk) =>
  (await api.call('messages.search', { text: 'How many days until it is here?' })).suggestions;

it('searches with another model once the whole library is embedded by it, and comes back to what it said before', async () => {
  const desk = await withLibrary();
  const folder = anotherModel();
  expect(await desk.api.call('models.inspect', { folder })).toMatchObject({
    folder,
    languages: ['en', 'de'],
  });
  const before = await ask(desk);
  expect((await desk.api.call('messages.read', { text: german })).languageSupport).toBe('word by word');

  await desk.api.call('models.use', { folder });
  expect((await ask(desk)).length).toBeGreaterThan(0);
  await usesModel(desk, folder);
  const read = await desk.api.call('messages.read', { text: german });
  expect([read.languageSupport, read.searchedBy]).toEqual(['known', 'meaning and words']);
  expect((await ask(desk))[0]?.parts).not.toEqual(before[0]?.parts);

  // What comes in meanwhile is there on both sides.
  const later = path.join(temporaryFolder(onTestFinished), 'later.md');
  writeFileSync(later, '# Later\n\n## Do you sell vouchers?\n\nYes, printed on card.\n');
  await desk.api.call('library.import', { paths: [later] });
  await vi.waitFor(async () => expect((await status(desk)).documents).toBe(2), { timeout: 20_000 });
  // It counts from when it is queued.
  await desk.services.library.whenIdle();
  await desk.api.call('models.use', { folder: null });
  await usesModel(desk, null);
  expect((await ask(desk)).map(({ title }) => title)).toEqual(
    expect.arrayContaining(before.map(({ title }) => title)),
  );
  const [voucher] = (await desk.api.call('messages.search', { text: 'Can I buy a gift card?' })).suggestions;
  expect(voucher?.parts.find(({ name }) => name.startsWith('meaning'))?.value).toBeGreaterThan(0.3);
});

it('resumes switching models after a restart, and keeps the selected model', async () => {
  const desk = await withLibrary();
  const folder = anotherModel();
  await desk.api.call('models.use', { folder });
  await desk.close();
  const again = await withLibrary(desk.folder);
  await usesModel(again, folder);
  await again.close();
  const third = await withLibrary(desk.folder);
  expect((await status(third)).libraryModel).toMatchObject({ folder, problem: null });
  expect((await third.api.call('messages.read', { text: german })).searchedBy).toBe('meaning and words');
});

it('says so and searches by words when the chosen model is gone, instead of mixing vectors', async () => {
  const desk = await withLibrary();
  const folder = anotherModel();
  await desk.api.call('models.use', { folder });
  await usesModel(desk, folder);
  await desk.close();
  rmSync(folder, { recursive: true });
  const again = await withLibrary(desk.folder);
  const { libraryModel, model } = await status(again);
  expect([libraryModel.folder, model.state]).toEqual([folder, 'failed']);
  expect(libraryModel.problem).toMatchObject({ code: 'model_unavailable', params: { file: 'config.json' } });
  expect((await again.api.call('messages.read', { text: 'How long does delivery take?' })).searchedBy).toBe(
    'words',
  );
  await again.api.call('models.use', { folder: null });
  await usesModel(again, null);
  expect((await again.api.call('messages.read', { text: 'How long does delivery take?' })).searchedBy).toBe(
    'meaning and words',
  );
});

it('refuses a folder without a model with what is missing, and changes nothing', async () => {
  const desk = await withLibrary();
  const empty = temporaryFolder(onTestFinished);
  await expect(desk.api.call('models.use', { folder: empty })).rejects.toMatchObject({
    code: 'model_unavailable',
    error: { reason: 'files', params: { file: 'config.json' } },
  });
  expect((await status(desk)).libraryModel).toMatchObject({ folder: null, next: null });
});
