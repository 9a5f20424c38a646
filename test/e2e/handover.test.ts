import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import {
  focusedLabel,
  readClipboard,
  resize,
  openMessage,
  waitForSample,
  openField,
} from '../support/window.ts';

let desk: RunningApp;
const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-handover-'));
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
  // No mail program and no dialog of the system: what would be opened or chosen is noted.
  await desk.app.evaluate(
    ({ shell, dialog }, file) => {
      shell.openExternal = (url) => {
        Object.assign(globalThis, { opened: url });
        return Promise.resolve();
      };
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
    },
    path.join(folder, 'pack'),
  );
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await desk.page.reload();
  await desk.page.getByRole('status').getByText('Ready', { exact: true }).waitFor();
});

const press = (keys: string) => desk.page.keyboard.press(keys);
const opened = () => desk.app.evaluate(() => String(Reflect.get(globalThis, 'opened')));
const leaving =
  'Hello, this is Maren Okafor. My loaves arrived squashed again. I will never order from you again. Can I get a refund?';
const proposal = () => desk.page.getByText('Consider handing this to Ines');

/** What is waited for is this one, not the same words of the one before. */
async function openAgain(): Promise<void> {
  await press('n');
  await desk.page.locator('#empty-desk').waitFor();
  await openMessage(desk, leaving);
}

const violations = () => axeViolations(desk.page);

describe('with the keyboard alone', () => {
  test('the desk proposes a handover with its reason, and the summary is previewed, copied, saved and mailed', async () => {
    const { page } = desk;
    await openMessage(desk, leaving);
    await proposal().waitFor();
    await page.getByText('the message may be about leaving: “never order from you again”').waitFor();
    expect(await violations()).toEqual([]);

    await openField(desk, 'Control+e');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Who takes it?').inputValue()).toBe('Ines');
    await page.keyboard.type('She called twice.');
    await dialog.getByText('She called twice.\n', { exact: false }).last().waitFor();
    await expect
      .poll(() => dialog.getByRole('group', { name: 'Handover summary' }).textContent())
      .toMatch(
        /For: Ines[^]*Note: She called twice\.[^]*Mood: .*may leave[^]*Questions:\n1\. My loaves arrived squashed again\.[^]*\n2\. Can I get a refund\?/,
      );
    expect(await violations()).toEqual([]);
    await press('Control+m');
    await dialog.getByText('Handed over. Send the email draft').waitFor();
    expect(await opened()).toMatch(/^mailto:\?subject=Handover/);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Handed over').first().waitFor();

    await openAgain();
    await press('Control+e');
    await press('Control+s');
    await dialog.getByText('Handed over. The file is where you saved it').waitFor();
    expect(readFileSync(path.join(folder, 'pack.txt'), 'utf8')).toContain('> Hello, this is Maren Okafor.');
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await openAgain();
    await press('Control+e');
    await press('Control+Enter');
    await dialog.getByText('Handed over. Paste the summary').waitFor();
    expect(await readClipboard(desk)).toContain('Why: Rule “May leave us”: the message');
    expect(await violations()).toEqual([]);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('dismissing the proposal applies to this message only', async () => {
    await openMessage(desk, leaving);
    await proposal().waitFor();
    await press('Shift+E');
    await proposal().waitFor({ state: 'detached' });
    await openMessage(desk, 'Where is my parcel?');
    expect(await proposal().count()).toBe(0);
    await openMessage(desk, leaving);
    await proposal().waitFor();
  });

  test('a reply that needs a second look is copied once somebody else is named', async () => {
    const { page } = desk;
    const { queues } = await desk.call('settings.get', {});
    await desk.call('settings.change', {
      agentName: 'Ines',
      queues: queues.map((queue) => ({
        ...queue,
        secondLook: queue.name === 'Returns & refunds',
        examples: [...queue.examples],
        needs: [...queue.needs],
      })),
    });
    await openMessage(desk, 'My loaves arrived squashed. Can I get a refund?');
    await page.getByText('A second person must check this (Returns & refunds).').waitFor();
    expect(await violations()).toEqual([]);
    await press('Control+Enter');
    await page.getByRole('alert').getByText('A second person has to check').waitFor();
    await expect.poll(() => focusedLabel(desk)).toBe('second-look');
    await page.keyboard.type('ines');
    await press('Control+Enter');
    await page.getByRole('alert').getByText('and ines is you').waitFor();
    await press('Control+a');
    await page.keyboard.type('George');
    await press('Control+Enter');
    await page.getByText('Ready for the next message').or(page.locator('#empty-desk')).first().waitFor();
    await resize(desk, 420, 700);
  });
});
