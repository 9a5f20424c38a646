import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { openMessage, waitForSample } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
});
afterAll(() => desk.close());

const message = () => desk.page.getByRole('region', { name: 'Message' });

test('the mood stands in words beside the message, its words are marked, and a key says why', async () => {
  await openMessage(
    desk,
    'Hello, this is the third time I am writing. It is a disgrace. Where is order #48213? Next time I go to your competitor.',
  );
  await desk.page.keyboard.press('m');
  await message().getByText('angry', { exact: true }).waitFor();
  await message().getByText('may leave', { exact: true }).waitFor();
  const marked = await message().locator('.cue').allTextContents();
  expect(marked).toContain('disgrace');
  await desk.page.keyboard.press('e');
  await message()
    .getByText(/It complains: “disgrace”/)
    .waitFor();
  await desk.page.keyboard.press('e');
});

test('an automatic message gets no suggestions, and the window says so', async () => {
  await openMessage(
    desk,
    'I am out of the office until Monday with limited access to e-mail. In urgent cases please call Ben.',
  );
  await desk.page.getByText('This is an out-of-office reply.').waitFor();
  expect(await desk.page.getByRole('region', { name: 'Answers' }).getByRole('article').count()).toBe(0);
});

test('a detail says what it was taken for and why (or an agent would copy it unseen)', async () => {
  await openMessage(desk, 'Where is order #48213?');
  await desk.page.keyboard.press('Shift+M');
  const detail = message().getByRole('button', { name: 'Copy order number #48213' });
  expect(await detail.getAttribute('title')).toBe("Copy order number. It's written like an order number.");
});

test('order numbers are found by the shape that the owner sets', async () => {
  await desk.call('settings.change', { orderNumbers: 'BB-99999' });
  const { details } = await desk.call('messages.read', { text: 'About bb-48213, where is it?' });
  expect(details.map(({ kind, text }) => [kind, text])).toEqual([['order', 'bb-48213']]);
  await desk.call('settings.change', { orderNumbers: '' });
});

test('a private customer is not answered from the wholesale list, until the agent says that it is a business', async () => {
  const { page } = desk;
  await openMessage(desk, 'Hello, what happens with the crates?');
  await page.keyboard.press('Shift+M');
  const customer = message().getByRole('button', { name: /Customer: choose the group/ });
  await customer.getByText('Private customer').waitFor();
  await page.getByText('Your library has no answer.').waitFor();
  await page.keyboard.press('c');
  await page.keyboard.press('ArrowRight');
  await message().getByText('As you chose').waitFor();
  const answers = page.getByRole('region', { name: 'Answers' });
  await answers.getByText('for business customers').first().waitFor();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue())
    .toContain('They are ours and come back with the next delivery');

  await openMessage(desk, 'Hello, we run a small café. Until when can we change an order?');
  await page.keyboard.press('Shift+M');
  await message().getByText('They wrote “we run a small café”').waitFor();
});
