import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { open, rawDatabase } from '../support/store.ts';

const editor = fileURLToPath(new URL('../support/endless-editor.ts', import.meta.url));
const rounds = 6;

/** Lets the editor run for a moment, kills it as a crash would, and returns the lines that it confirmed. */
async function killedEditor(folder: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [editor, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8');
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
    child.stdout.on('data', (part: string) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 400);
      output += part;
    });
  });
  // The last line may be cut; what is confirmed is a line with its end.
  return output.split('\n').slice(0, -1);
}

test('kill -9 during edit, merge, remove and undo: confirmed changes survive, the database stays consistent', async () => {
  const folder = temporaryFolder();
  let confirmed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const last = new Map<string, string>();
    let isRemoving = false;
    for (const line of await killedEditor(folder)) {
      const [what = '', ...ids] = line.split(' ');
      isRemoving = what === 'removing';
      for (const id of ids) last.set(id, what);
      confirmed += 1;
    }
    const { store, notices } = open(folder);
    expect(notices).toEqual([]);
    const newest = [...last.keys()].at(-1)?.split('-')[1];
    const lost = [...last].filter(([id, what]) => {
      // What came after the last line may have happened to the entries of the last turn.
      if (id.split('-')[1] === newest) return false;
      const entry = store.entries.get(id);
      if (what === 'gone') return entry !== null;
      return entry === null || (what === 'edited' && entry.answer !== 'Second.');
    });
    // Killed between a removal of everything and its undo: either all of it is gone, or nothing is lost.
    const isAllGone = isRemoving && [...last.keys()].every((id) => store.entries.get(id) === null);
    expect(isAllGone ? [] : lost).toEqual([]);
    store.close();

    const db = rawDatabase(folder);
    const rows = (query: string) => db.prepare(query).all();
    expect(rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rows('PRAGMA foreign_key_check')).toEqual([]);
    db.exec(`INSERT INTO passages_fts (passages_fts) VALUES ('integrity-check')`);
    expect(
      rows(`SELECT id FROM entries e WHERE
        (SELECT count(*) FROM passages p JOIN passages_fts f ON f.rowid = p.id WHERE p.entry_id = e.id) <> 2
        OR (SELECT count(*) FROM passages p JOIN vectors v ON v.passage_id = p.id WHERE p.entry_id = e.id) <> 2
        OR (SELECT count(*) FROM variants v WHERE v.entry_id = e.id) = 0`),
    ).toEqual([]);
    expect(rows('SELECT count(*) AS n FROM passages_fts')).toEqual(
      rows('SELECT count(*) AS n FROM passages'),
    );
    db.close();
  }
  expect(confirmed).toBeGreaterThan(rounds * 3);
});
