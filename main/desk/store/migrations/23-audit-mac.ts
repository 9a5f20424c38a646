/**
 * Each line of the audit log that is written while the key is open carries a code that only the key can make (audit-seal.ts).
 * Lines that are there have none: the first opening of the key says how many they are.
 */
export const auditMacMigration = `
  ALTER TABLE audit_log ADD COLUMN mac BLOB;  -- HMAC-SHA256 over the hash; null when no key was open

  DROP TRIGGER audit_log_no_update;
  CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
  WHEN NEW.secret IS NOT NULL OR NEW.sequence IS NOT OLD.sequence OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
    OR NEW.case_id IS NOT OLD.case_id OR NEW.kind IS NOT OLD.kind OR NEW.facts IS NOT OLD.facts
    OR NEW.secret_hash IS NOT OLD.secret_hash OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
    OR NEW.mac IS NOT OLD.mac
  BEGIN SELECT RAISE(ABORT, 'The audit log is only appended to'); END;
`;
