/** What was removed and can be restored, as the migrations leave it, word by word (index.ts). */
export const trashTables = `
CREATE TABLE "trash" (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE "trash_documents"(
  trash_id,
  id TEXT,
  path TEXT,
  name TEXT,
  kind TEXT,
  title TEXT,
  state TEXT,
  code TEXT,
  message TEXT,
  hash TEXT,
  bytes INT,
  language TEXT,
  used INT,
  sample INT,
  added_at INT,
  checked_at INT,
  sort_name TEXT,
  search_text TEXT,
  stamp TEXT,
  pipeline_version TEXT
, takes_omitted INTEGER NOT NULL DEFAULT 0, omissions TEXT NOT NULL DEFAULT '[]', audience TEXT, guessed_audience TEXT, audience_sign TEXT);
CREATE TABLE "trash_document_texts"(
  trash_id,
  document_id TEXT,
  text TEXT
);
CREATE TABLE "trash_tombstones"(
  trash_id,
  document_id TEXT,
  "key" TEXT
);
CREATE TABLE "trash_entries"(
  trash_id,
  id TEXT,
  document_id TEXT,
  position INT,
  question TEXT,
  answer TEXT,
  tags TEXT,
  start INT,
  "end" INT,
  used INT,
  sort_name TEXT,
  search_text TEXT,
  "key" TEXT,
  collection TEXT,
  language TEXT,
  internal INT,
  review_by TEXT,
  created_at INT,
  changed_at INT,
  version INT,
  version_by TEXT,
  base TEXT,
  conflict TEXT,
  edited INT,
  differs INT,
  suggested INT,
  last_used_at INT
, wordings TEXT NOT NULL DEFAULT '{}', audience TEXT, file_audience TEXT);
CREATE TABLE "trash_variants"(
  trash_id,
  entry_id TEXT,
  position INT,
  text TEXT
);
CREATE TABLE "trash_entry_versions"(
  trash_id,
  entry_id TEXT,
  number INT,
  at INT,
  "by" TEXT,
  fields TEXT
);
CREATE TABLE "trash_passages"(
  trash_id,
  id INT,
  document_id TEXT,
  entry_id TEXT,
  position INT,
  heading TEXT,
  text TEXT,
  start INT,
  "end" INT
);
CREATE TABLE "trash_vectors"(
  trash_id,
  id INT,
  passage_id INT,
  field TEXT,
  position INT,
  vector
, model INTEGER NOT NULL DEFAULT 0);
CREATE TABLE "trash_learned_phrasings"(
  trash_id,
  id TEXT,
  at INT,
  "by" TEXT,
  entry_id TEXT,
  passage_id INT,
  phrase,
  model INT,
  answer_hash TEXT,
  pending INT
, case_id TEXT, embedding BLOB);
CREATE TABLE "trash_negative_feedback"(
  trash_id,
  id TEXT,
  at INT,
  "by" TEXT,
  entry_id TEXT,
  passage_id INT,
  reason TEXT,
  phrase,
  comment,
  model INT,
  answer_hash TEXT,
  pending INT
, case_id TEXT, embedding BLOB);
CREATE TABLE "trash_edits"(
  trash_id,
  id TEXT,
  at INT,
  "by" TEXT,
  entry_id TEXT,
  change
, case_id TEXT);
`;
