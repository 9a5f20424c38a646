/**
 * Words of a line may get a layer of encryption around them, which begins with a 2: another data key closes what the one before
 * opened, and the bytes within, which the line's hash proves, stay as they are. Everything else is refused as before.
 */
export const auditLayerMigration = `
  DROP TRIGGER audit_log_no_update;
  CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
  WHEN (NEW.secret IS NOT NULL AND (OLD.secret IS NULL OR substr(NEW.secret, 1, 1) <> x'02'))
    OR NEW.sequence IS NOT OLD.sequence OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
    OR NEW.case_id IS NOT OLD.case_id OR NEW.kind IS NOT OLD.kind OR NEW.facts IS NOT OLD.facts
    OR NEW.secret_hash IS NOT OLD.secret_hash OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
    OR NEW.mac IS NOT OLD.mac
  BEGIN SELECT RAISE(ABORT, 'The audit log is only appended to'); END;
`;
