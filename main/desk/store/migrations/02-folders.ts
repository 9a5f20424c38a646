/** Folders that are watched. */
export const foldersMigration = `
  -- Folders that the library keeps in step with. Their documents are those with a path below.
  CREATE TABLE folders (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,          -- absolute, links resolved
    paused INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL
  ) STRICT;
  -- Volume, size and times of the file when it was last queued by its folder; null for files that were added by hand.
  ALTER TABLE documents ADD COLUMN stamp TEXT;
  `;
