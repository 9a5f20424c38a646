import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { v7 as newId } from 'uuid';
import { createEmbedder, openModelFolder } from '../adapters/embedder.ts';
import { createParserStarter } from '../adapters/parser-child.ts';
import { createFileLog } from '../adapters/file-log.ts';
import { createClient, type DeskApi } from '../../preload/client.ts';
import { deskCalls } from '../../preload/contract.ts';
import { createDesk } from '../desk/desk.ts';
import type { Desk } from '../desk/desk-interface.ts';
import { createSearchActivity } from '../desk/search-activity.ts';
import { DeskFailure, toFailure } from '../desk/failure.ts';
import type { Embedder, Ports } from '../desk/ports.ts';
import { createDirectWire, createDispatch, refusalOf } from '../wire/dispatch.ts';
import { t } from './i18n.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const modelsFolder = path.join(root, 'models');

const parsersOfSources = createParserStarter({
  entry: new URL('../parser.ts', import.meta.url),
  script: new URL('../desk/library/parse/worker.ts', import.meta.url),
  readable: ['main/', 'preload/', 'locales/', 'node_modules/', 'package.json'].map((place) =>
    pathToFileURL(path.join(root, place)),
  ),
});

/** Of this checkout. */
export const appVersion = (): string =>
  (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** Where the window keeps its data too, so that both see the same library. */
export function defaultDataFolder(): string {
  if (process.env['SIDEDESK_DATA']) return process.env['SIDEDESK_DATA'];
  const base =
    process.platform === 'win32'
      ? (process.env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? path.join(homedir(), 'Library', 'Application Support')
        : (process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'));
  return path.join(base, 'Sidedesk');
}

export interface OpenOptions {
  readonly dataFolder: string;
  /** To watch what is embedded while measuring. */
  readonly embedder?: (real: Embedder) => Embedder;
  /** Parser processes of code that was built; of the sources as they are when left out. */
  readonly startParser?: Ports['startParser'];
}

/** A desk and the client that every verb calls it by, validated like a window's. */
export interface OpenDesk extends Omit<Desk, 'handlers' | 'subscribe' | 'damaged' | 'restoring' | 'access'> {
  readonly api: DeskApi;
  /** For what goes past the wire: rejects with `not_allowed` as the call would. */
  assertMay(call: keyof typeof deskCalls, input: unknown): Promise<void>;
}

/** The same desk as the window's, in plain Node. There is no clipboard and no key store here. */
export async function openDesk({
  dataFolder,
  embedder = (real) => real,
  startParser = parsersOfSources,
}: OpenOptions): Promise<OpenDesk> {
  const log = createFileLog({ file: path.join(dataFolder, 'logs', 'desk.log') });
  const manifest: unknown = JSON.parse(readFileSync(path.join(modelsFolder, 'manifest.json'), 'utf8'));
  const searchActivity = createSearchActivity();
  const ports: Ports = {
    version: appVersion(),
    seed: 'nothing',
    watchFolders: false,
    lockPatienceMs: 10_000,
    paths: {
      data: dataFolder,
      sampleShop: path.join(root, 'main', 'sample-shop'),
    },
    startParser,
    now: Date.now,
    newId: () => newId(),
    embedder: embedder(createEmbedder({ modelsFolder, manifest, searchActivity, log })),
    searchActivity,
    openModel: (folder) => openModelFolder(folder, { searchActivity, log }),
    keyStore: null,
    clipboard: {
      write: () => Promise.reject(new DeskFailure('clipboard_failed', { reason: 'no_clipboard' })),
    },
    mail: {
      open: () => Promise.reject(new DeskFailure('mail_failed', { reason: 'no_program' })),
      reply: () => Promise.reject(new DeskFailure('mail_failed', { reason: 'no_program' })),
    },
    log,
    t,
  };
  const desk = await createDesk(ports);
  const wire = createDirectWire(createDispatch(deskCalls, desk, log), (listener) => desk.subscribe(listener));
  return {
    api: createClient(wire),
    async assertMay(call, input) {
      const refused = await refusalOf(deskCalls[call].access, input, desk.access);
      if (refused !== null) throw toFailure(refused);
    },
    modelSettled: desk.modelSettled,
    services: desk.services,
    close: () => desk.close(),
  };
}

/** Opens the vault with a passphrase. Throws `vault_locked` where there is none, or where only the window can open it. */
export async function unlock({ api }: Pick<OpenDesk, 'api'>, passphrase: string | undefined): Promise<void> {
  const { vault } = await api.call('desk.status', {});
  if (vault.state !== 'locked') return;
  if (vault.by === 'key store') throw new DeskFailure('vault_locked', { reason: 'key_store_window' });
  if (vault.problem) throw new DeskFailure('vault_locked', { reason: vault.problem.reason });
  if (passphrase === undefined) throw new DeskFailure('vault_locked', { reason: 'use_option' });
  await api.call('vault.unlock', { passphrase });
}

/** Out of a file, `-` for the standard input; undefined where none was named. */
export async function readPassphrase(from: string | undefined): Promise<string | undefined> {
  if (from === undefined) return undefined;
  const passphrase = from === '-' ? await readAll(process.stdin) : readFileSync(from, 'utf8');
  return passphrase.replace(/\r?\n$/, '');
}
