import { useEffect } from 'react';

/** Milliseconds that Ctrl is held alone before the keys show: a shortcut that is typed shows nothing. */
const heldMs = 350;

/** Shows the key of every control while Ctrl (on a Mac, Command) is held. */
export function useKeyHints(): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const root = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      delete root.dataset['showsKeys'];
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat) return;
      hide();
      if (event.key !== 'Control' && event.key !== 'Meta') return;
      timer = setTimeout(() => {
        root.dataset['showsKeys'] = '';
      }, heldMs);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true, signal });
    window.addEventListener('keyup', hide, { capture: true, signal });
    window.addEventListener('pointerdown', hide, { capture: true, signal });
    window.addEventListener('blur', hide, { signal });
    return () => {
      hide();
      stop.abort();
    };
  }, []);
}
