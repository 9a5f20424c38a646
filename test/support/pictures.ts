import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchApp, type RunningApp } from './app.ts';
import { setup as prepareSampleShop } from './sample-shop-folder.ts';
import { openMessage, resize, waitForSample } from './window.ts';

/** Two questions, both answered. */
const twoQuestions = `Hello, this is Maren Okafor, order #48213.

Where is my parcel? It should have been here on Saturday. And how should I store the bread at home?

Best wishes
Maren`;

const messages = {
  sample: twoQuestions,
  'no-answer':
    'Hello, this is Dev Raman. Do you run sourdough courses for beginners? And where is my parcel?',
  upset:
    'This is a disgrace! My loaves arrived squashed and mouldy. I want a refund for order BB-20714. Maren Okafor',
  'hand-over':
    'Hello, this is Maren Okafor. My loaves arrived squashed again. I will never order from you again. Can I get a refund?',
  history: `${twoQuestions}

On Monday 23 November 2026 at 09:12 Bluebird Bakery wrote:
> Hello Maren,
> your order #48213 left us today.
> Warm regards
> Ines`,
} as const;

const sizes = [
  [380, 560],
  [420, 700],
  [900, 700],
  [1280, 800],
  [1660, 900],
  [3840, 2100],
] as const;
const themes = ['light', 'dark'] as const;

/** The window in a theme and a size, once it is drawn so. */
async function appear(
  desk: RunningApp,
  theme: 'light' | 'dark',
  width: number,
  height: number,
): Promise<void> {
  await desk.call('settings.change', { theme });
  await resize(desk, width, height);
  // Nothing is pointed at.
  await desk.page.mouse.move(0, 0);
  await desk.page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
  // Colours move over to the new theme.
  await desk.page.waitForTimeout(200);
}

/** The pictures of the documentation. */
async function drawDocumentation(desk: RunningApp, folder: string): Promise<void> {
  const draw = (name: string) => desk.page.screenshot({ path: path.join(folder, `${name}.png`) });
  await openMessage(desk, twoQuestions);
  await appear(desk, 'light', 420, 700);
  await draw('workspace-narrow-light');
  await appear(desk, 'dark', 420, 700);
  await draw('workspace-narrow-dark');
  await appear(desk, 'light', 1280, 800);
  await draw('workspace-wide-light');
  await appear(desk, 'dark', 1280, 800);
  await desk.page.keyboard.press('Alt+2');
  await desk.page.getByRole('row', { name: /shipping-and-returns/ }).waitFor();
  await draw('library-wide-dark');
}

/** Every state of the workspace that a designer asks for, in both themes and all sizes. */
async function drawStates(desk: RunningApp, folder: string): Promise<void> {
  for (const state of ['empty', ...(Object.keys(messages) as (keyof typeof messages)[])] as const) {
    if (state !== 'empty') await openMessage(desk, messages[state]);
    for (const theme of themes)
      for (const [width, height] of sizes) {
        await appear(desk, theme, width, height);
        await desk.page.screenshot({ path: path.join(folder, `${state}-${width}-${theme}.png`) });
      }
  }
}

const [given] = process.argv.slice(2);
const folder = path.resolve(given ?? path.join(import.meta.dirname, '..', '..', 'docs', 'pictures'));
mkdirSync(folder, { recursive: true });
await prepareSampleShop();
await using desk = await launchApp({ sampleShop: 'ready' });
await waitForSample(desk);
if (given === undefined) await drawDocumentation(desk, folder);
else await drawStates(desk, folder);
