import { formatShortcut } from './shortcuts.ts';
import './kbd.css';

/** A key, drawn as one: `Ctrl+Enter` becomes `Ctrl ↵`. Hidden from screen readers, which hear aria-keyshortcuts. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className="kbd" aria-hidden="true">
      {formatShortcut(keys)}
    </kbd>
  );
}
