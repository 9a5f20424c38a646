import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { node24 } from '../../build/setup/paths.mjs';
import type { Seen } from './inside.ts';

const dist = path.resolve(import.meta.dirname, '..', '..', 'dist');
const needs = ['dpkg', 'unshare', 'ip', 'Xvfb', 'xdotool', 'xclip', 'dbus-run-session', 'runuser'];
const missing = needs.filter((command) => spawnSync('which', [command]).status !== 0);
const reason = process.getuid?.() === 0 ? missing.join(', ') : 'root';

/** Install, work, refuse, remove: seen once, in a copy of this system without a network (fresh-system.sh). */
describe.skipIf(reason !== '')(`the installed package${reason === '' ? '' : `: needs ${reason}`}`, () => {
  let seen: Seen;
  beforeAll(() => {
    const deb = readdirSync(dist).find((file) => file.endsWith('.deb')) ?? '';
    const here = (file: string): string => path.join(import.meta.dirname, file);
    const command = [node24() ?? process.execPath, '--disable-warning=ExperimentalWarning'];
    const { status, stdout, stderr } = spawnSync(
      here('fresh-system.sh'),
      [...command, here('inside.ts'), path.join(dist, deb)],
      { encoding: 'utf8', timeout: 230_000 },
    );
    if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
    seen = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Seen;
  }, 240_000);

  test('an ordinary user pastes a mail on the first start and has the reply of the sample shop on the clipboard', () => {
    expect(seen.copied).toContain('Hello Maren,');
    expect(seen.copied).toContain('tracking link');
  });

  test('its pages are in the sandbox, nothing waits for a connection, and it ends when asked to', () => {
    expect(seen.seccomp.length).toBeGreaterThan(0);
    expect(new Set(seen.seccomp)).toEqual(new Set(['2']));
    expect(seen.listening).toEqual([]);
    expect(seen.ended).toBe(true);
  });

  test('it starts with no debugger, with no flags of V8 and not without the sandbox, and says so', () => {
    const refusals = Object.entries(seen.refusals);
    expect(refusals.length).toBe(5);
    for (const [door, { status, said }] of refusals) {
      expect({ door, status }).toEqual({ door, status: 2 });
      expect(said).toContain(`isn't started with --${door.replace(/^-+/u, '').split('=')[0] ?? ''}`);
    }
  });

  test('it is no Node, takes no code from NODE_OPTIONS, and opens no inspector on a signal', () => {
    expect(seen.ranAsNode).toBe(false);
    expect(seen.tookNodeOptions).toBe(false);
    expect(seen.afterSigusr1.listening).toEqual([]);
  });

  // Catches: a host that a checkout starts and closed fuses do not, a thread whose script is not found inside the archive.
  test("it is the host of Thunderbird's add-on, from where it was installed, with the app and without, until that is switched off", () => {
    const { program, starts, answered, alone, isGoneWhenOff } = seen.mailHost;
    expect(program).toBe('/home/shopkeeper/.config/Sidedesk/thunderbird/host');
    expect(starts).toContain("exec '/opt/Sidedesk/sidedesk' '--mail-host'");
    expect(answered).toMatchObject({ id: '6f7c1f0e-6c9c-4a57-9d0b-6a1c6f3c2b11' });
    expect(alone).toEqual({ do: 'refused', id: null, code: 'not_running' });
    expect(isGoneWhenOff).toBe(true);
  });

  test('it is offered for mails, and removed it leaves nothing in the system; what the user keeps is theirs', () => {
    expect(seen.desktopFile).toContain('MimeType=message/rfc822;');
    expect(seen.desktopFile).toMatch(/^Exec=\S+ %F$/mu);
    expect(seen.left).toEqual([]);
    expect(seen.kept.filter((file) => !file.startsWith('.config/Sidedesk'))).toEqual([]);
  });
});
