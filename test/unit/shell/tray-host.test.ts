import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hasTrayHost } from '../../../main/shell/tray-host.ts';

/** As a bus answers the second call: its head says that it replies to that, its body is a boolean as a property. */
function propertyReply(isTrue: boolean): Buffer {
  const reply = Buffer.alloc(16 + 16 + 8);
  reply.set([0x6c, 2, 1, 1, 8]);
  reply.writeUInt32LE(7, 8);
  reply.writeUInt32LE(15, 12);
  // Of the call that has the serial 2; of the type of a property.
  reply.set(
    [5, 1, 'u'.charCodeAt(0), 0, 2, 0, 0, 0, 8, 1, 'g'.charCodeAt(0), 0, 1, 'v'.charCodeAt(0), 0],
    16,
  );
  reply.set([1, 'b'.charCodeAt(0), 0, 0, isTrue ? 1 : 0], 32);
  return reply;
}

/** The address of a bus that greets, and answers what it is asked with this, in two pieces. */
async function busThatSays(answer: Buffer): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bus-'));
  const socket = path.join(folder, 'bus');
  const server = createServer((client) => {
    let isGreeted = false;
    client.on('error', () => undefined);
    client.on('data', () => {
      if (!isGreeted) {
        isGreeted = true;
        client.write('OK 1234\r\n');
        return;
      }
      client.write(answer.subarray(0, 9));
      client.end(answer.subarray(9));
    });
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return `unix:path=${socket},guid=00`;
}

const ask = (address: string) => hasTrayHost({ DBUS_SESSION_BUS_ADDRESS: address }, 'linux');

test.each([true, false])('what shows icons on the session bus is believed: %s', async (isShown) => {
  expect(await ask(await busThatSays(propertyReply(isShown)))).toBe(isShown);
});

// Bug: a bus that says something else would hold up the closing of the window, or end the app.
test.each(['', 'x', 'l\u0002\u0001\u0001\u00ff\u00ff\u00ff\u00ff', 'nothing that a bus says'.repeat(50)])(
  'a bus that says %j is one of which nothing is known',
  async (said) => {
    expect(await ask(await busThatSays(Buffer.from(said, 'latin1')))).toBeNull();
  },
);

test('without a session bus nothing is known, and other systems have a tray', async () => {
  expect(await hasTrayHost({}, 'linux')).toBeNull();
  expect(await ask('unix:path=/nowhere/bus')).toBeNull();
  expect(await ask('tcp:host=127.0.0.1')).toBeNull();
  expect(await hasTrayHost({}, 'win32')).toBe(true);
});

const hasBus = spawnSync('dbus-run-session', ['--version']).status === 0;
test.skipIf(!hasBus)(
  `a real session bus on which nothing shows icons says so${hasBus ? '' : ' (skipped: no dbus-run-session)'}`,
  () => {
    const asks = `import { hasTrayHost } from './main/shell/tray-host.ts'; console.log(await hasTrayHost());`;
    const { stdout } = spawnSync(
      'dbus-run-session',
      ['--', process.execPath, '--input-type=module', '--eval', asks],
      { cwd: path.join(import.meta.dirname, '../../..'), encoding: 'utf8' },
    );
    expect(stdout.trim()).toBe('false');
  },
);
