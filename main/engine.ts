/** Entry of the engine, Electron's utility process: serves the desk to the shell over the parent port. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { deskCalls } from '../preload/contract.ts';
import type { Reply } from '../preload/client.ts';
import { createEmbedder, openModelFolder } from './adapters/embedder.ts';
import { createFileLog } from './adapters/log.ts';
import { createDesk } from './desk/desk.ts';
import { asDiskFailure, DeskFailure } from './desk/failure.ts';
import type { Log, Ports } from './desk/ports.ts';
import { createDispatch } from './wire/dispatch.ts';
import { engineEvents, engineOptions, type EngineOptions } from './wire/engine-contract.ts';
import { clipboardOver, keyVaultOver, mailOver } from './wire/lent-ports.ts';
import { createPeer, type Peer } from './wire/peer.ts';

type Answer = (call: string, input: unknown) => Promise<Reply>;

const options = engineOptions.parse(JSON.parse(process.argv[2] ?? 'null'));
const log = createFileLog({ file: path.join(options.dataFolder, 'logs', 'engine.log') });
endOnDefect(log);

// Calls that come before the desk is open wait for it.
const answer = Promise.withResolvers<Answer>();
const peer = createPeer(
  {
    post: (message) => process.parentPort.postMessage(message),
    listen: (listener) => process.parentPort.on('message', (event) => listener(event.data)),
  },
  async (call, input) => (await answer.promise)(call, input),
);
answer.resolve(await openDesk(options, peer, log));

async function openDesk(given: EngineOptions, shell: Peer, journal: Log): Promise<Answer> {
  const started = performance.now();
  try {
    const desk = await createDesk(lendPorts(given, shell, journal));
    desk.subscribe((event, payload) => shell.emit(event, payload));
    shell.on((event) => {
      if (event === engineEvents.ask) shell.emit(engineEvents.here, null);
      if (event === engineEvents.close) void desk.close().finally(() => process.exit(0));
    });
    shell.emit(engineEvents.ready, null);
    journal.write('info', 'engine.ready', { ms: Math.round(performance.now() - started) });
    return createDispatch(deskCalls, desk.handlers, journal);
  } catch (error) {
    const failure = asDiskFailure(error);
    // Anything unforeseen ends the process: the supervisor starts it again.
    if (!(failure instanceof DeskFailure)) throw error;
    return refuse(failure, shell, journal);
  }
}

/** A desk that cannot be opened says why to every call, until the person has dealt with it and asks for a new start. */
function refuse({ code, message }: DeskFailure, shell: Peer, journal: Log): Answer {
  journal.write('error', 'engine.failed', { code });
  shell.emit(engineEvents.failed, { code, message });
  shell.on((event) => {
    if (event === engineEvents.close) process.exit(0);
  });
  return () => Promise.resolve({ ok: false, error: { code, message } });
}

function lendPorts(given: EngineOptions, shell: Peer, journal: Log): Ports {
  const manifest: unknown = JSON.parse(readFileSync(path.join(given.modelsFolder, 'manifest.json'), 'utf8'));
  return {
    version: given.version,
    beginsWith: 'sample shop',
    followsFolders: true,
    paths: {
      data: given.dataFolder,
      sampleShop: given.sampleShopFolder,
      parseWorker: new URL('./parse-worker.js', import.meta.url),
    },
    now: Date.now,
    newId: () => newId(),
    embedder: createEmbedder({ modelsFolder: given.modelsFolder, manifest, log: journal }),
    openModel: (folder) => openModelFolder(folder, journal),
    keyVault: given.keyStore ? keyVaultOver(shell) : null,
    clipboard: clipboardOver(shell),
    mail: mailOver(shell),
    log: journal,
  };
}

/** A defect ends the process rather than leaving it half alive. Only the frames are logged: a message may quote a customer. */
function endOnDefect(journal: Log): void {
  const end = (error: unknown): void => {
    const frames =
      error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    journal.write('error', 'engine.crashed', {
      kind: error instanceof Error ? error.name : typeof error,
      frames: frames.slice(0, 6).join(' | '),
    });
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
