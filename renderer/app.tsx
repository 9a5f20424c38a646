import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk, type Desk } from './desk.ts';
import { Dialogs } from './features/layout/dialogs.tsx';
import { EngineStrip } from './features/layout/engine-strip.tsx';
import { StatusBar } from './features/layout/status-bar.tsx';
import { followLongWork } from './features/layout/work-notices.ts';
import { TopBar } from './features/layout/top-bar.tsx';
import { useFileDrop } from './features/layout/use-file-drop.ts';
import { GoldenStrip } from './features/golden/golden-strip.tsx';
import { LibraryView } from './features/library/library-view.tsx';
import { lockNow } from './features/lock/lock.ts';
import { LockedView } from './features/lock/locked-view.tsx';
import { PausedStrip } from './features/audit/pause.tsx';
import { WorkspaceView } from './features/workspace/workspace-view.tsx';
import { useLostKey } from './features/settings/use-lost-key.ts';
import { ReportView } from './features/report/report-view.tsx';
import { SaidAbove } from './ui/said-above.ts';
import { Tips } from './ui/tips.tsx';
import { textOfStrip } from './stores/status.ts';
import type { View } from './stores/window.ts';
import { useKeyHints } from './ui/use-key-hints.ts';
import './app.css';

/** Whether the desk is locked on purpose, or was in the life of this page. */
function useIsShut(desk: Desk): boolean {
  const isShut = useStore(desk.status, (state) => state.desk?.vault.isShut === true);
  const [wasShut, setWasShut] = useState(false);
  if (isShut && !wasShut) setWasShut(true);
  return isShut || wasShut;
}

/** The window: top bar, view, the line at its foot, and the dialog over it. */
export function App() {
  const desk = useDesk();
  const view = useStore(desk.window, (state) => state.view);
  const theme = useStore(desk.settings, (state) => state.settings?.theme ?? 'system');
  const textSize = useStore(desk.settings, (state) => state.settings?.textSize ?? 'normal');
  const saidAbove = useStore(desk.status, textOfStrip);
  const isShut = useIsShut(desk);
  const session = useStore(desk.people, (state) => state.session);
  const dropping = useFileDrop(desk);
  useKeyHints();
  useLostKey(desk);
  useEffect(() => followLongWork(desk), [desk]);

  useEffect(() => {
    const stops = [
      desk.status,
      desk.people,
      desk.settings,
      desk.formDrafts,
      desk.library,
      desk.entries,
      desk.folders,
      desk.review,
      desk.learned,
      desk.gaps,
      desk.golden,
      desk.snippets,
      desk.worklist,
    ].map((store) => store.getState().start());
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk]);

  useEffect(() => {
    // What was typed last must not wait when the window is left, closed or loaded again.
    const send = () => void desk.formDrafts.getState().flush();
    const ends = ['beforeunload', 'pagehide', 'blur'] as const;
    for (const end of ends) window.addEventListener(end, send);
    return () => {
      for (const end of ends) window.removeEventListener(end, send);
    };
  }, [desk]);

  useEffect(() => desk.api.on('shell.lockRequested', () => void lockNow(desk)), [desk]);

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  useEffect(() => {
    document.documentElement.dataset['textSize'] = textSize;
  }, [textSize]);

  // Until the shell has loaded the window anew, which it does at once, also after unlocking.
  if (isShut || session?.kind === 'nobody') return <LockedView />;
  return (
    <div className="app">
      <TopBar />
      <PausedStrip />
      <EngineStrip />
      <GoldenStrip />
      <main key={textSize} className="app__main">
        <SaidAbove value={saidAbove}>
          <Shown view={view} />
        </SaidAbove>
      </main>
      {dropping ? <div className="drop-overlay">{dropping}</div> : null}
      <StatusBar />
      <Dialogs />
      <Tips />
    </div>
  );
}

function Shown({ view }: { readonly view: View }) {
  switch (view) {
    case 'desk':
      return <WorkspaceView />;
    case 'library':
      return <LibraryView />;
    case 'report':
      return <ReportView />;
  }
}
