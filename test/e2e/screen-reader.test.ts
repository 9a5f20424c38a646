import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { createAtSpiSession, faultsOfTree, noAtSpi, type AtSpiNode } from '../support/at-spi.ts';
import { messages } from '../support/views/mails.ts';
import { openMessage, resize, waitForSample } from '../support/window.ts';

let folder: string;
let desk: RunningApp;
let readTree: () => Promise<readonly AtSpiNode[]>;

beforeAll(async () => {
  if (noAtSpi !== '') return;
  folder = mkdtempSync(path.join(tmpdir(), 'sd-spi-'));
  const session = createAtSpiSession(folder);
  readTree = session.read;
  desk = await launchApp({ sampleShop: 'ready', ...session.launch });
  await waitForSample(desk);
  await resize(desk, 1280, 800);
});
afterAll(async () => {
  if (noAtSpi !== '') return;
  await desk.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The tree once it holds a node of that name: it follows the window a moment later. */
async function treeWith(name: RegExp): Promise<readonly AtSpiNode[]> {
  let tree: readonly AtSpiNode[] = [];
  await expect
    .poll(async () => {
      tree = await readTree();
      return tree.some((node) => name.test(node.name));
    })
    .toBe(true);
  return tree;
}

/** Where names stand in the order in which they are read; -1 for what is not there. */
const orderOf = (tree: readonly AtSpiNode[], ...names: readonly RegExp[]): readonly number[] =>
  names.map((name) => tree.findIndex((node) => name.test(node.name)));

const isRising = (places: readonly number[]): boolean =>
  places.every((place, at) => place > (places[at - 1] ?? -1));

describe.skipIf(noAtSpi !== '')(`from outside, by AT-SPI${noAtSpi}`, () => {
  test('the desk is read in its order: message, questions with their answers, reply; and everything in it has a name', async () => {
    await openMessage(desk, messages['two-questions']);
    await desk.page.locator('#reply-text').waitFor();
    const tree = await treeWith(/^Reply$/);
    expect(faultsOfTree(tree)).toEqual([]);
    // The first word of a question is a text of its own, beside its number.
    const places = orderOf(tree, /^Message$/, /is my parcel\?/, /should I store/i, /^Reply$/);
    expect({ places, isRising: isRising(places) }).toEqual({ places, isRising: true });
  });

  test('the library says its tabs, its table and what each row is', async () => {
    await desk.page.keyboard.press('Escape');
    await desk.page.keyboard.press('Alt+2');
    const tree = await treeWith(/shipping-and-returns/);
    expect(faultsOfTree(tree)).toEqual([]);
  });

  test('the settings say their dialog, their sections and what each control sets', async () => {
    await desk.page.keyboard.press('Control+,');
    const tree = await treeWith(/^Settings$/);
    expect(faultsOfTree(tree)).toEqual([]);
  });
});
