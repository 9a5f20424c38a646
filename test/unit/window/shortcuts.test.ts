import { describe, expect, test } from 'vitest';
import { createWindowDesk } from '../../../renderer/desk.ts';
import { commandName, type Command } from '../../../renderer/features/layout/command.ts';
import { commands } from '../../../renderer/features/layout/commands.ts';
import { findCommand } from '../../../renderer/features/layout/find-command.ts';
import { matchesShortcut, type KeyPress } from '../../../renderer/ui/shortcuts.ts';
import { createFakeWire, draftOf, question, reading, suggestion } from '../../support/fake-wire.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
});

describe('keys of other keyboards', () => {
  test('a French top row types "&" on the 1: it still takes the first answer', () => {
    expect(matchesShortcut(press({ key: '&', code: 'Digit1' }), '1')).toBe(true);
  });

  test('Shift and 1 shows the source and does not take the answer', () => {
    const shifted = press({ key: '!', code: 'Digit1', shiftKey: true });
    expect(matchesShortcut(shifted, 'Shift+1')).toBe(true);
    expect(matchesShortcut(shifted, '1')).toBe(false);
  });

  test('a German "/" is Shift and 7: it searches', () => {
    expect(matchesShortcut(press({ key: '/', code: 'Digit7', shiftKey: true }), '/')).toBe(true);
  });

  test('Command stands in for Control, and Alt makes it another key (AltGr types letters)', () => {
    expect(matchesShortcut(press({ key: 'Enter', metaKey: true }), 'Ctrl+Enter')).toBe(true);
    expect(matchesShortcut(press({ key: 'e', ctrlKey: true, altKey: true }), 'Ctrl+E')).toBe(false);
  });
});

async function deskWithWork() {
  const asked = question(1, [suggestion('e:1')]);
  const wire = createFakeWire({ 'messages.read': () => reading([asked], draftOf([])) });
  const desk = createWindowDesk(wire);
  await desk.workspace.getState().read({ text: 'x' }, 'pasted');
  return desk;
}
const nameOf = (command: Command | null): string => (command === null ? '' : commandName(command));
const elsewhere = { isTyping: false, isMoving: false };

describe('where a key is pressed', () => {
  test('a letter typed into the reply runs no command, but Ctrl+Enter does', async () => {
    const desk = await deskWithWork();
    const typing = { isTyping: true, isMoving: false };
    expect(findCommand(desk, press({ key: 'g', code: 'KeyG' }), typing)).toBeNull();
    expect(nameOf(findCommand(desk, press({ key: 'g', code: 'KeyG' }), elsewhere))).toContain('gap');
    expect(nameOf(findCommand(desk, press({ key: 'Enter', ctrlKey: true }), typing))).toContain('Copy');
  });

  test('no command runs behind a dialog', async () => {
    const desk = await deskWithWork();
    desk.window.getState().open({ kind: 'shortcuts' });
    expect(findCommand(desk, press({ key: 'Enter', ctrlKey: true }), elsewhere)).toBeNull();
  });

  test('the arrows of a table move in the table', async () => {
    const desk = await deskWithWork();
    const inTable = { isTyping: false, isMoving: true };
    expect(findCommand(desk, press({ key: 'ArrowDown' }), inTable)).toBeNull();
  });

  test('a number without an answer does nothing', async () => {
    const desk = await deskWithWork();
    expect(findCommand(desk, press({ key: '1', code: 'Digit1' }), elsewhere)).not.toBeNull();
    expect(findCommand(desk, press({ key: '2', code: 'Digit2' }), elsewhere)).toBeNull();
  });
});

test('no two commands of one view share a key, or one of them could never be reached', () => {
  const libraryOnly = new Set(['library.commands.filter', 'entries.commands.new', 'entries.commands.print']);
  const tabs = ['review', 'gaps', 'golden', 'report'];
  const inView = (view: string) =>
    commands.filter(
      ({ listedOnly, name, group }) =>
        listedOnly !== true &&
        (view === 'desk' ? !tabs.includes(group) && !libraryOnly.has(name) : group === view),
    );
  for (const view of ['desk', ...tabs]) {
    const keys = inView(view).flatMap((command) => command.keys);
    expect({ view, twice: keys.filter((key, at) => keys.indexOf(key) !== at) }).toEqual({ view, twice: [] });
  }
});
