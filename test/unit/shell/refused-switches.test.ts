import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../../build/checks/imports.ts';
import { refusedSwitches } from '../../../main/shell/refused-switches.ts';

const doors = [
  'remote-debugging-port=9222',
  'remote-debugging-pipe',
  'remote-allow-origins=*',
  'inspect',
  'inspect=0.0.0.0:9229',
  'inspect-brk',
  'inspect-port=1',
  'js-flags=--expose-gc',
  'no-sandbox',
  'disable-web-security',
  'load-extension=x',
  'renderer-cmd-prefix=xterm',
  'utility-cmd-prefix=xterm',
  'gpu-launcher=xterm',
  'host-resolver-rules=',
  'proxy-server=localhost:1',
  'user-data-dir=x',
  'log-net-log=x',
  'ssl-key-log-file=x',
  'require=x',
  'experimental-loader=x',
  'some-switch-of-next-year',
];

test('every switch that could open a door is refused, with one dash as with two, in any case', () => {
  for (const door of doors) {
    const name = door.split('=')[0];
    expect(refusedSwitches([`--${door}`], 'linux')).toEqual([name]);
    expect(refusedSwitches([`-${door}`], 'linux')).toEqual([name]);
    expect(refusedSwitches([`/${door}`], 'win32')).toEqual([name]);
  }
  expect(refusedSwitches(['--REMOTE-debugging-PORT=1'], 'win32')).toEqual(['REMOTE-debugging-PORT']);
  expect(refusedSwitches(['--lang=de', '--', '--inspect'], 'linux')).toEqual(['inspect']);
});

test('files to open and what concerns the display are taken', () => {
  expect(refusedSwitches(['/home/ada/mail-1.eml', '--', '-', '', 'C:\\mail.eml'], 'linux')).toEqual([]);
  expect(refusedSwitches(['C:\\mails\\a.eml', '\\\\server\\mails\\a.eml'], 'win32')).toEqual([]);
  const harmless = ['--take', '--lang=de', '--ozone-platform-hint=auto', '--force-device-scale-factor=1.5'];
  expect(refusedSwitches(harmless, 'linux')).toEqual([]);
  expect(refusedSwitches(['-psn_0_12345'], 'darwin')).toEqual([]);
  expect(refusedSwitches(['-psn_0_12345'], 'linux')).toEqual(['psn_0_12345']);
});

test('every switch that our own sources look for or write down is taken: installed, a login item must not be refused', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const sources = [...listFiles(root, 'main/shell', ['.ts']), 'main/index.ts'];
  const own = sources.flatMap((file) => [
    ...readFileSync(path.join(root, file), 'utf8').matchAll(/'(--[a-z][a-z-]*)'/gu),
  ]);
  const switches = [...new Set(own.map(([, name = '']) => name))];
  expect(switches.length).toBeGreaterThan(1);
  expect(refusedSwitches(switches, 'linux')).toEqual([]);
});
