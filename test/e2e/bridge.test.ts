import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskCalls, shellCalls } from '../../preload/contract.ts';
import { launchApp, type RunningApp } from '../support/app.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
});
afterAll(() => desk.close());

test('the window gets three functions, and nothing of Electron or Node', async () => {
  const seen = await desk.page.evaluate(() => ({
    wire: Object.getOwnPropertyNames(window.wire).sort(),
    kinds: Object.values(window.wire).map((value) => typeof value),
    foreign: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    prototype: Object.getPrototypeOf(window.wire) === Object.prototype,
    frozen: Object.isFrozen(window.wire),
  }));
  expect(seen).toEqual({
    wire: ['on', 'pathsOfDroppedFiles', 'request'],
    kinds: ['function', 'function', 'function'],
    foreign: [],
    prototype: true,
    frozen: true,
  });
});

test('every call of the contract is answered, and none besides', async () => {
  const codesOf = async (
    names: readonly string[],
    input: unknown,
  ): Promise<readonly (readonly string[])[]> => {
    const codes: (readonly string[])[] = [];
    for (const name of names) {
      const reply = await desk.request(name, input);
      codes.push([name, reply.ok ? 'ok' : reply.error.code]);
    }
    return codes;
  };
  // An input that no call takes: what exists says bad_request, what does not says unknown_call.
  const known = [...Object.keys(deskCalls), ...Object.keys(shellCalls)];
  // Which mail a mail program gave is nothing that a window says.
  expect(await codesOf(known, 7)).toEqual(
    known.map((name) => [name, name === 'worklist.takeMail' ? 'forbidden' : 'bad_request']),
  );
  const unknown = [
    'clipboard.write',
    'keys.wrap',
    'keys.unwrap',
    'engine.close',
    'engine.ready',
    'desk.changed',
    '',
    'toString',
  ];
  expect(await codesOf(unknown, {})).toEqual(unknown.map((name) => [name, 'unknown_call']));
});

test('a file that a person chose has its path, one that a script made has none', async () => {
  await desk.page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'chosen' }));
  });
  await desk.page.setInputFiles('#chosen', import.meta.filename);
  const paths = await desk.page.evaluate(() => {
    const chosen = document.querySelector('#chosen');
    const files = chosen instanceof HTMLInputElement ? [...(chosen.files ?? [])] : [];
    chosen?.remove();
    return window.wire.pathsOfDroppedFiles(files);
  });
  expect(paths).toEqual([import.meta.filename]);
  expect(
    await desk.page.evaluate(() => window.wire.pathsOfDroppedFiles([new File(['x'], 'passwords.txt')])),
  ).toEqual([]);
});

