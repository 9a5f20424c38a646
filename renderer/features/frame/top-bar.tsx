import { useStore } from 'zustand';
import { globalItems } from './menu-items.ts';
import { useDesk } from '../../desk.ts';
import { statusText } from '../../stores/status.ts';
import type { View } from '../../stores/window.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format.ts';
import { CommandMenu } from '../../ui/command-menu.tsx';
import { SearchIcon, SlidersIcon } from '../../ui/icons.tsx';
import './top-bar.css';

const views: readonly { readonly view: View; readonly name: string; readonly keys: string }[] = [
  { view: 'desk', name: 'Desk', keys: 'Alt+1' },
  { view: 'library', name: 'Library', keys: 'Alt+2' },
];

export function TopBar() {
  const desk = useDesk();
  const view = useStore(desk.window, (state) => state.view);
  const { open, show } = desk.window.getState();
  return (
    <header className="top-bar">
      <h1 className="top-bar__name">Sidedesk</h1>
      <nav className="top-bar__views" aria-label="Views">
        {views.map((one) => (
          <button
            key={one.view}
            type="button"
            className="top-bar__view"
            aria-current={view === one.view ? 'page' : undefined}
            aria-keyshortcuts={one.keys}
            title={`${one.name} (${one.keys.replace('+', ' ')})`}
            onClick={() => {
              show(one.view);
            }}
          >
            {one.name}
          </button>
        ))}
      </nav>
      <StatusDot />
      <div className="top-bar__tools">
        <span className="top-bar__find">
          <Button kind="icon" label="Find (Ctrl K)" onPress={() => open({ kind: 'command-palette' })}>
            <SearchIcon />
          </Button>
        </span>
        <Button kind="icon" label="Settings (Ctrl ,)" onPress={() => open({ kind: 'settings' })}>
          <SlidersIcon />
        </Button>
        <CommandMenu label="More" isIcon items={globalItems(desk)} />
        <Button kind="icon" label="Keys (?)" onPress={() => open({ kind: 'shortcuts' })}>
          <span aria-hidden="true">?</span>
        </Button>
      </div>
    </header>
  );
}

function StatusDot() {
  const desk = useDesk();
  const engine = useStore(desk.status, (state) => state.engine);
  const status = useStore(desk.status, (state) => state.desk);
  const { tone, short } = statusText({ engine, desk: status });
  const importing = status?.importing.running === true ? status.importing : null;
  if (tone === 'ready' && importing !== null)
    // Not a live region: it changes with every file.
    return (
      <p className="top-bar__status">
        <span className="top-bar__dot" aria-hidden="true" />
        Reading {count(importing.filesDone)} of {count(importing.filesTotal)}
      </p>
    );
  return (
    <p className={`top-bar__status top-bar__status--${tone}`} role="status">
      <span className="top-bar__dot" aria-hidden="true" />
      {short}
    </p>
  );
}
