/** What was learned knows the case that it was learned of, so that it is erased with it. What was removed keeps it, too. */
export const learnedOfCasesMigration = `
  ALTER TABLE learned_phrasings ADD COLUMN case_id TEXT;
  ALTER TABLE negative_feedback ADD COLUMN case_id TEXT;
  ALTER TABLE edits ADD COLUMN case_id TEXT;
  ALTER TABLE trash_learned_phrasings ADD COLUMN case_id TEXT;
  ALTER TABLE trash_negative_feedback ADD COLUMN case_id TEXT;
  ALTER TABLE trash_edits ADD COLUMN case_id TEXT;
`;
