import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { EntryEditor } from './entry-editor.tsx';

/** The editor over a table that is too narrow to stand beside it. */
export function EntryDialog() {
  const desk = useDesk();
  const opened = useStore(desk.entries, (state) => state.opened);
  const close = () => {
    desk.window.getState().close();
    desk.entries.getState().close();
  };
  if (opened === null) return null;
  return (
    <DialogFrame title={t(opened.entry === null ? 'entries.newEntry' : 'entries.entry')} side onClose={close}>
      <EntryEditor key={opened.sequence} opened={opened} onClose={close} isDialog />
    </DialogFrame>
  );
}
