import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bundleProgram } from '../support/bundle-program.ts';
import { temporaryFolder } from '../support/folder.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { open, rawDatabase } from '../support/store.ts';

const importingDesk = new URL('../support/importing-desk.ts', import.meta.url);
const files = 36;
/** Two lanes of their own folders, side by side. More rounds (fifty, say) for whoever changes how files are imported. */
const lanes = 2;
const roundsALane = Number(process.env['SIDEDESK_CRASH_ROUNDS'] ?? 8);
/** Every so many rounds it is the real model that is killed. */
const realEvery = 4;

interface StoredDocument {
  readonly name: string;
  readonly state: string;
  readonly turn: number | null;
}

/** The shop's folder: what each file holds follows from its number and its turn. */
function createShop() {
  const folder = temporaryFolder();
  const turns = new Map<string, number>();
  const endings: Readonly<Record<number, string>> = { 0: '-gone', 5: '-edited' };
  const nameOf = (number: number) => `a${number}${endings[number % 9] ?? ''}.csv`;
  return {
    folder,
    turns,
    rewrite(number: number, turn: number) {
      const name = nameOf(number);
      const mark = `<${name}.${turn}>`;
      const rows = Array.from(
        { length: entriesOf(turn) },
        (_, row) => `"How is ${mark} kept, case ${row}?","Keep ${mark} dry, cool and dark: ${row} days."`,
      );
      writeFileSync(path.join(folder, name), `question,answer\n${rows.join('\n')}\n`);
      turns.set(name, turn);
    },
  };
}
const entriesOf = (turn: number): number => 1 + (turn % 5);

/**
 * Runs the importing desk; kills it some time after it printed so many lines (none: after its start), or lets it come to
 * its end. Lines and not only time, so that a busy machine is killed in the same places.
 */
async function run(
  importer: string,
  args: readonly string[],
  kill: { readonly afterLines: number; readonly andMs: number } | null,
): Promise<{ readonly lines: readonly string[]; readonly errors: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', importer, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  let lines = 0;
  let dying = kill === null;
  const dieWhenDue = () => {
    if (dying || kill === null || lines < kill.afterLines) return;
    dying = true;
    setTimeout(() => child.kill('SIGKILL'), kill.andMs);
  };
  dieWhenDue();
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    lines += chunk.split('\n').length - 1;
    dieWhenDue();
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  // The last line may be cut; what is confirmed is a line with its end.
  return { lines: output.split('\n').slice(0, -1), errors };
}

/** What SQLite and a query across all tables say of the file; empty when nothing is damaged or half written. */
function defects(folder: string): readonly unknown[] {
  const db = rawDatabase(folder);
  try {
    db.exec(`INSERT INTO passages_fts (passages_fts) VALUES ('integrity-check')`);
    return [
      ...db
        .prepare('PRAGMA integrity_check')
        .all()
        .filter((row) => row['integrity_check'] !== 'ok'),
      ...db.prepare('PRAGMA foreign_key_check').all(),
      ...db
        .prepare(
          `SELECT d.name, d.state, d.hash, p.passages, e.entries, v.vectors, f.words, t.texts FROM documents d,
             (SELECT document_id AS id, count(*) AS passages FROM passages GROUP BY 1) p USING (id)
             LEFT JOIN (SELECT document_id AS id, count(*) AS entries FROM entries GROUP BY 1) e USING (id)
             LEFT JOIN (SELECT document_id AS id, count(*) AS vectors FROM vectors v JOIN passages p ON p.id = v.passage_id GROUP BY 1) v USING (id)
             LEFT JOIN (SELECT document_id AS id, count(*) AS words FROM passages_fts f JOIN passages p ON p.id = f.rowid GROUP BY 1) f USING (id)
             LEFT JOIN (SELECT document_id AS id, count(*) AS texts FROM document_texts GROUP BY 1) t USING (id)
           WHERE d.hash IS NULL OR entries IS NOT passages OR vectors IS NOT passages * 2 OR words IS NOT passages OR (d.kind <> 'own' AND texts IS NOT 1)`,
        )
        .all(),
      ...db
        .prepare(
          `SELECT name, state FROM documents d
           WHERE kind <> 'own' AND (state = 'ready' OR hash IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM passages p WHERE p.document_id = d.id)`,
        )
        .all(),
      ...db.prepare('SELECT rowid FROM passages_fts EXCEPT SELECT id FROM passages').all(),
      // Each passage has its tokens, or is known to have none yet.
      ...db
        .prepare(
          `SELECT id FROM passages WHERE (id IN (SELECT passage_id FROM passage_tokens)) =
             (id IN (SELECT passage_id FROM passages_without_tokens))`,
        )
        .all(),
    ];
  } finally {
    db.close();
  }
}

