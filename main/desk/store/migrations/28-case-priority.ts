/** How pressing a case was, so that it can be asked whether it is so for everybody alike. Rows are made anew from the log. */
export const casePriorityMigration = `
  ALTER TABLE case_facts ADD COLUMN priority TEXT;
`;
