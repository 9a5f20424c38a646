/** What waits for the owner's eyes: answers of past conversations, and pairs of entries that ask the same. */
export const reviewMigration = `
  -- Questions and answers out of past conversations. Words are in \`secret\`, encrypted.
  CREATE TABLE proposals (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')),
    rank REAL NOT NULL,
    asked INTEGER NOT NULL,
    first_at INTEGER,
    last_at INTEGER,
    entry_id TEXT,                      -- another way of asking for this entry; null for a new entry
    made_entry_id TEXT,                 -- what came of it
    decided INTEGER,                    -- numbers decisions in their order
    secret BLOB NOT NULL
  ) STRICT;
  CREATE INDEX proposals_open ON proposals (rank DESC, id) WHERE state = 'open';
  CREATE INDEX proposals_decided ON proposals (decided) WHERE decided IS NOT NULL;

  -- Conversations that a run has read which has not ended: it goes on behind them.
  CREATE TABLE read_conversations (key TEXT PRIMARY KEY, secret BLOB NOT NULL) STRICT;

  -- Entries that were compared with all others, by the newest passage that they had then.
  CREATE TABLE compared_entries (
    entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE likenesses (
    a TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('duplicate', 'contradiction')),
    PRIMARY KEY (a, b),
    CHECK (a < b)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX likenesses_of_b ON likenesses (b);
  CREATE INDEX likenesses_by_kind ON likenesses (kind, score);
  -- Pairs that a person called different, by what they ask and where it stands, so that a reading again does not bring them back.
  CREATE TABLE told_apart (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;
