import { shownKey } from './keys.ts';

/** A key, drawn as one: `Ctrl+Enter` becomes `Ctrl ↵`. Hidden from screen readers, which hear aria-keyshortcuts. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className="kbd" aria-hidden="true">
      {shownKey(keys)}
    </kbd>
  );
}
