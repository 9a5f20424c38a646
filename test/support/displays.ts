import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { TestProject } from 'vitest/node';
import { hasDisplay } from '../../build/setup/libraries.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Virtual displays by the place of the worker that has it; none where there is a real one. */
    readonly displays: readonly string[];
  }
}

/**
 * Windows share a display's clipboard and focus: side by side they run only on displays of their own, one for each worker. On
 * the display of somebody who sits before it they run one after the other.
 */
export const displayWorkers = hasDisplay() ? 1 : 2;

/** Runs once around the end-to-end tests: starts a virtual display for each worker where there is no real one, and ends it. */
export async function setup(project: TestProject): Promise<() => void> {
  const servers = hasDisplay() ? [] : Array.from({ length: displayWorkers }, startServer);
  const end = (): void => {
    for (const server of servers) server.kill();
  };
  // A run that is broken off is not torn down.
  process.once('exit', end);
  try {
    project.provide('displays', await Promise.all(servers.map(displayOf)));
  } catch (error) {
    end();
    throw error;
  }
  return end;
}

/**
 * A server takes the first number that is free and says it on its fourth stream. It does not begin anew when its last window
 * closes: whoever came to it in that moment, such as the manager of the next test's windows, would be turned away.
 */
function startServer(): ChildProcess {
  return spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
}

/** Name of a server's display, such as `:99`; rejects when it ends before it has one. */
async function displayOf(server: ChildProcess): Promise<string> {
  const said = once(server.stdio[3] as Readable, 'data') as Promise<[Buffer]>;
  const ended = once(server, 'exit').then(() => {
    throw new Error('Xvfb ended before it had a display.');
  });
  const [number] = await Promise.race([said, ended]);
  return `:${number.toString().trim()}`;
}
