import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { newEntry } from '../entries/entries-actions.ts';
import { emptyFields } from '../entries/entry-labels.ts';
import { focusElement } from '../layout/actions.ts';

/** Ids of the elements that shortcuts focus. */
export const gapElementIds = { row: (at: number) => `gap-${at}` } as const;

const gaps = (desk: Desk) => desk.gaps.getState();
const inGaps = (desk: Desk): boolean =>
  desk.window.getState().view === 'library' && desk.library.getState().tab === 'gaps';
export const hasGap = (desk: Desk): boolean => inGaps(desk) && (gaps(desk).clusters?.length ?? 0) > 0;

export function moveGap(desk: Desk, by: 1 | -1): void {
  gaps(desk).select(gaps(desk).selectedIndex + by);
  focusElement(gapElementIds.row(gaps(desk).selectedIndex));
}

/** Opens the entry editor with what customers asked and the best answer that an agent wrote. */
export async function entryFromGap(desk: Desk): Promise<void> {
  const draft = await gaps(desk).draft();
  if (draft === null) return;
  const { question, variants, answer, gaps: ids } = draft;
  newEntry(desk, { fields: { ...emptyFields, question, variants, answer }, gaps: ids });
}

/** Closes the gap without an entry, and says how to have it back. */
export async function closeGap(desk: Desk, cluster?: string): Promise<void> {
  const { clusters, selectedIndex, close } = gaps(desk);
  const id = cluster ?? clusters?.[selectedIndex]?.id;
  if (id === undefined) return;
  const closed = await close({ cluster: id });
  if (closed !== null)
    desk.window.getState().notify(t('gaps.closed'), 'done', () => void gaps(desk).reopen(closed));
}
