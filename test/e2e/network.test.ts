import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronArguments, electronBinary } from '../../build/setup/electron.mjs';
import { launchApp } from '../support/app.ts';
import { runJourney } from '../support/journey.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-trace-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const works = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0;

const noTracing = works('strace', '-f', '-o', '/dev/null', 'true')
  ? ''
  : ' (skipped: strace is not here or may not trace)';
const unshare = works('unshare', '-n', 'ip', 'link', 'set', 'lo', 'up')
  ? ['-n']
  : works('unshare', '-rn', 'ip', 'link', 'set', 'lo', 'up')
    ? ['-rn']
    : null;
const noNamespace = unshare ? '' : ' (skipped: this system makes no network namespaces)';

/** Lines of a trace in which a process reaches for an internet address, loopback included. */
function reaches(trace: string): readonly string[] {
  return trace
    .split('\n')
    .filter((line) => /\b(connect|sendto|sendmsg|sendmmsg)\(/.test(line) && /AF_INET6?\b/.test(line));
}

describe.skipIf(noTracing !== '')(`traced by the kernel${noTracing}`, () => {
  test('the tracer would see a process that reaches out', () => {
    const file = path.join(folder, 'control');
    const reach = "require('net').connect(9, '127.0.0.1').on('error', () => {})";
    spawnSync('strace', [...tracing, '-o', file, process.execPath, '-e', reach]);
    expect(reaches(readFileSync(file, 'utf8'))).not.toEqual([]);
  });

  test('from start to copied reply no process of the app reaches for an internet address', async () => {
    const trace = path.join(folder, 'trace');
    const wrapper = path.join(folder, 'traced-electron');
    writeFileSync(
      wrapper,
      `#!/bin/sh\nexec strace ${tracing.join(' ')} -o '${trace}' "$SIDEDESK_ELECTRON" "$@"\n`,
    );
    chmodSync(wrapper, 0o755);
    {
      await using desk = await launchApp({ wrapper });
      await runJourney(desk);
    }
    const text = readFileSync(trace, 'utf8');
    // Proof that it was traced at all, in all its processes: X and D-Bus are reached by local sockets.
    expect(text).toMatch(/connect\(\d+, \{sa_family=AF_UNIX/);
    expect(new Set(text.match(/^\d+/gm)).size).toBeGreaterThan(3);
    expect(reaches(text)).toEqual([]);
  });

  // A debugger delays the start and so hides what Chromium does before the app's first line.
  test('started without a debugger and left alone, it stays silent too', async () => {
    const trace = path.join(folder, 'idle-trace');
    const data = path.join(folder, 'idle-data');
    const electron = await electronBinary();
    const root = path.resolve(import.meta.dirname, '..', '..');
    // -D: the traced program keeps the process id that we know.
    const args = ['-D', ...tracing, '-o', trace, electron.path, ...electronArguments(), root];
    const app = spawn('strace', args, { env: { ...process.env, SIDEDESK_DATA: data }, stdio: 'ignore' });
    const ended = new Promise((resolve) => app.once('exit', resolve));
    const log = path.join(data, 'logs', 'engine.log');
    await expect
      .poll(() => existsSync(log) && readFileSync(log, 'utf8'), { timeout: 60_000 })
      .toContain('engine.ready');
    await wait(3000);
    app.kill('SIGTERM');
    expect(await ended).toBe(0);
    await wait(300);
    const text = readFileSync(trace, 'utf8');
    expect(text).toMatch(/connect\(\d+, \{sa_family=AF_UNIX/);
    expect(reaches(text)).toEqual([]);
    // Chromium asks for the names of network interfaces by sockets that never get an address (docs/adr/nothing-leaves.md).
    expect(text).toMatch(/socket\(AF_UNIX/);
    expect(text.match(/socket\(AF_INET6?, (?!SOCK_DGRAM\b).*/g) ?? []).toEqual([]);
  });
});

describe.skipIf(!unshare)(`without a network${noNamespace}`, () => {
  test('the whole journey works where there is no network at all', () => {
    const script = path.resolve(import.meta.dirname, '..', 'support', 'offline-journey.ts');
    const inside = `ip link set lo up && exec "${process.execPath}" --disable-warning=ExperimentalWarning "${script}"`;
    const run = spawnSync('unshare', [...(unshare ?? []), 'sh', '-c', inside], {
      encoding: 'utf8',
      timeout: 80_000,
    });
    expect(run.stderr).not.toMatch(/Error/);
    const found: unknown = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? 'null');
    expect(found).toMatchObject({ interfaces: [] });
  });
});

const tracing = ['-f', '--seccomp-bpf', '-qq', '-e', 'trace=socket,connect,sendto,sendmsg,sendmmsg'];
