/** Messages that a person put into the right queue. */
export const trainingExamplesMigration = `
  CREATE TABLE taught_examples (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    queue TEXT,                         -- id of a queue in the settings; null for none of them
    text BLOB NOT NULL,                 -- what the message is about, personal data masked, encrypted
    replaced_by TEXT                    -- the later correction of the same message
  ) STRICT;
  CREATE INDEX taught_examples_by_time ON taught_examples (at);
`;
