import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stubFileDialog } from '../window.ts';
import { customerMails, messages } from './mails.ts';
import { click, openDialog, press, read, setKey, show, temporary, type View } from './steps.ts';

const message = (name: keyof typeof messages, seen?: string): View => ({
  name: `message-${name}`,
  open: (desk) => read(desk, messages[name], seen),
});

/** The message with two questions, and keys that open something of it. */
const after = (name: string, ...keys: readonly string[]): View => ({
  name,
  async open(desk) {
    await read(desk, messages['two-questions']);
    await press(desk, ...keys);
  },
  leave: (desk) => press(desk, ...keys),
});

const dialogOver = (name: string, ...keys: readonly string[]): View => ({
  name,
  async open(desk) {
    await read(desk, messages['two-questions']);
    await openDialog(desk, ...keys);
  },
});

export const onTheDesk: readonly View[] = [
  { name: 'first-steps', open: (desk) => show(desk, 'desk') },
  { name: 'first-steps-answers', open: (desk) => click(desk, 'Next') },
  { name: 'first-steps-hotkey', open: (desk) => click(desk, 'Next') },
  {
    name: 'empty',
    async open(desk) {
      await show(desk, 'desk');
      await press(desk, 'n');
      await desk.call('settings.change', {
        firstSteps: { next: 3 },
        agentName: 'Olu',
        shopName: 'Bluebird Bakery',
      });
    },
  },
  message('two-questions'),
  after('details', 'm', 'Shift+M'),
  after('why', 'w'),
  {
    name: 'changes',
    async open(desk) {
      await read(desk, messages['two-questions']);
      await press(desk, 'r', 'Control+End');
      await desk.page.keyboard.type(' And thank you for your patience.');
      await press(desk, 'Escape', 'd');
    },
    leave: (desk) => press(desk, 'd'),
  },
  after('origins', 'f'),
  {
    name: 'search-library',
    async open(desk) {
      await read(desk, messages['two-questions']);
      await press(desk, '/');
      await desk.page.keyboard.type('gift');
      await press(desk, 'Enter');
    },
  },
  {
    name: 'answer-menu',
    async open(desk) {
      await read(desk, messages['two-questions']);
      await click(desk, /^More for/);
      await desk.page.getByRole('menuitem').first().waitFor();
    },
  },
  dialogOver('source', 'Shift+1'),
  dialogOver('handover', 'Control+e'),
  dialogOver('choose-queue', 'q'),
  dialogOver('pick-snippet', 's'),
  dialogOver('mark-wrong', 'Shift+W'),
  {
    name: 'find',
    async open(desk) {
      await openDialog(desk, 'Control+k');
      await desk.page.keyboard.type('bread');
      await desk.page.locator('.search-list__item').nth(2).waitFor();
    },
  },
  message('no-answer'),
  message('upset'),
  message('scam', '.scam'),
  message('long'),
  message('Arabic'),
  message('Hebrew'),
  message('Japanese'),
  {
    name: 'spelling-menu',
    async open(desk) {
      await read(desk, messages['two-questions']);
      await press(desk, 'r', 'Control+End');
      await desk.page.keyboard.type(' We will recieve it.');
      await desk.page.waitForFunction(() => (CSS.highlights.get('misspelt')?.size ?? 0) > 0);
      await press(desk, 'F7');
      await desk.page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'paused',
    async open(desk) {
      await desk.call('settings.change', { suggestions: 'paused' });
      await read(desk, messages['two-questions'], '.answers');
    },
    leave: async (desk) => {
      await desk.call('settings.change', { suggestions: 'on' });
    },
  },
];

/** What there is once mails came and were answered. */
export const withMails: readonly View[] = [
  {
    name: 'worklist',
    async open(desk) {
      await setKey(desk);
      const folder = temporary('mails');
      for (const [at, mail] of customerMails.entries()) writeFileSync(path.join(folder, `${at}.eml`), mail);
      await stubFileDialog(desk, [folder]);
      await show(desk, 'desk');
      await press(desk, 'n', 'Control+Shift+M');
      await desk.page.locator('.worklist__mail').nth(4).waitFor();
      await desk.page.locator('.worklist__reading').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'report',
    async open(desk) {
      await setKey(desk);
      for (const text of [messages['two-questions'], messages.storing, messages.late]) {
        await read(desk, text);
        await press(desk, 'Control+Enter');
        await desk.page.locator('#paste-box').waitFor();
      }
      await show(desk, 'report');
      await desk.page.locator('.report__figure').first().waitFor();
    },
  },
  dialogOver('recent', 'Control+Shift+B'),
  dialogOver('audit', 'Control+Shift+G'),
  {
    name: 'experiment',
    async open(desk) {
      await openDialog(desk, 'Control+Shift+G');
      await desk.page.locator('.dialog').getByRole('tab').nth(1).click();
    },
  },
  {
    name: 'erase',
    async open(desk) {
      await openDialog(desk, 'Control+Shift+G');
      await desk.page.locator('.dialog').locator('.audit__tools button').nth(2).click();
    },
  },
];
