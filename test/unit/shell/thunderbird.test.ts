import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
});
