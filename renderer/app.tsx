import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useDesk } from './desk.ts';
import { Dialogs } from './features/frame/dialogs.tsx';
import { Saying } from './features/frame/saying.tsx';
import { TopBar } from './features/frame/top-bar.tsx';
import { useFileDrop } from './features/frame/use-file-drop.ts';
import { useKeys } from './features/frame/use-keys.ts';
import { GoldenStrip } from './features/golden/golden-strip.tsx';
import { LibraryView } from './features/library/library-view.tsx';
import { PausedStrip } from './features/oversight/pause.tsx';
import { WorkspaceView } from './features/workspace/workspace-view.tsx';
import './features/frame/frame.css';
import './features/oversight/oversight.css';

/** The window: bar, view, what lies over it, and what is said. */
export function App() {
  const desk = useDesk();
  const view = useStore(desk.window, (state) => state.view);
  const theme = useStore(desk.settings, (state) => state.settings?.theme ?? 'system');
  const dropping = useFileDrop(desk);
  useKeys(desk);

  useEffect(() => {
    const stops = [
      desk.status,
      desk.settings,
      desk.library,
      desk.entries,
      desk.folders,
      desk.review,
      desk.learned,
      desk.gaps,
      desk.golden,
    ].map((store) => store.getState().start());
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk]);

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  return (
    <div className="app">
      <TopBar />
      <PausedStrip />
      <GoldenStrip />
      <main className="app__main">{view === 'desk' ? <WorkspaceView /> : <LibraryView />}</main>
      {dropping ? <div className="dropping">{dropping}</div> : null}
      <Saying />
      <Dialogs />
    </div>
  );
}
