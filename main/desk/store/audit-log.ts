import { entryIdOf, passageIdOf } from '../../../preload/targets.ts';
import { addContact, type Contact } from './contact-history.ts';
import { blobOrNull, number, type Row, text, textOrNull } from './row-readers.ts';
import { genesisHash, type ChainedRecord, type ChainHead, hashRecord, sha256 } from './hash-chain.ts';
import { readMeta, setMeta } from './meta.ts';
import type { Connection } from './connection.ts';

/** A line with its ciphertext, and the hash that was written beside it. */
export interface AuditRecord extends ChainedRecord {
  readonly secret: Uint8Array | null;
  readonly hash: string;
}

/** Closes the end of the log with the key: who has the file alone cannot make the seal of another end. */
export interface AuditSeal {
  make(head: string): Uint8Array;
  /** Null when it was not made with this key. */
  open(seal: Uint8Array): string | null;
}

interface AuditRecordInput {
  readonly kind: string;
  readonly caseId?: string | null;
  readonly facts: unknown;
  readonly secret: Uint8Array | null;
}

export interface NewAuditRecord extends AuditRecordInput {
  /** Given by a caller who bound the secret to it (see privacy/vault.ts); a new one otherwise. */
  readonly id?: string;
  /** When it was, where it is written later. */
  readonly at?: number;
  /** Targets that were shown; each entry among them counts as suggested once. */
  readonly shown?: readonly string[];
  readonly chosen: readonly string[];
  /** Who wrote, by keyed hashes (contact-history.ts). */
  readonly contact?: Contact | null;
}

/** The audit log: appended to and never changed, but for content that is erased on request. */
export interface AuditLogTable {
  /** Appends and counts the use of every chosen target in the same transaction. Returns the id. */
  append(row: NewAuditRecord, seal?: AuditSeal | null): string;
  /** The same for several lines, all or none. */
  appendAll(rows: readonly NewAuditRecord[], seal: AuditSeal | null): void;
  /** Newest first. */
  list(limit: number): readonly {
    readonly id: string;
    readonly at: number;
    readonly caseId: string | null;
    readonly kind: string;
    readonly facts: unknown;
    readonly secret: Uint8Array | null;
  }[];
  /** Newest first, without the ciphertexts. */
  page(query: { readonly offset: number; readonly limit: number; readonly kinds: readonly string[] }): {
    readonly total: number;
    readonly rows: readonly (Omit<AuditRecord, 'secret'> & { readonly hasSecret: boolean })[];
  };
  get(id: string): AuditRecord | null;
  /** Every line about a case, oldest first. */
  ofCase(caseId: string): readonly AuditRecord[];
  /** Lines behind that one, oldest first. */
  recordsAfter(sequence: number, limit: number): readonly AuditRecord[];
  head(): ChainHead | null;
  seal(): Uint8Array | null;
  /** Deletes the ciphertexts of lines and appends the line that says so, in one transaction. */
  erase(sequences: readonly number[], line: AuditRecordInput & { readonly seal?: AuditSeal | null }): void;
  count(): number;
}

const columns = 'sequence, id, at, case_id, kind, facts, secret_hash, previous, hash';

const recordOf = (row: Row): Omit<AuditRecord, 'secret'> => ({
  sequence: number(row, 'sequence'),
  id: text(row, 'id'),
  at: number(row, 'at'),
  caseId: textOrNull(row, 'case_id'),
  kind: text(row, 'kind'),
  facts: text(row, 'facts'),
  secretHash: textOrNull(row, 'secret_hash'),
  previous: text(row, 'previous'),
  hash: text(row, 'hash'),
});
const fullRecordOf = (row: Row): AuditRecord => ({ ...recordOf(row), secret: blobOrNull(row, 'secret') });

/** What names the last line, in the file and under the seal. */
const encodeHead = ({ sequence, hash }: ChainHead): string => `${sequence} ${hash}`;

