/**
 * The vectors of what customers asked say what they asked to whoever guesses it, so they are encrypted like the words. What
 * stood in the clear goes, and is made again from the words once a key is open: SQL has none. The file, and copies of it, are
 * rewritten after this (store/plaintext-vectors.ts), where anything was ever read.
 */
export const encryptedEmbeddingsMigration = `
  ALTER TABLE learned_phrasings DROP COLUMN vector;
  ALTER TABLE learned_phrasings ADD COLUMN embedding BLOB;            -- encrypted; null until the phrase was embedded
  ALTER TABLE negative_feedback DROP COLUMN vector;
  ALTER TABLE negative_feedback ADD COLUMN embedding BLOB;
  ALTER TABLE trash_learned_phrasings DROP COLUMN vector;
  ALTER TABLE trash_learned_phrasings ADD COLUMN embedding BLOB;
  ALTER TABLE trash_negative_feedback DROP COLUMN vector;
  ALTER TABLE trash_negative_feedback ADD COLUMN embedding BLOB;
  ALTER TABLE gaps DROP COLUMN vector;
  ALTER TABLE gaps ADD COLUMN embedding BLOB;
  INSERT INTO meta (key, value) SELECT 'vectors.plain', 'yes' WHERE EXISTS (
    SELECT 1 FROM audit_log UNION ALL SELECT 1 FROM learned_phrasings UNION ALL SELECT 1 FROM negative_feedback
    UNION ALL SELECT 1 FROM gaps UNION ALL SELECT 1 FROM trash);
`;
