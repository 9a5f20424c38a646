import { expect, test } from 'vitest';
import { acceleratorOf, createGlobalKeys } from '../../../main/shell/global-keys.ts';

function keyboard(elsewhere: readonly string[] = []) {
  const own = new Map<string, () => void>();
  let told = 0;
  let taken = 0;
  const keys = createGlobalKeys({
    shortcuts: {
      register(accelerator, pressed) {
        if (accelerator.includes('Nonsense')) throw new TypeError('no such key');
        if (elsewhere.includes(accelerator) || own.has(accelerator)) return false;
        own.set(accelerator, pressed);
        return true;
      },
      unregister: (accelerator) => own.delete(accelerator),
    },
    pressed: { hotkey: () => (taken += 1), palette: () => undefined },
    onChanged: () => (told += 1),
    isWayland: false,
    log: { write: () => undefined },
  });
  return { keys, own, timesTold: () => told, taken: () => taken };
}

test('keys are written as Electron wants them', () => {
  expect(acceleratorOf('Ctrl+Shift+Space')).toBe('CommandOrControl+Shift+Space');
  expect(acceleratorOf('Ctrl+Alt+Comma')).toBe('CommandOrControl+Alt+,');
  expect(acceleratorOf('Ctrl+ArrowUp')).toBe('CommandOrControl+Up');
});

// Bug: after another key was chosen, both took the clipboard.
test('another key is taken in place of the one of before, which is given back; the same one is left alone', () => {
  const { keys, own, timesTold, taken } = keyboard();
  keys.set({ hotkey: 'Ctrl+Shift+Space', palette: '' });
  keys.set({ hotkey: 'Ctrl+Shift+Space', palette: '' });
  expect(timesTold()).toBe(1);
  keys.set({ hotkey: 'Alt+F9', palette: '' });
  expect([...own.keys()]).toEqual(['Alt+F9']);
  own.get('Alt+F9')?.();
  expect(taken()).toBe(1);
  keys.set({ hotkey: '', palette: '' });
  expect([...own.keys(), keys.states().hotkey]).toEqual(['off']);
});

test('a key of another program is left to it and said so, as is one that no system knows', () => {
  const { keys, own } = keyboard(['CommandOrControl+Shift+Space']);
  keys.set({ hotkey: 'Ctrl+Shift+Space', palette: '' });
  expect(keys.states()).toEqual({ hotkey: 'taken', palette: 'off', isWayland: false });
  keys.set({ hotkey: 'Ctrl+Nonsense', palette: '' });
  expect(keys.states().hotkey).toBe('taken');
  keys.set({ hotkey: 'Ctrl+Alt+S', palette: '' });
  expect([...own.keys(), keys.states().hotkey]).toEqual(['CommandOrControl+Alt+S', 'works']);
});
