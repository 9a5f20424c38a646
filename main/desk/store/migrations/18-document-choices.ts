/**
 * Whether a person wants what is struck, hidden or a draft in a document as well, so that it is read again in the same way;
 * and what of that was found in it, as JSON of preload/shapes/preview.ts. What was removed keeps both.
 */
export const documentChoicesMigration = `
  ALTER TABLE documents ADD COLUMN takes_omitted INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE documents ADD COLUMN omissions TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE trash_documents ADD COLUMN takes_omitted INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE trash_documents ADD COLUMN omissions TEXT NOT NULL DEFAULT '[]';
`;
