import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWindowRest, type WindowRestDeps } from '../../../main/shell/window-rest.ts';

const minuteMs = 60_000;
const open = { view: 'library', dialog: null, caseId: 'case-1', mail: null } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A window in the tray whose page rests when it is asked, unless it `declines`. */
function createTray(given: Partial<WindowRestDeps> & { readonly declines?: boolean } = {}) {
  const did: string[] = [];
  const state = { isShown: false, isShut: false, declines: given.declines ?? false };
  const rest = createWindowRest({
    isShown: () => state.isShown,
    askPage: () => {
      did.push('ask');
      if (!state.declines) rest.rest(open);
    },
    endPage: () => did.push('end'),
    loadPage: () => did.push('load'),
    reloadPage: () => did.push('reload'),
    show: () => {
      did.push('show');
      state.isShown = true;
      rest.shown();
    },
    isShut: () => state.isShut,
    ...given,
  });
  return { rest, did, state };
}

test('a minute in the tray, and the page is ended once it has sent what was typed; wanted again, it is loaded before it is shown', () => {
  const { rest, did } = createTray();
  rest.closedToTray();
  vi.advanceTimersByTime(minuteMs - 1);
  expect(did).toEqual([]);
  vi.advanceTimersByTime(10 * minuteMs);
  expect(did).toEqual(['ask', 'end']);
  expect(rest.isResting()).toBe(true);
  rest.toFront();
  expect(did.slice(2)).toEqual(['load']);
  rest.toFront();
  rest.pageReady();
  expect(did.slice(2)).toEqual(['load', 'show']);
  vi.advanceTimersByTime(minuteMs);
  expect(did.slice(2)).toEqual(['load', 'show']);
});

// Bug: work that only the page knows of ends with it, or is never let go of.
test('a page that has something to do stays, and is asked again each minute', () => {
  const { rest, did, state } = createTray({ declines: true });
  rest.closedToTray();
  vi.advanceTimersByTime(2 * minuteMs);
  expect(did).toEqual(['ask', 'ask']);
  expect(rest.isResting()).toBe(false);
  state.declines = false;
  vi.advanceTimersByTime(minuteMs);
  expect(did).toEqual(['ask', 'ask', 'ask', 'end']);
});

// Bug: the page goes below the hands of somebody who has just opened the window.
test('a window that is shown again keeps its page, also where that has just agreed', () => {
  const { rest, did, state } = createTray();
  rest.closedToTray();
  state.isShown = true;
  vi.advanceTimersByTime(10 * minuteMs);
  expect(did).toEqual([]);
  expect(rest.rest(open)).toBe(false);
  state.isShown = false;
  rest.closedToTray();
  vi.advanceTimersByTime(minuteMs);
  rest.toFront();
  expect(rest.rest(open)).toBe(false);
  expect(did).toEqual(['ask', 'end', 'load']);
});

// Bug: with an engine that does not come, the key seems to do nothing.
test('a page that is not ready in time is shown as it is', () => {
  const { rest, did } = createTray({ isResting: true });
  rest.toFront();
  vi.advanceTimersByTime(2_000);
  expect(did).toEqual(['load', 'show']);
  rest.pageReady();
  expect(did).toEqual(['load', 'show']);
});

// Bug: whoever else shows the window, such as the taskbar, finds it empty.
test('shown past the shell, it gets its page', () => {
  const { rest, did } = createTray({ isResting: true });
  rest.shown();
  rest.shown();
  expect(did).toEqual(['load']);
});

test('what was open is taken once, and says whether the desk still knows the case', () => {
  const { rest } = createTray();
  expect(rest.takeOpen()).toBeNull();
  rest.rest(open);
  rest.heard('engine.changed', { state: 'ready' });
  expect(rest.takeOpen()).toEqual({ ...open, isCaseKnown: true });
  expect(rest.takeOpen()).toBeNull();
});

test('an engine that was started again since does not know the case', () => {
  const { rest } = createTray();
  rest.rest(open);
  rest.heard('engine.changed', { state: 'starting' });
  rest.heard('engine.changed', { state: 'ready' });
  expect(rest.takeOpen()).toEqual({ ...open, isCaseKnown: false });
});

// Bugs: a locked desk brings a page back behind its back, shows what was open, or forgets it for whoever unlocks it.
test('locked meanwhile it stays without a page; nothing is taken until it is unlocked, and the case is to be read anew', () => {
  const { rest, did, state } = createTray();
  rest.rest(open);
  state.isShut = true;
  rest.heard('desk.changed', {});
  rest.reload();
  expect(did).toEqual(['end']);
  rest.toFront();
  expect(rest.takeOpen()).toBeNull();
  state.isShut = false;
  rest.reload();
  expect(did).toEqual(['end', 'load', 'reload']);
  expect(rest.takeOpen()).toEqual({ ...open, isCaseKnown: false });
});

// Bug: a second person finds the message of the first one.
test('what was open is forgotten when somebody else is at the desk', () => {
  const { rest } = createTray();
  rest.rest(open);
  rest.discardOpen();
  expect(rest.takeOpen()).toBeNull();
});
