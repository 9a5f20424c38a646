import { useState } from 'react';
import type { LibraryRow } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { plural } from '../../ui/format.ts';

/** Asks before a document leaves the library. */
export function RemoveDialog({ row }: { readonly row: LibraryRow }) {
  const desk = useDesk();
  const { close, notify } = desk.window.getState();
  const [isBusy, setIsBusy] = useState(false);
  const name = row.type === 'document' ? row.name : row.question;

  const remove = async () => {
    setIsBusy(true);
    const { remove: removeRows, undo: restore } = desk.library.getState();
    const undo = await removeRows([row.id]);
    close();
    if (undo !== null)
      notify(`Removed: ${name}`, 'done', () => {
        void restore(undo).then((isRestored) => {
          if (isRestored) notify(`Brought back: ${name}`);
        });
      });
  };

  return (
    <DialogFrame
      title={`Remove ${name}?`}
      alert
      onClose={close}
      foot={
        <>
          <Button onPress={close}>Keep it</Button>
          <Button kind="danger" isDisabled={isBusy} onPress={() => void remove()}>
            Remove
          </Button>
        </>
      }
    >
      <p>
        {row.type === 'document' && row.entries > 0
          ? `Its ${plural(row.entries, 'entry', 'entries')} and ${plural(row.passages, 'passage')} leave the library. `
          : 'It leaves the library. '}
        The file itself stays where it is, and can be added again.
      </p>
    </DialogFrame>
  );
}
