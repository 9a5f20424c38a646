import { initialMigration } from './01-initial.ts';
import { foldersMigration } from './02-folders.ts';
import { columnMappingsMigration } from './03-column-mappings.ts';
import { entriesMigration } from './04-entries.ts';
import { reviewMigration } from './05-review.ts';
import { trainingExamplesMigration } from './06-training-examples.ts';
import { modelsMigration } from './07-models.ts';
import { entryListMigration } from './08-entry-list.ts';
import { phrasingsMigration } from './09-phrasings.ts';
import { auditHashChainMigration } from './10-audit-hash-chain.ts';
import { feedbackMigration } from './11-feedback.ts';
import { gapClustersMigration } from './12-gap-clusters.ts';
import { goldenMigration } from './13-golden.ts';
import { wordingsMigration } from './14-wordings.ts';
import { fieldNamesMigration } from './15-field-names.ts';
import { snippetsMigration } from './16-snippets.ts';
import { proposalsOfEntriesMigration } from './17-proposals-of-entries.ts';
import { documentChoicesMigration } from './18-document-choices.ts';
import { audiencesMigration } from './19-audiences.ts';
import { formDraftsMigration } from './20-form-drafts.ts';
import { learnedOfCasesMigration } from './21-learned-of-cases.ts';
import { encryptedEmbeddingsMigration } from './22-encrypted-embeddings.ts';
import { auditMacMigration } from './23-audit-mac.ts';
import { mailMaskedMigration } from './24-mail-masked.ts';
import { worklistMigration } from './25-worklist.ts';
import { retentionMigration } from './26-retention.ts';
import { caseFactsMigration } from './27-case-facts.ts';
import { casePriorityMigration } from './28-case-priority.ts';
import { auditLayerMigration } from './29-audit-layer.ts';
import { ratingsMigration } from './30-ratings.ts';
import { contactHistoryByCaseMigration } from './31-contact-history-by-case.ts';
import { keyedSurveyColumnsMigration } from './32-keyed-survey-columns.ts';
import { handoversAgreedMigration } from './33-handovers-agreed.ts';
import { tokenVectorsMigration } from './34-token-vectors.ts';

/**
 * The tables of `desk.db`, as numbered migrations. A migration that has landed is never edited: a change is a new one.
 * `open-store.ts` runs them, each in a transaction, after a backup of the file.
 */
export const migrations: readonly string[] = [
  initialMigration,
  foldersMigration,
  columnMappingsMigration,
  entriesMigration,
  reviewMigration,
  trainingExamplesMigration,
  modelsMigration,
  entryListMigration,
  phrasingsMigration,
  auditHashChainMigration,
  feedbackMigration,
  gapClustersMigration,
  goldenMigration,
  wordingsMigration,
  fieldNamesMigration,
  snippetsMigration,
  proposalsOfEntriesMigration,
  documentChoicesMigration,
  audiencesMigration,
  formDraftsMigration,
  learnedOfCasesMigration,
  encryptedEmbeddingsMigration,
  auditMacMigration,
  mailMaskedMigration,
  worklistMigration,
  retentionMigration,
  caseFactsMigration,
  casePriorityMigration,
  auditLayerMigration,
  ratingsMigration,
  contactHistoryByCaseMigration,
  keyedSurveyColumnsMigration,
  handoversAgreedMigration,
  tokenVectorsMigration,
];
