/**
 * Vectors say which model made them: 0 is the one that came along. A passage may have vectors of several, so that the
 * library is searched by one while another is prepared, and the way back embeds only what is new.
 */
export const modelsMigration = `
  ALTER TABLE vectors ADD COLUMN model INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE removed_vectors ADD COLUMN model INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE models (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  -- The model that the library is searched by: one row.
  CREATE TABLE current_model (number INTEGER NOT NULL) STRICT;
  INSERT INTO current_model (number) VALUES (0);
  CREATE VIEW current_vectors AS SELECT * FROM vectors WHERE model = (SELECT number FROM current_model);
`;
