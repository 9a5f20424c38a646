import { Menu, type MenuItemConstructorOptions } from 'electron';
import { t } from './words.ts';

/** Only what the system expects: editing, zoom, window, quit. On Windows and Linux the bar is hidden, its keys work. */
export function setMenu(options: { readonly devTools: boolean }): void {
  const isMac = process.platform === 'darwin';
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    ...(options.devTools ? ([{ type: 'separator' }, { role: 'toggleDevTools' }] as const) : []),
  ];
  const menu: MenuItemConstructorOptions[] = [
    isMac ? { role: 'appMenu' } : { label: t('shell.file'), submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    { label: t('shell.view'), submenu: view },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
