import { Menu, type MenuItemConstructorOptions } from 'electron';

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
    isMac ? { role: 'appMenu' } : { label: 'File', submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
