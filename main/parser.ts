/**
 * Entry of a parser process. It is two threads: this one stands between the desk and the other, counts memory and never
 * sees what is in a message; the other, confined, reads one untrusted file at a time.
 */
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { confine } from './parser/confine.ts';

/** Given as the one argument, as JSON. */
export interface ParserOptions {
  /** URL of the script that reads files. */
  readonly script: string;
  /** Files and folders, with all below them, that hold its code: nothing else can be read. */
  readonly readable: readonly string[];
  /** Megabytes of the heap, and of what stands outside of it: bytes of files, and what is unpacked of them. */
  readonly heap: number;
  readonly buffers: number;
}

interface Channel {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

const checkMs = 250;
/** Megabytes that a process takes before it has read anything, generously. */
const baseline = 200;
const megabyte = 1024 * 1024;

if (isMainThread) host(JSON.parse(process.argv.at(-1) ?? 'null') as ParserOptions);
else {
  // What a parser leaves behind, unawaited, belongs to a file that was answered for: it must not end the reading of the next.
  process.on('unhandledRejection', () => undefined);
  confine();
  await import(String(workerData));
}

function host({ script, readable, heap, buffers }: ParserOptions): void {
  const thread = new Worker(new URL(import.meta.url), {
    workerData: script,
    // Electron passes no such flag to a process, so the thread gets it: there it holds in both.
    execArgv: [
      '--permission',
      ...readable.map((place) => `--allow-fs-read=${place}`),
      '--disable-warning=ExperimentalWarning',
    ],
    resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    env: {},
    // Nothing of what parsers print belongs in the output of a command.
    stdout: true,
    stderr: true,
  });
  thread.stdout.resume();
  thread.stderr.resume();
  let isOver = false;
  const channel = openChannel();
  const over = (isOutOfMemory: boolean): void => {
    if (isOver) return;
    isOver = true;
    void thread.terminate();
    channel.post({ kind: 'parser over', isOutOfMemory });
    // The desk ends the process as soon as it hears that; where it does not, this does.
    setTimeout(() => process.exit(1), 1000);
  };
  channel.listen((message) => thread.postMessage(message));
  thread.on('message', (message) => channel.post(message));
  thread.on('error', (error: unknown) => {
    over(error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
  });
  thread.on('exit', () => over(false));
  setInterval(() => {
    if (process.memoryUsage.rss() > (baseline + heap + buffers) * megabyte) over(true);
    void thread.getHeapStatistics().then(
      ({ external_memory }) => external_memory > buffers * megabyte && over(true),
      () => undefined,
    );
  }, checkMs);
}

/** To whoever started it, in Electron as in Node; the process ends with it. */
function openChannel(): Channel {
  const end = (): never => process.exit(0);
  const electron = (process as Partial<NodeJS.Process>).parentPort;
  if (electron === undefined) {
    process.on('disconnect', end);
    return {
      post: (message) => void process.send?.(message, undefined, undefined, () => undefined),
      listen: (listener) => void process.on('message', listener),
    };
  }
  const port = new Promise<Electron.MessagePortMain>((resolve) => {
    electron.once('message', ({ ports: [given] }) => {
      if (!given) end();
      else {
        given.on('close', end);
        resolve(given);
      }
    });
  });
  return {
    post: (message) => void port.then((joined) => joined.postMessage(message)),
    listen: (listener) =>
      void port.then((joined) => {
        joined.on('message', ({ data }) => listener(data));
        joined.start();
      }),
  };
}
