import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import type { CallInput, Finding } from '../../../preload/contract.ts';
import { createChecksStore } from '../../../renderer/stores/checks.ts';
import { mapFindings } from '../../../renderer/stores/map-findings.ts';
import { createWorkspaceStore } from '../../../renderer/stores/workspace.ts';
import { defaultSettings } from '../../support/default-settings.ts';
import { createFakeWire, draftOf, question, reading, suggestion } from '../../support/fake-wire.ts';

const open = '[your answer]';
const findingOf = (reply: string, words: string, part: Partial<Finding> = {}): Finding => ({
  kind: 'promises',
  severity: 'warn',
  start: reply.indexOf(words),
  end: reply.indexOf(words) + words.length,
  words,
  why: { code: 'promise', params: { words } },
  question: null,
  fix: null,
  ...part,
});

/** Finds open placeholders, which block, and "sure", which warns and can be removed. */
const findingsIn = ({ reply }: CallInput<'replies.check'>): readonly Finding[] =>
  [
    findingOf(reply, open, { kind: 'unfilledPlaceholder', severity: 'block' }),
    findingOf(reply, 'sure', {
      fix: {
        by: 'replace',
        start: reply.indexOf('sure'),
        end: reply.indexOf('sure') + 4,
        replacement: '',
      },
    }),
  ].filter(({ start }) => start >= 0);

test('the empty reply to a scam is not nagged about (nobody is to answer it)', async () => {
  const scam = { reasons: [{ code: 'threat', params: { words: 'blocked' } }], isDismissed: false } as const;
  const check = vi.fn<() => readonly Finding[]>(() => []);
  const wire = createFakeWire({
    'messages.read': () => reading([question(1, [])], { text: '', pieces: [] }, { scam }),
    'replies.check': check,
  });
  const api = createClient(wire);
  const workspace = createWorkspaceStore(api, () => 0);
  createChecksStore(api, workspace);
  await workspace.getState().read({ text: 'message' }, 'pasted');
  await vi.advanceTimersByTimeAsync(1_000);
  wire.emit('settings.changed', defaultSettings);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(check).not.toHaveBeenCalled();
  workspace.getState().edit('Who are you?');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(check).toHaveBeenCalled();
});

