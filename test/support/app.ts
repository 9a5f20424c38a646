import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronArguments, electronBinary } from '../../build/setup/electron.mjs';
import type { CallInput, CallName, CallOutput } from '../../preload/contract.ts';
import type { CallResult } from '../../preload/client.ts';
import { copySampleShop } from './sample-shop-folder.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The Electron to start, checked once in each process: two hundred megabytes are hashed for it. */
let checked: ReturnType<typeof electronBinary> | null = null;

/**
 * Holds the app back until Playwright watches it. Playwright brings it along itself only when it chooses the Electron, and a
 * window that loads while it attaches is lost to it for ever (microsoft/playwright#17765).
 */
const loader = path.join(root, 'node_modules', 'playwright-core', 'lib', 'server', 'electron', 'loader.js');

/** Takes back what the loader above says of key stores. */
const keyStoreLoader = path.join(import.meta.dirname, 'real-key-store.cjs');

export interface LaunchOptions {
  /** Kept when given; otherwise a temporary one that `close` removes. */
  readonly dataFolder?: string;
  /** `ready`: the sample shop was read before; otherwise it is a first start, which reads it. */
  readonly sampleShop?: 'ready';
  readonly env?: Readonly<Record<string, string>>;
  /** Program that is started instead of Electron and gets Electron's path and arguments, such as a tracer. */
  readonly wrapper?: string;
  /** Leaves the system's key store to the app; otherwise Playwright sees to it that there is none. */
  readonly realKeyStore?: boolean;
  /** Folder of the program, where it is another than this checkout. */
  readonly program?: string;
}

/** `await using` closes it at the end of its block. */
export interface RunningApp extends AsyncDisposable {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** Warnings and errors of the page's console, from its first moment on. */
  readonly consoleErrors: readonly string[];
  /** Calls the desk as the page does; rejects with the code and the sentence. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** The reply as it crossed the wire, for calls that are wrong on purpose. */
  request(call: unknown, input: unknown): Promise<CallResult>;
  close(): Promise<void>;
}

/** Starts the built app on a data folder of its own and waits for its window. */
export async function launchApp({
  dataFolder,
  sampleShop,
  env = {},
  wrapper,
  realKeyStore = false,
  program = root,
}: LaunchOptions = {}): Promise<RunningApp> {
  const electron = await (checked ??= electronBinary());
  const data = dataFolder ?? mkdtempSync(path.join(tmpdir(), 'sidedesk-data-'));
  if (sampleShop === 'ready') copySampleShop(data);
  const loaders = realKeyStore ? [loader, keyStoreLoader] : [loader];
  // A virtual display has no graphics card, and a process that looks for one costs time at each start.
  const chromium = ['--disable-gpu', ...electronArguments()];
  const args = [...loaders.flatMap((file) => ['-r', file]), ...chromium, program];
  const app = await _electron.launch({
    executablePath: wrapper ?? electron.path,
    args,
    // Without this, Playwright would switch Chromium's sandbox off.
    chromiumSandbox: true,
    cwd: root,
    // The tests look for English words, whatever this computer speaks.
    env: {
      ...definedEnvironment(),
      LANGUAGE: 'en',
      ...env,
      SIDEDESK_DATA: data,
      SIDEDESK_ELECTRON: electron.path,
    },
  });
  holdResults(app);
  const consoleErrors: string[] = [];
  app.on('window', (window) => {
    window.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) consoleErrors.push(message.text());
    });
    window.on('pageerror', (error) => consoleErrors.push(String(error)));
  });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  const request = (call: unknown, input: unknown): Promise<CallResult> =>
    page.evaluate(([name, given]) => window.wire.request(name as string, given), [call, input] as const);
  const close = async (): Promise<void> => {
    await app.close().catch(() => {
      // Already gone: a test ended it, or closed it itself.
    });
    if (dataFolder === undefined) await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    app,
    page,
    dataFolder: data,
    consoleErrors,
    request,
    async call(name, input) {
      const reply = await request(name, input);
      if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.reason ?? ''}`);
      // Typed by the contract on both sides of the wire.
      return reply.value as never;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/**
 * Node's inspector takes whatever is evaluated in the shell as a promise, holds it by nothing, and says that it "was garbage
 * collected" when a collection comes before the answer: about once in sixty calls of a busy shell, whatever the code does.
 * A timer holds the promise until it has its answer.
 */
function holdResults(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app);
  const held = (code: unknown): (() => unknown) =>
    // Playwright sends the words of a function, so a function with these words is all that it takes.
    Object.assign(() => undefined, {
      toString: () =>
        `(electron, given) => new Promise((resolve, reject) => {
          setTimeout(() => {
            try { resolve((${String(code)})(electron, given)); } catch (error) { reject(error); }
          });
        })`,
    });
  Object.assign(app, { evaluate: (code: unknown, given: unknown) => evaluate(held(code), given) });
}

/** Process id of the engine that runs now; null between two. */
export function enginePid(app: ElectronApplication): Promise<number | null> {
  return app.evaluate(
    ({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Sidedesk engine')?.pid ?? null,
  );
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
