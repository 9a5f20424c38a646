import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createSettings } from '../../../main/desk/settings/settings.ts';
import type { LibraryQuery } from '../../../main/desk/store/store.ts';
import { t } from '../../support/i18n.ts';
import { temporaryFolder } from '../support/folder.ts';
import { open, rawDatabase, silent, unheard } from '../support/store.ts';

const writer = fileURLToPath(new URL('../support/endless-writer.ts', import.meta.url));
const rounds = 8;

/** Round of the test and turn of its writer. */
type Turn = readonly [number, number];
const isAsFarAs = (kept: Turn, confirmed: Turn) =>
  kept[0] > confirmed[0] || (kept[0] === confirmed[0] && kept[1] >= confirmed[1]);

const firstByName: LibraryQuery = {
  show: 'documents',
  filter: '',
  sort: 'name',
  descending: false,
  offset: 0,
  limit: 500,
};

/** Lets the writer run for a while, a random one unless told, kills it as a crash would, and returns the lines that it confirmed. */
async function killedWriter(
  folder: string,
  round: number,
  afterMs = Math.random() * 300,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
    child.stdout.on('data', (chunk: string) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      output += chunk;
    });
  });
  // The last line may be cut; what is confirmed is a line with its end.
  return output.split('\n').slice(0, -1);
}

test('kill -9 at any moment: everything confirmed is there and whole, nothing is half written', async () => {
  const folder = temporaryFolder();
  const documents = new Map<string, Turn>();
  const records = new Set<string>();
  let settled: Turn = [0, 0];

  for (let round = 1; round <= rounds; round += 1) {
    for (const line of await killedWriter(folder, round)) {
      const [kind, name = '', turn = 0] = line.split(' ');
      if (kind === 'document') documents.set(name, [round, Number(turn)]);
      else if (kind === 'record') records.add(name);
      else settled = [round, Number(turn)];
    }

    const { store, notices } = open(folder);
    expect(notices).toEqual([]);
    const rows = store.documents.list({
      show: 'documents',
      filter: '',
      sort: 'name',
      descending: false,
      offset: 0,
      limit: 500,
    }).rows;
    const byPath = new Map(
      rows.flatMap((row) => (row.type === 'document' ? [[row.path, row] as const] : [])),
    );
    for (const [path, confirmed] of documents) {
      const row = byPath.get(path);
      const { rows } = store.documents.list({
        ...firstByName,
        show: 'entries',
        documentId: row?.id,
        limit: 1,
      });
      const [mark = '', keptRound, keptTurn] =
        /(\d+)turn(\d+)/u.exec(rows[0]?.type === 'entry' ? rows[0].question : '') ?? [];
      const kept: Turn = [Number(keptRound), Number(keptTurn)];
      const passages = 1 + (kept[1] % 40);
      const found = store.passages.searchWords(mark, [1, 1, 1], 100).length;
      // Killed between a commit and its line, a document is further than was confirmed: whole all the same.
      expect({ path, current: isAsFarAs(kept, confirmed), found, ...row }).toMatchObject({
        path,
        current: true,
        found: passages,
        passages,
        entries: passages,
      });
    }
    expect(store.auditLog.count()).toBeGreaterThanOrEqual(records.size);
    const kept = new Set(store.auditLog.list(100_000).map(({ id }) => id));
    expect([...records].filter((id) => !kept.has(id))).toEqual([]);
    store.close();

    const db = rawDatabase(folder);
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    db.exec(`INSERT INTO passages_fts (passages_fts) VALUES ('integrity-check')`);
    expect(
      db
        .prepare(
          `SELECT d.path FROM documents d WHERE hash IS NOT NULL AND (
             (SELECT count(*) FROM passages p WHERE p.document_id = d.id) = 0
             OR (SELECT count(*) FROM passages p WHERE p.document_id = d.id) * 2
                <> (SELECT count(*) FROM vectors v JOIN passages p ON p.id = v.passage_id WHERE p.document_id = d.id)
             OR (SELECT count(*) FROM passages p WHERE p.document_id = d.id)
                <> (SELECT count(*) FROM passages_fts f JOIN passages p ON p.id = f.rowid WHERE p.document_id = d.id))`,
        )
        .all(),
    ).toEqual([]);
    expect(db.prepare('SELECT count(*) AS n FROM passages_fts').get()).toEqual(
      db.prepare('SELECT count(*) AS n FROM passages').get(),
    );
    db.close();

    const settings = await createSettings({ folder, changes: unheard, log: silent, t });
    expect(settings.notices).toEqual([]);
    // Empty while no writer came as far as its first change.
    const [keptRound = 0, keptTurn = 0] = settings.get().shopName.split('.');
    expect(isAsFarAs([Number(keptRound), Number(keptTurn)], settled)).toBe(true);
  }

  expect(documents.size).toBeGreaterThan(rounds);
  expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
});

test('two programs that write to one folder at once both get through, each waiting for its turn', async () => {
  const folder = temporaryFolder();
  open(folder).store.close();
  const lines = await Promise.all([1, 2].map((round) => killedWriter(folder, round, 800)));
  for (const confirmed of lines) expect(confirmed.length).toBeGreaterThan(10);
  const { store, notices } = open(folder);
  expect(notices).toEqual([]);
  expect(store.auditLog.count()).toBeGreaterThanOrEqual(
    lines.flat().filter((line) => line.startsWith('record')).length,
  );
  store.close();
});
