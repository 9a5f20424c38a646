import type { LibraryIssue, LibraryIssueRow, DataAudit } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { emptyFields } from '../entries/entry-labels.ts';
import { newEntry, openEntry } from '../entries/entries-actions.ts';

/** Something that one key mends. */
export type Mend =
  | { readonly kind: 'gap'; readonly gap: DataAudit['gaps'][number] }
  | { readonly kind: 'entry'; readonly id: string; readonly about: string }
  | { readonly kind: 'issue'; readonly issue: LibraryIssue['kind']; readonly row: LibraryIssueRow }
  | { readonly kind: 'queue'; readonly about: string };

/** Rows of each list that are shown; the number beside it says how many there are. */
export const rowsShown = 5;

/** What can be mended, in the order in which it stands on the page. */
export function mendsOf(audit: DataAudit | null): readonly Mend[] {
  if (audit === null) return [];
  return [
    ...audit.gaps.map((gap): Mend => ({ kind: 'gap', gap })),
    ...audit.issues.flatMap(({ kind, rows }) =>
      rows.slice(0, rowsShown).map((row): Mend => ({ kind: 'issue', issue: kind, row })),
    ),
  ];
}

/** Begins mending it: the editor with what was asked, the entry, the pair, the file, or the queues. */
export async function mend(desk: Desk, what: Mend): Promise<void> {
  const { show, open, notify } = desk.window.getState();
  switch (what.kind) {
    case 'gap': {
      const draft = await desk.dataAudit.getState().draftGap(what.gap.cluster);
      if (draft === null) return notify(desk.dataAudit.getState().problem ?? '', 'stop');
      const { question, variants, answer, gaps } = draft;
      return newEntry(desk, { fields: { ...emptyFields, question, variants, answer }, gaps });
    }
    case 'entry':
      return showEntry(desk, what.id);
    case 'queue':
      return open({ kind: 'queues' });
    case 'issue': {
      const { id, otherId } = what.row;
      if (otherId !== null) {
        show('library');
        desk.library.getState().showTab('review');
        return desk.review.getState().showPair(id, otherId);
      }
      if (what.issue !== 'unchanged') return showEntry(desk, id);
      await desk.preview.getState().loadDocument(id);
      return open({ kind: 'preview' });
    }
  }
}

function showEntry(desk: Desk, id: string): Promise<void> {
  desk.window.getState().show('library');
  desk.library.getState().showTab('entries');
  return openEntry(desk, id);
}
