import { useStore } from 'zustand';
import type { WatchedFolder } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Allowed } from '../people/allowed.tsx';
import './folder-strip.css';

/** The folders that the library keeps in step with; nothing where there are none. */
export function FolderStrip() {
  const desk = useDesk();
  const folders = useStore(desk.folders, (state) => state.folders);
  const problem = useStore(desk.folders, (state) => state.problem);
  return (
    <>
      <Problem text={problem} />
      {folders.length === 0 ? null : (
        <section className="panel folders" aria-label={t('library.watchedFolders')}>
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
      <Allowed use={['folders.pause']}>
        <Button
          label={t(isPaused ? 'library.resumeFolder' : 'library.pauseFolder', { name })}
          onPress={() => void (isPaused ? resume(id) : pause(id))}
        >
          {t(isPaused ? 'common.resume' : 'common.pause')}
        </Button>
        <Button
          label={t('library.stopFolder', { name })}
          onPress={() => desk.window.getState().open({ kind: 'stop-folder', folder })}
        >
          {t('library.stop')}
        </Button>
      </Allowed>
    </li>
  );
}

function wordsOf({ state, documents, waiting, failed }: WatchedFolder): string {
  const all = t('common.documents', { count: documents });
  if (state === 'reading') return t('library.folder.reading', { waiting, documents: all });
  return [
    t(`library.folder.${state}`),
    all,
    ...(failed > 0 ? [t('common.failed', { count: failed })] : []),
  ].join(' · ');
}
