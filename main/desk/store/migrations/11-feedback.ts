/** What agents say about answers: pairs that do not belong together, and words that they change again and again. */
export const feedbackMigration = `
  -- A message that an answer was wrong for. Each belongs to an entry or a passage, and goes with it.
  CREATE TABLE wrong_pairs (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,                   -- who marked it, as the settings named them
    entry_id TEXT REFERENCES entries (id) ON DELETE CASCADE,
    passage_id INTEGER REFERENCES passages (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (reason IN ('wrong', 'outdated', 'incomplete', 'not for this customer')),
    phrase BLOB NOT NULL,               -- what was asked, personal data masked, encrypted
    comment BLOB,                       -- the same of what the agent said about it
    vector BLOB NOT NULL,
    model INTEGER NOT NULL,             -- of the vector; see models
    answer TEXT NOT NULL,               -- hash of the answer as it was: another answer makes the mark fade
    waiting INTEGER NOT NULL,           -- 1 until the owner accepts it
    CHECK ((entry_id IS NULL) <> (passage_id IS NULL))
  ) STRICT;
  CREATE INDEX wrong_pairs_by_time ON wrong_pairs (at);
  CREATE INDEX wrong_pairs_by_entry ON wrong_pairs (entry_id);
  CREATE INDEX wrong_pairs_by_passage ON wrong_pairs (passage_id);
  CREATE TABLE removed_wrong_pairs AS SELECT '' AS removal, * FROM wrong_pairs WHERE 0;
  CREATE INDEX removed_wrong_pairs_by_removal ON removed_wrong_pairs (removal);

  -- Words of an entry's answer that an agent changed in a reply, one row a change.
  CREATE TABLE edits (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    change BLOB NOT NULL                -- the words before and after and what stands around them, encrypted
  ) STRICT;
  CREATE INDEX edits_by_time ON edits (at);
  CREATE INDEX edits_by_entry ON edits (entry_id);
  CREATE TABLE removed_edits AS SELECT '' AS removal, * FROM edits WHERE 0;
  CREATE INDEX removed_edits_by_removal ON removed_edits (removal);

  -- reply: an answer that an agent wrote from scratch. edit: a change of an entry that agents make again and again.
  ALTER TABLE proposals ADD COLUMN source TEXT NOT NULL DEFAULT 'past' CHECK (source IN ('past', 'reply', 'edit'));
  ALTER TABLE proposals ADD COLUMN by TEXT NOT NULL DEFAULT '';
`;
