import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { takeMessage, untilSampleIsRead } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp();
  await untilSampleIsRead(desk);
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
});
afterAll(() => desk.close());

async function expectClean(
  name: string,
  schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  const { page } = desk;
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/${name}-${scheme}.png` });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(
      violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
  }
}

test('a copied reply teaches, the owner sees what, and forgets it by keyboard; axe finds nothing', async () => {
  const { page } = desk;
  await takeMessage(desk, 'Hello, why was I charged twice for one order?');
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/^Copied/)
    .first()
    .waitFor();
  await page.keyboard.press('Control+Shift+Y');
  const dialog = page.getByRole('dialog', { name: 'What was learned' });
  await dialog.getByText('why was I charged twice').first().waitFor();
  await expectClean('learned');
  await dialog.getByRole('button', { name: /^Forget “/ }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('Nothing was learned yet').waitFor();
  expect(await dialog.getByRole('listitem').count()).toBe(0);
});

test('an answer is marked wrong with a reason, gives way, and comes back; the owner sees it, and the next such message does not get it', async () => {
  const { page } = desk;
  const message = 'Hello, do you also ship your bread to Norway?';
  await page.keyboard.press('Escape');
  await takeMessage(desk, message);
  const card = page.locator('.card').first();
  const title = await card.locator('.card__title').innerText();
  await page.keyboard.press('Shift+W');
  const dialog = page.getByRole('dialog', { name: 'What is wrong with this answer?' });
  await dialog.waitFor();
  await page.keyboard.press('2');
  expect(await dialog.getByRole('radio', { name: /outdated/ }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Not since 2 January');
  await expectClean('mark-wrong', ['dark']);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('marked wrong', { exact: true }).waitFor();
  await expectClean('marked-wrong');
  await page.keyboard.press('u');
  await page.getByText('Taken back').first().waitFor();
  expect(await page.getByText('marked wrong', { exact: true }).count()).toBe(0);
  expect(await page.locator('.card--taken .card__title').first().innerText()).toBe(title);

  await page.keyboard.press('Shift+W');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.getByText('marked wrong', { exact: true }).waitFor();
  await takeMessage(desk, message);
  expect(await page.locator('.card--taken .card__title').allInnerTexts()).not.toContain(title);
  await page.keyboard.press('Control+Shift+Y');
  const learned = page.getByRole('dialog', { name: 'What was learned' });
  await learned.getByText('marked wrong:').waitFor();
  await expectClean('learned-wrong', ['dark']);
  await learned.getByRole('button', { name: 'Forget all…' }).focus();
  await page.keyboard.press('Enter');
  await learned.getByRole('button', { name: 'Forget all', exact: true }).focus();
  await page.keyboard.press('Enter');
  await learned.getByText('Nothing was learned yet').waitFor();
});

test('what agents change again and again in an answer is shown word by word, and a key puts it into the entry', async () => {
  const { page } = desk;
  await page.keyboard.press('Escape');
  for (const message of ['Do you ship abroad?', 'Hello, do you ship abroad?']) {
    const { caseId, text, questions, draft } = await desk.call('messages.read', { text: message });
    await desk.call('replies.commit', {
      caseId,
      message: text,
      suggested: draft.text,
      pieces: [...draft.pieces],
      reply: draft.text.replace('Not at the moment.', 'Not before spring.'),
      questions: questions.map(({ text: question, suggestions: [best] }) => ({
        question,
        shown: [],
        chosen: best?.target ?? null,
      })),
    });
  }
  await page.keyboard.press('Alt+2');
  await page.getByRole('tab', { name: /^Review/ }).click();
  await page.getByText('A change that agents make again and again').waitFor();
  expect(await page.locator('.differences ins').allInnerTexts()).toEqual(['before', 'spring']);
  await expectClean('edit-proposal', ['light']);
  await page.keyboard.press('a');
  await page.getByText('Accepted').first().waitFor();
  const { suggestions } = await desk.call('messages.search', { text: 'Do you ship abroad?' });
  expect(suggestions[0]?.text).toMatch(/^Not before spring\./);
});
