/**
 * What customers said of answers, in surveys and by mail, when they left, and how long imported threads took. The facts come from
 * the audit log and are made anew from it; what customers wrote is encrypted beside them.
 */
export const ratingsMigration = `
  -- What a hash is of: an address, a telephone or order number, a ticket, a subject. Null where it was written before.
  ALTER TABLE contact_history ADD COLUMN kind TEXT;

  CREATE TABLE survey_answers (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,                -- when it was imported
    case_id TEXT,                       -- of the message that it is about, where that is known
    import_id TEXT NOT NULL,
    content BLOB NOT NULL               -- who answered and what she wrote, encrypted
  ) STRICT;
  CREATE INDEX survey_answers_by_time ON survey_answers (at);

  -- By keyed hashes of whole rows: what was imported is not counted again, also when its words are gone.
  CREATE TABLE survey_marks (
    mark TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    case_id TEXT,
    import_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Which column of an export is what, by the header.
  CREATE TABLE survey_columns (
    signature TEXT PRIMARY KEY,
    columns TEXT NOT NULL,              -- JSON
    chosen_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE rating_facts (
    line INTEGER PRIMARY KEY,           -- of the log
    import_id TEXT NOT NULL,
    case_id TEXT,
    measure TEXT NOT NULL,
    value REAL NOT NULL,
    rated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX rating_facts_by_case ON rating_facts (case_id, measure);
  CREATE INDEX rating_facts_by_time ON rating_facts (measure, rated_at);
`;
