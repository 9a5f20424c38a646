import { expect, test } from 'vitest';
import { createPendingEvents } from '../../../main/shell/pending-events.ts';

function createPage() {
  const heard: unknown[] = [];
  return { heard, events: createPendingEvents((event, payload) => heard.push([event, payload])) };
}

// Bugs: a key, a mail of the add-on or a find of the palette that comes while the page is loaded is lost, or comes in another order.
test('what is asked of a window without a page waits for it, in its order, and the same is told once', () => {
  const { heard, events } = createPage();
  events.tell('shell.openRequested', { what: 'mail', id: 'one' });
  events.tell('shell.pasteRequested', null);
  events.tell('shell.openRequested', { what: 'mail', id: 'two' });
  events.tell('shell.pasteRequested', null);
  expect(heard).toEqual([]);
  events.pageHears();
  const first = [
    ['shell.openRequested', { what: 'mail', id: 'one' }],
    ['shell.openRequested', { what: 'mail', id: 'two' }],
    ['shell.pasteRequested', null],
  ];
  expect(heard).toEqual(first);
  events.tell('shell.pasteRequested', null);
  expect(heard).toEqual([...first, ['shell.pasteRequested', null]]);
});

// Bug: an event goes to a page that is just being left, or twice.
test('a page that is loaded anew hears what came since the one before went, and none of what that one heard', () => {
  const { heard, events } = createPage();
  events.pageHears();
  events.tell('shell.pasteRequested', null);
  events.pageGone();
  events.tell('shell.filesHandedOver', null);
  expect(heard).toHaveLength(1);
  events.pageHears();
  events.pageHears();
  expect(heard).toEqual([
    ['shell.pasteRequested', null],
    ['shell.filesHandedOver', null],
  ]);
});

// Bug: a program that asks without end fills the memory of the shell.
test('of very many the newest stay', () => {
  const { heard, events } = createPage();
  for (let id = 0; id < 1_000; id += 1) events.tell('shell.openRequested', { what: 'mail', id: String(id) });
  events.pageHears();
  expect(heard).toHaveLength(50);
  expect(heard.at(-1)).toEqual(['shell.openRequested', { what: 'mail', id: '999' }]);
});
