import { useStore } from 'zustand';
import { everywhereItems } from './menu-items.ts';
import { useDesk } from '../../desk.ts';
import { statusWords } from '../../stores/status.ts';
import type { View } from '../../stores/window.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format.ts';
import { CommandMenu } from '../../ui/command-menu.tsx';
import { SearchIcon, SlidersIcon } from '../../ui/icons.tsx';

const views: readonly { readonly view: View; readonly name: string; readonly keys: string }[] = [
  { view: 'desk', name: 'Desk', keys: 'Alt+1' },
  { view: 'library', name: 'Library', keys: 'Alt+2' },
];

export function TopBar() {
  const desk = useDesk();
  const view = useStore(desk.window, (state) => state.view);
  const { open, show } = desk.window.getState();
  return (
    <header className="top">
      <h1 className="top__name">Sidedesk</h1>
      <nav className="top__views" aria-label="Views">
        {views.map((one) => (
          <button
            key={one.view}
            type="button"
            className="top__view"
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
      <div className="top__tools">
        <span className="top__find">
          <Button kind="icon" label="Find (Ctrl K)" onPress={() => open({ kind: 'find' })}>
            <SearchIcon />
          </Button>
        </span>
        <Button kind="icon" label="Settings (Ctrl ,)" onPress={() => open({ kind: 'settings' })}>
          <SlidersIcon />
        </Button>
        <CommandMenu label="More" isIcon items={everywhereItems(desk)} />
        <Button kind="icon" label="Keys (?)" onPress={() => open({ kind: 'keys' })}>
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
  const { tone, short } = statusWords({ engine, desk: status });
  const importing = status?.importing.running === true ? status.importing : null;
  if (tone === 'ready' && importing !== null)
    // Not a live region: it changes with every file.
    return (
      <p className="top__status">
        <span className="top__dot" aria-hidden="true" />
        Reading {count(importing.filesDone)} of {count(importing.filesTotal)}
      </p>
    );
  return (
    <p className={`top__status top__status--${tone}`} role="status">
      <span className="top__dot" aria-hidden="true" />
      {short}
    </p>
  );
}
