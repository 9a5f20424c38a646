import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { rawDatabase } from '../support/store.ts';

/** What a forger has: the folder, SQLite, the source of this program. Not the key. */
export interface Forger {
  readonly folder: string;
  readonly db: DatabaseSync;
  /** Puts the number, hash and `previous` of every line from there on in order, and writes the head. */
  readonly rechain: (from: number) => void;
  /** A line of his own at the end, rightly chained. */
  readonly append: (kind: string, facts: unknown) => void;
  readonly setHead: () => void;
}

/** Columns that a hash is made of, before the hash of the line before. */
const hashed = ['sequence', 'id', 'at', 'case_id', 'kind', 'facts', 'secret_hash'] as const;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Lets a forger at the library of a folder that nobody has open. */
export function forge(folder: string, harm: (forger: Forger) => void): void {
  const db = rawDatabase(folder);
  db.exec('DROP TRIGGER audit_log_no_delete; DROP TRIGGER audit_log_no_update');
  const lastLine = () => db.prepare('SELECT * FROM audit_log ORDER BY sequence DESC LIMIT 1').get();
  const hashOf = (row: Record<string, unknown>, previous: unknown): string =>
    sha256(JSON.stringify([...hashed.map((name) => row[name]), previous]));
  const setHead = (): void => {
    const last = lastLine();
    if (last === undefined) db.exec(`DELETE FROM meta WHERE key = 'audit_log.head'`);
    else
      db.prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('audit_log.head', ?)`).run(
        `${String(last['sequence'])} ${String(last['hash'])}`,
      );
  };
  harm({
    folder,
    db,
    setHead,
    rechain(from) {
      const rows = db.prepare('SELECT * FROM audit_log WHERE sequence >= ? ORDER BY sequence').all(from);
      const before = db.prepare('SELECT hash FROM audit_log WHERE sequence = ?').get(from - 1)?.['hash'];
      let previous = typeof before === 'string' ? before : '0'.repeat(64);
      db.prepare('DELETE FROM audit_log WHERE sequence >= ?').run(from);
      for (const [index, row] of rows.entries()) {
        const moved = { ...row, sequence: from + index, previous };
        const hash = hashOf(moved, previous);
        const names = Object.keys(moved);
        db.prepare(
          `INSERT INTO audit_log (${names.join()}) VALUES (${names.map((name) => `:${name}`).join()})`,
        ).run({
          ...moved,
          hash,
        });
        previous = hash;
      }
      setHead();
    },
    append(kind, facts) {
      const last = lastLine();
      const previous = typeof last?.['hash'] === 'string' ? last['hash'] : '0'.repeat(64);
      const sequence = Number(last?.['sequence'] ?? 0) + 1;
      const row = {
        sequence,
        id: `forged-${sequence}`,
        at: 1_700_000_000_000,
        case_id: null,
        kind,
        facts: JSON.stringify(facts),
        secret_hash: null,
      };
      db.prepare(
        `INSERT INTO audit_log (${hashed.join()}, previous, hash) VALUES (${hashed.map(() => '?').join()}, ?, ?)`,
      ).run(...hashed.map((name) => row[name]), previous, hashOf(row, previous));
      setHead();
    },
  });
  db.close();
}

export const sealFile = (folder: string): string => join(folder, 'audit-log.seal');
export const noSeal = `DELETE FROM meta WHERE key = 'audit_log.seal'`;
export const emptied = `DELETE FROM audit_log; DELETE FROM meta WHERE key LIKE 'audit_log.%'`;
/** Every line as if no key had ever been there. */
export const noMacs = 'UPDATE audit_log SET mac = NULL';
