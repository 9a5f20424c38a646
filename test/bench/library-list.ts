/**
 * Lists of a library of fifty thousand entries, each after something was written, as multiples of one plain pass over the
 * same texts; and changing, removing and restoring many at once, as multiples of writing as many rows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  everyEntryQuery,
  firstPage,
  writeDocuments,
  writeEntries,
} from '../contract/support/large-library.ts';
import { open, rawDatabase } from '../contract/support/store.ts';

const [count = 50_000, documentCount = 10_000] = process.argv.slice(2).map(Number);

/** Milliseconds of work, so that neighbours on the machine say nothing. */
const timed = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(title: string, unit: number, unitName: string, rows: readonly (readonly [string, number])[]) {
  console.log(`${title}: ${unitName} takes ${unit.toFixed(0)} ms`);
  for (const [name, ms] of rows)
    console.log(`  ${name.padEnd(36)}${ms.toFixed(0).padStart(7)} ms  ${(ms / unit).toFixed(1)} ×`);
}

inFolder((folder) => {
  writeEntries(folder, count);
  const raw = rawDatabase(folder);
  const pass = raw.prepare(`SELECT count(*) FROM entries WHERE instr(search_text, 'parcel') > 0`);
  timed(() => pass.get());
  const passMs = timed(() => pass.get());
  const writeMs = timed(() => {
    raw.exec(`CREATE TABLE of_the_bench AS SELECT * FROM entries; DROP TABLE of_the_bench`);
  });
  raw.close();

  const { store } = open(folder);
  const ids = store.entries.ids(firstPage);
  const changes: (readonly [string, number])[] = [
    [
      `change ${count}`,
      timed(() => store.entries.patch(ids, { addTags: ['winter'], collection: 'All', internal: true })),
    ],
  ];
  store.entries.patch(ids.slice(0, count / 5), { collection: 'Some', language: 'de' });
  let nextPage = 0;
  const lists: (readonly [string, number])[] = [];
  for (const [name, query] of everyEntryQuery(count)) {
    // Something was written, so nothing is known of the list.
    store.meta.set('turn', name);
    lists.push([name, timed(() => store.documents.list(query))]);
    nextPage = Math.max(
      nextPage,
      timed(() => store.documents.list({ ...query, offset: query.offset + 100 })),
    );
  }
  lists.push(['the slowest next page', nextPage], ['facets', timed(() => store.entries.facets())]);
  store.close();
  print(
    `lists of ${count} entries`,
    passMs,
    'one plain pass',
    lists.toSorted((one, other) => other[1] - one[1]),
  );
  print('changes at once', writeMs, 'copying the table', changes);
});

inFolder((folder) => {
  writeDocuments(folder, documentCount);
  const raw = rawDatabase(folder);
  const writeMs = timed(() => {
    for (const table of ['documents', 'entries', 'passages', 'vectors'])
      raw.exec(`CREATE TABLE of_the_bench AS SELECT * FROM ${table}; DROP TABLE of_the_bench`);
  });
  raw.close();
  const { store } = open(folder);
  const ids = store.folders.documents('/shop').map(({ id }) => id);
  let undo = '';
  const removeMs = timed(() => {
    undo = store.documents.remove(ids).undo;
  });
  const restoreMs = timed(() => store.documents.restore(undo));
  store.close();
  print(`${documentCount} documents`, writeMs, 'copying their tables', [
    ['remove', removeMs],
    ['restore', restoreMs],
  ]);
});
