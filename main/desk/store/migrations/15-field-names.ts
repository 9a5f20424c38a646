/** Tables and columns get the names that the code and the glossary use. Rows, and with them every hash and ciphertext, stay. */
export const fieldNamesMigration = `
  -- SQLite renames what tables refer to by itself, but neither triggers nor indexes: those are made anew below.
  DROP TRIGGER journal_is_not_removed;
  DROP TRIGGER journal_is_not_changed;
  DROP TRIGGER table_columns_follow;
  DROP INDEX journal_by_case;
  DROP INDEX journal_by_kind;
  DROP INDEX visits_by_mark;
  DROP INDEX likenesses_of_b;
  DROP INDEX likenesses_by_kind;
  DROP INDEX learned_by_time;
  DROP INDEX learned_by_entry;
  DROP INDEX learned_by_passage;
  DROP INDEX wrong_pairs_by_time;
  DROP INDEX wrong_pairs_by_entry;
  DROP INDEX wrong_pairs_by_passage;
  DROP INDEX taught_examples_by_time;
  DROP INDEX table_columns_by_signature;
  DROP INDEX proposals_decided;
  DROP INDEX removals_by_time;
  DROP INDEX removed_documents_by;
  DROP INDEX removed_document_texts_by;
  DROP INDEX removed_left_out_by;
  DROP INDEX removed_entries_by;
  DROP INDEX removed_variants_by;
  DROP INDEX removed_entry_versions_by;
  DROP INDEX removed_passages_by;
  DROP INDEX removed_vectors_by;
  DROP INDEX removed_learned_by_removal;
  DROP INDEX removed_wrong_pairs_by_removal;
  DROP INDEX removed_edits_by_removal;

  ALTER TABLE journal RENAME TO audit_log;
  ALTER TABLE visits RENAME TO contact_history;
  ALTER TABLE likenesses RENAME TO similar_entries;
  ALTER TABLE told_apart RENAME TO dismissed_pairs;
  ALTER TABLE learned RENAME TO learned_phrasings;
  ALTER TABLE wrong_pairs RENAME TO negative_feedback;
  ALTER TABLE taught_examples RENAME TO training_examples;
  ALTER TABLE table_columns RENAME TO column_mappings;
  ALTER TABLE left_out RENAME TO tombstones;
  ALTER TABLE read_conversations RENAME TO processed_conversations;
  ALTER TABLE golden RENAME TO golden_questions;
  ALTER TABLE removals RENAME TO trash;
  ALTER TABLE removed_documents RENAME TO trash_documents;
  ALTER TABLE removed_document_texts RENAME TO trash_document_texts;
  ALTER TABLE removed_left_out RENAME TO trash_tombstones;
  ALTER TABLE removed_entries RENAME TO trash_entries;
  ALTER TABLE removed_variants RENAME TO trash_variants;
  ALTER TABLE removed_entry_versions RENAME TO trash_entry_versions;
  ALTER TABLE removed_passages RENAME TO trash_passages;
  ALTER TABLE removed_vectors RENAME TO trash_vectors;
  ALTER TABLE removed_learned RENAME TO trash_learned_phrasings;
  ALTER TABLE removed_wrong_pairs RENAME TO trash_negative_feedback;
  ALTER TABLE removed_edits RENAME TO trash_edits;

  ALTER TABLE documents RENAME COLUMN sought TO search_text;
  ALTER TABLE documents RENAME COLUMN made_by TO pipeline_version;
  ALTER TABLE entries RENAME COLUMN sought TO search_text;
  ALTER TABLE entries RENAME COLUMN file_says TO conflict;
  ALTER TABLE contact_history RENAME COLUMN mark TO sender_hash;
  ALTER TABLE contact_history RENAME COLUMN message TO message_hash;
  ALTER TABLE learned_phrasings RENAME COLUMN waiting TO pending;
  ALTER TABLE learned_phrasings RENAME COLUMN answer TO answer_hash;
  ALTER TABLE negative_feedback RENAME COLUMN waiting TO pending;
  ALTER TABLE negative_feedback RENAME COLUMN answer TO answer_hash;
  ALTER TABLE column_mappings RENAME COLUMN place TO table_index;
  ALTER TABLE column_mappings RENAME COLUMN signature TO header_signature;
  ALTER TABLE gaps RENAME COLUMN place TO question_index;
  ALTER TABLE gaps RENAME COLUMN source TO origin;
  ALTER TABLE gaps RENAME COLUMN queue TO queue_id;
  ALTER TABLE golden_questions RENAME COLUMN place TO rank;
  ALTER TABLE golden_questions RENAME COLUMN word TO confidence;
  ALTER TABLE proposals RENAME COLUMN made_entry_id TO result_entry_id;
  ALTER TABLE proposals RENAME COLUMN decided TO decision_order;
  ALTER TABLE training_examples RENAME COLUMN queue TO queue_id;

  ALTER TABLE trash_documents RENAME COLUMN sought TO search_text;
  ALTER TABLE trash_documents RENAME COLUMN made_by TO pipeline_version;
  ALTER TABLE trash_entries RENAME COLUMN sought TO search_text;
  ALTER TABLE trash_entries RENAME COLUMN file_says TO conflict;
  ALTER TABLE trash_learned_phrasings RENAME COLUMN waiting TO pending;
  ALTER TABLE trash_learned_phrasings RENAME COLUMN answer TO answer_hash;
  ALTER TABLE trash_negative_feedback RENAME COLUMN waiting TO pending;
  ALTER TABLE trash_negative_feedback RENAME COLUMN answer TO answer_hash;
  ALTER TABLE trash_documents RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_document_texts RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_tombstones RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_entries RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_variants RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_entry_versions RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_passages RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_vectors RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_learned_phrasings RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_negative_feedback RENAME COLUMN removal TO trash_id;
  ALTER TABLE trash_edits RENAME COLUMN removal TO trash_id;

  CREATE INDEX audit_log_by_case ON audit_log (case_id, sequence);
  CREATE INDEX audit_log_by_kind ON audit_log (kind, sequence);
  CREATE INDEX contact_history_by_sender ON contact_history (sender_hash, at);
  CREATE INDEX similar_entries_of_b ON similar_entries (b);
  CREATE INDEX similar_entries_by_kind ON similar_entries (kind, score);
  CREATE INDEX learned_phrasings_by_time ON learned_phrasings (at);
  CREATE INDEX learned_phrasings_by_entry ON learned_phrasings (entry_id);
  CREATE INDEX learned_phrasings_by_passage ON learned_phrasings (passage_id);
  CREATE INDEX negative_feedback_by_time ON negative_feedback (at);
  CREATE INDEX negative_feedback_by_entry ON negative_feedback (entry_id);
  CREATE INDEX negative_feedback_by_passage ON negative_feedback (passage_id);
  CREATE INDEX training_examples_by_time ON training_examples (at);
  CREATE INDEX column_mappings_by_header ON column_mappings (header_signature, chosen_at);
  CREATE INDEX proposals_by_decision ON proposals (decision_order) WHERE decision_order IS NOT NULL;
  CREATE INDEX trash_by_time ON trash (at);
  CREATE INDEX trash_documents_by_trash ON trash_documents (trash_id);
  CREATE INDEX trash_document_texts_by_trash ON trash_document_texts (trash_id);
  CREATE INDEX trash_tombstones_by_trash ON trash_tombstones (trash_id);
  CREATE INDEX trash_entries_by_trash ON trash_entries (trash_id);
  CREATE INDEX trash_variants_by_trash ON trash_variants (trash_id);
  CREATE INDEX trash_entry_versions_by_trash ON trash_entry_versions (trash_id);
  CREATE INDEX trash_passages_by_trash ON trash_passages (trash_id);
  CREATE INDEX trash_vectors_by_trash ON trash_vectors (trash_id);
  CREATE INDEX trash_learned_phrasings_by_trash ON trash_learned_phrasings (trash_id);
  CREATE INDEX trash_negative_feedback_by_trash ON trash_negative_feedback (trash_id);
  CREATE INDEX trash_edits_by_trash ON trash_edits (trash_id);

  CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
  BEGIN SELECT RAISE(ABORT, 'The audit log is only appended to'); END;
  CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
  WHEN NEW.secret IS NOT NULL OR NEW.sequence IS NOT OLD.sequence OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
    OR NEW.case_id IS NOT OLD.case_id OR NEW.kind IS NOT OLD.kind OR NEW.facts IS NOT OLD.facts
    OR NEW.secret_hash IS NOT OLD.secret_hash OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
  BEGIN SELECT RAISE(ABORT, 'The audit log is only appended to'); END;
  -- A file that was renamed keeps what was chosen for it.
  CREATE TRIGGER column_mappings_follow_path AFTER UPDATE OF path ON documents WHEN NEW.path <> OLD.path BEGIN
    UPDATE OR REPLACE column_mappings SET path = NEW.path WHERE path = OLD.path;
  END;

  UPDATE meta SET key = 'audit_log.head' WHERE key = 'journal.head';
  UPDATE meta SET key = 'audit_log.seal' WHERE key = 'journal.seal';
  UPDATE meta SET key = 'sample_offered' WHERE key = 'begun';
  UPDATE meta SET key = 'pseudonyms.salt' WHERE key = 'oversight.salt';
`;
