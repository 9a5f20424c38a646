/** Documents, entries, passages with their vectors and words, the log and gaps. */
export const initialMigration = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,          -- absolute; the sample shop's start with 'sample:'
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'reading', 'ready', 'failed')),
    code TEXT,
    message TEXT,
    hash TEXT,                          -- sha256 of the bytes that the passages were made of
    bytes INTEGER NOT NULL,
    language TEXT,
    used INTEGER NOT NULL DEFAULT 0,
    sample INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    checked_at INTEGER NOT NULL,
    sort_name TEXT NOT NULL,            -- the name, folded (see fold.ts)
    sought TEXT NOT NULL                -- what the filter of the list looks in, folded
  ) STRICT;
  CREATE INDEX documents_by_name ON documents (sort_name, id);
  CREATE INDEX documents_by_state ON documents (state, sort_name);
  CREATE INDEX documents_by_used ON documents (used, sort_name);
  CREATE INDEX documents_by_checked ON documents (checked_at, sort_name);
  CREATE INDEX documents_of_sample ON documents (id) WHERE sample = 1;

  -- Apart from the row, so that a list never reads through the texts.
  CREATE TABLE document_texts (
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    text TEXT NOT NULL                  -- as understood; every offset below is into it, in UTF-16 code units
  ) STRICT;

  CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '[]',    -- JSON array of strings
    start INTEGER NOT NULL,             -- of the answer, in the document's text
    "end" INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    sort_name TEXT NOT NULL,            -- the question, folded and cut to what sorting needs
    sought TEXT NOT NULL                -- question, variants, tags and answer, folded
  ) STRICT;
  CREATE INDEX entries_by_document ON entries (document_id, position);
  CREATE INDEX entries_by_name ON entries (sort_name);
  CREATE INDEX entries_by_used ON entries (used, sort_name);

  CREATE TABLE variants (
    entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
  ) STRICT, WITHOUT ROWID;

  -- The unit of search: the answer of an entry (in parts when long), or a stretch of running text.
  -- AUTOINCREMENT: what once pointed at a passage (journal, packed vectors) must never point at another one.
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    entry_id TEXT REFERENCES entries (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,              -- the question of an entry, or the headings above
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX passages_by_document ON passages (document_id, position);
  CREATE INDEX passages_by_entry ON passages (entry_id);

  -- Dense evidence beside its passage: 384 signed bytes of a unit vector times 127.
  CREATE TABLE vectors (
    id INTEGER PRIMARY KEY,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    field TEXT NOT NULL CHECK (field IN ('question', 'variant', 'heading', 'body')),
    position INTEGER NOT NULL,          -- which variant; 0 otherwise
    vector BLOB NOT NULL
  ) STRICT;
  CREATE INDEX vectors_by_passage ON vectors (passage_id);

  -- Lexical evidence, rowid = passage id. Written and deleted in the same transaction as the passage (content.ts).
  CREATE VIRTUAL TABLE passages_fts USING fts5 (
    heading, variants, body,
    content = '', contentless_delete = 1,
    tokenize = "porter unicode61 remove_diacritics 2"
  );

  -- What was shown, chosen and changed. Whatever a customer wrote or that names one is in \`secret\`, encrypted.
  CREATE TABLE journal (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reply', 'hand-over')),
    facts TEXT NOT NULL,                -- JSON: targets, confidences, how much was changed; never a text
    secret BLOB                         -- null when no key was open: then only the facts are kept
  ) STRICT;
  CREATE INDEX journal_by_time ON journal (at);

  CREATE TABLE gaps (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    question BLOB NOT NULL,             -- encrypted
    closed_at INTEGER
  ) STRICT;
  `;
