import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { openMessage, waitForSample } from '../support/window.ts';

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
  await desk.call('vault.create', { passphrase: 'seven loaves a week' });
});
afterAll(() => desk.close());

async function expectNoViolations(
  name: string,
  schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  const { page } = desk;
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/${name}-${scheme}.png` });
    expect(await axeViolations(page)).toEqual([]);
  }
}

test('the owner sees what a copied reply taught and deletes it by keyboard; axe finds nothing', async () => {
  const { page } = desk;
  await openMessage(desk, 'Hello, why was I charged twice for one order?');
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/^Copied/)
    .first()
    .waitFor();
  await page.keyboard.press('Control+Shift+Y');
  const dialog = page.getByRole('dialog', { name: 'What was learned' });
  await dialog.getByText('why was I charged twice').first().waitFor();
  await expectNoViolations('learned');
  await dialog.getByRole('button', { name: /^Forget “/ }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('Nothing learned yet').waitFor();
  expect(await dialog.getByRole('listitem').count()).toBe(0);
});

test('an answer marked wrong is replaced and can be restored; the owner sees the feedback, and similar messages no longer get the answer', async () => {
  const { page } = desk;
  const message = 'Hello, do you also ship your bread to Norway?';
  await page.keyboard.press('Escape');
  await openMessage(desk, message);
  const inReply = page.locator('#question-1 [aria-pressed=true]');
  const title = (await page.locator('#question-1 .suggestion-line__title').first().innerText()).trim();
  await page.keyboard.press('Shift+W');
  const dialog = page.getByRole('dialog', { name: "What's wrong with this answer?" });
  await dialog.waitFor();
  await page.keyboard.press('2');
  expect(await dialog.getByRole('radio', { name: /outdated/ }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Not since 2 January');
  await expectNoViolations('mark-wrong', ['dark']);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('marked wrong', { exact: true }).waitFor();
  await expectNoViolations('marked-wrong');
  await page.keyboard.press('u');
  await page.getByText('No longer marked wrong').first().waitFor();
  expect(await page.getByText('marked wrong', { exact: true }).count()).toBe(0);
  expect(await inReply.getAttribute('aria-label')).toBe(`${title}: in the reply`);

  await page.keyboard.press('Shift+W');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.getByText('marked wrong', { exact: true }).waitFor();
  await openMessage(desk, message);
  expect(
    await inReply.evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label'))),
  ).not.toContain(`${title}: in the reply`);
  await page.keyboard.press('Control+Shift+Y');
  const learned = page.getByRole('dialog', { name: 'What was learned' });
  await learned.getByText('marked wrong:').waitFor();
  await expectNoViolations('learned-wrong', ['dark']);
  await learned.getByRole('button', { name: 'Forget all…' }).focus();
  await page.keyboard.press('Enter');
  await learned.getByRole('button', { name: 'Forget all', exact: true }).focus();
  await page.keyboard.press('Enter');
  await learned.getByText('Nothing learned yet').waitFor();
});

test('a repeated edit of an answer is shown as a word diff, and one key applies it to the entry', async () => {
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
  await page.getByText('Agents make this change again and again').waitFor();
  expect(await page.locator('.text-diff ins').allInnerTexts()).toEqual(['before', 'spring']);
  await expectNoViolations('edit-proposal', ['light']);
  await page.keyboard.press('a');
  await page.getByText('Accepted').first().waitFor();
  const { suggestions } = await desk.call('messages.search', { text: 'Do you ship abroad?' });
  expect(suggestions[0]?.text).toMatch(/^Not before spring\./);
});
