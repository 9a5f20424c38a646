import { useLayoutEffect, type RefObject } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { placeInEditor, type FieldPlace } from './editor-focus.ts';
import { EntryEditor } from './entry-editor.tsx';
import './entry-pane.css';

/** The editor beside the table. `left` is told where somebody wrote when it goes. */
export function EntryPane({ left }: { readonly left: RefObject<FieldPlace | null> }) {
  const desk = useDesk();
  // In a layout effect it still stands in the page, and its field has the focus.
  useLayoutEffect(
    () => () => {
      left.current = placeInEditor();
    },
    [left],
  );
  const opened = useStore(desk.entries, (state) => state.opened);
  if (opened === null) return null;
  return (
    <aside
      className="entry-pane"
      aria-label={t(opened.entry === null ? 'entries.newEntry' : 'entries.entry')}
    >
      <EntryEditor
        key={opened.sequence}
        opened={opened}
        onClose={() => {
          const row = document.querySelector<HTMLElement>('[role=row][tabindex="0"]');
          desk.entries.getState().close();
          row?.focus();
        }}
      />
    </aside>
  );
}
