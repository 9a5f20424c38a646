import { expect, test } from 'vitest';
import type { CallResult } from '../../../preload/client.ts';
import { deskCalls, shellCalls } from '../../../preload/contract.ts';
import { createPersonActions, personalAct } from '../../../main/shell/person-actions.ts';
import { createRelay } from '../../../main/shell/relay.ts';

const key = (name: string, more: object = {}) => ({
  type: 'rawKeyDown',
  key: name,
  code: 'of-the-keyboard',
  control: false,
  meta: false,
  isAutoRepeat: false,
  modifiers: [],
  ...more,
});
const mail = {
  caseId: 'case',
  message: 'Where is it?',
  note: '',
  questions: [],
  to: null,
  way: { by: 'mail' },
};

const reply = {
  caseId: 'case',
  message: 'Where is it?',
  suggested: '',
  pieces: [],
  reply: 'Here.',
  questions: [],
};

/** A relay as the app has it, and the calls that came through. */
function guarded() {
  const actions = createPersonActions(() => clock.now);
  const clock = { now: 1_000_000 };
  const through: string[] = [];
  const answer = (call: string): Promise<CallResult> => {
    through.push(call);
    return Promise.resolve({ ok: true, value: null });
  };
  const relay = createRelay({
    engine: answer,
    shell: answer,
    refusalOfPaths: () => null,
    isWanted: (call, input) => personalAct(call, input) === null || actions.take(),
  });
  return { actions, clock, through, relay };
}

// Bug: a script in the page opened drafts with a customer's words by the dozen, and read what was copied elsewhere.
test('thirty mail drafts, clipboard reads and print dialogs without a gesture are refused, and never reach the engine', async () => {
  const { relay, through } = guarded();
  for (let at = 0; at < 30; at += 1)
    for (const [call, input] of [
      ['handovers.send', mail],
      ['replies.commit', { ...reply, to: 'draft' }],
      ['shell.readClipboard', {}],
      ['shell.print', {}],
    ] as const)
      expect(await relay(true, call, input)).toEqual({
        ok: false,
        error: { code: 'forbidden', reason: 'person' },
      });
  expect(through).toEqual([]);
});

test('one gesture lets one call through, and is over after a few seconds', async () => {
  const { actions, clock, relay, through } = guarded();
  const send = async () => (await relay(true, 'handovers.send', mail)).ok;
  actions.acted();
  expect([await send(), await send()]).toEqual([true, false]);
  actions.acted();
  clock.now += 5_001;
  expect(await send()).toBe(false);
  actions.acted();
  actions.acted();
  expect([await send(), await send()]).toEqual([true, false]);
  expect(through).toHaveLength(2);
});

test('one gesture puts one reply into a draft; copying a reply needs none', async () => {
  const { actions, relay, through } = guarded();
  const commit = async (to: object) => (await relay(true, 'replies.commit', { ...reply, ...to })).ok;
  actions.saw(key('Enter', { control: true }));
  expect([await commit({ to: 'draft' }), await commit({ to: 'draft' })]).toEqual([true, false]);
  expect([await commit({}), await commit({ to: 'clipboard' })]).toEqual([true, true]);
  expect(through).toHaveLength(3);
});

test.each([
  ['a click', { type: 'mouseUp', button: 'left', clickCount: 1 }, true],
  ['a tap', { type: 'gestureTap' }, true],
  ['a mouse that moves', { type: 'mouseMove' }, false],
  ['a wheel', { type: 'mouseWheel' }, false],
  ['something else', null, false],
  ['Enter', key('Enter'), true],
  ['Enter with its letter', key('Enter', { type: 'keyDown' }), true],
  ['the space bar', key(' '), true],
  ['a shortcut', key('v', { control: true }), true],
  ['a shortcut of macOS', key('v', { meta: true }), true],
  ['a function key, which a command may have been given', key('F2'), true],
  ['a capital F', key('F'), false],
  ['a letter that is typed', key('a'), false],
  ['a modifier alone', key('Control', { control: true }), false],
  ['a key that is held', key('v', { control: true, isAutoRepeat: true }), false],
  ['a key that comes up', key('Enter', { type: 'keyUp' }), false],
])('%s counts as an action: %s', (_, pressed, counts) => {
  const { actions } = guarded();
  actions.saw(pressed);
  expect(actions.take()).toBe(counts);
});

test('other ways of handing over, and every other call, need no gesture', async () => {
  const { relay } = guarded();
  for (const by of ['clipboard', 'file'])
    expect((await relay(true, 'handovers.send', { ...mail, way: { by, path: '/p' } })).ok).toBe(true);
  const personal = Object.keys({ ...deskCalls, ...shellCalls }).filter(
    (name) => personalAct(name, {}) !== null || personalAct(name, { text: 'x' }) !== null,
  );
  expect(personal).toEqual(['replies.copyText', 'shell.readClipboard', 'shell.print']);
  for (const strange of [null, 7, 'mail', [], { way: null }, { way: 'mail' }, { way: { by: ['mail'] } }])
    expect(personalAct('handovers.send', strange)).toBeNull();
});