describe('a hostile script in the page', () => {
  test('reads no clipboard and opens no mail draft that nobody asked for, whatever events it makes up', async () => {
    await desk.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    const { caseId } = await desk.call('messages.read', { text: 'Where is my parcel?' });
    const draft = { caseId, message: 'Where is my parcel?', note: '', questions: [], to: null };
    const attempt = (times: number, makesUpEvents: boolean) =>
      desk.page.evaluate(
        async ([input, count, isMadeUp]) => {
          const codes: string[] = [];
          for (let at = 0; at < count; at += 1) {
            if (isMadeUp) {
              const target = document.activeElement ?? document.body;
              for (const type of ['keydown', 'keyup'])
                target.dispatchEvent(
                  new KeyboardEvent(type, { key: 'Escape', ctrlKey: true, bubbles: true }),
                );
              for (const type of ['mousedown', 'mouseup', 'click'])
                document.body.dispatchEvent(new MouseEvent(type, { bubbles: true }));
            }
            for (const [call, given] of [
              ['handovers.send', input],
              ['shell.readClipboard', {}],
            ] as const) {
              const reply = await window.wire.request(call, given);
              codes.push(reply.ok ? 'ok' : `${reply.error.code} ${reply.error.reason ?? ''}`);
            }
          }
          return codes;
        },
        [{ ...draft, way: { by: 'mail' } }, times, makesUpEvents] as const,
      );
    const opened = () => desk.app.evaluate(() => Reflect.get(globalThis, 'opened') as readonly string[]);
    // What a test before this one pressed is used up.
    await desk.request('shell.readClipboard', {});
    for (const makesUpEvents of [false, true])
      expect(new Set(await attempt(30, makesUpEvents))).toEqual(new Set(['forbidden person']));
    expect(await opened()).toEqual([]);

    // A real click opens one.
    await desk.page.mouse.click(1, 1);
    expect((await attempt(2, false)).filter((code) => code === 'ok')).toHaveLength(1);
    expect(await opened()).toHaveLength(1);
    // A letter that is typed opens none.
    await desk.page.keyboard.press('z');
    expect(new Set(await attempt(1, false))).toEqual(new Set(['forbidden person']));
  });

  test('opens one dialog at a time, and what nobody answers keeps nothing else waiting', async () => {
    await desk.app.evaluate(({ dialog }) => {
      const answer = Promise.withResolvers<{ canceled: boolean; filePaths: string[] }>();
      Object.assign(globalThis, {
        answer: () => answer.resolve({ canceled: true, filePaths: [] }),
        dialogs: 0,
      });
      dialog.showOpenDialog = () => {
        Object.assign(globalThis, { dialogs: Number(Reflect.get(globalThis, 'dialogs')) + 1 });
        return answer.promise;
      };
    });
    const codes = await desk.page.evaluate(async () => {
      const first = window.wire.request('shell.pick', { what: 'files' });
      Object.assign(window, { first });
      const others = Array.from({ length: 400 }, () => window.wire.request('shell.pick', { what: 'files' }));
      const replies = [...(await Promise.all(others)), await window.wire.request('settings.get', {})];
      return replies.map((reply) => (reply.ok ? 'ok' : reply.error.code));
    });
    expect(codes.pop()).toBe('ok');
    expect(new Set(codes)).toEqual(new Set(['busy']));
    expect(await desk.app.evaluate(() => Number(Reflect.get(globalThis, 'dialogs')))).toBe(1);
    await desk.app.evaluate(() => (Reflect.get(globalThis, 'answer') as () => void)());
    expect(await desk.page.evaluate(() => Reflect.get(window, 'first') as Promise<unknown>)).toEqual({
      ok: true,
      value: [],
    });
  });

  test('gets an error code for each of thousands of invalid calls, and the engine keeps running', async () => {
    const codes = await desk.page.evaluate(async (names) => {
      const counts: Record<string, number> = {};
      const bomb: unknown[] = [];
      let nested: unknown = 'x';
      for (let depth = 0; depth < 1000; depth++) nested = [nested];
      for (let at = 0; at < 100; at++) bomb.push(Array.from({ length: 1000 }, () => ({})));
      const wrong: unknown[] = [
        undefined,
        null,
        0,
        Number.NaN,
        -0,
        1n,
        '',
        'x',
        true,
        [],
        [[]],
        {},
        { id: 1 },
        { id: '' },
        { id: 'x'.repeat(65) },
        { text: 1 },
        { text: null },
        { text: { toString: 1 } },
        { text: 'x'.repeat(200_001) },
        { unknown: 1 },
        { paths: [] },
        { paths: [1] },
        { paths: [''] },
        { paths: ['/etc/hostname'] },
        { paths: Array.from({ length: 10_001 }, () => 'a') },
        { __proto__: null, nothing: 'x' },
        JSON.parse('{"__proto__": {"text": "x"}}'),
        { constructor: { prototype: 1 } },
        { ids: [] },
        { ids: [null] },
        { limit: -1 },
        { limit: 1e9 },
        { offset: 0.5 },
        new Date(0),
        new Map([[1, 2]]),
        new Set([1]),
        new Uint8Array(10),
        /x/,
        new Error('x'),
        new Blob(['x']),
        () => 1,
        { f() {} },
        nested,
        bomb,
        'x'.repeat(9_000_000),
      ];
      const count = async (call: unknown, input: unknown): Promise<void> => {
        const result = await Promise.resolve()
          .then(() => window.wire.request(call as string, input))
          .then((reply) => (reply.ok ? 'ok' : reply.error.code))
          // What the bridge itself cannot carry does not even leave the page.
          .catch(() => 'not carried');
        counts[result] = (counts[result] ?? 0) + 1;
      };
      // Each known call that takes an argument, and many that are not known, with each wrong input.
      for (const call of [
        ...names,
        'nope',
        '__proto__',
        'constructor',
        'desk.status\u0000',
        7,
        null,
        {},
        ['desk.status'],
      ])
        for (const input of wrong) await count(call, input);
      for (let round = 0; round < 20; round++)
        await Promise.all(Array.from({ length: 100 }, (_, at) => count(`desk.${round}.${at}`, { at })));
      return counts;
    }, callsWithInput);
    const total = Object.values(codes).reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(2500);
    expect(Object.keys(codes).sort()).toEqual(['bad_request', 'forbidden', 'not carried', 'unknown_call']);
    expect(codes['not carried']).toBeLessThan(total / 10);
    expect(await desk.request('messages.read', { path: '/etc/hostname' })).toMatchObject({
      error: { code: 'forbidden' },
    });
    expect(await desk.call('desk.status', {})).toMatchObject({ version: expect.any(String) });
  });

  test('that floods the desk with valid calls is rate-limited, and the desk answers again afterwards', async () => {
    const codes = await desk.page.evaluate(async () => {
      const replies = await Promise.all(
        Array.from({ length: 5000 }, () => window.wire.request('desk.status', {})),
      );
      return [...new Set(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)))].sort();
    });
    expect(codes).toEqual(['busy', 'ok']);
    expect(await desk.call('desk.status', {})).toMatchObject({ version: expect.any(String) });
  });

  test('in a frame of its own has no wire, and no way to ask with another origin', async () => {
    const seen = await desk.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const inner = frame.contentWindow;
      const has = inner !== null && 'wire' in inner;
      frame.remove();
      return has;
    });
    expect(seen).toBe(false);
  });
});

/** Calls whose input is never empty, so that each of the wrong inputs is wrong for them. */
const callsWithInput = [
  'library.import',
  'library.retry',
  'library.remove',
  'library.setAudience',
  'library.list',
  'library.open',
  'library.quickFind',
  'messages.read',
  'replies.compose',
  'replies.commit',
  'handovers.compose',
  'handovers.send',
  'gaps.close',
  'vault.create',
  'vault.unlock',
  'shell.pick',
];
