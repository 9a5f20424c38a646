import { afterEach, expect, test } from 'vitest';
import { commands } from '../../../renderer/features/layout/commands.ts';
import { isGlobalKey, isRebindable, refusalOf, withKey } from '../../../renderer/features/keys/rebinding.ts';
import { asDelivered, setKeyMap } from '../../../renderer/ui/key-map.ts';
import {
  formatShortcut,
  matchesShortcut,
  writtenShortcut,
  type KeyPress,
} from '../../../renderer/ui/shortcuts.ts';
import { defaultSettings } from '../../support/default-settings.ts';

afterEach(() => setKeyMap(asDelivered));
const { keys: delivered } = defaultSettings;
const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
});

test.each([
  [{ key: 'g', code: 'KeyG' }, 'G'],
  [{ key: 'G', code: 'KeyG', shiftKey: true }, 'Shift+G'],
  [{ key: 'g', ctrlKey: true, altKey: true }, 'Ctrl+Alt+G'],
  [{ key: '&', code: 'Digit1' }, '1'],
  [{ key: '!', code: 'Digit1', shiftKey: true }, 'Shift+1'],
  [{ key: '?', code: 'Minus', shiftKey: true }, '?'],
  [{ key: ',', metaKey: true }, 'Ctrl+Comma'],
  [{ key: ' ', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Space'],
  [{ key: 'F9', shiftKey: true }, 'Shift+F9'],
])('%j is written as %s, and then is that key', (part, written) => {
  expect(writtenShortcut(press(part))).toBe(written);
  setKeyMap({ rebound: { 'Ctrl+K': written }, singleKeys: true });
  expect(matchesShortcut(press(part), 'Ctrl+K')).toBe(true);
});

test.each(['Control', 'Shift', 'AltGraph', 'Dead', '+', ''])('"%s" alone is no key to choose', (key) => {
  expect(writtenShortcut(press({ key }))).toBeNull();
});

test('a key that was given away does nothing, and what shows it shows the new one', () => {
  setKeyMap(withKey(delivered, 'Ctrl+K', 'F2'));
  expect(matchesShortcut(press({ key: 'k', ctrlKey: true }), 'Ctrl+K')).toBe(false);
  expect(matchesShortcut(press({ key: 'F2' }), 'Ctrl+K')).toBe(true);
  expect(formatShortcut('Ctrl+K')).toBe('F2');
});

// Bug: speech input says "copy that", and each letter ran a command.
test('switched off, single keys do nothing; keys with Ctrl and rebound ones do', () => {
  setKeyMap({ singleKeys: false, rebound: { G: 'Ctrl+Alt+G' } });
  expect(matchesShortcut(press({ key: 'j', code: 'KeyJ' }), 'J')).toBe(false);
  expect(matchesShortcut(press({ key: '?' }), '?')).toBe(false);
  expect(matchesShortcut(press({ key: '1', code: 'Digit1', shiftKey: true }), 'Shift+1')).toBe(false);
  expect(matchesShortcut(press({ key: 'Enter', ctrlKey: true }), 'Ctrl+Enter')).toBe(true);
  expect(matchesShortcut(press({ key: 'g', ctrlKey: true, altKey: true }), 'G')).toBe(true);
  expect(formatShortcut('J')).toBe('');
});

test('a key that does something already is told with what it does, and the system keeps its own', () => {
  const taken = refusalOf('Ctrl+Enter', 'Ctrl+K', delivered);
  expect(taken).toMatchObject({ why: 'taken' });
  expect(taken?.why === 'taken' && taken.by.map(({ name }) => name)).toContain(
    'workspace.commands.copyReply',
  );
  expect(refusalOf('Ctrl+C', 'Ctrl+K', delivered)).toEqual({ why: 'reserved' });
  expect(refusalOf('F2', 'Ctrl+K', delivered)).toBeNull();
  expect(refusalOf('Q', 'Ctrl+K', { ...delivered, singleKeys: false })).toEqual({ why: 'single' });
  // Given away, a key is free; taken, it is not.
  const moved = withKey(delivered, 'Ctrl+Enter', 'F2');
  expect(refusalOf('Ctrl+Enter', 'Ctrl+K', moved)).toBeNull();
  expect(refusalOf('F2', 'Ctrl+K', moved)).toMatchObject({ why: 'taken' });
});

// Bug: the reply's key was made "Y", and each press ended with "only for a person who has just acted".
test('what reaches out of the window is given no key that the shell takes for typing', () => {
  for (const outside of ['Ctrl+Enter', 'Ctrl+V', 'Ctrl+P'])
    for (const letter of ['Y', 'Shift+Y', 'Alt+Y', '%'])
      expect(refusalOf(letter, outside, delivered)).toEqual({ why: 'reaches_out' });
  for (const key of ['F4', 'Ctrl+Y', 'Ctrl+Shift+Y', 'Alt+Enter'])
    expect(refusalOf(key, 'Ctrl+Enter', delivered)?.why).not.toBe('reaches_out');
  expect(refusalOf('Alt+Y', 'Ctrl+K', delivered)).toBeNull();
});

test('set back, nothing is left of a change', () => {
  const moved = withKey(withKey(delivered, 'Ctrl+K', 'F2'), 'G', '');
  expect(moved.rebound).toEqual({ 'Ctrl+K': 'F2', G: '' });
  expect(withKey(withKey(moved, 'Ctrl+K', 'Ctrl+K'), 'G', 'G')).toEqual(delivered);
});

test('every command with a key of its own can get another', () => {
  expect(commands.filter(isRebindable).length).toBeGreaterThan(50);
  expect(commands.filter((one) => one.listedOnly === true && isRebindable(one))).toEqual([]);
});

test('a key for other programs is none that somebody types there', () => {
  for (const good of ['Ctrl+Shift+Space', 'Alt+S', 'F9', 'Shift+F12']) expect(isGlobalKey(good)).toBe(true);
  for (const bad of ['S', 'Shift+S', 'Space', '?', 'Enter']) expect(isGlobalKey(bad)).toBe(false);
});
