/** Entry of the thread that works while the program is the host of Thunderbird's add-on: shell/thunderbird/mail-host.ts. */
import { readFileSync } from 'node:fs';
import { connect, Socket } from 'node:net';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { frameLimits, type ToAddOn } from '../preload/shapes/thunderbird.ts';
import { encodeFrame } from './wire/frames.ts';

const given = z
  .object({ ended: z.instanceof(Int32Array), socket: z.string(), secret: z.string() })
  .parse(workerData);

function end(): void {
  Atomics.store(given.ended, 0, 1);
  Atomics.notify(given.ended, 0);
}

// Nobody else can end what the main thread waits for.
process.on('uncaughtException', end);

// The streams of a thread go by the main thread, which waits.
const fromAddOn = new Socket({ fd: 0, readable: true, writable: false });
const toAddOn = new Socket({ fd: 1, readable: false, writable: true });

function greeting(): Buffer | null {
  try {
    const secret = readFileSync(given.secret, 'utf8');
    return encodeFrame({ do: 'greet', secret }, frameLimits.fromAddOn);
  } catch {
    return null;
  }
}

function notRunning(): void {
  const message: ToAddOn = { do: 'refused', id: null, code: 'not_running' };
  toAddOn.end(encodeFrame(message, frameLimits.toAddOn), end);
}

const greet = greeting();
if (greet === null) notRunning();
else {
  const app = connect(given.socket);
  let isConnected = false;
  app.once('connect', () => {
    isConnected = true;
    app.write(greet);
    // Both ends check what they get; the host carries it.
    fromAddOn.pipe(app);
    app.pipe(toAddOn);
  });
  app.once('error', () => {
    if (isConnected) end();
    else notRunning();
  });
  app.once('close', () => isConnected && setTimeout(end, 100));
  fromAddOn.once('error', end);
  toAddOn.once('error', end);
  fromAddOn.once('end', () => app.end());
}
