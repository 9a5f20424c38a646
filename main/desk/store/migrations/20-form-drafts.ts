/** What is typed in forms and was not saved yet. */
export const formDraftsMigration = `
  CREATE TABLE form_drafts (
    id TEXT PRIMARY KEY,                -- the form and its subject
    form TEXT NOT NULL,
    subject TEXT NOT NULL,              -- id of what the form is about: an entry, a case, a queue …
    at INTEGER NOT NULL,
    case_id TEXT,                       -- of the message, where it is about one
    content BLOB NOT NULL               -- what was typed, encrypted
  ) STRICT;
  CREATE INDEX form_drafts_at ON form_drafts (at);
`;
