/**
 * Run as a process of its own and killed in the middle: a whole desk that imports a folder and removes documents, and
 * prints a line for each thing that was confirmed. Arguments: data folder, folder to import (or `-` to only go on with
 * what is left), `fake` or `model` for the embedder, and `end` to close when nothing is left.
 */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { openDesk } from '../../../main/cli/open-desk.ts';
import type { Embedder } from '../../../main/desk/ports.ts';
import { builtParsers } from '../../support/parse-worker.ts';
import { fakeEmbedder } from './fake-embedder.ts';

const [dataFolder, shop, model, until] = process.argv.slice(2);
if (dataFolder === undefined || shop === undefined) throw new Error('A data folder and a shop, please');
const confirm = (line: string) => writeSync(1, `${line}\n`);

/** Every file of the shop marks its texts with its name and turn: `<a12.3>`. */
const withConfirmation = (embedder: Embedder): Embedder => {
  const note = (texts: readonly string[]): void => {
    for (const text of texts) confirm(`embedded ${/<(.+?)>/u.exec(text)?.[1] ?? ''}`);
  };
  /** As those of the fake one have none. */
  const tokens = { packed: new Int8Array(2 * 64).fill(1), words: [{ word: 'fake', tokens: 2 }] };
  return {
    ...embedder,
    embed: async (texts, purpose) => {
      note(texts);
      return embedder.embed(texts, purpose);
    },
    // One for both: a folder is gone on with by the other, and nothing is to be made anew.
    tokenModel: 'tokens',
    embedTokens: async (texts, purpose) => {
      note(texts);
      if (embedder.embedTokens !== undefined) return embedder.embedTokens(texts, purpose);
      return (await embedder.embed(texts, purpose)).map((vector) => ({ vector, tokens }));
    },
  };
};

const desk = await openDesk({
  dataFolder,
  embedder: (real) => withConfirmation(model === 'model' ? real : fakeEmbedder(real)),
  startParser: builtParsers,
});
const { library } = desk.services;
library.onFileDone(({ path: file, outcome }) => {
  const name = path.basename(file);
  confirm(`${outcome} ${name}`);
  if (shop !== '-' && name.includes('-gone')) void remove(name);
  if (shop !== '-' && name.includes('-edited')) void edit(name);
});
confirm('open');
if (shop !== '-') {
  const { files } = await desk.api.call('library.import', { paths: [shop] });
  confirm(`queued ${files}`);
}
if (until === 'end') {
  await library.whenIdle();
  await desk.close();
}

/** What an owner does meanwhile. */
async function remove(name: string): Promise<void> {
  await desk.api.call('library.remove', { ids: (await find(name)).map(({ id }) => id) });
  confirm(`removed ${name}`);
}

async function edit(name: string): Promise<void> {
  const [document] = await find(name);
  const query = {
    show: 'entries',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 1,
    filter: '',
  } as const;
  const { rows } = await desk.api.call('library.list', { ...query, documentId: document?.id });
  const [row] = rows;
  if (row?.type !== 'entry') return;
  const { question, collection, language, internal, reviewBy } = row;
  const answer = `Edited at ${performance.timeOrigin + performance.now()}.`;
  const fields = { question, answer, variants: [], tags: [], collection, language, internal, reviewBy };
  const saved = await desk.api.call('entries.save', { id: row.id, fields });
  confirm(`saved ${saved.id} ${answer}`);
  const made = await desk.api.call('entries.save', {
    id: null,
    fields: { ...fields, question: `New <own> of ${name}?` },
  });
  confirm(`saved ${made.id} ${answer}`);
}

async function find(name: string) {
  const query = { show: 'documents', sort: 'name', descending: false, offset: 0, limit: 10 } as const;
  return (await desk.api.call('library.list', { ...query, filter: name })).rows;
}
