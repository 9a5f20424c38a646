import { useState } from 'react';
import type { LibraryRow } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';

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
      notify(t('library.removed', { name }), 'done', () => {
        void restore(undo).then((isRestored) => {
          if (isRestored) notify(t('library.restored', { name }));
        });
      });
  };

  return (
    <DialogFrame
      title={t('library.removeTitle', { name })}
      alert
      onClose={close}
      foot={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="danger" isDisabled={isBusy} onPress={() => void remove()}>
            {t('common.remove')}
          </Button>
        </>
      }
    >
      <p>
        {row.type === 'document' && row.entries > 0
          ? t('library.removeContents', {
              entries: t('common.entries', { count: row.entries }),
              passages: t('common.passages', { count: row.passages }),
            })
          : t('library.removeHelp')}
      </p>
    </DialogFrame>
  );
}
