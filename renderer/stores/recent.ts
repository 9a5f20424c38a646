import type { DeskApi } from '../../preload/client.ts';
import type { FormDraftsStore, FormSubject, KeptDraft } from './form-drafts.ts';
import { takeUp } from './reply-drafts.ts';
import type { ActiveCase, CaseOutcome } from './active-case.ts';
import type { WorkspaceStore } from './workspace.ts';

/** A message that left the window, with its reply and what became of it. */
export interface RecentMessage {
  readonly activeCase: ActiveCase;
  readonly outcome: CaseOutcome | 'left';
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** As many as somebody looks through. */
const mostRecent = 10;

const recentOf = (caseId: string): FormSubject => ({ form: 'recent', subject: caseId, caseId });

type KeptRecent = Omit<RecentMessage, 'at'>;
/** What was kept before this word stood for it says `work`. */
type KeptBefore = Pick<KeptRecent, 'outcome'> & { readonly work: ActiveCase };

const isKept = (value: unknown): value is KeptRecent | KeptBefore =>
  typeof value === 'object' &&
  value !== null &&
  'outcome' in value &&
  ('activeCase' in value || 'work' in value);

const fromKept = (kept: KeptRecent | KeptBefore): KeptRecent =>
  'activeCase' in kept ? kept : { activeCase: kept.work, outcome: kept.outcome };

/** Newest first. */
export const recentMessages = (drafts: ReadonlyMap<string, KeptDraft>): readonly RecentMessage[] =>
  [...drafts.values()]
    .flatMap(({ form, value, at }) =>
      form === 'recent' && isKept(value) ? [{ ...fromKept(value), at }] : [],
    )
    .toSorted((a, b) => b.at - a.at);

/** Who wrote, '' where that is not known, and about what: its subject, else its words from the first question on. */
export function titleOf({ activeCase: { reading } }: Pick<RecentMessage, 'activeCase'>): {
  readonly name: string;
  readonly words: string;
} {
  const { details, subject, text, questions } = reading;
  // A question that was added by searching stands nowhere in the message.
  const asked = questions.flatMap(({ start, end }) => (start < end ? [start] : []));
  const begin = asked.length === 0 ? 0 : Math.min(...asked);
  return {
    name: inOneLine(details.find(({ kind }) => kind === 'name')?.text ?? ''),
    words: inOneLine(subject === null || subject === '' ? text.slice(begin) : subject),
  };
}

const inOneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim().slice(0, 160);

/**
 * Keeps the last messages that left the window, as what is typed is kept: encrypted where there is a key, in memory alone where
 * there is none, and gone when the customer is erased.
 */
export function keepRecent(workspace: WorkspaceStore, formDrafts: FormDraftsStore): void {
  workspace.subscribe(({ activeCase, parked }, { activeCase: before }) => {
    if (before === null || before.source === activeCase?.source) return;
    const { put, discard } = formDrafts.getState();
    const why = parked?.activeCase === before ? parked.why : 'replaced';
    const kept: KeptRecent = {
      activeCase: { ...before, undoSnapshot: null },
      outcome: why === 'replaced' ? 'left' : why,
    };
    put(recentOf(before.reading.caseId), kept, '');
    for (const old of recentMessages(formDrafts.getState().drafts).slice(mostRecent))
      discard(recentOf(old.activeCase.reading.caseId));
  });
}

/** Takes up a recent message again; it is listed again when it leaves. */
export function openRecent(
  api: DeskApi,
  workspace: WorkspaceStore,
  formDrafts: FormDraftsStore,
  { activeCase }: RecentMessage,
): Promise<boolean> {
  return takeUp(api, workspace, activeCase, () =>
    formDrafts.getState().discard(recentOf(activeCase.reading.caseId)),
  );
}
