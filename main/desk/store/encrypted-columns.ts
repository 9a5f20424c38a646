import type { ErasedTable } from '../../../preload/contract.ts';

/** A column of ciphertexts, as the vault takes it. */
export interface EncryptedColumn {
  /**
   * Authenticated with every ciphertext, with the row's key in place of *: elsewhere the bytes do not open. What is stored
   * depends on it, so it stays as it is, whatever the table is called.
   */
  readonly context: string;
  /** A hash proves its bytes: under another data key they get a layer around them and stay what they are. */
  readonly isProved?: true;
}

export interface EncryptedTable {
  readonly table: 'audit_log' | ErasedTable;
  /** The room that writes and reads it. */
  readonly owner: string;
  /** The column of the key that ciphertexts are bound to. */
  readonly key: string;
  readonly columns: Readonly<Record<string, EncryptedColumn>>;
  /** Its column `embedding`, where it has one: the vector of its words, which names nobody that they do not name. */
  readonly embedding?: EncryptedColumn;
  /** The column of the case that a row belongs to, where there is one: it is erased with its case. */
  readonly caseId?: string;
  /** Where removed rows can be restored from. */
  readonly trashTable?: string;
}

/**
 * Every column that holds a customer's words, whatever room it belongs to. Writing and reading take the context from here,
 * and erasing a customer goes through all of it.
 */
export const encryptedTables = {
  auditLog: {
    table: 'audit_log',
    owner: 'audit',
    key: 'id',
    columns: { secret: { context: 'journal:*', isProved: true } },
    caseId: 'case_id',
  },
  learnedPhrasings: {
    table: 'learned_phrasings',
    owner: 'learning/phrasings',
    key: 'id',
    columns: { phrase: { context: 'learned:*' } },
    embedding: { context: 'learned:*:embedding' },
    caseId: 'case_id',
    trashTable: 'trash_learned_phrasings',
  },
  negativeFeedback: {
    table: 'negative_feedback',
    owner: 'learning/feedback',
    key: 'id',
    columns: { phrase: { context: 'wrong:*:phrase' }, comment: { context: 'wrong:*:comment' } },
    embedding: { context: 'wrong:*:embedding' },
    caseId: 'case_id',
    trashTable: 'trash_negative_feedback',
  },
  edits: {
    table: 'edits',
    owner: 'learning/feedback',
    key: 'id',
    columns: { change: { context: 'edit:*' } },
    caseId: 'case_id',
    trashTable: 'trash_edits',
  },
  // By keyed hashes alone, so that there is nothing to decrypt; it goes with its case.
  contactHistory: {
    table: 'contact_history',
    owner: 'audit',
    key: 'id',
    columns: {},
    caseId: 'case_id',
  },
  gaps: {
    table: 'gaps',
    owner: 'learning/gaps',
    key: 'id',
    columns: { question: { context: 'gap:*' }, answer: { context: 'gap-answer:*' } },
    embedding: { context: 'gap:*:embedding' },
    caseId: 'case_id',
  },
  trainingExamples: {
    table: 'training_examples',
    owner: 'messages/routing',
    key: 'id',
    columns: { text: { context: 'taught:*' } },
  },
  proposals: {
    table: 'proposals',
    owner: 'learning/past-answers',
    key: 'id',
    columns: { secret: { context: 'proposal:*' } },
  },
  processedConversations: {
    table: 'processed_conversations',
    owner: 'learning/past-answers',
    key: 'key',
    columns: { secret: { context: 'past-conversation:*' } },
  },
  goldenQuestions: {
    table: 'golden_questions',
    owner: 'learning/golden',
    key: 'id',
    columns: { question: { context: 'golden:*' } },
  },
  formDrafts: {
    table: 'form_drafts',
    owner: 'privacy',
    key: 'id',
    columns: { content: { context: 'form-draft:*' } },
    caseId: 'case_id',
  },
  worklistMails: {
    table: 'worklist_mails',
    owner: 'worklist',
    key: 'id',
    columns: { content: { context: 'worklist:*' } },
    caseId: 'case_id',
  },
  surveyAnswers: {
    table: 'survey_answers',
    owner: 'outcomes',
    key: 'id',
    columns: { content: { context: 'survey:*' } },
    caseId: 'case_id',
  },
  // By keyed hashes alone. They stay when a case is erased: the next export has its row again, which must not bring the words back.
  surveyMarks: {
    table: 'survey_marks',
    owner: 'outcomes',
    key: 'mark',
    columns: {},
  },
} as const satisfies Readonly<Record<string, EncryptedTable>>;

/** The seal of the audit log, of which there is one: not a customer's words, but made with the same key. */
export const auditSealColumn: EncryptedColumn = { context: 'journal head' };

/** Who works at this desk and what each may do: one text (people/people-list.ts). */
export const peopleColumn: EncryptedColumn = { context: 'people' };

/** What stands encrypted in `meta`, as base64, by its key there. */
export const encryptedMeta = { people: peopleColumn } as const;