/** Every document with the turn that its entries are of; throws when they are of two, or not all there. */
function storedIn(folder: string): ReadonlyMap<string, StoredDocument> {
  const db = rawDatabase(folder);
  try {
    const entries = Map.groupBy(
      db
        .prepare(
          "SELECT d.name, e.question FROM entries e JOIN documents d ON d.id = e.document_id WHERE kind <> 'own'",
        )
        .all(),
      (row) => String(row['name']),
    );
    return new Map(
      db
        .prepare("SELECT name, state FROM documents WHERE kind <> 'own'")
        .all()
        .map(({ name: raw, state }) => {
          const name = String(raw);
          const questions = (entries.get(name) ?? []).map((row) => String(row['question']));
          const turns = new Set(questions.map((question) => Number(/\.(\d+)>/u.exec(question)?.[1])));
          const [turn = null] = turns;
          if (turns.size > 1 || questions.length !== (turn === null ? 0 : entriesOf(turn)))
            throw new Error(`${name} is half written: ${[...turns].join()}, ${questions.length} entries`);
          return [name, { name, state: String(state), turn }] as const;
        }),
    );
  } finally {
    db.close();
  }
}

function answersIn(folder: string): ReadonlyMap<string, string> {
  const db = rawDatabase(folder);
  try {
    const rows = db.prepare('SELECT id, answer FROM entries').all();
    return new Map(rows.map(({ id, answer }) => [String(id), String(answer)]));
  } finally {
    db.close();
  }
}
const timeIn = (answer: string): number => Number(/^Edited at ([\d.]+)\.$/u.exec(answer)?.[1] ?? -1);

