import { spawn } from 'node:child_process';
import path from 'node:path';
import { SetupError } from './errors.mjs';
import { at, root } from './paths.mjs';

/** How Node 24 runs the desk: with a small nursery, as the window's engine (main/shell/engine-process.ts says why). */
export const deskFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'];
/**
 * Node keeps what it made of our TypeScript, so the next command need not translate it again: the command starts in three
 * quarters of the time and takes 60 MB less, for the translator stays in memory once it was needed.
 */
export const deskEnvironment = {
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? at('.cache', 'compiled'),
};

/**
 * Runs a program with our stdin, stdout and stderr, hands signals on to it, and gives its exit status. When a signal ended it,
 * this process ends by the same one. `env` adds to ours; the packages' commands and Node 24 come first on the PATH.
 */
export function spawnThrough(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: childEnvironment(env), stdio: 'inherit' });
    const forward = (signal) => {
      // A terminal sends Ctrl+C to the whole group, the child has it already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const done = () => {
      for (const signal of signals) process.off(signal, forward);
    };
    child.on('error', (cause) => {
      done();
      reject(new SetupError(`${path.basename(command)} could not be started (${cause.message}).`, { cause }));
    });
    child.on('close', (code, signal) => {
      done();
      if (signal && process.platform !== 'win32') process.kill(process.pid, signal);
      resolve(code ?? 1);
    });
  });
}

export function childEnvironment(env = {}) {
  return {
    ...process.env,
    PATH: `${at('node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    ...env,
  };
}
