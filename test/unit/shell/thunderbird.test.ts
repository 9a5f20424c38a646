import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeAddOn } from '../../../build/package/add-on.ts';
import { installHost, removeHost } from '../../../main/shell/thunderbird/installation.ts';
import { givenHeaders, wireRefusals } from '../../../preload/shapes/thunderbird.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-add-on-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what lets Thunderbird start the host', () => {
  const place = () => ({
    home: path.join(folder, 'home'),
    dataFolder: path.join(folder, "Jo's data $(touch x)"),
    command: ['/bin/echo', "it's", '$HOME', '`id`'],
  });
  const manifest = () => path.join(folder, 'home', '.mozilla', 'native-messaging-hosts', 'sidedesk.json');

  test('names a program for the add-on alone, whatever the folders are called, and a new secret each time', () => {
    const [one, other] = [installHost(place()), installHost(place())];
    expect(one).not.toBe(other);
    const { allowed_extensions: allowed, path: program } = JSON.parse(readFileSync(manifest(), 'utf8')) as {
      readonly allowed_extensions: readonly string[];
      readonly path: string;
    };
    expect(allowed).toEqual(['sidedesk@sidedesk.invalid']);
    expect(statSync(program).mode & 0o777).toBe(0o700);
    expect(spawnSync(program, [], { encoding: 'utf8' }).stdout).toBe("it's $HOME `id`\n");
    const secret = path.join(path.dirname(program), 'secret');
    expect([readFileSync(secret, 'utf8'), statSync(secret).mode & 0o777]).toEqual([other, 0o600]);
  });

  test('is taken away whole, and the manifest of another data folder stays', () => {
    installHost(place());
    removeHost(place());
    expect([existsSync(manifest()), existsSync(path.join(place().dataFolder, 'thunderbird'))]).toEqual([
      false,
      false,
    ]);
    installHost(place());
    writeFileSync(manifest(), JSON.stringify({ path: '/elsewhere/host' }));
    removeHost(place());
    expect(existsSync(manifest())).toBe(true);
    // What never was there goes without a word.
    removeHost({ ...place(), dataFolder: path.join(folder, 'other') });
  });
});

