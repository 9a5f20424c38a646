import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as later } from 'node:timers/promises';

/** Where the real Thunderbird is; null where it is not installed. */
export const hasThunderbird = (): boolean => spawnSync('thunderbird', ['--version']).status === 0;

/** A mail of the inbox that Thunderbird is started with; its words in HTML. */
export interface TestMail {
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  readonly html: string;
  readonly attachment: string;
}

export interface RunningThunderbird extends AsyncDisposable {
  /** Runs the body of an async function in Thunderbird's own window, with `given` in scope; resolves with what it returns. */
  run(body: string, given?: object): Promise<unknown>;
}

/** What Thunderbird has of a mail or a draft, as text of its own functions. */
export const helpers = `
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const until = async (find) => {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = await find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('It did not come: ' + find);
  };
  const main = Services.wm.getMostRecentWindow('mail:3pane');
  const tabs = main.document.getElementById('tabmail');
  const inbox = () => MailServices.accounts.localFoldersServer.rootFolder.getChildNamed('Inbox');
  const button = () =>
    tabs.currentAboutMessage?.document.querySelector('toolbarbutton[id*=messageDisplayAction]');
  const openMail = async (id) => {
    const mail = [...inbox().messages].find((one) => one.messageId === id);
    tabs.openTab('mailMessageTab', { messageURI: inbox().getUriForMsg(mail) });
    await until(() => tabs.currentAboutMessage?.gMessage?.messageId === id && tabs.currentAboutMessage.msgLoaded);
    await until(button);
  };
`;

const preferences: Readonly<Record<string, string | number | boolean>> = {
  'mail.accountmanager.accounts': 'account1',
  'mail.accountmanager.defaultaccount': 'account1',
  'mail.accountmanager.localfoldersserver': 'server1',
  'mail.account.account1.identities': 'id1',
  'mail.account.account1.server': 'server1',
  'mail.server.server1.type': 'none',
  'mail.server.server1.hostname': 'Local Folders',
  'mail.server.server1.userName': 'nobody',
  'mail.server.server1.name': 'Local Folders',
  'mail.server.server1.directory-rel': '[ProfD]Mail/Local Folders',
  'mail.identity.id1.fullName': 'Bakery',
  'mail.identity.id1.useremail': 'shop@bakery.example',
  'mail.identity.id1.valid': true,
  'mail.provider.suppress_dialog_on_startup': true,
  'mail.spotlight.firstRunDone': true,
  'mail.winsearch.firstRunDone': true,
  'mailnews.start_page.enabled': false,
  'mailnews.start_page_override.mstone': 'ignore',
  'mail.rights.version': 1,
  'mail.shell.checkDefaultClient': false,
  'mail.inappnotifications.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'toolkit.telemetry.enabled': false,
  'app.update.enabled': false,
  'extensions.autoDisableScopes': 0,
  'extensions.update.enabled': false,
  'xpinstall.signatures.required': false,
  'marionette.port': 0,
};

