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

/** Manages the windows of the display until it is disposed of; where another one does already, that one goes on. */
export async function manageWindows(): Promise<AsyncDisposable> {
  const manager = spawn('openbox', ['--sm-disable'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => manager.once('exit', resolve));
  for (let tries = 0; tries < 100 && manager.exitCode === null && windowInFront() === ''; tries += 1)
    await wait(50);
  return {
    async [Symbol.asyncDispose]() {
      manager.kill();
      await ended;
    },
  };
}
