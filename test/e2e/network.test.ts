import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
    const through = path.join(folder, 'traced-electron');
    writeFileSync(
      through,
      `#!/bin/sh\nexec strace ${tracing.join(' ')} -o '${trace}' "$SIDEDESK_ELECTRON" "$@"\n`,
    );
    chmodSync(through, 0o755);
    const desk = await launchApp({ through });
    await runJourney(desk);
    await desk.close();
    const text = readFileSync(trace, 'utf8');
    // Proof that it was traced at all, in all its processes: X and D-Bus are reached by local sockets.
    expect(text).toMatch(/connect\(\d+, \{sa_family=AF_UNIX/);
    expect(new Set(text.match(/^\d+/gm)).size).toBeGreaterThan(3);
    expect(reaches(text)).toEqual([]);
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

const tracing = ['-f', '--seccomp-bpf', '-qq', '-e', 'trace=connect,sendto,sendmsg,sendmmsg'];