describe('the add-on', () => {
  const filesOf = (file: string): Readonly<Record<string, string>> => {
    writeAddOn(root, file);
    const entries = Object.entries(unzipSync(readFileSync(file)));
    return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
  };

  test('asks for three rights, none of them to send or to connect, and is the same bytes each time', () => {
    const file = path.join(folder, 'a.xpi');
    const files = filesOf(file);
    const manifest = JSON.parse(files['manifest.json'] ?? '') as { readonly permissions: readonly string[] };
    expect(manifest.permissions).toEqual(['messagesRead', 'compose', 'nativeMessaging']);
    expect(files['background.js']).not.toMatch(
      /\b(?:fetch|XMLHttpRequest|WebSocket|sendMessage|import)\b\s*[({]/u,
    );
    writeAddOn(root, path.join(folder, 'b.xpi'));
    expect(readFileSync(path.join(folder, 'b.xpi'))).toEqual(readFileSync(file));
  });

  test('has a sentence in every language for all that can be refused, and for what it finds out itself', () => {
    const files = filesOf(path.join(folder, 'a.xpi'));
    const wanted = [...wireRefusals, 'not_installed', 'no_mail'].map((code) => `thunderbird_refused_${code}`);
    const languages = Object.keys(files).filter((name) => name.startsWith('_locales/'));
    expect(languages).toHaveLength(4);
    for (const language of languages)
      expect(Object.keys(JSON.parse(files[language] ?? '{}') as object).toSorted()).toEqual(
        [...wanted, 'thunderbird_take'].toSorted(),
      );
  });

  test('gives the very headers that the app takes', () => {
    const script = filesOf(path.join(folder, 'a.xpi'))['background.js'] ?? '';
    const [, list = ''] = /headerNames\s*=\s*\[([^\]]*)\]/u.exec(script) ?? [];
    expect([...list.matchAll(/'([^']+)'/gu)].map(([, name]) => name)).toEqual([...givenHeaders]);
  });

  /** The add-on in a Thunderbird that is made up: `drafts` says when each draft is begun, `clock` is its time. */
  async function startAddOn(drafts: readonly Promise<unknown>[]) {
    const clock = { now: 1_000_000 };
    let timers: { at: number; run: () => void }[] = [];
    const [sent, typed]: [Record<string, unknown>[], string[]] = [[], []];
    let press: (tab: { id: number }) => void = () => {};
    let hear: (message: unknown) => void = () => {};
    let begun = 0;
    const mail = { id: 7, headerMessageId: 'a', author: 'Jo', subject: 'Rolls' };
    const date = { now: () => clock.now };
    const port = {
      onMessage: { addListener: (listener: typeof hear) => (hear = listener) },
      onDisconnect: { addListener: () => {} },
      postMessage: (message: Record<string, unknown>) => sent.push(message),
    };
    const messenger = {
      i18n: { getMessage: () => '' },
      runtime: { connectNative: () => port },
      messageDisplay: { getDisplayedMessages: () => Promise.resolve([mail]) },
      messages: {
        get: () => Promise.resolve(mail),
        getFull: () => Promise.resolve({ rawHeaders: {} }),
        listInlineTextParts: () => Promise.resolve([]),
        listAttachments: () => Promise.resolve([]),
      },
      messageDisplayAction: {
        onClicked: { addListener: (listener: typeof press) => (press = listener) },
        setTitle: () => Promise.resolve(),
        setBadgeText: () => Promise.resolve(),
      },
      compose: {
        beginReply: async () => {
          await drafts[begun++];
          return { id: begun };
        },
        getComposeDetails: () => Promise.resolve({ relatedMessageId: mail.id, isPlainText: true }),
      },
      tabs: {
        executeScript: (_tab: number, { code }: { readonly code: string }) => {
          const execCommand = (_name: string, _ui: boolean, words: string) => typed.push(words) > 0;
          return Promise.resolve([runInNewContext(code, { document: { execCommand }, Date: date })]);
        },
      },
    };
    const setTimeout = (run: () => void, ms: number) => {
      const timer = { at: clock.now + ms, run };
      timers.push(timer);
      return timer;
    };
    const clearTimeout = (gone: unknown) => (timers = timers.filter((one) => one !== gone));
    const script = filesOf(path.join(folder, 'a.xpi'))['background.js'] ?? '';
    runInNewContext(script, { messenger, crypto, TextEncoder, setTimeout, clearTimeout, Date: date });
    const passTo = async (now: number) => {
      clock.now = now;
      for (const { at, run } of timers) if (at <= now) run();
      // All that waits for nothing but promises has run by then.
      for (let turns = 0; turns < 5; turns += 1) await turn();
    };
    press({ id: 1 });
    await passTo(clock.now);
    const given = sent.pop()?.['id'];
    return {
      typed,
      passTo,
      reply: (words: string, until: number) =>
        hear({ do: 'reply', id: given, reply: words, text: words, html: words, until }),
      answers: () => sent.map(({ reply, do: done, code }) => [reply, done, code].filter(Boolean).join(' ')),
    };
  }

  // Bug: one draft that Thunderbird never began held up all later ones, for good.
  test('a draft that never begins ends in its time, and the next one is placed', async () => {
    const addOn = await startAddOn([new Promise(() => {}), Promise.resolve()]);
    addOn.reply('one', 1_015_000);
    addOn.reply('other', 1_020_000);
    await addOn.passTo(1_014_999);
    expect(addOn.answers()).toEqual([]);
    await addOn.passTo(1_015_000);
    expect(addOn.answers()).toEqual(['one refused no_draft', 'other placed']);
    expect(addOn.typed).toEqual(['other']);
  });

  test('a draft that cannot be begun is said, and the next one is placed', async () => {
    const fails = Promise.reject(new Error('No window'));
    fails.catch(() => {});
    const addOn = await startAddOn([fails, Promise.resolve()]);
    addOn.reply('one', 1_015_000);
    addOn.reply('other', 1_015_000);
    await addOn.passTo(1_000_001);
    expect(addOn.answers()).toEqual(['one refused no_draft', 'other placed']);
  });

  // Bug: the person was told that there is no draft, copied the reply instead, and the draft filled after all.
  test('nothing is typed into a draft that begins after its time', async () => {
    const slow = Promise.withResolvers<null>();
    const addOn = await startAddOn([slow.promise]);
    addOn.reply('one', 1_015_000);
    await addOn.passTo(1_015_001);
    slow.resolve(null);
    await addOn.passTo(1_016_000);
    expect(addOn.answers()).toEqual(['one refused no_draft']);
    expect(addOn.typed).toEqual([]);
  });
});
