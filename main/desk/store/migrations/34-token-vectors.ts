/**
 * Vectors of the tokens of what is embedded of a passage (token-bytes.ts), by the model that came along, and which passages
 * have none yet: a background task makes them. A table of those, as counting or joining would read through all vectors.
 */
export const tokenVectorsMigration = `
  CREATE TABLE passage_tokens (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    tokens BLOB NOT NULL
  ) STRICT;
  CREATE TABLE passages_without_tokens (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE
  ) STRICT;
  INSERT INTO passages_without_tokens (passage_id) SELECT id FROM passages;
  CREATE TABLE trash_passage_tokens (
    trash_id TEXT NOT NULL,
    passage_id INTEGER NOT NULL,
    tokens BLOB NOT NULL
  ) STRICT;
  CREATE INDEX trash_passage_tokens_by_trash ON trash_passage_tokens (trash_id);
`;
