/** Ways of asking that agents answered with something: each belongs to an entry or a passage, and goes with it. */
export const phrasingsMigration = `
  CREATE TABLE learned (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,                   -- who answered, as the settings named them
    entry_id TEXT REFERENCES entries (id) ON DELETE CASCADE,
    passage_id INTEGER REFERENCES passages (id) ON DELETE CASCADE,
    phrase BLOB NOT NULL,               -- what was asked, personal data masked, encrypted
    vector BLOB NOT NULL,
    model INTEGER NOT NULL,             -- of the vector; see models
    answer TEXT NOT NULL,               -- hash of the answer as it was: another answer makes the phrase fade
    waiting INTEGER NOT NULL,           -- 1 until the owner accepts it
    CHECK ((entry_id IS NULL) <> (passage_id IS NULL))
  ) STRICT;
  CREATE INDEX learned_by_time ON learned (at);
  CREATE INDEX learned_by_entry ON learned (entry_id);
  CREATE INDEX learned_by_passage ON learned (passage_id);
  CREATE TABLE removed_learned AS SELECT '' AS removal, * FROM learned WHERE 0;
  CREATE INDEX removed_learned_by_removal ON removed_learned (removal);
`;
