import { formatShortcut } from './shortcuts.ts';
import './kbd.css';

interface KbdProps {
  readonly keys: string;
  /** At rest it is not seen: only while Ctrl is held. The tip of its control says it too. */
  readonly isHint?: boolean;
}

/** A key, drawn as one: `Ctrl+Enter` becomes `Ctrl ↵`. Hidden from screen readers, which hear aria-keyshortcuts. */
export function Kbd({ keys, isHint }: KbdProps) {
  return (
    <kbd className={isHint === true ? 'kbd kbd--hint' : 'kbd'} aria-hidden="true">
      {formatShortcut(keys)}
    </kbd>
  );
}
