/** What each column of a table is, where a person said so: by file, and by the header for other files of the same table. */
export const columnMappingsMigration = `
  CREATE TABLE table_columns (
    path TEXT NOT NULL,                 -- of the file, which need not be in the library any more
    place INTEGER NOT NULL,             -- which table of the file, from 0
    signature TEXT,                     -- its header; null until the file was read with this choice
    columns TEXT NOT NULL,              -- JSON, as TableColumns of preload/shapes/preview.ts
    chosen_at INTEGER NOT NULL,
    PRIMARY KEY (path, place)
  ) STRICT;
  CREATE INDEX table_columns_by_signature ON table_columns (signature, chosen_at);

  -- A file that was renamed keeps what was chosen for it.
  CREATE TRIGGER table_columns_follow AFTER UPDATE OF path ON documents WHEN NEW.path <> OLD.path BEGIN
    UPDATE OR REPLACE table_columns SET path = NEW.path WHERE path = OLD.path;
  END;
`;
