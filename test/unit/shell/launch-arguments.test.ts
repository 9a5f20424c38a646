import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { fileFormats } from '../../../main/shell/clipboard-files.ts';
import { createOpenedFiles } from '../../../main/shell/opened-files.ts';
import { autostartEntry } from '../../../main/shell/autostart-entry.ts';
import { launchArgumentsOf, handedOverFrom, mailFilesIn } from '../../../main/shell/launch-arguments.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-mails-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => {
  writeFileSync(path.join(folder, name), 'From: a@b.example\n\nHello');
  return path.join(folder, name);
};
const plain = file('a mail.eml');
const outlook = file('REFUND.MSG');
const notes = file('notes.txt');
mkdirSync(path.join(folder, 'folder.eml'));

// Bug: a relative name was looked for where the first start had been, and Chromium's own arguments were taken for files.
test('of the arguments of a start its mail files are taken, from where it was started, each once', () => {
  const args = ['--no-sandbox', '--user-data-dir=x.eml', '.', 'a mail.eml', plain, outlook, notes];
  expect(mailFilesIn(args, folder)).toEqual([plain, outlook]);
  expect(mailFilesIn(['a mail.eml'], path.dirname(folder))).toEqual([]);
});

test('a file that a desktop names by its address is the same file, and another computer has none', () => {
  expect(mailFilesIn([pathToFileURL(plain).href], '/')).toEqual([plain]);
  for (const strange of ['file://elsewhere/x.eml', 'file:///%zz.eml', 'https://a.example/x.eml', 'x\0.eml'])
    expect(mailFilesIn([strange], folder)).toEqual([]);
});

test('a folder and a file that is gone are no mails, whatever they are called', () => {
  expect(mailFilesIn(['folder.eml', 'gone.eml'], folder)).toEqual([]);
});

test('what a second start hands over is checked again: anybody may have written it', () => {
  const from = launchArgumentsOf(['sidedesk', '--take', plain], folder);
  expect(handedOverFrom(from)).toEqual({ files: [plain], act: 'take' });
  expect(handedOverFrom({ files: [plain, notes, 'a mail.eml', '-x.eml'], act: 'delete' })).toEqual({
    files: [plain],
    act: null,
  });
  for (const strange of [
    null,
    7,
    [plain],
    { files: plain },
    { files: [7] },
    { files: Array(600).fill(plain) },
  ])
    expect(handedOverFrom(strange)).toEqual({ files: [], act: null });
});

// Bug: a mail that was opened while the window still loaded was lost.
test('handed files wait until the window takes them, may then be read, and come once', () => {
  const granted: string[] = [];
  let told = 0;
  const handed = createOpenedFiles({
    grants: { grant: (access, paths) => granted.push(...paths.map((one) => `${access} ${one}`)) },
    onHanded: () => (told += 1),
  });
  handed.hand([]);
  handed.hand([plain]);
  handed.hand([plain, outlook]);
  expect({ told, granted }).toEqual({
    told: 2,
    granted: [plain, plain, outlook].map((one) => `read ${one}`),
  });
  expect(handed.take()).toEqual([plain, outlook]);
  expect(handed.take()).toEqual([]);
});

test.each([
  [
    'x-special/gnome-copied-files',
    'copy\nfile:///home/i/a%20b.eml\nfile:///c.msg',
    ['/home/i/a b.eml', '/c.msg'],
  ],
  ['text/uri-list', '# two\r\nfile:///a.eml\r\nhttps://a.example/b.eml\r\n', ['/a.eml']],
  ['text/uri-list', 'file:///a.eml\0', ['/a.eml']],
])('files copied as %s are known by their paths', (name, words, paths) => {
  const format = fileFormats.find((one) => one.name === name);
  expect(format?.read(new TextEncoder().encode(words))).toEqual(paths);
});

test('the file that Windows tells by its name is known', () => {
  const bytes = new Uint8Array(Buffer.from('C:\\Mails\\ä.eml\0\0', 'utf16le'));
  expect(fileFormats.find(({ name }) => name === 'FileNameW')?.read(bytes)).toEqual(['C:\\Mails\\ä.eml']);
});

test('a program with a space or a sign of the shell in its path is started at login as it is', () => {
  expect(autostartEntry('/opt/Side desk/$x')).toContain('Exec="/opt/Side desk/\\$x" --hidden\n');
});
