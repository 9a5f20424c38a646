/**
 * One index that answers every list of entries: its filters, its orders and its text filter, without a look at the
 * rows themselves, which are several times as large.
 */
export const entryListMigration = `
  DROP INDEX entries_facts;
  DROP INDEX entries_by_name;
  DROP INDEX entries_by_used;
  CREATE INDEX entries_listed ON entries (
    sort_name, used, suggested, changed_at, review_by, document_id, position, tags, collection, language, internal,
    edited, differs, sought
  );
`;
