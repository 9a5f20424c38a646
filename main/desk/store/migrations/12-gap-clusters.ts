/** Questions without an answer: where they came from, what an agent answered, and which of them ask the same. */
export const gapClustersMigration = `
  ALTER TABLE gaps ADD COLUMN source TEXT NOT NULL DEFAULT 'noted';   -- by hand, or found when a message was done
  ALTER TABLE gaps ADD COLUMN case_id TEXT;                           -- of the message, with the question's number in it
  ALTER TABLE gaps ADD COLUMN place INTEGER;
  ALTER TABLE gaps ADD COLUMN queue TEXT;
  ALTER TABLE gaps ADD COLUMN answer BLOB;                            -- what the agent wrote, masked, encrypted
  ALTER TABLE gaps ADD COLUMN vector BLOB;                            -- null until the question was embedded
  ALTER TABLE gaps ADD COLUMN model INTEGER;                          -- of the vector; see models
  ALTER TABLE gaps ADD COLUMN cluster TEXT;                           -- those that ask the same share it
  ALTER TABLE gaps ADD COLUMN answered_by TEXT;                       -- what the library answers it with by now
  CREATE UNIQUE INDEX gaps_by_case ON gaps (case_id, place) WHERE case_id IS NOT NULL;
  CREATE INDEX open_gaps ON gaps (at) WHERE closed_at IS NULL;
`;
