/** What of a keyboard event is read; a plain object in tests. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const keyLabels: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Comma: ',',
};

/** `Ctrl+Shift+1` as it is drawn on a key. */
export function formatShortcut(keys: string): string {
  return keys
    .split('+')
    .map((part) => keyLabels[part] ?? part)
    .join(' ');
}

/**
 * Whether a key press is the one written as `Ctrl+Enter`, `Shift+1`, `J` or `?`.
 * Digits go by the place on the keyboard (on a French one they need Shift to be typed, and Shift shows the source);
 * everything else goes by the character, so `/` and `?` work wherever a layout has them.
 */
export function matchesShortcut(event: KeyPress, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  if (event.altKey !== parts.includes('Alt')) return false;
  // Command stands in for Control on a Mac.
  if ((event.ctrlKey || event.metaKey) !== parts.includes('Ctrl')) return false;
  if (/^\d$/.test(key)) {
    if (event.shiftKey !== parts.includes('Shift')) return false;
    return event.code === `Digit${key}` || event.code === `Numpad${key}`;
  }
  const isLetter = /^[A-Z]$/.test(key);
  if ((isLetter || key.length > 1) && event.shiftKey !== parts.includes('Shift')) return false;
  if (key === 'Comma') return event.key === ',';
  return isLetter ? event.key.toUpperCase() === key : event.key === key;
}

const typingInputs = new Set(['text', 'search', 'password', 'email', 'number', 'url', 'tel']);

/** True where letters are text: single keys must not act there. */
export function isTextInput(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return typingInputs.has(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

/** True in lists, tables and tabs, which have uses of their own for the arrows, Home and End. */
export function usesArrowKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role=grid],[role=listbox],[role=tablist],[role=radiogroup],[role=menu]') !== null
  );
}
