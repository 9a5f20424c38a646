import { useState } from 'react';
import type { WatchedFolder } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';

/** Asks what becomes of the documents of a folder that is no longer watched. */
export function StopFolderDialog({ folder }: { readonly folder: WatchedFolder }) {
  const desk = useDesk();
  const { close, notify } = desk.window.getState();
  const [isBusy, setIsBusy] = useState(false);

  const stop = async (keepDocuments: boolean) => {
    setIsBusy(true);
    const isStopped = await desk.folders.getState().stop(folder.id, keepDocuments);
    close();
    if (isStopped) notify(t('library.folderStopped', { name: folder.name }));
  };

  return (
    <DialogFrame
      title={t('library.stopFolderTitle', { name: folder.name })}
      alert
      onClose={close}
      foot={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="danger" isDisabled={isBusy} onPress={() => void stop(false)}>
            {t('library.stopAndRemove')}
          </Button>
          <Button kind="main" isDisabled={isBusy} onPress={() => void stop(true)}>
            {t('library.stopAndKeep')}
          </Button>
        </>
      }
    >
      <p>{t('library.stopFolderHelp', { count: folder.documents })}</p>
    </DialogFrame>
  );
}
