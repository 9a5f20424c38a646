/**
 * Whom documents and entries are for (codes of preload/shapes/audience.ts): as a person chose it, and as their file says. A
 * document without either is for everyone, an entry without either is as its document. What was removed keeps them, too.
 * The indexes hold only what is not as everything else, which is little or nothing.
 */
export const audiencesMigration = `
  ALTER TABLE documents ADD COLUMN audience TEXT;
  ALTER TABLE documents ADD COLUMN guessed_audience TEXT;
  ALTER TABLE documents ADD COLUMN audience_sign TEXT;
  ALTER TABLE trash_documents ADD COLUMN audience TEXT;
  ALTER TABLE trash_documents ADD COLUMN guessed_audience TEXT;
  ALTER TABLE trash_documents ADD COLUMN audience_sign TEXT;
  ALTER TABLE entries ADD COLUMN audience TEXT;
  ALTER TABLE entries ADD COLUMN file_audience TEXT;
  ALTER TABLE trash_entries ADD COLUMN audience TEXT;
  ALTER TABLE trash_entries ADD COLUMN file_audience TEXT;
  CREATE INDEX documents_with_audience ON documents (id) WHERE coalesce(audience, guessed_audience) IS NOT NULL;
  CREATE INDEX entries_with_audience ON entries (id, document_id, audience) WHERE audience IS NOT NULL;
`;
