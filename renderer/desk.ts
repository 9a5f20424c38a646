import { createContext, useContext } from 'react';
import { createClient, type DeskApi, type WindowWire } from '../preload/client.ts';
import { createBackupsStore, type BackupsStore } from './stores/backups.ts';
import { createChecksStore, type ChecksStore } from './stores/checks.ts';
import { createDataAuditStore, type DataAuditStore } from './stores/data-audit.ts';
import { createCustomersStore, type CustomersStore } from './stores/customers.ts';
import { createEntriesStore, type EntriesStore } from './stores/entries.ts';
import { createFairnessStore, type FairnessStore } from './stores/fairness.ts';
import { createFoldersStore, type FoldersStore } from './stores/folders.ts';
import { createFormDraftsStore, type FormDraftsStore } from './stores/form-drafts.ts';
import { createGapsStore, type GapsStore } from './stores/gaps.ts';
import { createGoldenStore, type GoldenStore } from './stores/golden.ts';
import { createLearnedStore, type LearnedStore } from './stores/learned.ts';
import { createNegativeFeedbackStore, type NegativeFeedbackStore } from './stores/negative-feedback.ts';
import { createLibraryStore, type LibraryStore } from './stores/library.ts';
import { createAuditStore, type AuditStore } from './stores/audit.ts';
import { createOutcomesStore, type OutcomesStore } from './stores/outcomes.ts';
import { createPeopleStore, type PeopleStore } from './stores/people.ts';
import { createPracticeStore, type PracticeStore } from './stores/practice.ts';
import { createPreviewStore, type PreviewStore } from './stores/preview.ts';
import { createQualityStore, type QualityStore } from './stores/quality.ts';
import { createQueuesStore, type QueuesStore } from './stores/queues.ts';
import { keepReplyDrafts } from './stores/reply-drafts.ts';
import { createRetentionStore, type RetentionStore } from './stores/retention.ts';
import { createReportStore, type ReportStore } from './stores/report.ts';
import { keepRecent } from './stores/recent.ts';
import { createReviewStore, type ReviewStore } from './stores/review.ts';
import { createSettingsStore, type SettingsStore } from './stores/settings.ts';
import { createSnippetsStore, type SnippetsStore } from './stores/snippets.ts';
import { createSpellingStore, type SpellingStore } from './stores/spelling.ts';
import { createStatusStore, type StatusStore } from './stores/status.ts';
import { createVaultStore, type VaultStore } from './stores/vault.ts';
import { createWindowStore, type WindowStore } from './stores/window.ts';
import { createWorklistStore, type WorklistStore } from './stores/worklist.ts';
import { createWorkspaceStore, type WorkspaceStore } from './stores/workspace.ts';

/** Everything a part of the window works with. */
export interface Desk {
  readonly api: DeskApi;
  readonly wire: WindowWire;
  /** Something was asked of the desk or the shell, and is not answered yet. */
  readonly isAsking: () => boolean;
  readonly status: StatusStore;
  readonly people: PeopleStore;
  readonly settings: SettingsStore;
  readonly formDrafts: FormDraftsStore;
  readonly workspace: WorkspaceStore;
  readonly checks: ChecksStore;
  readonly spelling: SpellingStore;
  readonly library: LibraryStore;
  readonly entries: EntriesStore;
  readonly folders: FoldersStore;
  readonly practice: PracticeStore;
  readonly preview: PreviewStore;
  readonly quality: QualityStore;
  readonly dataAudit: DataAuditStore;
  readonly queues: QueuesStore;
  readonly report: ReportStore;
  readonly fairness: FairnessStore;
  readonly outcomes: OutcomesStore;
  readonly customers: CustomersStore;
  readonly review: ReviewStore;
  readonly learned: LearnedStore;
  readonly negativeFeedback: NegativeFeedbackStore;
  readonly gaps: GapsStore;
  readonly golden: GoldenStore;
  readonly snippets: SnippetsStore;
  readonly audit: AuditStore;
  readonly backups: BackupsStore;
  readonly worklist: WorklistStore;
  readonly retention: RetentionStore;
  readonly vault: VaultStore;
  readonly window: WindowStore;
}

export function createWindowDesk(wire: WindowWire): Desk {
  let unanswered = 0;
  const api = createClient({
    async request(call, input) {
      unanswered += 1;
      try {
        return await wire.request(call, input);
      } finally {
        unanswered -= 1;
      }
    },
    on: (listener) => wire.on(listener),
  });
  const status = createStatusStore(api);
  const workspace = createWorkspaceStore(api);
  const formDrafts = createFormDraftsStore(api);
  keepReplyDrafts(workspace, formDrafts);
  keepRecent(workspace, formDrafts);
  return {
    api,
    wire,
    isAsking: () => unanswered > 0,
    status,
    people: createPeopleStore(api, status),
    settings: createSettingsStore(api),
    formDrafts,
    workspace,
    checks: createChecksStore(api, workspace),
    spelling: createSpellingStore(api, workspace),
    library: createLibraryStore(api),
    entries: createEntriesStore(api),
    folders: createFoldersStore(api),
    practice: createPracticeStore(api),
    preview: createPreviewStore(api),
    quality: createQualityStore(api),
    dataAudit: createDataAuditStore(api),
    queues: createQueuesStore(api),
    report: createReportStore(api),
    fairness: createFairnessStore(api),
    outcomes: createOutcomesStore(api),
    customers: createCustomersStore(api),
    review: createReviewStore(api),
    learned: createLearnedStore(api),
    negativeFeedback: createNegativeFeedbackStore(api),
    gaps: createGapsStore(api),
    golden: createGoldenStore(api),
    snippets: createSnippetsStore(api),
    audit: createAuditStore(api),
    backups: createBackupsStore(api),
    worklist: createWorklistStore(api),
    retention: createRetentionStore(api),
    vault: createVaultStore(api),
    window: createWindowStore(),
  };
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk that the window was started with. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('A part of the window is drawn outside of it.');
  return desk;
}
