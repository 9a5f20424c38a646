/** The tables of `desk.db` as the migrations leave them, word by word (index.ts). */
export const tables = `
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
    search_text TEXT NOT NULL                -- what the filter of the list looks in, folded
  , stamp TEXT, pipeline_version TEXT, takes_omitted INTEGER NOT NULL DEFAULT 0, omissions TEXT NOT NULL DEFAULT '[]', audience TEXT, guessed_audience TEXT, audience_sign TEXT) STRICT;
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
    search_text TEXT NOT NULL                -- question, variants, tags and answer, folded
  , key TEXT NOT NULL DEFAULT '', collection TEXT, language TEXT, internal INTEGER NOT NULL DEFAULT 0, review_by TEXT, created_at INTEGER NOT NULL DEFAULT 0, changed_at INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1, version_by TEXT NOT NULL DEFAULT 'file', base TEXT, conflict TEXT, edited INTEGER NOT NULL DEFAULT 0, differs INTEGER NOT NULL DEFAULT 0, suggested INTEGER NOT NULL DEFAULT 0, last_used_at INTEGER, wordings TEXT NOT NULL DEFAULT '{}', audience TEXT, file_audience TEXT) STRICT;
CREATE TABLE variants (
    entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
  ) STRICT, WITHOUT ROWID;
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
CREATE TABLE vectors (
    id INTEGER PRIMARY KEY,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    field TEXT NOT NULL CHECK (field IN ('question', 'variant', 'heading', 'body')),
    position INTEGER NOT NULL,          -- which variant; 0 otherwise
    vector BLOB NOT NULL
  , model INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE VIRTUAL TABLE passages_fts USING fts5 (
    heading, variants, body,
    content = '', contentless_delete = 1,
    tokenize = "porter unicode61 remove_diacritics 2"
  );
CREATE TABLE "journal_before" (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reply', 'hand-over')),
    facts TEXT NOT NULL,                -- JSON: targets, confidences, how much was changed; never a text
    secret BLOB                         -- null when no key was open: then only the facts are kept
  ) STRICT;
CREATE TABLE gaps (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    question BLOB NOT NULL,             -- encrypted
    closed_at INTEGER
  , origin TEXT NOT NULL DEFAULT 'noted', case_id TEXT, question_index INTEGER, queue_id TEXT, answer BLOB, model INTEGER, cluster TEXT, answered_by TEXT, embedding BLOB) STRICT;
CREATE TABLE folders (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,          -- absolute, links resolved
    paused INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL
  ) STRICT;
CREATE TABLE "column_mappings" (
    path TEXT NOT NULL,                 -- of the file, which need not be in the library any more
    table_index INTEGER NOT NULL,             -- which table of the file, from 0
    header_signature TEXT,                     -- its header; null until the file was read with this choice
    columns TEXT NOT NULL,              -- JSON, as TableColumns of preload/shapes/preview.ts
    chosen_at INTEGER NOT NULL,
    PRIMARY KEY (path, table_index)
  ) STRICT;
CREATE TABLE entry_versions (
    entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    fields TEXT NOT NULL,                          -- JSON, as preload/shapes/entries.ts says
    PRIMARY KEY (entry_id, number)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE "tombstones" (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (document_id, key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE proposals (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')),
    rank REAL NOT NULL,
    asked INTEGER NOT NULL,
    first_at INTEGER,
    last_at INTEGER,
    entry_id TEXT,                      -- another way of asking for this entry; null for a new entry
    result_entry_id TEXT,                 -- what came of it
    decision_order INTEGER,                    -- numbers decisions in their order
    secret BLOB NOT NULL
  , source TEXT NOT NULL DEFAULT 'past' CHECK (source IN ('past', 'reply', 'edit')), by TEXT NOT NULL DEFAULT '', added_at INTEGER) STRICT;
CREATE TABLE "processed_conversations" (key TEXT PRIMARY KEY, secret BLOB NOT NULL, added_at INTEGER) STRICT;
CREATE TABLE compared_entries (
    entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
CREATE TABLE "similar_entries" (
    a TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('duplicate', 'contradiction')),
    PRIMARY KEY (a, b),
    CHECK (a < b)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE "dismissed_pairs" (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE "training_examples" (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    queue_id TEXT,                         -- id of a queue in the settings; null for none of them
    text BLOB NOT NULL,                 -- what the message is about, personal data masked, encrypted
    replaced_by TEXT                    -- the later correction of the same message
  ) STRICT;
CREATE TABLE models (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE current_model (number INTEGER NOT NULL) STRICT;
CREATE TABLE "learned_phrasings" (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,                   -- who answered, as the settings named them
    entry_id TEXT REFERENCES entries (id) ON DELETE CASCADE,
    passage_id INTEGER REFERENCES passages (id) ON DELETE CASCADE,
    phrase BLOB NOT NULL,               -- what was asked, personal data masked, encrypted
    model INTEGER NOT NULL,             -- of the vector; see models
    answer_hash TEXT NOT NULL,               -- hash of the answer as it was: another answer makes the phrase fade
    pending INTEGER NOT NULL, case_id TEXT, embedding BLOB,           -- 1 until the owner accepts it
    CHECK ((entry_id IS NULL) <> (passage_id IS NULL))
  ) STRICT;
CREATE TABLE "audit_log" (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    case_id TEXT,                       -- of the reading that the line is about
    kind TEXT NOT NULL,
    facts TEXT NOT NULL,                -- JSON: targets, confidences, how much was changed; never a text of a customer
    secret BLOB,                        -- encrypted; null when no key was open, and once it was erased
    secret_hash TEXT,                   -- stays when the secret is erased
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
  , mac BLOB) STRICT;
CREATE TABLE "contact_history" (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    sender_hash BLOB NOT NULL,                 -- of an e-mail address, a telephone or an order number
    message_hash BLOB NOT NULL               -- of the whole message, so that reading it again is no other one
  , kind TEXT) STRICT;
CREATE TABLE "negative_feedback" (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,                   -- who marked it, as the settings named them
    entry_id TEXT REFERENCES entries (id) ON DELETE CASCADE,
    passage_id INTEGER REFERENCES passages (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (reason IN ('wrong', 'outdated', 'incomplete', 'not for this customer')),
    phrase BLOB NOT NULL,               -- what was asked, personal data masked, encrypted
    comment BLOB,                       -- the same of what the agent said about it
    model INTEGER NOT NULL,             -- of the vector; see models
    answer_hash TEXT NOT NULL,               -- hash of the answer as it was: another answer makes the mark fade
    pending INTEGER NOT NULL, case_id TEXT, embedding BLOB,           -- 1 until the owner accepts it
    CHECK ((entry_id IS NULL) <> (passage_id IS NULL))
  ) STRICT;
CREATE TABLE edits (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    change BLOB NOT NULL                -- the words before and after and what stands around them, encrypted
  , case_id TEXT) STRICT;
CREATE TABLE "golden_questions" (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,                   -- who added it, as the settings named them
    question BLOB NOT NULL,             -- personal data masked, encrypted
    target TEXT NOT NULL,               -- 'e:' and an entry's id, or 'p:' and a passage's
    document_id TEXT,                   -- of a passage: read again, it has another number, but the same heading
    heading TEXT,
    rank INTEGER,                      -- 1 for the best; null when it was not among the first ones
    confidence TEXT NOT NULL,                 -- the confidence in it
    best_title TEXT NOT NULL,           -- what came first then, in the library's own words
    best_text TEXT NOT NULL
  ) STRICT;
CREATE TABLE snippets (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,          -- in the order in which they came
    short_name TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    tone TEXT NOT NULL,
    sample INTEGER NOT NULL             -- 1 for those of the sample shop
  ) STRICT;
CREATE TABLE form_drafts (
    id TEXT PRIMARY KEY,                -- the form and its subject
    form TEXT NOT NULL,
    subject TEXT NOT NULL,              -- id of what the form is about: an entry, a case, a queue …
    at INTEGER NOT NULL,
    case_id TEXT,                       -- of the message, where it is about one
    content BLOB NOT NULL               -- what was typed, encrypted
  ) STRICT;
CREATE TABLE worklist_mails (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,                -- when it came into the list
    done_at INTEGER,                    -- null while it waits
    case_id TEXT,                       -- of the message, once it was opened
    content BLOB NOT NULL               -- the mail and what was understood of it, encrypted
  ) STRICT;
CREATE TABLE case_facts (
    line INTEGER PRIMARY KEY,           -- of the log, with which the case began
    case_id TEXT NOT NULL UNIQUE,       -- of the first reading
    read_at INTEGER NOT NULL,
    counted INTEGER NOT NULL,           -- 0 for what nobody answers: sent by a machine, or warned of as a scam
    queue TEXT,
    language TEXT,
    mood TEXT,
    withheld TEXT,                      -- why suggestions were not shown
    arm TEXT,                           -- of the experiment
    questions INTEGER NOT NULL,
    unanswered INTEGER NOT NULL,        -- of the questions, those without a good answer
    confidence REAL,                    -- of the best answer to the first question
    earlier INTEGER,                    -- messages of the same customer before; null where nobody knows
    copied INTEGER NOT NULL,
    handed_over INTEGER NOT NULL,
    outcome TEXT,                       -- how the first reply came about
    ms INTEGER                          -- from reading to the first decision
  , priority TEXT) STRICT;
CREATE TABLE case_subjects (
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (line, kind, subject)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE answer_facts (
    line INTEGER NOT NULL,              -- of the case
    number INTEGER NOT NULL,
    best TEXT,
    confidence REAL,                    -- of the best one
    chosen TEXT,
    PRIMARY KEY (line, number)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE survey_answers (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,                -- when it was imported
    case_id TEXT,                       -- of the message that it is about, where that is known
    import_id TEXT NOT NULL,
    content BLOB NOT NULL               -- who answered and what she wrote, encrypted
  ) STRICT;
CREATE TABLE survey_marks (
    mark TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    case_id TEXT,
    import_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
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
`;
