import { boundKey } from './key-map.ts';

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

/** The key that does what `Ctrl+Shift+1` does as delivered, as it is drawn; '' where none does. */
export const formatShortcut = (keys: string): string => formatKeys(boundKey(keys) ?? '');

/** `Ctrl+Shift+1` as it is drawn on a key. */
export function formatKeys(keys: string): string {
  return keys
    .split('+')
    .map((part) => keyLabels[part] ?? part)
    .join(' ');
}

/** Whether a key press is the one that does what `Ctrl+Enter`, `Shift+1`, `J` or `?` does as delivered. */
export function matchesShortcut(event: KeyPress, keys: string): boolean {
  const bound = boundKey(keys);
  return bound !== null && isPressed(event, bound);
}

/**
 * Whether a key press is the one written as `Ctrl+Enter`, `Shift+1`, `J` or `?`.
 * Digits go by the place on the keyboard (on a French one they need Shift to be typed, and Shift shows the source);
 * everything else goes by the character, so `/` and `?` work wherever a layout has them.
 */
function isPressed(event: KeyPress, keys: string): boolean {
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
  if (key === 'Space') return event.key === ' ';
  return isLetter ? event.key.toUpperCase() === key : event.key === key;
}

const modifiers: ReadonlySet<string> = new Set(['Control', 'Meta', 'Alt', 'AltGraph', 'Shift']);

/** A key press as shortcuts are written; null while only modifiers are down, and for what no layout names. */
export function writtenShortcut({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  if (modifiers.has(key) || key === '' || key === 'Dead' || key === 'Unidentified') return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const isLetter = /^[a-z]$/i.test(key);
  const name = digit ?? (isLetter ? key.toUpperCase() : key === ',' ? 'Comma' : key === ' ' ? 'Space' : key);
  // Shift is part of a sign that it makes, such as "?"; a sign cannot be parted from the plus that joins keys.
  const saysShift = digit !== undefined || isLetter || name.length > 1;
  if (name === '+') return null;
  return [
    ...(ctrlKey || metaKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && saysShift ? ['Shift'] : []),
    name,
  ].join('+');
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