function writeProfile(profile: string, addOn: string, mails: readonly TestMail[]): void {
  const folders = path.join(profile, 'Mail', 'Local Folders');
  mkdirSync(folders, { recursive: true });
  mkdirSync(path.join(profile, 'extensions'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(profile, 'user.js'), `${lines.join('\n')}\n`);
  writeFileSync(path.join(folders, 'Inbox'), mails.map(mboxEntry).join(''));
  copyFileSync(addOn, path.join(profile, 'extensions', 'sidedesk@sidedesk.invalid.xpi'));
}

const mboxEntry = ({ id, from, subject, html, attachment }: TestMail): string =>
  [
    'From - Mon Jan 01 00:00:00 2026',
    'X-Mozilla-Status: 0000',
    `Message-ID: <${id}>`,
    'References: <earlier@bakery.example>',
    'Date: Mon, 23 Nov 2026 10:00:00 +0100',
    `From: ${from}`,
    'To: shop@bakery.example',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--x',
    `Content-Type: application/pdf; name="${attachment}"`,
    `Content-Disposition: attachment; filename="${attachment}"`,
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
    '--x--',
    '',
    '',
  ].join('\n');

/** Starts Thunderbird without an account, on a new profile in `folder` with these mails and the add-on, and takes its wheel. */
export async function launchThunderbird({
  folder,
  home,
  addOn,
  mails,
}: {
  readonly folder: string;
  readonly home: string;
  readonly addOn: string;
  readonly mails: readonly TestMail[];
}): Promise<RunningThunderbird> {
  const profile = path.join(folder, 'profile');
  writeProfile(profile, addOn, mails);
  const args = ['--profile', profile, '--no-remote', '--marionette', '--remote-allow-system-access'];
  // A session of its own, so that all of it ends with the group.
  const hasBus = spawnSync('dbus-run-session', ['--version']).status === 0;
  const [program, ...first] = hasBus ? ['dbus-run-session', '--', 'thunderbird'] : ['thunderbird'];
  const thunderbird = spawn(program ?? '', [...first, ...args], {
    env: { ...process.env, HOME: home, LANGUAGE: 'en' },
    stdio: 'ignore',
    detached: true,
  });
  const end = async (): Promise<void> => {
    const ended = new Promise((resolve) => thunderbird.once('exit', resolve));
    if (thunderbird.exitCode !== null || thunderbird.pid === undefined) return;
    process.kill(-thunderbird.pid, 'SIGTERM');
    await ended;
  };
  try {
    const wheel = await takeWheel(path.join(profile, 'MarionetteActivePort'));
    return {
      run: (body, given) => wheel.run(body, given),
      async [Symbol.asyncDispose]() {
        wheel.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

const longestStartMs = 40_000;

async function takeWheel(portFile: string) {
  const until = Date.now() + longestStartMs;
  while (!existsSync(portFile) || readFileSync(portFile, 'utf8').trim() === '') {
    if (Date.now() > until) throw new Error('Thunderbird did not start');
    await later(100);
  }
  const socket = connect(Number(readFileSync(portFile, 'utf8')), '127.0.0.1');
  const ask = speak(socket);
  await ask('WebDriver:NewSession', { capabilities: {} });
  await ask('Marionette:SetContext', { value: 'chrome' });
  return {
    close: () => socket.destroy(),
    async run(body: string, given: object = {}): Promise<unknown> {
      const script = `const [given, done] = arguments;
        (async () => { ${body} })().then(
          (value) => done({ value: value ?? null }),
          (error) => done({ error: String(error) + ' ' + error.stack }),
        );`;
      const answer = await ask('WebDriver:ExecuteAsyncScript', {
        script,
        args: [given],
        scriptTimeout: 30_000,
        sandbox: 'system',
        newSandbox: false,
      });
      const { value } = answer as { readonly value: { readonly value?: unknown; readonly error?: string } };
      if (value.error !== undefined) throw new Error(value.error);
      return value.value;
    },
  };
}

/** Marionette: the length in digits, a colon, and that much JSON: [0, id, command, parameters], answered by [1, id, error, result]. */
function speak(socket: Socket) {
  let held = Buffer.alloc(0);
  let asked = 0;
  const waiting = new Map<
    number,
    { readonly done: (value: unknown) => void; readonly failed: (error: Error) => void }
  >();
  const greeted = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      for (;;) {
        const colon = held.indexOf(':');
        const length = Number(held.subarray(0, colon));
        if (colon < 0 || held.length < colon + 1 + length) return;
        const message: unknown = JSON.parse(held.subarray(colon + 1, colon + 1 + length).toString());
        held = held.subarray(colon + 1 + length);
        if (!Array.isArray(message)) {
          resolve();
          continue;
        }
        const [, id, error, result] = message as [number, number, { message: string } | null, unknown];
        if (error === null) waiting.get(id)?.done(result);
        else waiting.get(id)?.failed(new Error(error.message));
        waiting.delete(id);
      }
    });
  });
  socket.on('close', () => {
    for (const { failed } of waiting.values()) failed(new Error('Thunderbird is gone'));
  });
  return async (command: string, parameters: object): Promise<unknown> => {
    await greeted;
    const id = (asked += 1);
    const body = Buffer.from(JSON.stringify([0, id, command, parameters]));
    socket.write(Buffer.concat([Buffer.from(`${body.length}:`), body]));
    return new Promise((done, failed) => waiting.set(id, { done, failed }));
  };
}
