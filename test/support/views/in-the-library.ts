import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pastMailbox } from '../past-mails.ts';
import { stubFileDialog } from '../window.ts';
import { openDialog, openTab, press, setKey, stubSaveDialog, temporary, type View } from './steps.ts';

const tabs = { documents: 0, entries: 1, gaps: 2, golden: 3, review: 4 } as const;
const tab = (name: keyof typeof tabs, as: string = name): View => ({
  name: as,
  open: (desk) => openTab(desk, tabs[name]),
});

const table = `Question,Answer,Tags
Can I change my order?,"Yes, until it is packed.",orders
Who pays for returns?,We do.,returns
متى يصل الطرد؟,يصل خلال ثلاثة أيام.,orders
`;

/** Before there is a key. */
export const inTheLibrary: readonly View[] = [
  tab('documents'),
  {
    name: 'preview',
    async open(desk) {
      const file = path.join(temporary('table'), 'orders and returns.csv');
      writeFileSync(file, table);
      await openTab(desk, tabs.documents);
      await stubFileDialog(desk, [file]);
      await press(desk, 'Control+o');
      await desk.page.locator('.dialog').getByText('Can I change my order?').first().waitFor();
    },
  },
  {
    name: 'remove',
    async open(desk) {
      await openTab(desk, tabs.documents);
      await desk.page.locator('.table__body .table__row').first().getByRole('button').last().click();
      await desk.page.locator('.dialog').waitFor();
    },
  },
  tab('entries'),
  {
    name: 'entry',
    async open(desk) {
      await openTab(desk, tabs.entries);
      await desk.page.locator('.table__body .table__row').nth(2).click();
      await desk.page.locator('#entry-question').waitFor();
    },
  },
  {
    name: 'bulk-edit',
    async open(desk) {
      await openTab(desk, tabs.entries);
      for (const row of [0, 1])
        await desk.page.locator('.table__body .table__row').nth(row).locator('.table__box').click();
      await press(desk, 'e');
      await desk.page.locator('.dialog').waitFor();
    },
  },
  tab('golden', 'golden-without-key'),
  tab('gaps', 'gaps-without-key'),
  tab('review', 'review-without-key'),
];

/** With a key. */
export const toReview: readonly View[] = [
  {
    name: 'gaps',
    async open(desk) {
      await setKey(desk);
      await desk.call('gaps.add', { question: 'Do you run sourdough courses for beginners?' });
      await openTab(desk, tabs.gaps);
    },
  },
  tab('golden'),
  {
    name: 'review',
    async open(desk) {
      await setKey(desk);
      const file = path.join(temporary('past'), 'past.mbox');
      writeFileSync(file, pastMailbox());
      await openTab(desk, tabs.review);
      await stubFileDialog(desk, [file]);
      await press(desk, 'p');
      await desk.page.locator('.item-detail').waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'pack-made',
    async open(desk) {
      await setKey(desk);
      await stubSaveDialog(desk, path.join(temporary('pack'), 'bluebird.sidedesk'));
      await openDialog(desk, 'Control+Shift+S');
    },
  },
];
