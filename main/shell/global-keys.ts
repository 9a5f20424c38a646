import type { GlobalKeyState, GlobalKeyStates } from '../../preload/calls/shell.ts';
import type { Settings } from '../../preload/contract.ts';
import type { Log } from '../desk/ports.ts';

/** What of Electron's `globalShortcut` is used. */
interface Shortcuts {
  register(accelerator: string, pressed: () => void): boolean;
  unregister(accelerator: string): void;
}

type Name = Exclude<keyof GlobalKeyStates, 'isWayland'>;

/** The keys that work from other programs. */
export interface GlobalKeys {
  /** Gives back the keys of before and takes these; what another program has is left to it, and said. */
  set(keys: Pick<Settings['keys'], Name>): void;
  states(): GlobalKeyStates;
}

const names = ['hotkey', 'palette'] as const satisfies readonly Name[];

const electronKeys: Readonly<Record<string, string>> = {
  Ctrl: 'CommandOrControl',
  Comma: ',',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** `Ctrl+Shift+Space` as Electron writes it. */
export const acceleratorOf = (keys: string): string =>
  keys
    .split('+')
    .map((part) => electronKeys[part] ?? part)
    .join('+');

/** Whether the session shows windows by Wayland, which keeps keys from programs in the background. */
export const isWayland = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  environment['XDG_SESSION_TYPE'] === 'wayland' || (environment['WAYLAND_DISPLAY'] ?? '') !== '';

export function createGlobalKeys({
  shortcuts,
  pressed,
  onChanged,
  isWayland,
  log,
}: {
  readonly shortcuts: Shortcuts;
  readonly pressed: Readonly<Record<Name, () => void>>;
  readonly onChanged: () => void;
  readonly isWayland: boolean;
  readonly log: Log;
}): GlobalKeys {
  const held = new Map<Name, { readonly keys: string; readonly state: GlobalKeyState }>();

  function register(name: Name, keys: string): GlobalKeyState {
    if (keys === '') return 'off';
    try {
      if (shortcuts.register(acceleratorOf(keys), pressed[name])) return 'works';
    } catch {
      // A key that the system does not know.
    }
    log.write('warn', 'hotkey.taken', { name });
    return 'taken';
  }

  const stateOf = (name: Name): GlobalKeyState => held.get(name)?.state ?? 'off';

  return {
    set(wanted) {
      const changed = names.filter((name) => held.get(name)?.keys !== wanted[name]);
      if (changed.length === 0) return;
      // All are given back first: two may have changed places.
      for (const name of changed) {
        const before = held.get(name);
        if (before?.state === 'works') shortcuts.unregister(acceleratorOf(before.keys));
      }
      for (const name of changed) held.set(name, { keys: wanted[name], state: register(name, wanted[name]) });
      onChanged();
    },
    states: () => ({ hotkey: stateOf('hotkey'), palette: stateOf('palette'), isWayland }),
  };
}
