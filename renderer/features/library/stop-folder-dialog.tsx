import { useState } from 'react';
import type { WatchedFolder } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { plural } from '../../ui/format.ts';

/** Asks what becomes of the documents of a folder that is no longer watched. */
export function StopFolderDialog({ folder }: { readonly folder: WatchedFolder }) {
  const desk = useDesk();
  const { close, notify } = desk.window.getState();
  const [isBusy, setIsBusy] = useState(false);

  const stop = async (keepDocuments: boolean) => {
    setIsBusy(true);
    const isStopped = await desk.folders.getState().stop(folder.id, keepDocuments);
    close();
    if (isStopped) notify(`No longer watched: ${folder.name}`);
  };

  return (
    <DialogFrame
      title={`Stop watching ${folder.name}?`}
      alert
      onClose={close}
      foot={
        <>
          <Button onPress={close}>Go on watching</Button>
          <Button kind="danger" isDisabled={isBusy} onPress={() => void stop(false)}>
            Stop, remove its documents
          </Button>
          <Button kind="main" isDisabled={isBusy} onPress={() => void stop(true)}>
            Stop, keep its documents
          </Button>
        </>
      }
    >
      <p>
        {plural(folder.documents, 'document')} in the library came from this folder. The files themselves stay
        where they are.
      </p>
    </DialogFrame>
  );
}
