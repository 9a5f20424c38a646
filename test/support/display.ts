import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether keys can be pressed on the display as a person presses them, and windows are managed there. */
export const hasKeysAndWindows = (): boolean =>
  ['xdotool', 'openbox'].every((program) => spawnSync(program, ['--version']).status === 0);

const xdotool = (...args: readonly string[]): string =>
  spawnSync('xdotool', args, { encoding: 'utf8' }).stdout.trim();

/** Presses keys, which go to whatever window has the focus, or to whoever holds them for the whole display. */
export const pressKeys = (...keys: readonly string[]): void => {
  xdotool('key', '--clearmodifiers', ...keys);
};

/** Puts the window with that in its title in front, as a click on it does. */
export const bringToFront = (title: string): void => {
  const [window = ''] = xdotool('search', '--onlyvisible', '--name', title).split('\n');
  xdotool('windowactivate', '--sync', window);
};

/** The id of the window that has the focus; '' where none has. */
export const windowInFront = (): string => xdotool('getactivewindow');

/** What a manager of windows says of itself on the display, which none has left behind once it ends. */
const isManaged = (): boolean => spawnSync('xdotool', ['get_num_desktops']).status === 0;

/**
 * Manages the windows of the display until it is disposed of; where another one does already, that one goes on. Rejects when
 * none does.
 */
export async function manageWindows(): Promise<AsyncDisposable> {
  const manager = spawn('openbox', ['--sm-disable'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => manager.once('exit', resolve));
  for (let tries = 0; tries < 200 && manager.exitCode === null && !isManaged(); tries += 1) await wait(50);
  if (!isManaged()) throw new Error('No program manages the windows of this display.');
  return {
    async [Symbol.asyncDispose]() {
      manager.kill();
      await ended;
    },
  };
}
