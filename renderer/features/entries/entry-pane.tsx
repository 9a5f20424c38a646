import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { EntryEditor } from './entry-editor.tsx';
import './entry-pane.css';

/** The editor beside the table. */
export function EntryPane() {
  const desk = useDesk();
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