async function lane(
  seed: number,
  importer: string,
): Promise<{ readonly ready: number; readonly removed: number; readonly saved: number }> {
  const random = seededRandom(seed);
  const shop = createShop();
  const folder = temporaryFolder();
  for (let number = 1; number <= files; number++) shop.rewrite(number, 0);
  /** The turn that is the least that a document must be of, and files that must have a row. */
  const confirmed = new Map<string, number>();
  let stored: ReadonlyMap<string, StoredDocument> = new Map();
  /** Answers that were saved by hand, by entry. */
  const saved = new Map<string, string>();
  const seen = { ready: 0, removed: 0, saved: 0 };

  /** Compares what a run confirmed with what is there after it. */
  function check(lines: readonly string[], errors: string): void {
    const finished = new Map([...stored].filter(([, { turn }]) => turn !== null));
    /** Files that were removed, with whether they may wait to be read again: the folder is still walked, and queues them. */
    const removed = new Map<string, boolean>();
    let queued = false;
    for (const line of lines) {
      const [kind = '', what = ''] = line.split(' ');
      if (kind === 'queued') queued = true;
      // It was queued twice, and comes in again: killed between that commit and its line, it is there.
      if (kind === 'embedded') removed.delete(/^(.+)\.\d+$/u.exec(what)?.[1] ?? '');
      if (kind === 'failed') throw new Error(`${what} failed`);
      // An edited entry is made again because it was edited.
      if (kind === 'embedded' && !what.includes('-edited')) {
        const [, name = '', turn] = /^(.+)\.(\d+)$/u.exec(what) ?? [];
        // What stood on disk when this run began must not be made again.
        expect({ what, again: finished.get(name)?.turn === Number(turn) }).toEqual({ what, again: false });
      }
      if (kind === 'ready') confirmed.set(what, shop.turns.get(what) ?? 0);
      if (kind === 'saved') saved.set(what, line.split(' ').slice(2).join(' '));
      if (kind === 'removed') {
        confirmed.delete(what);
        removed.set(what, !queued);
      }
      if (kind === 'ready' || kind === 'removed' || kind === 'saved') seen[kind]++;
    }
    expect(errors).toBe('');
    const { store, notices } = open(folder);
    store.close();
    expect(notices).toEqual([]);
    expect(defects(folder)).toEqual([]);
    stored = storedIn(folder);
    for (const [name, turn] of confirmed) {
      // A removal may have been made and not yet reported when the process ended.
      if (name.includes('-gone') && !stored.has(name)) continue;
      expect({ name, turn: stored.get(name)?.turn ?? -1 }).toSatisfy((now) => now.turn >= turn);
    }
    const answers = answersIn(folder);
    for (const [id, answer] of saved) {
      const now = answers.get(id) ?? 'none';
      // Killed between a commit and its line, an entry is further than was confirmed.
      expect({ id, answer, now }).toSatisfy(() => timeIn(now) >= timeIn(answer));
      saved.set(id, now);
    }
    for (const [name, mayWait] of removed) {
      const row = stored.get(name);
      expect({
        name,
        isThere: row !== undefined && !(mayWait && row.turn === null),
        told: lines.filter((line) => line.includes(name)),
      }).toMatchObject({ isThere: false });
    }
    if (queued) {
      const missing = [...shop.turns.keys()].filter((name) => !stored.has(name) && !removed.has(name));
      expect(missing.filter((name) => !name.includes('-gone'))).toEqual([]);
    }
    for (const name of confirmed.keys()) if (!stored.has(name)) confirmed.delete(name);
  }

  for (let round = 1; round <= roundsALane; round++) {
    for (let changes = 0; changes < 12; changes++) shop.rewrite(1 + Math.floor(random() * files), round);
    const model = round % realEvery === 0 ? 'model' : 'fake';
    const early = random() < 0.1;
    const { lines, errors } = await run(importer, [folder, shop.folder, model], {
      afterLines: early ? 0 : 1 + Math.floor(random() * 80),
      andMs: random() * (early ? 500 : 20),
    });
    check(lines, errors);
  }

  // Not told to import anything, the desk goes on by itself with what is left, and with nothing else.
  const left = [...stored.values()].filter(({ state }) => state !== 'ready').map(({ name }) => name);
  const { lines, errors } = await run(importer, [folder, '-', 'fake', 'end'], null);
  check(lines, errors);
  expect(lines.filter((line) => line.startsWith('ready')).toSorted()).toEqual(
    left.map((name) => `ready ${name}`).toSorted(),
  );
  expect([...stored.values()].filter(({ state }) => state !== 'ready')).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
  return seen;
}

test('kill -9 during import, remove and edit, again and again: confirmed changes survive, nothing is partial or duplicated', async () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  try {
    const importer = await bundleProgram(importingDesk);
    // One that is killed leaves nothing compiled for the next.
    await run(importer, [temporaryFolder(), '-', 'fake', 'end'], null);
    const seen = await Promise.all(Array.from({ length: lanes }, (_, at) => lane(seed + at, importer)));
    // Killed too early every time, nothing would have been tried.
    expect(seen.reduce((sum, { ready }) => sum + ready, 0)).toBeGreaterThan(lanes * roundsALane);
    expect(seen.reduce((sum, { removed }) => sum + removed, 0)).toBeGreaterThan(0);
    expect(seen.reduce((sum, { saved }) => sum + saved, 0)).toBeGreaterThan(0);
  } catch (error) {
    throw new Error(`With SEED=${seed}`, { cause: error });
  }
}, 420_000);
