import { entryIdOf, passageIdOf } from '../../../preload/shared/answer-targets.ts';
import type { AuditRecord, AuditRecordInput, NewAuditRecord } from './audit-record.ts';
import { addContact } from './contact-history.ts';
import { blobOrNull, number, type Row, text, textOrNull } from './row-readers.ts';
import {
  type AuditSeal,
  encodeHead,
  headOf,
  isNeverSealed,
  isThere,
  sealOf,
  setHead,
  setSeal,
  updateSeal,
} from './audit-seal.ts';
import {
  genesisHash,
  type ChainedRecord,
  type ChainHead,
  hashRecord,
  sha256,
  toRanges,
} from './hash-chain.ts';
import type { Connection } from './connection.ts';

/** What is known of the log when its key is opened. */
interface SealOpening {
  /**
   * unsealed: the key was never used for a sealed log: lines that are there are named as being from before, and the log gets its
   * seal, unless one of before is gone. new: the same, with a key that knows no seal of before.
   */
  readonly state: 'sealed' | 'unsealed' | 'new';
  /** Lines that this very process wrote while the key was not open: it vouches for those that still stand. */
  readonly own: readonly ChainHead[];
  /** The last line as it was known outside the file; null where nobody knows. */
  readonly known: ChainHead | null;
}

/** Which lines: of these kinds (none: of all), from a time on, by what became of the reply, of messages of a queue. */
interface AuditQuery {
  readonly offset: number;
  readonly limit: number;
  readonly kinds: readonly string[];
  readonly since?: number | null;
  readonly outcome?: string | null;
  readonly queue?: string | null;
}

/** The audit log: appended to and never changed, but for content that is erased on request. */
export interface AuditLogTable {
  /** Appends and counts the use of every chosen target in the same transaction. Returns the id. */
  append(row: NewAuditRecord, seal?: AuditSeal | null): string;
  /** The same for several lines, all or none. Returns their numbers and hashes. */
  appendAll(rows: readonly NewAuditRecord[], seal: AuditSeal | null): readonly ChainHead[];
  /** What the log says once its key is open. `fits` is false where another line stands where the known one should. */
  openSeal(opening: SealOpening, seal: AuditSeal): { readonly last: ChainHead; readonly fits: boolean };
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
  page(query: AuditQuery): {
    readonly total: number;
    readonly rows: readonly (Omit<AuditRecord, 'secret'> & { readonly hasSecret: boolean })[];
  };
  get(id: string): AuditRecord | null;
  /** Every line about a case, oldest first. */
  ofCase(caseId: string): readonly AuditRecord[];
  /** Lines behind that one, oldest first. */
  recordsAfter(sequence: number, limit: number): readonly AuditRecord[];
  /** The same lines with nothing but their facts. */
  factsAfter(
    sequence: number,
    limit: number,
  ): readonly Pick<AuditRecord, 'sequence' | 'at' | 'caseId' | 'kind' | 'facts'>[];
  /** Lines by their numbers, in the order asked for, without the ciphertexts. */
  bySequence(
    sequences: readonly number[],
  ): readonly (Omit<AuditRecord, 'secret'> & { readonly hasSecret: boolean })[];
  /** The facts of the last line of a kind; null without any. */
  lastFacts(kind: string): string | null;
  head(): ChainHead | null;
  seal(): Uint8Array | null;
  /** Deletes the ciphertexts of lines and appends the line that says so, in one transaction. */
  erase(
    sequences: readonly number[],
    line: AuditRecordInput & { readonly seal?: AuditSeal | null },
  ): ChainHead;
  count(): number;
}

const columns = 'sequence, id, at, case_id, kind, facts, secret_hash, previous, hash, mac';

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
  mac: blobOrNull(row, 'mac'),
});
const fullRecordOf = (row: Row): AuditRecord => ({ ...recordOf(row), secret: blobOrNull(row, 'secret') });

