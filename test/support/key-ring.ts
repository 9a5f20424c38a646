import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LaunchOptions } from './app.ts';

const isHere = (command: string): boolean => spawnSync('which', [command]).status === 0;

/** Why a real key store cannot be used here, in brackets for a title; '' where it can. */
export const noKeyRing =
  process.platform !== 'linux'
    ? ' (skipped: gnome-keyring is for Linux)'
    : (['dbus-run-session', 'gnome-keyring-daemon'] as const)
        .filter((command) => !isHere(command))
        .map((command) => ` (skipped: ${command} is not installed)`)
        .join('');

/** How an app is started in a session of its own. */
export type KeyRingSession = Pick<LaunchOptions, 'wrapper' | 'env' | 'realKeyStore'>;

/** A gnome-keyring in a folder of its own, for apps in a session of their own. */
export interface KeyRing {
  /** As after signing in: the key ring is there and open. */
  readonly signedIn: KeyRingSession;
  /** Without a key ring, such as over a remote shell. */
  readonly away: KeyRingSession;
  /** The key ring is there and locked, and whoever is asked for the password gives none. */
  readonly locked: KeyRingSession;
  /** Deletes every item, as a person does who resets their key ring. */
  empty(): void;
}

/** `folder` is there already, and its path is short: sockets lie in it. */
export function createKeyRing(folder: string): KeyRing {
  const runtime = path.join(folder, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const run = 'exec "$SIDEDESK_ELECTRON" "$@"';
  const wrap = (name: string, script: string): string => {
    const wrapper = path.join(folder, name);
    writeFileSync(wrapper, `#!/bin/sh\n${script}\n`);
    chmodSync(wrapper, 0o755);
    return wrapper;
  };
  // The password comes by standard input, which keeps it out of every list of processes.
  const unlock = 'printf 12345 | gnome-keyring-daemon --unlock --components=secrets >/dev/null';
  const signedIn = wrap('signed-in', `exec dbus-run-session -- sh -c '${unlock}; ${run}' sh "$@"`);
  // Without a display the window that asks for the password cannot come up: as if it was closed at once.
  const withDisplay = `export DISPLAY="$SIDEDESK_DISPLAY"; ${run}`;
  const locked = wrap('locked', `unset DISPLAY; exec dbus-run-session -- sh -c '${withDisplay}' sh "$@"`);
  const env = { XDG_CURRENT_DESKTOP: 'GNOME', XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: runtime };
  return {
    signedIn: { wrapper: signedIn, env, realKeyStore: true },
    away: { env: { ...env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }, realKeyStore: true },
    locked: {
      wrapper: locked,
      env: { ...env, SIDEDESK_DISPLAY: process.env['DISPLAY'] ?? '' },
      realKeyStore: true,
    },
    empty: () => rmSync(path.join(folder, 'keyrings'), { recursive: true }),
  };
}
