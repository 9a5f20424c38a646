import { useStore } from 'zustand';
import { globalItems } from './menu-items.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { CallName } from '../../../preload/contract.ts';
import { useCan } from '../people/permissions.ts';
import type { View } from '../../stores/window.ts';
import { Button, tipOf } from '../../ui/button.tsx';
import { CommandMenu } from '../../ui/command-menu.tsx';
import { formatShortcut } from '../../ui/shortcuts.ts';
import { HelpIcon, SearchIcon, SlidersIcon } from '../../ui/icons.tsx';
import './top-bar.css';

const views: readonly { readonly view: View; readonly keys: string; readonly needs?: CallName }[] = [
  { view: 'desk', keys: 'Alt+1' },
  { view: 'library', keys: 'Alt+2' },
  { view: 'report', keys: 'Alt+3', needs: 'quality.sample' },
];
const withKey = (name: string, keys: string): string =>
  t('frame.withKey', { name, key: formatShortcut(keys) });

export function TopBar() {
  const desk = useDesk();
  const can = useCan();
  const view = useStore(desk.window, (state) => state.view);
  const { open, show } = desk.window.getState();
  return (
    <header className="top-bar">
      <h1 className="top-bar__name">{t('frame.title')}</h1>
      <nav className="top-bar__views" aria-label={t('frame.views')}>
        {views
          .filter(({ needs }) => needs === undefined || can(needs))
          .map((one) => (
            <button
              key={one.view}
              type="button"
              className="top-bar__view"
              aria-current={view === one.view ? 'page' : undefined}
              aria-keyshortcuts={one.keys}
              {...tipOf(undefined, one.keys)}
              onClick={() => {
                show(one.view);
              }}
            >
              {t(`frame.commands.${one.view}`)}
            </button>
          ))}
      </nav>
      <div className="top-bar__tools">
        <Button kind="icon" label={withKey(t('help.find'), 'Ctrl+K')} onPress={() => open({ kind: 'find' })}>
          <SearchIcon />
        </Button>
        <Button
          kind="icon"
          label={withKey(t('settings.title'), 'Ctrl+Comma')}
          onPress={() => open({ kind: 'settings' })}
        >
          <SlidersIcon />
        </Button>
        <CommandMenu label={t('frame.more')} look="icon" items={globalItems(desk)} />
        <Button kind="icon" label={withKey(t('help.title'), 'F1')} onPress={() => open({ kind: 'help' })}>
          <HelpIcon />
        </Button>
      </div>
    </header>
  );
}
