/** Entry of the engine, Electron's utility process: serves the desk to the shell over the parent port. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import type { Translate } from '../locales/keys.ts';
import { localeOfChoice } from '../locales/languages.ts';
import { createTranslate } from '../locales/translate.ts';
import { deskCalls, settingsSchema } from '../preload/contract.ts';
import type { CallResult } from '../preload/client.ts';
import { createEmbedder, openModelFolder, type RestingEmbedder } from './adapters/embedder.ts';
import { createFileLog } from './adapters/file-log.ts';
import { createIdleCollection, memoryOfProcess } from './adapters/idle-collection.ts';
import { createDesk } from './desk/desk.ts';
import { createSearchActivity } from './desk/search-activity.ts';
import { toDiskFailure, DeskFailure } from './desk/failure.ts';
import type { Log, Ports } from './desk/ports.ts';
import { createDispatch } from './wire/dispatch.ts';
import { engineEvents, engineOptions, type EngineOptions } from './wire/engine-contract.ts';
import { createRemoteClipboard, createRemoteMailProgram, openRemoteKeyStore } from './wire/remote-ports.ts';
import { createPeer, type Peer } from './wire/peer.ts';
import { createRemoteParsers, type ParserPort } from './wire/remote-parsers.ts';

type Answer = (call: string, input: unknown) => Promise<CallResult>;

const options = engineOptions.parse(JSON.parse(process.argv[2] ?? 'null'));
let words = translateTo(options.language);
const log = createFileLog({ file: path.join(options.dataFolder, 'logs', 'engine.log') });
endOnDefect(log);

const idleCollection = createIdleCollection(memoryOfProcess());
/** The models that were opened. */
const models: RestingEmbedder[] = [];
const kept = (model: RestingEmbedder): RestingEmbedder => {
  models.push(model);
  return model;
};

// Calls that come before the desk is open wait for it.
const answer = Promise.withResolvers<Answer>();
const peer = createPeer(
  {
    post: (message) => process.parentPort.postMessage(message),
    listen: (listener) => process.parentPort.on('message', (event) => listener(event.data)),
  },
  (call, input) => idleCollection.during(async () => (await answer.promise)(call, input)),
);
peer.on((event) => {
  if (event !== engineEvents.rest) return;
  void Promise.allSettled(models.map((model) => model.rest())).then(() => idleCollection.collectNow());
});
answer.resolve(await openDesk(options, peer, log));

async function openDesk(given: EngineOptions, shell: Peer, engineLog: Log): Promise<Answer> {
  const started = performance.now();
  try {
    // A person may be asked for a password before anything is open.
    const stopWaiting = shell.on((event) => {
      if (event === engineEvents.close) process.exit(0);
    });
    const ports = await createPorts(given, shell, engineLog);
    stopWaiting();
    const desk = await createDesk(ports);
    desk.subscribe((event, payload) => {
      if (event === 'settings.changed') words = translateTo(settingsSchema.parse(payload).language);
      shell.emit(event, payload);
    });
    shell.on((event) => {
      if (event === engineEvents.ping) shell.emit(engineEvents.pong, null);
      if (event === engineEvents.close) void desk.close().finally(() => process.exit(0));
    });
    // The supervisor starts it again, and opening recovers, or puts in place what waits; whoever asked for that hears of it first.
    void Promise.race([desk.damaged, desk.restoring.then(() => delay(200))]).then(() =>
      desk.close().finally(() => process.exit(1)),
    );
    shell.emit(engineEvents.ready, null);
    engineLog.write('info', 'engine.ready', { ms: Math.round(performance.now() - started) });
    return createDispatch(deskCalls, desk, engineLog);
  } catch (error) {
    const failure = toDiskFailure(error);
    // Anything unforeseen ends the process: the supervisor starts it again.
    if (!(failure instanceof DeskFailure)) throw error;
    return refuse(failure, shell, engineLog);
  }
}

/** A desk that cannot be opened says why to every call, until the person has dealt with it and asks for a new start. */
function refuse(failure: DeskFailure, shell: Peer, engineLog: Log): Answer {
  engineLog.write('error', 'engine.failed', { code: failure.code });
  const error = failure.toWire();
  shell.emit(engineEvents.failed, error);
  shell.on((event) => {
    if (event === engineEvents.close) process.exit(0);
  });
  return () => Promise.resolve({ ok: false, error });
}

/** What leaves the desk as a document is worded in the language that the window speaks. */
function translateTo(language: string | null): Translate {
  return createTranslate(localeOfChoice(language, options.systemLanguages));
}

async function createPorts(given: EngineOptions, shell: Peer, engineLog: Log): Promise<Ports> {
  const manifest: unknown = JSON.parse(readFileSync(path.join(given.modelsFolder, 'manifest.json'), 'utf8'));
  const searchActivity = createSearchActivity();
  return {
    version: given.version,
    seed: 'sample shop',
    watchFolders: true,
    paths: {
      data: given.dataFolder,
      sampleShop: given.sampleShopFolder,
    },
    startParser: createRemoteParsers({
      post: (order) => process.parentPort.postMessage(order),
      listen: (listener) =>
        process.parentPort.on('message', ({ data, ports: [port] }) =>
          listener(data, port ? asParserPort(port) : null),
        ),
    }),
    now: Date.now,
    newId: () => newId(),
    embedder: kept(
      createEmbedder({ modelsFolder: given.modelsFolder, manifest, searchActivity, log: engineLog }),
    ),
    searchActivity,
    openModel: async (folder) => kept(await openModelFolder(folder, { searchActivity, log: engineLog })),
    startsShut: given.isShut,
    keyStore: await openRemoteKeyStore(shell),
    clipboard: createRemoteClipboard(shell),
    mail: createRemoteMailProgram(shell),
    log: engineLog,
    t: (key, params) => words(key, params),
  };
}

const asParserPort = (port: Electron.MessagePortMain): ParserPort => ({
  post: (message) => port.postMessage(message),
  listen(onMessage, onClosed) {
    port.on('message', ({ data }) => onMessage(data));
    port.on('close', onClosed);
    port.start();
  },
});

/** A defect ends the process rather than leaving it half alive. Only the frames are logged: a message may quote a customer. */
function endOnDefect(engineLog: Log): void {
  const end = (error: unknown): void => {
    const frames =
      error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    engineLog.write('error', 'engine.crashed', {
      kind: error instanceof Error ? error.name : typeof error,
      frames: frames.slice(0, 6).join(' | '),
    });
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
