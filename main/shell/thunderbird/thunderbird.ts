import { existsSync } from 'node:fs';
import { app } from 'electron';
import type { CallResult } from '../../../preload/client.ts';
import type { ThunderbirdState } from '../../../preload/calls/shell.ts';
import type { GivenMail, WireRefusal } from '../../../preload/contract.ts';
import type { Log, MailProgram } from '../../desk/ports.ts';
import type { AppPaths } from '../app-paths.ts';
import { createAddOnServer } from './add-on-server.ts';
import { hostFiles } from './host-files.ts';
import { installHost, removeHost } from './installation.ts';
import { mailHostSwitch } from './mail-host.ts';

/** The add-on of Thunderbird, as far as the app has to do with it. */
export interface Thunderbird {
  /** Installs the host and listens, or takes both away, as the person has set it; after a failure the next time tries again. */
  apply(isWanted: boolean): Promise<void>;
  state(): ThunderbirdState;
  readonly reply: MailProgram['reply'];
  close(): void;
}

/** Without which Electron does not run for some. */
const ownSwitches = ['no-sandbox'];

/** The program as it is started again, with what this start needed to run at all. */
const command = (): readonly string[] => [
  process.execPath,
  // A checkout is Electron with a folder, and needs the switches without which it would not run here.
  ...(app.isPackaged
    ? []
    : [
        ...ownSwitches.filter((name) => app.commandLine.hasSwitch(name)).map((name) => `--${name}`),
        app.getAppPath(),
      ]),
  mailHostSwitch,
];

export function createThunderbird({
  paths,
  isShut,
  request,
  onTaken,
  onChanged,
  log,
}: {
  readonly paths: Pick<AppPaths, 'data' | 'addOn'>;
  readonly isShut: () => boolean;
  /** Asks the engine. */
  readonly request: (call: string, input: unknown) => Promise<CallResult>;
  /** A person gave a mail; it is in the list, by this id. */
  readonly onTaken: (worklistMail: string) => void;
  readonly onChanged: () => void;
  readonly log: Log;
}): Thunderbird {
  const place = { dataFolder: paths.data, home: app.getPath('home') };
  // Elsewhere nobody has tried whether a program of Electron can be a host.
  const isSupported = process.platform === 'linux';
  let state: ThunderbirdState['state'] = isSupported ? 'off' : 'not here';
  /**
   * As it was last set; null before, for an earlier run may have left something, and after a failure, so that the next time tries
   * again.
   */
  let applied: boolean | null = null;
  let applying: Promise<void> = Promise.resolve();

  async function take(givenAs: string, mail: GivenMail): Promise<WireRefusal | null> {
    if (isShut()) return 'locked';
    const taken = await request('worklist.takeMail', { givenAs, mail });
    if (!taken.ok) return refusalOf(taken.error.code);
    const id: unknown = Reflect.get(Object(taken.value), 'id');
    if (typeof id === 'string') onTaken(id);
    return null;
  }
  const server = createAddOnServer({ take, log });

  const takeAway = (): void => {
    server.stop();
    removeHost(place);
  };

  async function set(isWanted: boolean): Promise<void> {
    if (!isSupported || isWanted === applied) return;
    try {
      if (isWanted)
        await server.start(hostFiles(paths.data).socket, installHost({ ...place, command: command() }));
      else takeAway();
      applied = isWanted;
      state = isWanted ? 'on' : 'off';
    } catch (error) {
      applied = null;
      state = 'failed';
      log.write('warn', 'thunderbird.not-set', {
        code: error instanceof Error && 'code' in error ? String(error.code) : '',
      });
      try {
        takeAway();
      } catch {
        // What is left opens nothing: nobody listens.
      }
    }
    onChanged();
  }

  return {
    // One after the other: what is switched off while it starts would otherwise stay on.
    apply: (isWanted) => (applying = applying.then(() => set(isWanted))),
    state: () => ({ state, addOn: existsSync(paths.addOn) ? paths.addOn : null }),
    reply: ({ givenAs, text, html }) => server.reply({ id: givenAs, text, html }),
    close: () => server.stop(),
  };
}

function refusalOf(code: string): WireRefusal {
  if (code === 'vault_locked' || code === 'vault_absent' || code === 'not_allowed') return 'locked';
  if (code === 'engine_unavailable') return 'not_running';
  return code === 'busy' ? 'busy' : 'failed';
}
