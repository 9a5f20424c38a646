/**
 * Run by journey.test.ts as root in a system of its own (fresh-system.sh): installs the package, has an ordinary user work with it
 * by keyboard and clipboard alone, for nothing can be attached to it, and removes it. Prints what was seen, as JSON.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { encodeFrame } from '../../main/wire/frames.ts';

const [, , deb = '', program = '/usr/bin/sidedesk'] = process.argv;
const user = 'shopkeeper';
const home = `/home/${user}`;
const data = `${home}/.config/Sidedesk`;
const display = ':77';
const environment = { PATH: '/usr/bin:/bin', HOME: home, LANGUAGE: 'en', DISPLAY: display };
const appArguments = ['--password-store=basic', '--disable-gpu'];
const written = '/mnt/fresh/written';

const message = 'Hello, this is Maren Okafor. Where is my parcel? Thank you!';

export interface Seen {
  readonly desktopFile: string;
  /** What the clipboard held after the reply was copied. */
  readonly copied: string;
  /** Of the processes that show pages: 2 is a filter on system calls. */
  readonly seccomp: readonly string[];
  readonly listening: readonly string[];
  /** What came of each start that must not be one: exit status and standard error. */
  readonly refusals: Readonly<Record<string, { readonly status: number | null; readonly said: string }>>;
  readonly ranAsNode: boolean;
  readonly tookNodeOptions: boolean;
  readonly afterSigusr1: { readonly listening: readonly string[] };
  /** Whether it ended by itself when it was asked to. */
  readonly ended: boolean;
  /** What Thunderbird would start, as the manifest says; what that starts; and what it answered, with the app and without. */
  readonly mailHost: {
    readonly program: string;
    readonly starts: string;
    readonly answered: unknown;
    readonly alone: unknown;
    readonly isGoneWhenOff: boolean;
  };
  /** Files of the system that name the program after it was removed. */
  readonly left: readonly string[];
  /** What the user keeps. */
  readonly kept: readonly string[];
}

function asUser(command: readonly string[], env: Record<string, string> = {}) {
  return [
    'runuser',
    '-u',
    user,
    '--',
    'env',
    '-i',
    ...pairs({ ...environment, ...env }),
    ...command,
  ] as const;
}
const pairs = (env: Record<string, string>): readonly string[] =>
  Object.entries(env).map(([key, value]) => `${key}=${value}`);

/** Runs to its end, at most so many milliseconds. */
function runAsUser(command: readonly string[], env: Record<string, string> = {}, timeout = 15_000) {
  const [file, ...args] = asUser(command, env);
  return spawnSync(file, args, { encoding: 'utf8', timeout, cwd: '/', killSignal: 'SIGKILL' });
}

async function until<T>(what: string, look: () => T | null, patience = 60_000): Promise<T> {
  for (const started = performance.now(); performance.now() - started < patience; await wait(200)) {
    const found = look();
    if (found !== null) return found;
  }
  throw new Error(`${what} did not come in ${patience} ms`);
}

function startApp(command: readonly string[] = []) {
  const [file, ...args] = asUser(['dbus-run-session', '--', program, ...appArguments, ...command]);
  const child = spawn(file, args, { cwd: '/', stdio: 'ignore', detached: true });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended };
}

/** Ids of the running app's processes whose arguments match. */
function processes(match: RegExp): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.startsWith('/opt/Sidedesk/sidedesk') && match.test(command);
      } catch {
        return false;
      }
    });
}
const mainProcess = (): string | null => processes(/^(?!.*--type=)/su)[0] ?? null;

/** Local addresses (hexadecimal) of the sockets that wait for a connection in this network, in which nothing else runs. */
const listening = (): readonly string[] =>
  ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/u))
      .flatMap(([, local, , state]) => (state === '0A' && local !== undefined ? [local] : [])),
  );

