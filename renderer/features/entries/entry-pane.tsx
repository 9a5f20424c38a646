import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { EntryEditor } from './entry-editor.tsx';

/** The editor beside the table. */
export function EntryPane() {
  const desk = useDesk();
  const opened = useStore(desk.entries, (state) => state.opened);
  if (opened === null) return null;
  return (
    <aside className="entry-pane" aria-label={opened.entry === null ? 'New entry' : 'Entry'}>
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
