import type { DeskApi } from '../../preload/client.ts';
import type { FormDraftsStore, FormSubject, KeptDraft } from './form-drafts.ts';
import { takeUp } from './reply-drafts.ts';
import type { ActiveCase, CaseOutcome } from './active-case.ts';
import type { WorkspaceStore } from './workspace.ts';

/** A message that left the window, with its reply and what became of it. */
export interface RecentMessage {
  readonly work: ActiveCase;
  readonly outcome: CaseOutcome | 'left';
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** As many as somebody looks through. */
const mostRecent = 10;

const recentOf = (caseId: string): FormSubject => ({ form: 'recent', subject: caseId, caseId });

type KeptRecent = Omit<RecentMessage, 'at'>;
const isRecent = (value: unknown): value is KeptRecent =>
  typeof value === 'object' && value !== null && 'work' in value && 'outcome' in value;

/** Newest first. */
export const recentMessages = (drafts: ReadonlyMap<string, KeptDraft>): readonly RecentMessage[] =>
  [...drafts.values()]
    .flatMap(({ form, value, at }) => (form === 'recent' && isRecent(value) ? [{ ...value, at }] : []))
    .toSorted((a, b) => b.at - a.at);

/**
 * Keeps the last messages that left the window, as what is typed is kept: encrypted where there is a key, in memory alone where
 * there is none, and gone when the customer is erased.
 */
export function keepRecent(workspace: WorkspaceStore, formDrafts: FormDraftsStore): void {
  workspace.subscribe(({ work, parked }, { work: before }) => {
    if (before === null || before.source === work?.source) return;
    const { put, discard } = formDrafts.getState();
    const why = parked?.work === before ? parked.why : 'replaced';
    const kept: KeptRecent = {
      work: { ...before, undoSnapshot: null },
      outcome: why === 'replaced' ? 'left' : why,
    };
    put(recentOf(before.reading.caseId), kept, '');
    for (const old of recentMessages(formDrafts.getState().drafts).slice(mostRecent))
      discard(recentOf(old.work.reading.caseId));
  });
}

/** Takes up a recent message again; it is listed again when it leaves. */
export function openRecent(
  api: DeskApi,
  workspace: WorkspaceStore,
  formDrafts: FormDraftsStore,
  { work }: RecentMessage,
): Promise<boolean> {
  return takeUp(api, workspace, work, () => formDrafts.getState().discard(recentOf(work.reading.caseId)));
}
