import { useStore } from 'zustand';
import type { WatchedFolder } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { count, plural } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';

/** The folders that the library keeps in step with; nothing where there are none. */
export function FolderStrip() {
  const desk = useDesk();
  const folders = useStore(desk.folders, (state) => state.folders);
  const problem = useStore(desk.folders, (state) => state.problem);
  return (
    <>
      {problem === null ? null : (
        <div role="alert">
          <Notice tone="stop">{problem}</Notice>
        </div>
      )}
      {folders.length === 0 ? null : (
        <section className="panel folders" aria-label="Watched folders">
          <ul className="folders__list">
            {folders.map((folder) => (
              <FolderLine key={folder.id} folder={folder} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function FolderLine({ folder }: { readonly folder: WatchedFolder }) {
  const desk = useDesk();
  const { id, name, path, state } = folder;
  const isPaused = state === 'paused';
  const { pause, resume } = desk.folders.getState();
  return (
    <li className="folders__item">
      <p className="folders__text" title={path}>
        <b>{name}</b> <span className="muted">{wordsOf(folder)}</span>
      </p>
      <Button
        label={`${isPaused ? 'Resume' : 'Pause'} watching ${name}`}
        onPress={() => void (isPaused ? resume(id) : pause(id))}
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      <Button
        label={`Stop watching ${name}`}
        onPress={() => desk.window.getState().open({ kind: 'stop-folder', folder })}
      >
        Stop
      </Button>
    </li>
  );
}

function wordsOf({ state, documents, waiting, failed }: WatchedFolder): string {
  const numbers = [plural(documents, 'document'), ...(failed > 0 ? [`${count(failed)} failed`] : [])];
  switch (state) {
    case 'watching':
      return ['watching', ...numbers].join(' · ');
    case 'paused':
      return ['paused', ...numbers].join(' · ');
    case 'reading':
      return ['reading', `${count(waiting)} of ${plural(documents, 'document')} to go`].join(' · ');
    case 'unavailable':
      return ['away; its documents stay', ...numbers].join(' · ');
  }
}
