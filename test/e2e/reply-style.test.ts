import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { resize, openMessage, waitForSample } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
});
afterAll(() => desk.close());

const press = (keys: string) => desk.page.keyboard.press(keys);
const reply = () => desk.page.getByRole('textbox', { name: 'Reply' });

const violations = () => axeViolations(desk.page);

test('the owner sets tone and checklist; the agent overrides the tone for one reply and sees the origin of each line', async () => {
  const { page } = desk;
  await press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('searchbox').fill('Lead-ins between answers');
  await press('Enter');
  await settings.getByLabel('Lead-ins between answers').fill('As to your next question:');
  await press('Tab');
  expect(await violations()).toEqual([]);
  await press('Escape');
  await settings.waitFor({ state: 'detached' });

  await press('Control+Shift+Q');
  const queues = page.getByRole('dialog');
  await queues.getByRole('button', { name: /^Orders & delivery/ }).press('Enter');
  await queues.getByRole('button', { name: 'Ask for something' }).press('Enter');
  await page.keyboard.type('your postcode');
  expect(await violations()).toEqual([]);
  await queues.getByRole('button', { name: 'Save' }).press('Enter');
  await queues.getByRole('button', { name: 'New queue' }).waitFor();
  await press('Escape');
  await queues.waitFor({ state: 'detached' });

  await openMessage(
    desk,
    'Hello, this is Maren Okafor. Where is my parcel? And can I still change the delivery address of my order?',
  );
  await expect
    .poll(() => reply().inputValue())
    .toMatch(/^Hello Maren,[^]*\n\nAs to your next question:\nYes, until 18:00/);
  // Offered, not forced.
  expect(await reply().inputValue()).not.toContain('your postcode');
  await page.getByText('Still needed').waitFor();
  await press('a');
  await expect.poll(() => reply().inputValue()).toMatch(/- your order number\n- your postcode/);

  await press('o');
  await page.locator('.toast').getByText('Formal, full').waitFor();
  await expect.poll(() => reply().inputValue()).toMatch(/^Dear Maren Okafor,/);
  await page.getByRole('button', { name: /Tone: formal/ }).waitFor();
  // No answer here has a short wording, so there is nothing to choose.
  expect(await page.getByRole('button', { name: /^Length/ }).count()).toBe(0);

  await press('f');
  const origins = page.getByRole('region', { name: 'Where each line comes from' });
  await origins.getByText('snippet “hello-formal”').waitFor();
  await origins.getByText('your settings › between two answers').waitFor();
  await origins.getByText('what Orders & delivery needs').first().waitFor();
  await origins.getByText('Sidedesk writes nothing of its own.').waitFor();
  await resize(desk, 420, 700);
  expect(await violations()).toEqual([]);
});
