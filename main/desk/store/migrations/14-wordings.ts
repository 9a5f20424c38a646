/** Other wordings of an answer: JSON as preload/shapes/entries.ts says. What was removed keeps them, too. */
export const wordingsMigration = `
  ALTER TABLE entries ADD COLUMN wordings TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE removed_entries ADD COLUMN wordings TEXT NOT NULL DEFAULT '{}';
`;