export function decodeHead(head: string): ChainHead {
  const [sequence = '', hash = ''] = head.split(' ');
  return { sequence: Number(sequence), hash };
}

/** The last line as the file knows it, or as the lines show it where nobody wrote it down. */
export function headOf(connection: Connection): ChainHead | null {
  const known = readMeta(connection, 'audit_log.head');
  if (known !== null) return decodeHead(known);
  const last = connection.sql('SELECT sequence, hash FROM audit_log ORDER BY sequence DESC LIMIT 1').get();
  return last === undefined ? null : { sequence: number(last, 'sequence'), hash: text(last, 'hash') };
}

function sealOf(connection: Connection): Uint8Array | null {
  const stored = readMeta(connection, 'audit_log.seal');
  return stored === null ? null : Buffer.from(stored, 'base64');
}

export const setHead = (connection: Connection, head: ChainHead): void => {
  setMeta(connection, 'audit_log.head', encodeHead(head));
};
export const setSeal = (connection: Connection, seal: Uint8Array): void => {
  setMeta(connection, 'audit_log.seal', Buffer.from(seal).toString('base64'));
};

/**
 * Appends behind the line that was the last by what the file says of it, not behind the last that is there: should lines at
 * the end have been taken out, the gap stays to be seen. Within a transaction.
 */
