import { blobOrNull, number, text } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { DamagedFile, SalvagedRow } from './damaged-file.ts';
import { appendToChain } from './audit-log.ts';
import { decodeHead, headOf, setHead, setSeal } from './audit-seal.ts';

/** Chains the lines of a log of before the hash chain, oldest first; once, and all or none. */
export function chainLegacyRecords(connection: Connection, now: () => number, newId: () => string): void {
  const isThere = (): boolean =>
    connection.sql(`SELECT 1 FROM sqlite_schema WHERE name = 'journal_before'`).get() !== undefined;
  if (!isThere()) return;
  connection.write(() => {
    // The window and the command may start at once: whoever comes second finds the work done.
    if (!isThere()) return;
    const rows = connection.db
      .prepare('SELECT id, at, kind, facts, secret FROM journal_before ORDER BY at, id')
      .all();
    for (const row of rows) {
      const facts: unknown = JSON.parse(text(row, 'facts'));
      appendToChain(connection, {
        id: text(row, 'id'),
        at: number(row, 'at'),
        kind: text(row, 'kind'),
        facts,
        secret: blobOrNull(row, 'secret'),
      });
    }
    // Says how far back the chain vouches for nothing: until here lines could be changed.
    if (rows.length > 0)
      appendToChain(connection, {
        id: newId(),
        at: now(),
        kind: 'begun',
        facts: { earlier: rows.length },
        secret: null,
      });
    connection.db.exec('DROP TABLE journal_before');
  });
}

/** As they were before the hash chain, too. */
const columns = 'id, sequence, at, case_id, kind, facts, secret, secret_hash, previous, hash, mac'.split(
  ', ',
);

/**
 * Brings over the lines that a damaged file has and the copy does not, with the hashes that they had: what could not be read
 * stays missing, and the check of the log says so. Returns how many.
 */
export function salvageAuditLog(damaged: Pick<DamagedFile, 'rows'>, into: Connection): number {
  const rows = damaged.rows('audit_log', columns);
  const chained = rows.filter(({ hash }) => hash !== undefined);
  const insert = into.sql(
    `INSERT OR IGNORE INTO audit_log (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})`,
  );
  const added = chained.filter((row) => Number(insert.run({ mac: null, ...row }).changes) === 1).length;
  const meta = new Map(damaged.rows('meta', ['key', 'value']).map(({ key, value }) => [key, value]));
  const head = meta.get('audit_log.head') ?? meta.get('journal.head');
  const last = typeof head === 'string' ? decodeHead(head) : null;
  if (last !== null && last.sequence > (headOf(into)?.sequence ?? 0)) {
    setHead(into, last);
    const seal = meta.get('audit_log.seal') ?? meta.get('journal.seal');
    if (typeof seal === 'string') setSeal(into, Buffer.from(seal, 'base64'));
  }
  return added + (chained.length > 0 ? 0 : chainRows(rows, into));
}

/** A file of before the hash chain: its lines have no hashes yet. */
function chainRows(rows: readonly SalvagedRow[], into: Connection): number {
  const isKnown = into.sql('SELECT 1 FROM audit_log WHERE id = ?');
  const added = rows.filter(({ id }) => typeof id === 'string' && isKnown.get(id) === undefined);
  for (const { id, at, kind, facts, secret } of added) {
    if (typeof id !== 'string' || typeof at !== 'number') continue;
    if (typeof kind !== 'string' || typeof facts !== 'string') continue;
    const parsed: unknown = JSON.parse(facts);
    appendToChain(into, {
      id,
      at,
      kind,
      facts: parsed,
      secret: secret instanceof Uint8Array ? secret : null,
    });
  }
  return added.length;
}
