import type { Desk } from '../../desk.ts';
import { errorText, t } from '../../i18n.ts';
import type { EntryFields, EntryRow, GoldenPair } from '../../../preload/contract.ts';
import type { EntryDraft } from '../../stores/entries.ts';
import { DeskError } from '../../../preload/client.ts';
import { focusElement, elementIds } from '../layout/actions.ts';

/** From here on the editor stands beside the table; below it lies over it. */
export const sidePaneQuery = '(min-width: 62rem)';

function showEditor(desk: Desk): void {
  if (!window.matchMedia(sidePaneQuery).matches) desk.window.getState().open({ kind: 'entry' });
  focusElement(elementIds.entry);
}

export async function openEntry(desk: Desk, id: string): Promise<void> {
  if (desk.entries.getState().opened?.entry?.id === id) {
    showEditor(desk);
    return;
  }
  if (await desk.entries.getState().open(id)) showEditor(desk);
}

/** Opens the editor for a new entry, empty or with what a gap became. */
export function newEntry(desk: Desk, draft?: EntryDraft): void {
  desk.window.getState().show('library');
  desk.library.getState().showTab('entries');
  desk.entries.getState().openNew(draft);
  showEditor(desk);
}

/** The golden questions that would get worse if the entry were saved like this. */
export function findRegressions(
  desk: Desk,
  id: string | null,
  { variants, tags, ...fields }: EntryFields,
): Promise<readonly GoldenPair[]> {
  const input = { ...fields, variants: [...variants], tags: [...tags] };
  return desk.golden.getState().findRegressions({ id, fields: input });
}

/** The entry's answer where it stands in its file. */
export function openOriginal(desk: Desk, row: EntryRow): void {
  desk.window.getState().open({
    kind: 'source',
    documentId: row.documentId,
    entryId: row.id,
    at: { words: [row.answer, row.answer.split('\n')[0] ?? '', row.question] },
  });
}

export async function removeEntries(desk: Desk, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const undo = await desk.entries.getState().remove(ids);
  const { notify } = desk.window.getState();
  if (undo === null) return;
  const words = t('entries.removed', { count: ids.length });
  notify(words, 'done', () => void restoreEntries(desk, undo, ids.length));
}

async function restoreEntries(desk: Desk, undo: string, count: number): Promise<void> {
  if (await desk.entries.getState().undo(undo))
    desk.window.getState().notify(t('entries.restored', { count }));
}

/** The ids that an action is about: what is selected, or else the row that it was called on. */
export function actionTargets(desk: Desk, row: EntryRow): readonly string[] {
  const { selected } = desk.entries.getState();
  return selected.size === 0 ? [row.id] : [...selected];
}

/** Asks for a folder and writes the selected entries there. */
export async function exportSelected(desk: Desk): Promise<void> {
  const { notify } = desk.window.getState();
  const ids = [...desk.entries.getState().selected];
  const [folder] = await desk.api.call('shell.pick', { what: 'export folder' });
  if (folder === undefined) return;
  try {
    const done = await desk.api.call('library.export', { folder, format: 'csv', entryIds: ids });
    notify(t('entries.exported', { count: ids.length, folder: done.folder }));
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    notify(errorText(error.error), 'stop');
  }
}
