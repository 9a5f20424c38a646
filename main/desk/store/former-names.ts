/**
 * What tables and columns were called before migration 15, where a damaged file of before it is read. Names that are not
 * here have not changed.
 */
const formerTables: Readonly<Record<string, string>> = {
  audit_log: 'journal',
  contact_history: 'visits',
  similar_entries: 'likenesses',
  dismissed_pairs: 'told_apart',
  learned_phrasings: 'learned',
  negative_feedback: 'wrong_pairs',
  training_examples: 'taught_examples',
  column_mappings: 'table_columns',
  tombstones: 'left_out',
  processed_conversations: 'read_conversations',
  golden_questions: 'golden',
};

const formerColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  documents: { search_text: 'sought', pipeline_version: 'made_by' },
  entries: { search_text: 'sought', conflict: 'file_says' },
  contact_history: { sender_hash: 'mark', message_hash: 'message' },
  learned_phrasings: { pending: 'waiting', answer_hash: 'answer' },
  negative_feedback: { pending: 'waiting', answer_hash: 'answer' },
  column_mappings: { table_index: 'place', header_signature: 'signature' },
  gaps: { question_index: 'place', origin: 'source', queue_id: 'queue' },
  golden_questions: { rank: 'place', confidence: 'word' },
  proposals: { result_entry_id: 'made_entry_id', decision_order: 'decided' },
  training_examples: { queue_id: 'queue' },
};

/** A table and columns of today under the names that they had. */
export function toFormerNames(
  table: string,
  columns: readonly string[],
): { readonly table: string; readonly columns: readonly string[] } {
  return {
    table: formerTables[table] ?? table,
    columns: columns.map((column) => formerColumns[table]?.[column] ?? column),
  };
}
