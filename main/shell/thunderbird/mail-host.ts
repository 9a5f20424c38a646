import { Worker } from 'node:worker_threads';
import { hostFiles } from './host-files.ts';

/** By this the program is started as the add-on's host, and is nothing else then. */
export const mailHostSwitch = '--mail-host';

export const isMailHost = (argv: readonly string[]): boolean => argv.includes(mailHostSwitch);

/**
 * Carries what the add-on and the app send each other, until one of them goes; ends the process. The main thread waits here, so
 * that Chromium never starts: no window, no profile, no process for graphics or the network.
 */
export function runMailHost(dataFolder: string, script: URL): never {
  const ended = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { socket, secret } = hostFiles(dataFolder);
  const worker = new Worker(script, { workerData: { ended, socket, secret } });
  Atomics.wait(ended, 0, 0);
  void worker.terminate();
  process.exit(0);
}
