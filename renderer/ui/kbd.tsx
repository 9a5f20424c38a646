import { boundKey, useKeyMap } from './key-map.ts';
import { formatKeys } from './shortcuts.ts';
import './kbd.css';

interface KbdProps {
  readonly keys: string;
  /** At rest it is not seen: only while Ctrl is held. The tip of its control says it too. */
  readonly isHint?: boolean;
}

/** A key, drawn as one: `Ctrl+Enter` becomes `Ctrl ↵`, or what the owner has in its place. Hidden from screen readers, which hear aria-keyshortcuts. */
export function Kbd({ keys, isHint }: KbdProps) {
  const bound = boundKey(keys, useKeyMap());
  if (bound === null) return null;
  return (
    <kbd className={isHint === true ? 'kbd kbd--hint' : 'kbd'} aria-hidden="true">
      {formatKeys(bound)}
    </kbd>
  );
}