function readyDocuments(): number | null {
  if (!existsSync(`${data}/desk.db`)) return null;
  try {
    const database = new DatabaseSync(`${data}/desk.db`, { readOnly: true });
    try {
      const row = database
        .prepare("SELECT count(*) AS n, sum(state <> 'ready') AS left FROM documents")
        .get();
      return Number(row?.['n']) > 0 && Number(row?.['left']) === 0 ? Number(row?.['n']) : null;
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

/** Writes it beside what the person set, while the app does not run. */
function setThunderbird(on: boolean): void {
  const file = `${data}/settings.json`;
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { beside: object };
  writeFileSync(file, JSON.stringify({ ...settings, beside: { ...settings.beside, thunderbird: on } }));
}

const manifest = `${home}/.mozilla/native-messaging-hosts/sidedesk.json`;
const mail = {
  do: 'take',
  id: '6f7c1f0e-6c9c-4a57-9d0b-6a1c6f3c2b11',
  mail: { headers: { from: 'anna@example.org' }, text: 'Is rye fresh?', html: '', attachments: [] },
};

/** Starts the host as Thunderbird does, gives it a mail, and waits for one frame. */
async function askHost(host: string): Promise<unknown> {
  const [file, ...args] = asUser([host, manifest, 'sidedesk@sidedesk.invalid']);
  const child = spawn(file, args, { cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] });
  let got = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => (got = Buffer.concat([got, chunk])));
  child.stdin.on('error', () => undefined);
  child.stdin.write(encodeFrame(mail, 100_000));
  const frame = await until('an answer of the host', () =>
    got.length > 4 && got.length >= 4 + got.readUInt32LE() ? got.subarray(4) : null,
  );
  child.kill('SIGKILL');
  return JSON.parse(frame.subarray(0, got.readUInt32LE()).toString());
}

async function tryMailHost(): Promise<Omit<Seen['mailHost'], 'alone' | 'isGoneWhenOff'>> {
  await until('the manifest', () => (existsSync(manifest) ? true : null));
  const { path: host } = JSON.parse(readFileSync(manifest, 'utf8')) as { path: string };
  return { program: host, starts: readFileSync(host, 'utf8'), answered: await askHost(host) };
}

const x = (command: string, ...args: readonly string[]): string =>
  spawnSync(command, args, { encoding: 'utf8', timeout: 5_000, env: { ...environment, HOME: '/root' } })
    .stdout;
const clipboard = (): string => x('xclip', '-selection', 'clipboard', '-out');

async function copyReply(): Promise<string> {
  const window = await until('the window', () => {
    const found = x('xdotool', 'search', '--onlyvisible', '--class', 'sidedesk').trim().split('\n')[0];
    return found === undefined || found === '' ? null : found;
  });
  await until('the sample shop', readyDocuments);
  const file = '/tmp/message.txt';
  writeFileSync(file, message);
  spawnSync('xclip', ['-selection', 'clipboard', '-in', file], { env: environment, stdio: 'ignore' });
  x('xdotool', 'windowfocus', window);
  x('xdotool', 'key', 'ctrl+v');
  // Copying before there is a reply does nothing, so it is asked for until it is done.
  return until('the copied reply', () => {
    x('xdotool', 'key', 'ctrl+Return');
    const now = clipboard();
    return now === message || now === '' ? null : now;
  });
}

/** Names of what the system still knows of the program, in names and in contents; the package manager's own diary apart. */
function leftovers(): readonly string[] {
  return readdirSync(written, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .filter(
      ({ file }) =>
        !file.startsWith(`${written}${home}`) && !/\/var\/(?:log|lib\/dpkg|cache\/man)\b/u.test(file),
    )
    .filter(({ entry, file }) => /sidedesk/iu.test(entry.name) || (entry.isFile() && mentions(file)))
    .map(({ file }) => file.slice(written.length));
}
const mentions = (file: string): boolean => /sidedesk/iu.test(readFileSync(file, 'latin1'));

async function main(): Promise<Seen> {
  execFileSync('dpkg', ['-i', deb], { stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('useradd', ['-m', user]);
  const xvfb = spawn('Xvfb', [display, '-screen', '0', '1280x900x24', '-ac', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  });
  await until('the display', () => (existsSync('/tmp/.X11-unix/X77') ? true : null));
  const desktopFile = readFileSync('/usr/share/applications/sidedesk.desktop', 'utf8');

  const app = startApp();
  const copied = await copyReply();
  const seccomp = processes(/--type=renderer/u).map(
    (pid) => /^Seccomp:\s*(\d)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '',
  );
  const whileRunning = listening();
  const main = mainProcess();
  if (main !== null) process.kill(Number(main), 'SIGTERM');
  const ended = await Promise.race([app.ended.then(() => true), wait(15_000, false)]);

  const refusals: Record<string, { status: number | null; said: string }> = {};
  for (const door of [
    '--remote-debugging-port=9333',
    '-remote-debugging-pipe',
    '--inspect=9334',
    '--js-flags=--expose-gc',
    '--no-sandbox',
  ]) {
    const { status, stderr } = runAsUser([program, door]);
    refusals[door] = { status, said: stderr };
  }
  const ranAsNode = runAsUser([program, '-p', '"I am Node"'], { ELECTRON_RUN_AS_NODE: '1' }).stdout.includes(
    'I am Node',
  );
  writeFileSync('/tmp/own.cjs', "require('node:fs').writeFileSync('/tmp/own-was-here', '')");
  setThunderbird(true);
  const second = startApp();
  const options = startWithNodeOptions();
  await until('the second start', mainProcess);
  const withApp = await tryMailHost();
  await wait(3_000);
  const pid = mainProcess();
  if (pid !== null) process.kill(Number(pid), 'SIGUSR1');
  await wait(1_000);
  const afterSigusr1 = { listening: listening() };
  const tookNodeOptions = options();
  await killAll(second.child.pid);
  const alone = await askHost(withApp.program);
  setThunderbird(false);
  const third = startApp();
  const isGoneWhenOff = await until('the end of the manifest', () => (existsSync(manifest) ? null : true));
  await killAll(third.child.pid);

  execFileSync('dpkg', ['--purge', 'sidedesk'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const kept = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /sidedesk/iu.test(file),
  );
  xvfb.kill();
  rmSync('/tmp/message.txt', { force: true });
  return {
    desktopFile,
    copied,
    seccomp,
    listening: whileRunning,
    refusals,
    ranAsNode,
    tookNodeOptions,
    afterSigusr1,
    ended,
    mailHost: { ...withApp, alone, isGoneWhenOff },
    left: leftovers(),
    kept,
  };
}

/** A start with foreign code in NODE_OPTIONS; the returned function says whether that ran. */
function startWithNodeOptions(): () => boolean {
  runAsUser([program, '--version-of-nothing'], { NODE_OPTIONS: '--require /tmp/own.cjs' });
  return () => existsSync('/tmp/own-was-here');
}

async function killAll(session: number | undefined): Promise<void> {
  for (const left of processes(/./u)) kill(left);
  if (session !== undefined) kill(String(-session));
  await wait(500);
}

function kill(pid: string): void {
  try {
    process.kill(Number(pid), 'SIGKILL');
  } catch {
    // It has ended.
  }
}

console.log(JSON.stringify(await main()));
process.exit(0);
