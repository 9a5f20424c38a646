import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../main/desk/store/connection.ts';
import { migrate } from '../../../main/desk/store/migrate.ts';
import { migrations } from '../../../main/desk/store/migrations/index.ts';
import { openStore } from '../../../main/desk/store/open-store.ts';
import { newFile } from '../../../main/desk/store/new-file/index.ts';
import { temporaryFolder } from '../support/folder.ts';
import { open, rawDatabase } from '../support/store.ts';

const folderOfMigrations = path.join(import.meta.dirname, '../../../main/desk/store/migrations');

/** A `desk.db` as an older version left it. */
function olderFile(folder: string, version: number, rows: string): void {
  const db = rawDatabase(folder);
  db.exec('BEGIN');
  for (const migration of migrations.slice(0, version)) db.exec(migration);
  db.exec(`PRAGMA user_version = ${version}; ${rows}; COMMIT`);
  db.close();
}

test('the numbers of migration files are the order in which they run, without gaps', async () => {
  const files = readdirSync(folderOfMigrations)
    .filter((name) => name !== 'index.ts')
    .sort();
  expect(files.map((name) => Number(/^(\d{2})-[a-z-]+\.ts$/u.exec(name)?.[1]))).toEqual(
    migrations.map((_, index) => index + 1),
  );
  for (const [index, name] of files.entries()) {
    const exported: unknown = await import(/* @vite-ignore */ path.join(folderOfMigrations, name));
    expect(Object.values(exported as object)).toEqual([migrations[index]]);
  }
});

/** Every table, index, trigger and view in the words that SQLite keeps, and every row. */
function readAll(folder: string): unknown {
  const db = rawDatabase(folder);
  try {
    const schema = db
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
      .all();
    const names = schema.filter(({ type }) => type === 'table').map(({ name }) => String(name));
    const rows = names.map((name) => [name, db.prepare(`SELECT * FROM ${name}`).all()]);
    return { schema, rows, version: db.prepare('PRAGMA user_version').get() };
  } finally {
    db.close();
  }
}

// Catches: a new folder whose desk.db lacks, or has otherwise, what that of somebody who has the desk for long has.
test('a new file is in every word what the migrations make of an empty one', () => {
  const [made, migrated] = [temporaryFolder(), temporaryFolder()];
  olderFile(migrated, newFile.version, '');
  const db = connect(path.join(made, 'desk.db'));
  migrate(db, path.join(made, 'desk.db'), migrations.slice(0, newFile.version), newFile);
  db.close();
  expect(readAll(made)).toEqual(readAll(migrated));
  // Both go on alike.
  open(made).store.close();
  open(migrated).store.close();
  expect(readAll(made)).toEqual(readAll(migrated));
});

// Catches: a copy of nothing beside each new file once there is a migration behind what it begins with.
test('a new file goes through later migrations without a copy of what it was before', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'desk.db');
  const db = connect(file);
  migrate(db, file, [...migrations, 'CREATE TABLE later (id TEXT PRIMARY KEY) STRICT'], newFile);
  expect(db.db.prepare('SELECT count(*) AS n FROM later').get()).toEqual({ n: 0 });
  expect(db.db.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length + 1 });
  db.close();
  expect(readdirSync(folder)).toEqual(['desk.db']);
});

test('no table, column or index keeps a name of before migration 15', () => {
  const folder = temporaryFolder();
  open(folder).store.close();
  const db = rawDatabase(folder);
  const schema = db
    .prepare(`SELECT name, sql FROM sqlite_schema`)
    .all()
    .map((row) => `${String(row['name'])} ${String(row['sql']).replaceAll(/--.*$/gmu, '')}`)
    .join('\n');
  db.close();
  expect(
    schema.match(
      /\b(?:journal\w*|visits\w*|likenesses\w*|told_apart|learned|learned_by\w*|wrong_pairs\w*|taught_examples\w*|table_columns\w*|left_out|read_conversations|golden|removals\w*|removed_\w+|sought|made_by|file_says|waiting)\b/gu,
    ),
  ).toBeNull();
});

const rowsOfVersion14 = `
  INSERT INTO journal (sequence, id, at, kind, facts, previous, hash) VALUES (1, 'line', 5, 'paused', '{}', 'p', 'h');
  INSERT INTO meta (key, value) VALUES ('journal.head', '1 h'), ('begun', 'yes');
  INSERT INTO gaps (id, at, question, source, queue) VALUES ('gap', 6, x'01', 'found', 'returns');
  INSERT INTO golden (id, at, by, question, target, place, word, best_title, best_text)
    VALUES ('golden', 7, 'Ines', x'02', 'e:1', 2, 'sure', 'title', 'text');
  INSERT INTO taught_examples (id, at, queue, text) VALUES ('taught', 8, 'returns', x'03');`;

