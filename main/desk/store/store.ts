import type { JournalTable } from './journal.ts';
import type { VisitTable } from './visits.ts';
import type { WordsElsewhere } from './words-elsewhere.ts';
import type { EntryTable } from './entry-table.ts';
import type { GapTable } from './gaps.ts';
import type { GoldenTable } from './golden.ts';
import type { EditTable } from './edits.ts';
import type { LearnedTable } from './learned.ts';
import type { LessonTable } from './lessons.ts';
import type { WrongPairTable } from './wrong-pairs.ts';
import type { ModelVectorTable } from './model-vectors.ts';
import type { LikenessTable } from './likenesses.ts';
import type { ProposalTable } from './proposals.ts';
import type { TableColumnsTable } from './table-columns.ts';
import type { DocumentTable, PassageTable, TaughtExampleTable, MetaTable, FolderTable } from './tables.ts';

export * from './tables.ts';
export type { JournalLine, JournalSeal, JournalTable, LineToAppend } from './journal.ts';
export type { Visit, VisitTable } from './visits.ts';
export type { WordsElsewhere } from './words-elsewhere.ts';

/**
 * What the other rooms know of `desk.db`. Everything is synchronous (node:sqlite) and short; every writing function is
 * one transaction. Throws DeskFailure `disk_full` or `store_damaged`; nothing is half written.
 */
export interface Store {
  readonly documents: DocumentTable;
  readonly entries: EntryTable;
  readonly passages: PassageTable;
  readonly journal: JournalTable;
  readonly wordsElsewhere: WordsElsewhere;
  readonly visits: VisitTable;
  readonly gaps: GapTable;
  readonly golden: GoldenTable;
  readonly taughtExamples: TaughtExampleTable;
  readonly meta: MetaTable;
  readonly folders: FolderTable;
  readonly likenesses: LikenessTable;
  readonly proposals: ProposalTable;
  readonly tableColumns: TableColumnsTable;
  readonly models: ModelVectorTable;
  readonly learned: LearnedTable;
  readonly wrongPairs: WrongPairTable;
  readonly edits: EditTable;
  readonly lessons: LessonTable;
  /**
   * Copies the file to `desk.db.backup`, in steps that leave time for calls, when that copy is older than a day
   * (`changed`: a quarter of an hour, as after an import; `always`: whatever its age). The copy is checked before it
   * takes the place of the last good one, which may stay as an older copy (rotation.ts). Rejects with `disk_full`;
   * `damaged` never replaces.
   */
  backUp(when?: 'due' | 'changed' | 'always'): Promise<'made' | 'not due' | 'damaged'>;
  /** Runs `work`, which may write, and takes everything back: what it returns is what would be. */
  rehearse<Result>(work: () => Result): Result;
  /** True when another program wrote to the file since this was last asked. */
  changedElsewhere(): boolean;
  close(): void;
}
