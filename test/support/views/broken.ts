import { closeSync, cpSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { createChanges } from '../../../main/desk/changes.ts';
import { createVault } from '../../../main/desk/privacy/vault.ts';
import { keyStore } from '../../contract/support/key-store.ts';
import { silent } from '../../contract/support/store.ts';
import { enginePid, launchApp, type RunningApp } from '../app.ts';
import { copySampleShop } from '../sample-shop-folder.ts';
import { waitForSample } from '../window.ts';
import { messages } from './mails.ts';
import { read, setKey, temporary } from './steps.ts';

/** A state in which something is broken or missing, in an app of its own. */
export interface BrokenView {
  readonly name: string;
  readonly start: () => Promise<RunningApp>;
}

const root = path.resolve(import.meta.dirname, '..', '..', '..');

function shopFolder(): string {
  const folder = temporary('data');
  copySampleShop(folder);
  return folder;
}

/** The program without the model's weights. */
function programWithoutModel(): string {
  const folder = temporary('program');
  for (const name of ['out', 'main', 'package.json'])
    symlinkSync(path.join(root, name), path.join(folder, name));
  mkdirSync(path.join(folder, 'models'));
  for (const name of ['manifest.json', 'heads'])
    cpSync(path.join(root, 'models', name), path.join(folder, 'models', name), { recursive: true });
  return folder;
}

/** Overwrites the first page of a library, so that nothing of it can be opened. */
function ruin(folder: string): void {
  const handle = openSync(path.join(folder, 'desk.db'), 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, 0);
  closeSync(handle);
}

/** Ends the engine until it is given up. */
async function giveUp(desk: RunningApp): Promise<void> {
  const ended = new Set<number>();
  while (ended.size < 5) {
    const pid = await enginePid(desk.app);
    if (pid === null || ended.has(pid)) await wait(20);
    else {
      ended.add(pid);
      process.kill(pid, 'SIGKILL');
    }
  }
  await desk.page.locator('.engine-strip').waitFor({ timeout: 30_000 });
}

export const brokenViews: readonly BrokenView[] = [
  {
    name: 'engine-given-up',
    async start() {
      const desk = await launchApp({ sampleShop: 'ready' });
      await waitForSample(desk);
      await read(desk, messages['two-questions']);
      await giveUp(desk);
      return desk;
    },
  },
  {
    name: 'no-model',
    async start() {
      const desk = await launchApp({ sampleShop: 'ready', program: programWithoutModel() });
      await desk.page.locator('.engine-strip').waitFor();
      await read(desk, messages['two-questions']);
      return desk;
    },
  },
  {
    name: 'damaged-library',
    async start() {
      const dataFolder = shopFolder();
      ruin(dataFolder);
      const desk = await launchApp({ dataFolder });
      await desk.page.getByRole('button').first().waitFor();
      await wait(4_000);
      return desk;
    },
  },
  {
    name: 'newer-library',
    async start() {
      const dataFolder = shopFolder();
      const database = new DatabaseSync(path.join(dataFolder, 'desk.db'));
      database.exec('PRAGMA user_version = 100000');
      database.close();
      const desk = await launchApp({ dataFolder });
      await desk.page.locator('.engine-strip').waitFor();
      return desk;
    },
  },
  {
    name: 'damaged-settings',
    async start() {
      const dataFolder = shopFolder();
      writeFileSync(path.join(dataFolder, 'settings.json'), '{"theme": ');
      const desk = await launchApp({ dataFolder });
      await waitForSample(desk);
      return desk;
    },
  },
  {
    name: 'key-store-gone',
    async start() {
      const dataFolder = shopFolder();
      const changes = createChanges(silent);
      await createVault({ folder: dataFolder, keyStore, changes, log: silent });
      const desk = await launchApp({ dataFolder });
      await desk.page.locator('.dialog, .notice').first().waitFor();
      return desk;
    },
  },
  {
    name: 'no-key',
    async start() {
      const desk = await launchApp({ sampleShop: 'ready' });
      await waitForSample(desk);
      await read(desk, messages['no-answer']);
      await desk.page.keyboard.press('Control+Enter');
      return desk;
    },
  },
  {
    name: 'vault-locked',
    async start() {
      const dataFolder = shopFolder();
      const before = await launchApp({ dataFolder });
      await waitForSample(before);
      await setKey(before);
      await before.close();
      const desk = await launchApp({ dataFolder });
      await desk.page.locator('.locked__form, .dialog, .app').first().waitFor();
      await wait(1_000);
      return desk;
    },
  },
];