function expectRows(store: ReturnType<typeof open>['store']): void {
  expect(store.auditLog.get('line')).toMatchObject({ sequence: 1, hash: 'h', kind: 'paused' });
  expect(store.auditLog.head()).toEqual({ sequence: 1, hash: 'h' });
  expect(store.gaps.open()).toMatchObject([{ id: 'gap', queue: 'returns', question: Uint8Array.of(1) }]);
  expect(store.golden.list()).toMatchObject([{ id: 'golden', baseline: { rank: 2, confidence: 'sure' } }]);
  expect(store.trainingExamples.list()).toMatchObject([{ id: 'taught', queue: 'returns' }]);
}

test('migration 15 keeps rows and facts under their new names', () => {
  const folder = temporaryFolder();
  olderFile(folder, 14, rowsOfVersion14);
  const { store, notices } = open(folder);
  expect(notices).toEqual([]);
  expectRows(store);
  expect(store.meta.get('sample_offered')).toBe('yes');
  store.close();
});

// Bug: what somebody agreed to for handovers is not found under its name of today, and they are kept for good.
test('migration 33 keeps what was agreed to for handovers, and every other kind', () => {
  const folder = temporaryFolder();
  const before = JSON.stringify({ cases: 12, handOvers: 6, gaps: null });
  olderFile(folder, 32, `INSERT INTO meta (key, value) VALUES ('retention.agreed', '${before}')`);
  const { store } = open(folder);
  const agreed: unknown = JSON.parse(store.meta.get('retention.agreed') ?? '');
  expect(agreed).toEqual({ cases: 12, handovers: 6, gaps: null });
  store.close();
});

// Bug: in a file without a header a customer's row was stored as one.
test('migration 32 leaves no header of an export in the clear, also not where its row was', () => {
  const folder = temporaryFolder();
  olderFile(
    folder,
    31,
    `INSERT INTO survey_columns (signature, columns, chosen_at) VALUES ('ratings zqanna@example.org', '{}', 5)`,
  );
  open(folder).store.close();
  expect(readFileSync(path.join(folder, 'desk.db')).includes('zqanna')).toBe(false);
});

test('a damaged file of before migration 15 is salvaged', () => {
  const folder = temporaryFolder();
  olderFile(folder, 14, rowsOfVersion14);
  const db = rawDatabase(folder);
  const page = db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'passages'`).get()?.['rootpage'];
  db.close();
  const file = openSync(path.join(folder, 'desk.db'), 'r+');
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, (Number(page) - 1) * 4096);
  closeSync(file);
  const { store, notices } = open(folder);
  expect(notices).toMatchObject([{ code: 'store_damaged' }]);
  expectRows(store);
  store.close();
});

// Bug: whoever has the file and no key leaves a trigger in it that changes what is written later, with the key.
test('triggers and views that the migrations did not make are gone once it is opened, and theirs are back', () => {
  const [folder, older] = [temporaryFolder(), temporaryFolder()];
  open(folder).store.close();
  const before = readAll(folder);
  const db = rawDatabase(folder);
  db.exec(`
    CREATE TRIGGER "of "" hers" AFTER INSERT ON meta BEGIN DELETE FROM entries; END;
    DROP TRIGGER audit_log_no_update;
    CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log WHEN 0 BEGIN SELECT RAISE(ABORT, 'never'); END;
    DROP TRIGGER column_mappings_follow_path;
    CREATE TRIGGER COLUMN_mappings_follow_path AFTER INSERT ON meta BEGIN DELETE FROM entries; END;
    DROP TRIGGER audit_log_no_delete;
    CREATE VIEW audit_log_no_delete AS SELECT 1;
    CREATE TRIGGER "meta" AFTER INSERT ON meta BEGIN DELETE FROM entries; END;
    CREATE TRIGGER "current_vectors" AFTER INSERT ON meta BEGIN DELETE FROM entries; END;
  `);
  db.close();
  const logged: string[] = [];
  const log = { write: (_level: string, event: string) => void logged.push(event) };
  const opened = (at: string) =>
    openStore({ folder: at, now: Date.now, newId: randomUUID, log, ownName: 'Written here' }).store;
  opened(folder).close();
  expect(readAll(folder)).toMatchObject({ schema: (before as { schema: unknown }).schema });
  expect(logged).toContain('store.schema-restored');

  // A file of before has none but these.
  olderFile(older, 5, '');
  logged.length = 0;
  opened(older).close();
  opened(folder).close();
  expect(logged).not.toContain('store.schema-restored');
});
