/**
 * The journal becomes a log that is only appended to, each line with the hash of the one before (chain.ts). SQLite has no
 * SHA-256, so the lines there are wait in `journal_before` until `journal-earlier.ts` has chained them.
 */
export const auditHashChainMigration = `
  ALTER TABLE journal RENAME TO journal_before;
  DROP INDEX journal_by_time;

  CREATE TABLE journal (
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
  ) STRICT;
  CREATE INDEX journal_by_case ON journal (case_id, sequence);
  CREATE INDEX journal_by_kind ON journal (kind, sequence);

  CREATE TRIGGER journal_is_not_removed BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'The decision log is only appended to'); END;
  CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
  WHEN NEW.secret IS NOT NULL OR NEW.sequence IS NOT OLD.sequence OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
    OR NEW.case_id IS NOT OLD.case_id OR NEW.kind IS NOT OLD.kind OR NEW.facts IS NOT OLD.facts
    OR NEW.secret_hash IS NOT OLD.secret_hash OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
  BEGIN SELECT RAISE(ABORT, 'The decision log is only appended to'); END;

  -- Who wrote when, by marks made with the vault's key: no address, no number, no text.
  CREATE TABLE visits (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    mark BLOB NOT NULL,                 -- of an e-mail address, a telephone or an order number
    message BLOB NOT NULL               -- of the whole message, so that reading it again is no other one
  ) STRICT;
  CREATE INDEX visits_by_mark ON visits (mark, at);
`;