async function desk(
  check: (input: CallInput<'replies.check'>) => readonly Finding[] | Promise<readonly Finding[]> = findingsIn,
) {
  const asked = [question(1, [suggestion('e:1')]), question(2, [])];
  const draft = draftOf([
    { question: 'Question 1?', text: 'Text of e:1.', target: 'e:1' },
    { question: 'Question 2?', text: null },
  ]);
  const wire = createFakeWire({
    'messages.read': () => reading(asked, draft),
    'replies.check': check,
    'replies.compose': () => draftOf([{ question: 'Question 1?', text: 'Text of e:1.', target: 'e:1' }]),
    'replies.commit': () => ({ auditLogId: 'j', kept: 'everything' }),
  });
  const api = createClient(wire);
  const workspace = createWorkspaceStore(api, () => 0);
  const checks = createChecksStore(api, workspace);
  await workspace.getState().read({ text: 'message' }, 'pasted');
  await vi.advanceTimersByTimeAsync(0);
  return {
    workspace,
    wire,
    state: () => checks.getState(),
    text: () => workspace.getState().activeCase?.text ?? '',
    edit: (text: string) => workspace.getState().edit(text),
    called: (name: string) => wire.calls.filter((call) => call.name === name),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('copying', () => {
  test('an open placeholder blocks the copy and is revealed; nothing is recorded', async () => {
    const { state, workspace, text, called } = await desk();
    expect(await state().copy()).toBe('blocked');
    const place = workspace.getState().revealRequest;
    expect(text().slice(place?.start, place?.end)).toBe(open);
    expect(await state().copy()).toBe('blocked');
    expect(called('replies.commit')).toEqual([]);
  });

  test('a warning stops the copy once and is recorded as overruled; a new warning stops it again', async () => {
    const { state, edit, called } = await desk();
    edit('It is sure.');
    expect(await state().copy()).toBe('warned');
    expect(state().isWarned).toBe(true);
    edit('It is sure, Maren.');
    expect(state().isWarned).toBe(false);
    expect(await state().copy()).toBe('warned');
    expect(await state().copy()).toBe('copied');
    expect(called('replies.commit').map(({ input }) => input)).toMatchObject([{ overruled: ['promises'] }]);
  });

  test('a second press during the check does not confirm warnings that were not shown', async () => {
    const { state, edit, called } = await desk();
    edit('It is sure.');
    expect(await Promise.all([state().copy(), state().copy()])).toEqual(['warned', 'failed']);
    expect(called('replies.commit')).toEqual([]);
  });

  test('text typed during the check is not copied unchecked', async () => {
    const slow = Promise.withResolvers<null>();
    const { state, edit, called } = await desk(async (input) => {
      if (input.reply === 'Fine.') await slow.promise;
      return findingsIn(input);
    });
    edit('Fine.');
    const copying = state().copy();
    edit('Fine, sure.');
    slow.resolve(null);
    expect(await copying).toBe('failed');
    expect(called('replies.commit')).toEqual([]);
  });

  test('a check in progress does not cancel the copy', async () => {
    const { state, edit, called } = await desk();
    edit('Fine.');
    const copying = state().copy();
    await vi.advanceTimersByTimeAsync(300);
    expect(await copying).toBe('copied');
    expect(called('replies.commit')).toHaveLength(1);
  });

  test('an engine that does not answer keeps the reply and says so', async () => {
    const { state, workspace, text } = await desk(() => Promise.reject(new Error('gone')));
    expect(await state().copy()).toBe('failed');
    expect(workspace.getState().problem).not.toBeNull();
    expect(text()).not.toBe('');
  });
});

describe('while typing', () => {
  test('checks are debounced while typing, and findings move with their words until then', async () => {
    const { state, edit, text, called } = await desk();
    const before = called('replies.check').length;
    edit(`Sorry! ${text()}`);
    edit(`So sorry! ${text().slice(7)}`);
    expect(called('replies.check')).toHaveLength(before);
    const [first] = state().findings;
    expect(text().slice(first?.start, first?.end)).toBe(open);
    await vi.advanceTimersByTimeAsync(300);
    expect(called('replies.check')).toHaveLength(before + 1);
  });

  test('a fix is applied and can be undone', async () => {
    const { state, edit, text } = await desk();
    edit('It is sure.');
    await vi.advanceTimersByTimeAsync(300);
    const fixed = state().fix(0);
    expect(text()).toBe('It is .');
    await vi.advanceTimersByTimeAsync(0);
    expect(state().findings).toEqual([]);
    fixed?.undo();
    expect(text()).toBe('It is sure.');
  });

  test('the key cycles through the findings', async () => {
    const { state, edit, workspace, text } = await desk();
    edit(`sure ${open}`);
    await vi.advanceTimersByTimeAsync(300);
    const went = [1, 2, 3].map(() => {
      state().revealNext();
      const { revealRequest } = workspace.getState();
      return text().slice(revealRequest?.start, revealRequest?.end);
    });
    expect(went).toEqual([open, 'sure', open]);
  });
});

test('findings shift with edits before them and are dropped by edits inside them', () => {
  const text = 'one sure two';
  const finding = findingOf(text, 'sure');
  const at = (after: string): string | null => {
    const [moved] = mapFindings([finding], text, after);
    return moved === undefined ? null : after.slice(moved.start, moved.end);
  };
  expect(at('zero one sure two')).toBe('sure');
  expect(at('one sure two three')).toBe('sure');
  expect(at('one su-re two')).toBe(null);
  expect(at('one s')).toBe(null);
  const missing = { ...finding, start: text.length, end: text.length };
  expect(mapFindings([missing], text, `a ${text}`)[0]?.start).toBe(text.length + 2);
});
