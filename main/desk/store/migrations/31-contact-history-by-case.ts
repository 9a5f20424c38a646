/** What is known of a case is asked for each rating that may be about it: without an index, each asks all rows. */
export const contactHistoryByCaseMigration = `
  CREATE INDEX IF NOT EXISTS contact_history_by_case ON contact_history (case_id);
`;
