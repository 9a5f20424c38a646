/** When what was read of past mails was stored here, which is not when the mails were written; filled in when it is looked at. */
export const retentionMigration = `
  ALTER TABLE proposals ADD COLUMN added_at INTEGER;
  ALTER TABLE processed_conversations ADD COLUMN added_at INTEGER;
`;
