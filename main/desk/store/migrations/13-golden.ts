/** Questions with the answer that must keep coming, and how it came when that was last called good. */
export const goldenMigration = `
  CREATE TABLE golden (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,                   -- who added it, as the settings named them
    question BLOB NOT NULL,             -- personal data masked, encrypted
    target TEXT NOT NULL,               -- 'e:' and an entry's id, or 'p:' and a passage's
    document_id TEXT,                   -- of a passage: read again, it has another number, but the same heading
    heading TEXT,
    place INTEGER,                      -- 1 for the best; null when it was not among the first ones
    word TEXT NOT NULL,                 -- the confidence in it
    best_title TEXT NOT NULL,           -- what came first then, in the library's own words
    best_text TEXT NOT NULL
  ) STRICT;
`;
