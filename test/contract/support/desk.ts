import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createEmbedder, openModelFolder } from '../../../main/adapters/embedder.ts';
import { createDesk } from '../../../main/desk/desk.ts';
import type { Desk } from '../../../main/desk/desk-interface.ts';
import { DeskFailure } from '../../../main/desk/failure.ts';
import type { Embedder, Ports } from '../../../main/desk/ports.ts';
import { createSearchActivity } from '../../../main/desk/search-activity.ts';
import { createDirectWire, createDispatch } from '../../../main/wire/dispatch.ts';
import { createClient, type DeskApi, type Wire } from '../../../preload/client.ts';
import { deskCalls } from '../../../preload/contract.ts';
import { t } from '../../support/i18n.ts';
import { withKeptEmbeddings } from '../../support/kept-embeddings.ts';
import { sharedParsers } from '../../support/parse-worker.ts';
import { temporaryFolder } from './folder.ts';
import { quickScrypt } from './scrypt.ts';
import { silent } from './store.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const modelsFolder = path.join(root, 'models');
let ids = 0;

export interface TestDesk extends Pick<
  Desk,
  'services' | 'close' | 'modelSettled' | 'damaged' | 'restoring'
> {
  readonly api: DeskApi;
  /** Below it, for calls that are wrong on purpose. */
  readonly wire: Wire;
  readonly folder: string;
  readonly copied: readonly string[];
  /** The `mailto:` URLs that the mail program was opened with. */
  readonly drafts: readonly string[];
}

/** The real model of `models/`, loaded once for all tests of a process and ended with it. */
const shared: Embedder = {
  ...withKeptEmbeddings(
    createEmbedder({
      modelsFolder,
      manifest: JSON.parse(readFileSync(path.join(modelsFolder, 'manifest.json'), 'utf8')),
      // Of none of the desks that share it.
      searchActivity: { isActive: () => false },
      log: silent,
    }),
  ),
  close: () => Promise.resolve(),
};
export const realEmbedder = (): Embedder => shared;

/** A real desk on a folder of its own (or a given one), closed when the test (or what `atEnd` means) has finished. */
export async function openTestDesk(
  changes: Partial<Ports> & { readonly folder?: string } = {},
  atEnd: (close: () => Promise<void>) => void = onTestFinished,
): Promise<TestDesk> {
  const { folder = temporaryFolder(atEnd), ...ports } = changes;
  const searchActivity = createSearchActivity();
  const copied: string[] = [];
  const drafts: string[] = [];
  const desk = await createDesk({
    version: '0.0.0',
    seed: 'nothing',
    watchFolders: false,
    paths: {
      data: folder,
      sampleShop: path.join(root, 'main/sample-shop'),
    },
    startParser: sharedParsers,
    now: Date.now,
    newId: () => `id-${process.pid}-${Date.now()}-${ids++}`,
    embedder: shared,
    searchActivity,
    openModel: (model) => openModelFolder(model, { searchActivity, log: silent }),
    keyStore: null,
    scrypt: quickScrypt,
    clipboard: {
      write: ({ text }) => {
        copied.push(text);
        return Promise.resolve();
      },
    },
    mail: {
      open: (url) => {
        drafts.push(url);
        return Promise.resolve();
      },
      reply: () => Promise.reject(new DeskFailure('mail_failed', { reason: 'add_on_away' })),
    },
    log: silent,
    t,
    ...ports,
  });
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => (closed ??= desk.close());
  atEnd(close);
  await desk.modelSettled;
  const wire = createDirectWire(createDispatch(deskCalls, desk, silent), (listener) =>
    desk.subscribe(listener),
  );
  return {
    api: createClient(wire),
    wire,
    folder,
    copied,
    drafts,
    services: desk.services,
    modelSettled: desk.modelSettled,
    damaged: desk.damaged,
    restoring: desk.restoring,
    close,
  };
}
