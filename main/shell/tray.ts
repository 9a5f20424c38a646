import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { Log } from '../desk/ports.ts';
import { t } from './i18n.ts';

/** What the tray says of the desk. */
export type TrayState = 'ready' | 'loading' | 'paused';

export interface TrayDeps {
  readonly show: () => void;
  readonly take: () => void;
  readonly palette: () => void;
  readonly quit: () => void;
  readonly log: Log;
}

/** As the window's accent, grey while it loads, amber while suggestions are paused: BGRA. */
const colours: Readonly<Record<TrayState, readonly [number, number, number]>> = {
  ready: [0x6e, 0x6e, 0x0f],
  loading: [0x8a, 0x8a, 0x8a],
  paused: [0x1a, 0x8a, 0xd0],
};
const side = 32;

/** A disc; no file, so that a package needs none. */
function iconOf(state: TrayState): NativeImage {
  const [blue, green, red] = colours[state];
  const pixels = Buffer.alloc(side * side * 4);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const away = Math.hypot(x - (side - 1) / 2, y - (side - 1) / 2);
      const alpha = Math.max(0, Math.min(1, side / 2 - 2 - away));
      // Colours are taken times their alpha.
      pixels.set([blue * alpha, green * alpha, red * alpha, 255 * alpha].map(Math.round), (y * side + x) * 4);
    }
  return nativeImage.createFromBitmap(pixels, { width: side, height: side, scaleFactor: 2 });
}

/** The icon beside the clock, with the state and a menu. Null where the system cannot show one. */
export function createTray({ show, take, palette, quit, log }: TrayDeps) {
  let shown: TrayState = 'loading';
  let tray: Tray;
  try {
    tray = new Tray(iconOf(shown));
  } catch {
    log.write('warn', 'tray.none');
    return null;
  }
  tray.on('click', show);
  const draw = (state: TrayState, waiting: number): void => {
    if (state !== shown) tray.setImage(iconOf(state));
    shown = state;
    const mails = waiting === 0 ? [] : [t('shell.tray.waiting', { count: waiting })];
    tray.setToolTip([`${t('shell.title')}: ${t(`shell.tray.${state}`)}`, ...mails].join(', '));
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: t(`shell.tray.${state}`), enabled: false },
        ...mails.map((label) => ({ label, click: show })),
        { type: 'separator' },
        { label: t('shell.tray.show'), click: show },
        { label: t('keys.global.hotkey'), click: take },
        { label: t('keys.global.palette'), click: palette },
        { type: 'separator' },
        { label: t('shell.tray.quit'), click: quit },
      ]),
    );
  };
  draw('loading', 0);
  return { draw, destroy: () => tray.destroy() };
}