export function appendToChain(
  connection: Connection,
  {
    id,
    at,
    kind,
    caseId = null,
    facts,
    secret,
  }: AuditRecordInput & { readonly id: string; readonly at: number },
): ChainHead {
  const last = headOf(connection);
  const there = connection.sql('SELECT max(sequence) AS n FROM audit_log').get()?.['n'];
  const line: ChainedRecord = {
    sequence: Math.max(last?.sequence ?? 0, typeof there === 'number' ? there : 0) + 1,
    id,
    at,
    caseId,
    kind,
    facts: JSON.stringify(facts),
    secretHash: secret === null ? null : sha256(secret),
    previous: last?.hash ?? genesisHash,
  };
  const head = { sequence: line.sequence, hash: hashRecord(line) };
  connection
    .sql(`INSERT INTO audit_log (${columns}, secret) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(line.sequence, id, at, caseId, kind, line.facts, line.secretHash, line.previous, head.hash, secret);
  setHead(connection, head);
  return head;
}

/** A seal that is gone, or does not fit what is there, is left as it is: it is the proof. */
function updateSeal(connection: Connection, head: ChainHead, added: number, seal: AuditSeal): void {
  const before = sealOf(connection);
  if (before === null) {
    const sealable = connection.sql(`
      SELECT 1 FROM audit_log WHERE secret_hash IS NOT NULL AND sequence < ?
      AND sequence > coalesce((SELECT max(sequence) FROM audit_log WHERE kind = 'begun'), 0) LIMIT 1`);
    if (sealable.get(head.sequence - added + 1) !== undefined) return;
  } else {
    const opened = seal.open(before);
    if (opened === null) return;
    const sealed = decodeHead(opened);
    const row = connection.sql('SELECT hash FROM audit_log WHERE sequence = ?').get(sealed.sequence);
    if (row === undefined || text(row, 'hash') !== sealed.hash) return;
  }
  setSeal(connection, seal.make(encodeHead(head)));
}

export function createAuditLogTable(
  connection: Connection,
  { now, newId }: { readonly now: () => number; readonly newId: () => string },
): AuditLogTable {
  const { db, sql, read, write } = connection;

  /** An entry counts for itself and for the document that it stands in; a passage for its document. */
  function countUse(target: string): void {
    const entryId = entryIdOf(target);
    const passageId = passageIdOf(target);
    if (entryId !== null) {
      sql('UPDATE entries SET used = used + 1, last_used_at = ? WHERE id = ?').run(now(), entryId);
      sql(
        'UPDATE documents SET used = used + 1 WHERE id = (SELECT document_id FROM entries WHERE id = ?)',
      ).run(entryId);
    } else if (passageId !== null) {
      sql(
        'UPDATE documents SET used = used + 1 WHERE id = (SELECT document_id FROM passages WHERE id = ?)',
      ).run(passageId);
    }
  }
  const countOf = (row: Row | undefined): number => (row === undefined ? 0 : number(row, 'n'));

  function appendRecord({
    shown = [],
    chosen,
    contact = null,
    ...line
  }: NewAuditRecord & { readonly id: string }): ChainHead {
    const { at = now(), caseId = null } = line;
    const head = appendToChain(connection, { ...line, at });
    if (contact !== null && caseId !== null) addContact(connection, { id: newId(), caseId, at }, contact);
    for (const target of new Set(shown)) {
      const entryId = entryIdOf(target);
      if (entryId !== null) sql('UPDATE entries SET suggested = suggested + 1 WHERE id = ?').run(entryId);
    }
    for (const target of chosen) countUse(target);
    return head;
  }
  const appendAll: AuditLogTable['appendAll'] = (rows, seal) => {
    write(() => {
      const [head] = rows.map((row) => appendRecord({ ...row, id: row.id ?? newId() })).slice(-1);
      if (seal !== null && head !== undefined) updateSeal(connection, head, rows.length, seal);
    });
  };

  return {
    append(row, seal = null) {
      const { id = newId() } = row;
      appendAll([{ ...row, id }], seal);
      return id;
    },
    appendAll,
    list: (limit) =>
      read(() =>
        sql(`SELECT ${columns}, secret FROM audit_log ORDER BY sequence DESC LIMIT ?`)
          .all(limit)
          .map((row) => {
            const { id, at, caseId, kind, facts, secret } = fullRecordOf(row);
            const parsed: unknown = JSON.parse(facts);
            return { id, at, caseId, kind, facts: parsed, secret };
          }),
      ),
    page: ({ offset, limit, kinds }) =>
      read(() => {
        const wanted = JSON.stringify(kinds);
        const where = `FROM audit_log WHERE ?1 = '[]' OR kind IN (SELECT value FROM json_each(?1))`;
        return {
          total: countOf(sql(`SELECT count(*) AS n ${where}`).get(wanted)),
          rows: sql(
            `SELECT ${columns}, secret IS NOT NULL AS has_secret ${where} ORDER BY sequence DESC LIMIT ?2 OFFSET ?3`,
          )
            .all(wanted, limit, offset)
            .map((row) => ({ ...recordOf(row), hasSecret: number(row, 'has_secret') === 1 })),
        };
      }),
    get: (id) =>
      read(() => {
        const row = sql(`SELECT ${columns}, secret FROM audit_log WHERE id = ?`).get(id);
        return row === undefined ? null : fullRecordOf(row);
      }),
    ofCase: (caseId) =>
      read(() =>
        sql(`SELECT ${columns}, secret FROM audit_log WHERE case_id = ? ORDER BY sequence`)
          .all(caseId)
          .map(fullRecordOf),
      ),
    recordsAfter: (sequence, limit) =>
      read(() =>
        sql(`SELECT ${columns}, secret FROM audit_log WHERE sequence > ? ORDER BY sequence LIMIT ?`)
          .all(sequence, limit)
          .map(fullRecordOf),
      ),
    head: () => read(() => headOf(connection)),
    seal: () => read(() => sealOf(connection)),
    erase: (sequences, { seal = null, ...line }) => {
      // What is erased is overwritten in the file, and in the log that SQLite keeps beside it.
      db.exec('PRAGMA secure_delete = ON');
      try {
        write(() => {
          for (const sequence of sequences)
            sql('UPDATE audit_log SET secret = NULL WHERE sequence = ? AND secret IS NOT NULL').run(sequence);
          const head = appendToChain(connection, { ...line, id: newId(), at: now() });
          if (seal !== null) updateSeal(connection, head, 1, seal);
        });
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        db.exec('PRAGMA secure_delete = OFF');
      }
    },
    count: () => read(() => countOf(sql('SELECT count(*) AS n FROM audit_log').get())),
  };
}
