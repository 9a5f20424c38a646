import { useStore } from 'zustand';
import { globalItems } from './menu-items.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { statusText } from '../../stores/status.ts';
import type { View } from '../../stores/window.ts';
import { Button } from '../../ui/button.tsx';
import { CommandMenu } from '../../ui/command-menu.tsx';
import { formatShortcut } from '../../ui/shortcuts.ts';
import { SearchIcon, SlidersIcon } from '../../ui/icons.tsx';
import './top-bar.css';

const views: readonly { readonly view: View; readonly keys: string }[] = [
  { view: 'desk', keys: 'Alt+1' },
  { view: 'library', keys: 'Alt+2' },
];
const withKey = (name: string, keys: string): string =>
  t('frame.withKey', { name, key: formatShortcut(keys) });

export function TopBar() {
  const desk = useDesk();
  const view = useStore(desk.window, (state) => state.view);
  const { open, show } = desk.window.getState();
  return (
    <header className="top-bar">
      <h1 className="top-bar__name">{t('frame.title')}</h1>
      <nav className="top-bar__views" aria-label={t('frame.views')}>
        {views.map((one) => (
          <button
            key={one.view}
            type="button"
            className="top-bar__view"
            aria-current={view === one.view ? 'page' : undefined}
            aria-keyshortcuts={one.keys}
            title={withKey(t(`frame.commands.${one.view}`), one.keys)}
            onClick={() => {
              show(one.view);
            }}
          >
            {t(`frame.commands.${one.view}`)}
          </button>
        ))}
      </nav>
      <StatusDot />
      <div className="top-bar__tools">
        <span className="top-bar__find">
          <Button
            kind="icon"
            label={withKey(t('help.find'), 'Ctrl+K')}
            onPress={() => open({ kind: 'command-palette' })}
          >
            <SearchIcon />
          </Button>
        </span>
        <Button
          kind="icon"
          label={withKey(t('settings.title'), 'Ctrl+Comma')}
          onPress={() => open({ kind: 'settings' })}
        >
          <SlidersIcon />
        </Button>
        <CommandMenu label={t('frame.more')} isIcon items={globalItems(desk)} />
        <Button
          kind="icon"
          label={withKey(t('frame.commands.shortcuts'), '?')}
          onPress={() => open({ kind: 'shortcuts' })}
        >
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
        {t('frame.importing', { done: importing.filesDone, all: importing.filesTotal })}
      </p>
    );
  return (
    <p className={`top-bar__status top-bar__status--${tone}`} role="status">
      <span className="top-bar__dot" aria-hidden="true" />
      {short}
    </p>
  );
}