/**
 * Appends behind the line that was the last by what the file says of it, not behind the last that is there: should lines at
 * the end have been taken out, the gap stays to be seen. Within a transaction.
 */
export function appendToChain(
  connection: Connection,
  given: AuditRecordInput & { readonly id: string; readonly at: number },
  seal: AuditSeal | null = null,
): ChainHead {
  const { at, secret } = given;
  const last = headOf(connection);
  const there = connection.sql('SELECT max(sequence) AS n FROM audit_log').get()?.['n'];
  const line: ChainedRecord = {
    sequence: Math.max(last?.sequence ?? 0, typeof there === 'number' ? there : 0) + 1,
    // SQLite keeps UTF-8: half a surrogate pair would come back as another character, and the hash would fit no more.
    id: given.id.toWellFormed(),
    at,
    caseId: given.caseId?.toWellFormed() ?? null,
    kind: given.kind.toWellFormed(),
    facts: JSON.stringify(namedBy(seal?.person ?? null, given.facts)),
    secretHash: secret === null ? null : sha256(secret),
    previous: last?.hash ?? genesisHash,
  };
  const { sequence, id, caseId, kind, secretHash, previous } = line;
  const hash = hashRecord(line);
  connection
    .sql(`INSERT INTO audit_log (${columns}, secret) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(
      sequence,
      id,
      at,
      caseId,
      kind,
      line.facts,
      secretHash,
      previous,
      hash,
      seal?.mac(hash) ?? null,
      secret,
    );
  setHead(connection, { sequence, hash });
  return { sequence, hash };
}

/** Facts with who it was, unless they say so already: what is written later was done by whoever was there then. */
const namedBy = (person: string | null, facts: unknown): unknown =>
  person === null || typeof facts !== 'object' || facts === null ? facts : { person, ...facts };

/** Whether a line with the key's code says already which lines are from before. */
const hasBegun = ({ sql }: Connection, seal: AuditSeal): boolean =>
  sql(`SELECT hash, mac FROM audit_log WHERE kind = 'begun' AND mac IS NOT NULL`)
    .all()
    .some((row) => Buffer.from(seal.mac(text(row, 'hash'))).equals(blobOrNull(row, 'mac') ?? Buffer.of()));

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

  function appendRecord(
    { shown = [], chosen, contact = null, ...line }: NewAuditRecord & { readonly id: string },
    seal: AuditSeal | null,
  ): ChainHead {
    const { at = now(), caseId = null } = line;
    const head = appendToChain(connection, { ...line, at }, seal);
    if (contact !== null && caseId !== null) addContact(connection, { id: newId(), caseId, at }, contact);
    for (const target of new Set(shown)) {
      const entryId = entryIdOf(target);
      if (entryId !== null) sql('UPDATE entries SET suggested = suggested + 1 WHERE id = ?').run(entryId);
    }
    for (const target of chosen) countUse(target);
    return head;
  }
  const appendAll: AuditLogTable['appendAll'] = (rows, seal) =>
    write(() => {
      const heads = rows.map((row) => appendRecord({ ...row, id: row.id ?? newId() }, seal));
      const head = heads.at(-1);
      if (seal !== null && head !== undefined) updateSeal(connection, head, seal);
      return heads;
    });

  const openSeal: AuditLogTable['openSeal'] = ({ state, own, known }, seal) =>
    write(() => {
      const say = (kind: string, facts: unknown): ChainHead =>
        appendToChain(connection, { id: newId(), at: now(), kind, facts, secret: null }, seal);
      // Lines behind the last one of a copy that was put in place are missed, and their numbers are not given again.
      if (known !== null && known.sequence > (headOf(connection)?.sequence ?? 0)) setHead(connection, known);
      const before = headOf(connection) ?? { sequence: 0, hash: genesisHash };
      let last = before;
      const isFirst = state !== 'sealed';
      if (state === 'new' || (isFirst && isNeverSealed(connection)))
        setSeal(connection, seal.make(encodeHead(before)));
      if (isFirst && before.sequence > 0 && !hasBegun(connection, seal))
        last = say('begun', { earlier: before.sequence });
      const isNamed = last !== before;
      const vouched = own
        .filter((line) => !isNamed && isThere(connection, line))
        .map(({ sequence }) => sequence);
      if (vouched.length > 0) last = say('unlocked', { lines: toRanges(vouched) });
      if (last !== before) updateSeal(connection, last, seal);
      const hasOther = sql('SELECT 1 FROM audit_log WHERE sequence = ? AND hash <> ?');
      return { last, fits: known === null || hasOther.get(known.sequence, known.hash) === undefined };
    });

  return {
    append(row, seal = null) {
      const { id = newId() } = row;
      appendAll([{ ...row, id }], seal);
      return id;
    },
    appendAll,
    openSeal,
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
    page: ({ offset, limit, kinds, since = null, outcome = null, queue = null }) =>
      read(() => {
        const wanted = JSON.stringify(kinds);
        const where = `FROM audit_log
          WHERE (?1 = '[]' OR kind IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR at >= ?2)
            AND (?3 IS NULL OR json_extract(facts, '$.taken') = ?3)
            AND (?4 IS NULL OR case_id IN (
              SELECT case_id FROM audit_log WHERE kind = 'read' AND json_extract(facts, '$.queue') = ?4))`;
        return {
          total: countOf(sql(`SELECT count(*) AS n ${where}`).get(wanted, since, outcome, queue)),
          rows: sql(
            `SELECT ${columns}, secret IS NOT NULL AS has_secret ${where} ORDER BY sequence DESC LIMIT ?5 OFFSET ?6`,
          )
            .all(wanted, since, outcome, queue, limit, offset)
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
    factsAfter: (sequence, limit) =>
      read(() =>
        sql(
          `SELECT sequence, at, case_id, kind, facts FROM audit_log WHERE sequence > ? ORDER BY sequence LIMIT ?`,
        )
          .all(sequence, limit)
          .map((row) => ({
            sequence: number(row, 'sequence'),
            at: number(row, 'at'),
            caseId: textOrNull(row, 'case_id'),
            kind: text(row, 'kind'),
            facts: text(row, 'facts'),
          })),
      ),
    bySequence: (sequences) =>
      read(() =>
        sequences.flatMap((sequence) => {
          const row = sql(
            `SELECT ${columns}, secret IS NOT NULL AS has_secret FROM audit_log WHERE sequence = ?`,
          ).get(sequence);
          return row === undefined ? [] : [{ ...recordOf(row), hasSecret: number(row, 'has_secret') === 1 }];
        }),
      ),
    lastFacts: (kind) =>
      read(() => {
        const row = sql('SELECT facts FROM audit_log WHERE kind = ? ORDER BY sequence DESC LIMIT 1').get(
          kind,
        );
        return row === undefined ? null : text(row, 'facts');
      }),
    head: () => read(() => headOf(connection)),
    seal: () => read(() => sealOf(connection)),
    erase: (sequences, { seal = null, ...line }) => {
      // What is erased is overwritten in the file, and in the log that SQLite keeps beside it.
      db.exec('PRAGMA secure_delete = ON');
      try {
        const appended = write(() => {
          for (const sequence of sequences)
            sql('UPDATE audit_log SET secret = NULL WHERE sequence = ? AND secret IS NOT NULL').run(sequence);
          const head = appendToChain(connection, { ...line, id: newId(), at: now() }, seal);
          if (seal !== null) updateSeal(connection, head, seal);
          return head;
        });
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        return appended;
      } finally {
        db.exec('PRAGMA secure_delete = OFF');
      }
    },
    count: () => read(() => countOf(sql('SELECT count(*) AS n FROM audit_log').get())),
  };
}
