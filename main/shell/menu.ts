import { Menu, type MenuItemConstructorOptions } from 'electron';
import { t } from './i18n.ts';

let lockNow: () => void = () => undefined;

/** What *Lock now* does, from now on. */
export function setMenuLock(lock: () => void): void {
  lockNow = lock;
}

/** Only what the system expects: editing, zoom, window, quit, and locking. On Windows and Linux the bar is hidden, its keys work. */
export function setMenu(options: { readonly devTools: boolean }): void {
  const isMac = process.platform === 'darwin';
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    ...(options.devTools ? ([{ type: 'separator' }, { role: 'toggleDevTools' }] as const) : []),
  ];
  const lock: MenuItemConstructorOptions = {
    label: t('frame.commands.lock'),
    accelerator: 'CommandOrControl+L',
    click: () => lockNow(),
  };
  const menu: MenuItemConstructorOptions[] = [
    ...(isMac ? ([{ role: 'appMenu' }] as const) : []),
    { label: t('shell.file'), submenu: [lock, ...(isMac ? [] : ([{ role: 'quit' }] as const))] },
    { role: 'editMenu' },
    { label: t('shell.view'), submenu: view },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
