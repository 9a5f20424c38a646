/** Mails that wait for an answer, and those that were answered lately, by which a thread is known that comes back. */
export const worklistMigration = `
  CREATE TABLE worklist_mails (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,                -- when it came into the list
    done_at INTEGER,                    -- null while it waits
    case_id TEXT,                       -- of the message, once it was opened
    content BLOB NOT NULL               -- the mail and what was understood of it, encrypted
  ) STRICT;
  CREATE INDEX worklist_mails_at ON worklist_mails (at);
`;
