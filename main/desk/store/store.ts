import type { ContentCounts } from '../../../preload/contract.ts';
import type { AudienceTable } from './audiences.ts';
import type { AuditLogTable } from './audit-log.ts';
import type { CaseFactsTable } from './case-facts.ts';
import type { ContactHistoryTable } from './contact-history.ts';
import type { CustomerCaseTable } from './customer-cases.ts';
import type { ExpiredRows } from './expired-rows.ts';
import type { EncryptedRows } from './encrypted-rows.ts';
import type { EntryTable } from './entry-table.ts';
import type { GapTable } from './gaps.ts';
import type { GoldenTable } from './golden.ts';
import type { EditTable } from './edits.ts';
import type { PhrasingTable } from './phrasings.ts';
import type { FormDraftTable } from './form-drafts.ts';
import type { FeedbackItemTable } from './feedback-items.ts';
import type { LibraryAuditTable } from './library-audit.ts';
import type { LearnedEmbeddingTable } from './learned-embeddings.ts';
import type { MailDocumentTable } from './mail-documents.ts';
import type { NegativeFeedbackTable } from './negative-feedback.ts';
import type { Purged } from './purge-erased.ts';
import type { ModelVectorTable } from './model-vectors.ts';
import type { PassageTokenTable } from './passage-tokens.ts';
import type { StoreFacts } from './store-facts.ts';
import type { SimilarEntryTable } from './similar-entries.ts';
import type { RatingFactsTable } from './rating-facts.ts';
import type { ProposalTable } from './proposals.ts';
import type { ColumnMappingTable } from './column-mappings.ts';
import type { SnippetTable } from './snippets.ts';
import type { SurveyTable } from './surveys.ts';
import type { WorklistMailTable } from './worklist-mails.ts';
import type { DocumentTable, PassageTable, TrainingExampleTable, MetaTable, FolderTable } from './tables.ts';

export * from './tables.ts';
export type { AuditLogTable } from './audit-log.ts';
export type { AuditRecord, NewAuditRecord } from './audit-record.ts';
export type { AuditSeal } from './audit-seal.ts';
export type { Contact, ContactHistoryTable } from './contact-history.ts';
export type { CustomerCase } from './customer-cases.ts';
export type { ExpiredText } from './expired-rows.ts';
export type { EncryptedRows } from './encrypted-rows.ts';
export type { RatedAs, RatingFactsTable } from './rating-facts.ts';
export type { MailDocumentTable } from './mail-documents.ts';
export type { StoreFacts } from './store-facts.ts';

/**
 * What the other rooms know of `desk.db`. Everything is synchronous (node:sqlite) and short; every writing function is
 * one transaction. Throws DeskFailure `disk_full` or `store_damaged`; nothing is half written.
 */
export interface Store {
  readonly documents: DocumentTable;
  readonly mailDocuments: MailDocumentTable;
  readonly entries: EntryTable;
  readonly passages: PassageTable;
  readonly audiences: AudienceTable;
  readonly auditLog: AuditLogTable;
  readonly caseFacts: CaseFactsTable;
  readonly libraryAudit: LibraryAuditTable;
  readonly ratingFacts: RatingFactsTable;
  readonly encryptedRows: EncryptedRows;
  readonly expiredRows: ExpiredRows;
  readonly contactHistory: ContactHistoryTable;
  readonly customerCases: CustomerCaseTable;
  readonly gaps: GapTable;
  readonly golden: GoldenTable;
  readonly trainingExamples: TrainingExampleTable;
  readonly meta: MetaTable;
  readonly folders: FolderTable;
  readonly similarEntries: SimilarEntryTable;
  readonly proposals: ProposalTable;
  readonly columnMappings: ColumnMappingTable;
  readonly snippets: SnippetTable;
  readonly modelVectors: ModelVectorTable;
  readonly passageTokens: PassageTokenTable;
  readonly phrasings: PhrasingTable;
  readonly negativeFeedback: NegativeFeedbackTable;
  readonly edits: EditTable;
  readonly feedbackItems: FeedbackItemTable;
  readonly learnedEmbeddings: LearnedEmbeddingTable;
  readonly formDrafts: FormDraftTable;
  readonly worklistMails: WorklistMailTable;
  readonly surveys: SurveyTable;
  /** Figures for support. */
  facts(): StoreFacts;
  /**
   * Copies the file to `desk.db.backup`, in steps that leave time for calls, when that copy is older than a day
   * (`changed`: ten minutes, and something was written since; `always`: whatever its age). The copy is checked before it
   * takes the place of the last good one, which may stay as an older copy (copy-rotation.ts). Rejects with `disk_full`;
   * `damaged` never replaces; `unchanged`: the copy has everything.
   */
  copyDatabase(when?: 'due' | 'changed' | 'always'): Promise<'made' | 'unchanged' | 'not due' | 'damaged'>;
  /** Copies the file as it is now to a place where nothing is yet, and checks the copy. Rejects as `copyDatabase` does. */
  copyTo(target: string): Promise<void>;
  /** How much is in it. */
  contents(): ContentCounts;
  /**
   * Ends an erasure: the file is written anew, so that free pages keep nothing, it is copied, and every older copy and every
   * damaged file that was set aside goes. Rejects with `disk_full`, or `busy` while another program reads the file.
   */
  purgeErased(): Promise<Purged>;
  /**
   * Where an earlier version kept vectors of customers' questions in the clear: writes the file anew, so that free pages keep
   * none, and takes them out of copies. Nothing where there were none. Rejects as `purgeErased` does.
   */
  clearPlaintextVectors(): Promise<void>;
  /** Opened without a check of all of it, because it was closed in good order and nobody touched it since. */
  readonly isTrusted: boolean;
  /**
   * Checks all of the file in a thread. One that is damaged is recovered when it is opened the next time. Rejects when it
   * cannot be read; never resolves when the store is closed meanwhile.
   */
  verify(): Promise<'whole' | 'damaged'>;
  /** Another text after anything was written to the file, by this program or by another. */
  changes(): string;
  /** Runs `work`, which may write, and rolls everything back: what it returns is what would be. */
  dryRun<Result>(work: () => Result): Result;
  /** True when another program wrote to the file since this was last asked. */
  changedByOtherProcess(): boolean;
  close(): void;
}
