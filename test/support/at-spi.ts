import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { LaunchOptions } from './app.ts';

const python = '/usr/bin/python3';

/** Why nobody can read the window from outside here, in brackets for a title; '' where one can. */
export const noAtSpi =
  process.platform !== 'linux'
    ? ' (skipped: AT-SPI is for Linux)'
    : spawnSync('which', ['dbus-run-session']).status !== 0
      ? ' (skipped: dbus-run-session is not installed)'
      : spawnSync(python, ['-c', 'import pyatspi']).status !== 0
        ? ' (skipped: python3-pyatspi is not installed)'
        : '';

/** A node of the tree: how deep it stands, and what a screen reader says of it. */
export interface AtSpiNode {
  readonly depth: number;
  readonly role: string;
  readonly name: string;
  readonly states: readonly string[];
}

/** A session of its own with the bus that screen readers listen to; `folder` is there already. */
export function createAtSpiSession(folder: string): {
  /** How the app is started in it. */
  readonly launch: Pick<LaunchOptions, 'wrapper'>;
  /** The tree of the app's window, from outside. */
  readonly read: () => Promise<readonly AtSpiNode[]>;
} {
  const address = path.join(folder, 'bus');
  const wrapper = path.join(folder, 'with-at-spi');
  // Chromium joins the bus where it is told that somebody listens.
  const inside = `echo "$DBUS_SESSION_BUS_ADDRESS" > ${address}; export ACCESSIBILITY_ENABLED=1; exec "$SIDEDESK_ELECTRON" --force-renderer-accessibility "$@"`;
  writeFileSync(wrapper, `#!/bin/sh\nexec dbus-run-session -- sh -c '${inside}' sh "$@"\n`);
  chmodSync(wrapper, 0o755);
  return {
    launch: { wrapper },
    async read() {
      const reader = spawn(python, [path.join(import.meta.dirname, 'at-spi-tree.py')], {
        env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: readFileSync(address, 'utf8').trim() },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const rows = JSON.parse(await text(reader.stdout)) as [number, string, string, string[]][];
      return rows.map(([depth, role, name, states]) => ({ depth, role, name, states }));
    },
  };
}

const controls = new Set([
  'push button',
  'toggle button',
  'check box',
  'radio button',
  'combo box',
  'entry',
  'link',
  'menu item',
  'page tab',
  'slider',
  'table',
  'dialog',
]);

/** What a screen reader could say nothing sensible of, a line each: without a name, words that are glued, the same twice. */
export function faultsOfTree(tree: readonly AtSpiNode[]): readonly string[] {
  const faults: string[] = [];
  /** What stands under each open parent, by its depth. */
  const siblings = new Map<number, Set<string>>();
  for (const { depth, role, name } of tree) {
    for (const deeper of siblings.keys()) if (deeper > depth) siblings.delete(deeper);
    if (!controls.has(role)) continue;
    if (name.trim() === '') faults.push(`${role} without a name`);
    if (role === 'page tab' && /\p{L}\d/u.test(name)) faults.push(`${role} “${name}” runs together`);
    const known = siblings.get(depth) ?? new Set<string>();
    siblings.set(depth, known);
    if (known.has(`${role} ${name}`)) faults.push(`${role} “${name}” twice`);
    known.add(`${role} ${name}`);
  }
  return faults;
}
