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
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/learned-${scheme}.png` });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(
      violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
  }
  await dialog.getByRole('button', { name: /^Forget “/ }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('Nothing was learned yet').waitFor();
});
