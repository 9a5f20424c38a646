/** Indexes, triggers and views of `desk.db` as the migrations leave them, word by word (index.ts). */
export const indexes = `
CREATE INDEX documents_by_name ON documents (sort_name, id);
CREATE INDEX documents_by_state ON documents (state, sort_name);
CREATE INDEX documents_by_used ON documents (used, sort_name);
CREATE INDEX documents_by_checked ON documents (checked_at, sort_name);
CREATE INDEX documents_of_sample ON documents (id) WHERE sample = 1;
CREATE INDEX entries_by_document ON entries (document_id, position);
CREATE INDEX passages_by_document ON passages (document_id, position);
CREATE INDEX passages_by_entry ON passages (entry_id);
CREATE INDEX vectors_by_passage ON vectors (passage_id);
CREATE INDEX proposals_open ON proposals (rank DESC, id) WHERE state = 'open';
CREATE VIEW current_vectors AS SELECT * FROM vectors WHERE model = (SELECT number FROM current_model);
CREATE INDEX entries_listed ON entries (
    sort_name, used, suggested, changed_at, review_by, document_id, position, tags, collection, language, internal,
    edited, differs, search_text
  );
CREATE INDEX edits_by_time ON edits (at);
CREATE INDEX edits_by_entry ON edits (entry_id);
CREATE UNIQUE INDEX gaps_by_case ON gaps (case_id, question_index) WHERE case_id IS NOT NULL;
CREATE INDEX open_gaps ON gaps (at) WHERE closed_at IS NULL;
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
CREATE TRIGGER column_mappings_follow_path AFTER UPDATE OF path ON documents WHEN NEW.path <> OLD.path BEGIN
    UPDATE OR REPLACE column_mappings SET path = NEW.path WHERE path = OLD.path;
  END;
CREATE INDEX proposals_by_entry ON proposals (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX proposals_by_source ON proposals (source, last_at);
CREATE INDEX proposals_of_edits ON proposals (entry_id) WHERE source = 'edit' AND state = 'open';
CREATE INDEX closed_gaps ON gaps (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX documents_with_audience ON documents (id) WHERE coalesce(audience, guessed_audience) IS NOT NULL;
CREATE INDEX entries_with_audience ON entries (id, document_id, audience) WHERE audience IS NOT NULL;
CREATE INDEX form_drafts_at ON form_drafts (at);
CREATE INDEX worklist_mails_at ON worklist_mails (at);
CREATE INDEX case_facts_by_time ON case_facts (read_at);
CREATE INDEX answer_facts_by_answer ON answer_facts (chosen, line);
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
  WHEN (NEW.secret IS NOT NULL AND (OLD.secret IS NULL OR substr(NEW.secret, 1, 1) <> x'02'))
    OR NEW.sequence IS NOT OLD.sequence OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
    OR NEW.case_id IS NOT OLD.case_id OR NEW.kind IS NOT OLD.kind OR NEW.facts IS NOT OLD.facts
    OR NEW.secret_hash IS NOT OLD.secret_hash OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
    OR NEW.mac IS NOT OLD.mac
  BEGIN SELECT RAISE(ABORT, 'The audit log is only appended to'); END;
CREATE INDEX survey_answers_by_time ON survey_answers (at);
CREATE INDEX rating_facts_by_case ON rating_facts (case_id, measure);
CREATE INDEX rating_facts_by_time ON rating_facts (measure, rated_at);
CREATE INDEX contact_history_by_case ON contact_history (case_id);
`;
