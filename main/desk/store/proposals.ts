import { blob, number, type Row, text, textOrNull, oneOf } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { keepWithin, limits } from './limits.ts';

const states = ['open', 'accepted', 'rejected'] as const;
/** A past conversation, an answer that an agent wrote herself, a change that agents make again and again. */
const sources = ['past', 'reply', 'edit'] as const;

/** A question and an answer out of conversations, or a change of one, pending for the owner. The texts are encrypted. */
export interface StoredProposal {
  readonly id: string;
  readonly state: (typeof states)[number];
  readonly source: (typeof sources)[number];
  /** Who wrote it, as the settings named them; empty where nobody knows. */
  readonly by: string;
  /** Higher is offered first. */
  readonly rank: number;
  readonly asked: number;
  /** Milliseconds since 1970; null where the conversations told no time. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** The entry that it would be another way of asking for, or that it changes; null for a new entry. */
  readonly entryId: string | null;
  /** What came of it when it was accepted. */
  readonly resultEntryId: string | null;
  readonly secret: Uint8Array;
}

export interface ProposalTable {
  /** All of a run at once: the open ones that are given replace those of the same id. */
  put(proposals: readonly Omit<StoredProposal, 'state' | 'resultEntryId'>[]): void;
  all(): Iterable<StoredProposal>;
  /** Those of agents' replies. */
  ofReplies(source: 'reply' | 'edit'): readonly StoredProposal[];
  /** Changes of an entry that agents make again and again, whatever was decided about them. */
  editsOf(entryId: string): readonly StoredProposal[];
  /** Changes that wait, of these entries (null: of all) or of entries that are gone. */
  openEdits(entryIds: readonly string[] | null): readonly StoredProposal[];
  /** Open ones, best first. */
  list(query: { readonly offset: number; readonly limit: number }): readonly StoredProposal[];
  get(id: string): StoredProposal | null;
  count(): number;
  decide(
    id: string,
    decision: { readonly state: 'accepted' | 'rejected'; readonly resultEntryId: string | null },
  ): void;
  reopen(id: string): void;
  /** The decision that was taken last. */
  lastDecided(): StoredProposal | null;
  /** Conversations of a run that has not ended: those that were read already, by key. */
  markProcessed(conversations: readonly { readonly key: string; readonly secret: Uint8Array }[]): void;
  processed(): readonly { readonly key: string; readonly secret: Uint8Array }[];
  clearProcessed(): void;
  /** Deletes proposals as if they had never been made. Returns how many. */
  remove(ids: readonly string[]): number;
}

const columns = 'id, state, source, by, rank, asked, first_at, last_at, entry_id, result_entry_id, secret';

const numberOrNull = (row: Row, name: string): number | null =>
  row[name] === null ? null : number(row, name);

function proposal(row: Row): StoredProposal {
  return {
    id: text(row, 'id'),
    state: oneOf(row, 'state', states),
    source: oneOf(row, 'source', sources),
    by: text(row, 'by'),
    rank: number(row, 'rank'),
    asked: number(row, 'asked'),
    firstAt: numberOrNull(row, 'first_at'),
    lastAt: numberOrNull(row, 'last_at'),
    entryId: textOrNull(row, 'entry_id'),
    resultEntryId: textOrNull(row, 'result_entry_id'),
    secret: blob(row, 'secret'),
  };
}

export function createProposalTable(connection: Connection): ProposalTable {
  const { sql, read, write } = connection;
  return {
    put: (proposals) =>
      write(() => {
        for (const { id, source, by, rank, asked, firstAt, lastAt, entryId, secret } of proposals)
          sql(`INSERT INTO proposals (id, state, source, by, rank, asked, first_at, last_at, entry_id, secret)
               VALUES (?, 'open', ?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, asked = excluded.asked,
                 first_at = excluded.first_at, last_at = excluded.last_at, secret = excluded.secret`).run(
            id,
            source,
            by,
            rank,
            asked,
            firstAt,
            lastAt,
            entryId,
            secret,
          );
        keepWithin(connection, {
          table: 'proposals',
          where: `state = 'open'`,
          order: 'rank DESC, id',
          most: limits.proposals.open,
        });
      }),
    all: () => read(() => sql(`SELECT ${columns} FROM proposals`).all().map(proposal)),
    ofReplies: (source) =>
      read(() =>
        sql(`SELECT ${columns} FROM proposals WHERE source = ? ORDER BY last_at, id`)
          .all(source)
          .map(proposal),
      ),
    editsOf: (entryId) =>
      read(() =>
        sql(`SELECT ${columns} FROM proposals WHERE entry_id = ? AND source = 'edit' ORDER BY last_at, id`)
          .all(entryId)
          .map(proposal),
      ),
    openEdits: (entryIds) =>
      read(() =>
        sql(`SELECT ${columns} FROM proposals p INDEXED BY proposals_of_edits
          WHERE source = 'edit' AND state = 'open'
            AND (?1 IS NULL OR entry_id IN (SELECT value FROM json_each(?1))
              OR NOT EXISTS (SELECT 1 FROM entries e WHERE e.id = p.entry_id))`)
          .all(entryIds && JSON.stringify(entryIds))
          .map(proposal),
      ),
    list: ({ offset, limit }) =>
      read(() =>
        sql(`SELECT ${columns} FROM proposals WHERE state = 'open' ORDER BY rank DESC, id LIMIT ? OFFSET ?`)
          .all(limit, offset)
          .map(proposal),
      ),
    get: (id) =>
      read(() => {
        const row = sql(`SELECT ${columns} FROM proposals WHERE id = ?`).get(id);
        return row === undefined ? null : proposal(row);
      }),
    count: () =>
      read(() => {
        const row = sql(`SELECT count(*) AS n FROM proposals WHERE state = 'open'`).get();
        return row === undefined ? 0 : number(row, 'n');
      }),
    decide: (id, { state, resultEntryId }) =>
      write(() => {
        // The order of decisions, not only their time: two may fall into one millisecond.
        sql(`UPDATE proposals SET state = ?, result_entry_id = ?,
               decision_order = (SELECT coalesce(max(decision_order), 0) + 1 FROM proposals) WHERE id = ?`).run(
          state,
          resultEntryId,
          id,
        );
        keepWithin(connection, {
          table: 'proposals',
          where: 'decision_order IS NOT NULL',
          order: 'decision_order DESC',
          most: limits.proposals.decided,
        });
      }),
    reopen: (id) =>
      write(() => {
        sql(`UPDATE proposals SET state = 'open', result_entry_id = NULL, decision_order = NULL
             WHERE id = ?`).run(id);
      }),
    lastDecided: () =>
      read(() => {
        const row = sql(
          `SELECT ${columns} FROM proposals WHERE decision_order IS NOT NULL ORDER BY decision_order DESC LIMIT 1`,
        ).get();
        return row === undefined ? null : proposal(row);
      }),
    markProcessed: (conversations) =>
      write(() => {
        for (const { key, secret } of conversations)
          sql('INSERT OR REPLACE INTO processed_conversations (key, secret) VALUES (?, ?)').run(key, secret);
      }),
    processed: () =>
      read(() =>
        sql('SELECT key, secret FROM processed_conversations ORDER BY rowid')
          .all()
          .map((row) => ({ key: text(row, 'key'), secret: blob(row, 'secret') })),
      ),
    clearProcessed: () =>
      write(() => {
        sql('DELETE FROM processed_conversations').run();
      }),
    remove: (ids) =>
      write(() =>
        Number(
          sql('DELETE FROM proposals WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids))
            .changes,
        ),
      ),
  };
}
