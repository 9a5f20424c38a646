/** Entries that are changed here: what they are known by, their history, and what was removed until it is forgotten. */
export const entriesMigration = `
  ALTER TABLE documents ADD COLUMN made_by TEXT;   -- the reader and the model that its passages are of

  -- Within its document: the folded question, and a number for repeats. A file that is read again is matched by it.
  ALTER TABLE entries ADD COLUMN key TEXT NOT NULL DEFAULT '';
  ALTER TABLE entries ADD COLUMN collection TEXT;
  ALTER TABLE entries ADD COLUMN language TEXT;
  ALTER TABLE entries ADD COLUMN internal INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE entries ADD COLUMN review_by TEXT;   -- YYYY-MM-DD
  ALTER TABLE entries ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE entries ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE entries ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE entries ADD COLUMN version_by TEXT NOT NULL DEFAULT 'file';
  -- JSON of what the file said when the entry was changed here; null while it says what its file says.
  ALTER TABLE entries ADD COLUMN base TEXT;
  ALTER TABLE entries ADD COLUMN file_says TEXT;   -- JSON of what the file says now, when that is something else
  ALTER TABLE entries ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;   -- base is set
  ALTER TABLE entries ADD COLUMN differs INTEGER NOT NULL DEFAULT 0;  -- file_says is set, or the file has it no more
  ALTER TABLE entries ADD COLUMN suggested INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE entries ADD COLUMN last_used_at INTEGER;

  UPDATE entries SET key = numbered.key FROM (
    SELECT id, sort_name || CASE nth WHEN 1 THEN '' ELSE ' #' || nth END AS key FROM (
      SELECT id, sort_name, row_number() OVER (PARTITION BY document_id, sort_name ORDER BY position) AS nth FROM entries
    )
  ) AS numbered WHERE numbered.id = entries.id;
  UPDATE entries SET created_at = d.added_at, changed_at = d.added_at, language = d.language
    FROM documents d WHERE d.id = entries.document_id;
  UPDATE entries SET suggested = seen.times FROM (
    SELECT s.value ->> 'target' AS target, count(DISTINCT j.id) AS times
    FROM journal j, json_each(j.facts, '$.questions') q, json_each(q.value, '$.shown') s GROUP BY 1
  ) AS seen WHERE seen.target = 'e:' || entries.id;
  UPDATE entries SET last_used_at = taken.at FROM (
    SELECT q.value ->> 'chosen' AS target, max(j.at) AS at FROM journal j, json_each(j.facts, '$.questions') q GROUP BY 1
  ) AS taken WHERE taken.target = 'e:' || entries.id;

  -- What a list is narrowed and sorted by, apart from the texts: reading through these takes a tenth of the time.
  CREATE INDEX entries_facts ON entries (
    sort_name, used, suggested, changed_at, review_by, document_id, position, tags, collection, language, internal,
    edited, differs
  );

  -- Versions beside the one that the entry has now.
  CREATE TABLE entry_versions (
    entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    fields TEXT NOT NULL,                          -- JSON, as preload/shapes/entries.ts says
    PRIMARY KEY (entry_id, number)
  ) STRICT, WITHOUT ROWID;

  -- Keys that a person removed: they do not come back with the file.
  CREATE TABLE left_out (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (document_id, key)
  ) STRICT, WITHOUT ROWID;

  -- What was removed stands aside as it was, row by row, until it is put back or forgotten (removals.ts). So nothing
  -- else ever has to leave out what is not there any more. A column that a later migration adds belongs here, too.
  CREATE TABLE removals (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  CREATE INDEX removals_by_time ON removals (at);
  CREATE TABLE removed_documents AS SELECT '' AS removal, * FROM documents WHERE 0;
  CREATE TABLE removed_document_texts AS SELECT '' AS removal, * FROM document_texts WHERE 0;
  CREATE TABLE removed_left_out AS SELECT '' AS removal, * FROM left_out WHERE 0;
  CREATE TABLE removed_entries AS SELECT '' AS removal, * FROM entries WHERE 0;
  CREATE TABLE removed_variants AS SELECT '' AS removal, * FROM variants WHERE 0;
  CREATE TABLE removed_entry_versions AS SELECT '' AS removal, * FROM entry_versions WHERE 0;
  CREATE TABLE removed_passages AS SELECT '' AS removal, * FROM passages WHERE 0;
  CREATE TABLE removed_vectors AS SELECT '' AS removal, * FROM vectors WHERE 0;
  CREATE INDEX removed_documents_by ON removed_documents (removal);
  CREATE INDEX removed_document_texts_by ON removed_document_texts (removal);
  CREATE INDEX removed_left_out_by ON removed_left_out (removal);
  CREATE INDEX removed_entries_by ON removed_entries (removal);
  CREATE INDEX removed_variants_by ON removed_variants (removal);
  CREATE INDEX removed_entry_versions_by ON removed_entry_versions (removal);
  CREATE INDEX removed_passages_by ON removed_passages (removal);
  CREATE INDEX removed_vectors_by ON removed_vectors (removal);
`;
