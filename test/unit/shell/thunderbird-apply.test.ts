import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createThunderbird } from '../../../main/shell/thunderbird/thunderbird.ts';

let folder: string;
vi.mock('electron', () => ({
  app: {
    isPackaged: true,
    getPath: () => path.join(folder, 'home'),
  },
}));
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-add-on-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const own = () => path.join(folder, 'data', 'thunderbird');

function make() {
  mkdirSync(path.join(folder, 'data'));
  return createThunderbird({
    paths: { data: path.join(folder, 'data'), addOn: path.join(folder, 'none') },
    isShut: () => false,
    request: () => Promise.resolve({ ok: true, value: null }),
    onTaken: () => {},
    onChanged: () => {},
    log: { write: () => {} },
  });
}

const listens = (): Promise<boolean> =>
  new Promise((resolve) => {
    const host = connect(path.join(own(), 'socket'));
    host.once('connect', () => {
      host.destroy();
      resolve(true);
    });
    host.once('error', () => resolve(false));
  });

// Elsewhere there is no host.
describe.skipIf(process.platform !== 'linux')('the add-on, as the person has set it', () => {
  // Bug: after one failure it stayed off until the app was started again, whatever was set.
  test('what failed is tried again the next time, and can be switched off', async () => {
    const thunderbird = make();
    writeFileSync(own(), 'in the way');
    await thunderbird.apply(true);
    expect(thunderbird.state().state).toBe('failed');
    writeFileSync(own(), 'in the way again');
    await thunderbird.apply(true);
    expect(thunderbird.state().state).toBe('failed');
    rmSync(own(), { force: true });
    await thunderbird.apply(true);
    expect([thunderbird.state().state, await listens()]).toEqual(['on', true]);
    await thunderbird.apply(false);
    expect([thunderbird.state().state, existsSync(own())]).toEqual(['off', false]);
  });

  // Bug: it went on listening, and the next start found a server that nobody knew.
  test('switched off while it starts it is off, and switched on again it is on', async () => {
    const thunderbird = make();
    await Promise.all([thunderbird.apply(true), thunderbird.apply(false)]);
    expect([thunderbird.state().state, existsSync(own()), await listens()]).toEqual(['off', false, false]);
    await Promise.all([thunderbird.apply(true), thunderbird.apply(false), thunderbird.apply(true)]);
    expect([thunderbird.state().state, await listens()]).toEqual(['on', true]);
    thunderbird.close();
  });

  // Bug: an AppImage that started the app, such as an editor with a terminal, was started as its host.
  test('Thunderbird starts this very program, whatever AppImage the app was started from', async () => {
    vi.stubEnv('APPIMAGE', '/foreign/editor.AppImage');
    const thunderbird = make();
    await thunderbird.apply(true);
    const host = readFileSync(path.join(own(), 'host'), 'utf8');
    expect(host).toContain(process.execPath);
    expect(host).not.toContain('AppImage');
    thunderbird.close();
  });
});
