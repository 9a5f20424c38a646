import { spawn } from 'node:child_process';
import path from 'node:path';
import { electronArguments, electronBinary } from '../../../build/setup/electron.mjs';
import { settingSections } from '../../../renderer/features/settings/setting-places.ts';
import english from '../../../locales/en.json' with { type: 'json' };
import { stubFileDialog } from '../window.ts';
import { inTheLibrary, toReview } from './in-the-library.ts';
import { onTheDesk, withMails } from './on-the-desk.ts';
import { click, openDialog, openSettings, passphrase, setKey, show, temporary, type View } from './steps.ts';

const dialog = (name: string, ...keys: readonly string[]): View => ({
  name,
  open: (desk) => openDialog(desk, ...keys),
});

const dialogs: readonly View[] = [
  dialog('help', 'F1'),
  dialog('shortcuts', '?'),
  dialog('snippets', 'Control+Shift+K'),
  {
    name: 'snippet',
    async open(desk) {
      await openDialog(desk, 'Control+Shift+K');
      await desk.page.locator('.snippets__item').first().click();
      await desk.page.locator('.dialog .form').waitFor();
    },
  },
  dialog('queues', 'Control+Shift+Q'),
  ...(['queue', 'rule'] as const).map((what): View => ({
    name: what,
    async open(desk) {
      await openDialog(desk, 'Control+Shift+Q');
      await desk.page.locator(`section[aria-labelledby=${what}s-title] .queues__item`).first().click();
      await desk.page.locator('.dialog .form').waitFor();
    },
  })),
  dialog('learned', 'Control+Shift+Y'),
];

/** The sections that there are for somebody alone. */
const settings: readonly View[] = settingSections
  .filter((section) => section !== 'people')
  .map((section) => ({
    name: `settings-${section}`,
    open: (desk) => openSettings(desk, english.settings.sections[section]),
  }));

/** The pages of the report but the first, which `report` shows. */
const reportPages: readonly View[] = Object.entries(english.report.pages)
  .filter(([id]) => id !== 'overview')
  .map(([id, label]) => ({
    name: `report-${id}`,
    async open(desk) {
      await show(desk, 'report');
      await desk.page.getByRole('tab', { name: label }).click();
      await desk.page.getByRole('tabpanel').getByText(/./).first().waitFor();
    },
    async leave({ page }) {
      await page.getByRole('tab').first().click();
    },
  }));

/** Sections that say more once there is a key. */
const settingsWithKey: readonly View[] = [
  {
    name: 'backups',
    async open(desk) {
      await setKey(desk);
      await stubFileDialog(desk, [temporary('stick')]);
      await openSettings(desk, english.settings.sections.backups);
      await click(desk, english.settings.backups.choose);
      await click(desk, english.settings.backups.now);
      await desk.page.locator('.backups__file').first().waitFor();
    },
  },
  {
    name: 'restore',
    async open(desk) {
      await desk.page.locator('.backups__file').first().getByRole('button').last().click();
      await desk.page.locator('.restore').waitFor();
    },
  },
  {
    name: 'retention',
    async open(desk) {
      await openSettings(desk, english.settings.sections.retention);
    },
  },
  { name: 'security', open: (desk) => openSettings(desk, english.settings.sections.privacy) },
];

/** With several people, and the last of all: nothing is left open. */
const people: readonly View[] = [
  {
    name: 'palette',
    async open(desk) {
      const shown = desk.app.waitForEvent('window');
      const electron = await electronBinary();
      const root = path.resolve(import.meta.dirname, '..', '..', '..');
      spawn(electron.path, [...electronArguments(), root, '--palette'], {
        env: { ...process.env, SIDEDESK_DATA: desk.dataFolder },
        stdio: 'ignore',
      });
      const palette = await shown;
      await palette.getByRole('searchbox').fill('rye bread');
      await palette.getByRole('option').nth(1).waitFor();
      return palette;
    },
  },
  {
    name: 'people',
    async open(desk) {
      await setKey(desk);
      await desk.call('people.start', { name: 'Ines Duarte', passphrase });
      await desk.call('people.add', { name: 'Tom Becker', role: 'agent', passphrase });
      await openSettings(desk, english.settings.sections.people);
      await desk.page.locator('.person__name', { hasText: 'Tom Becker' }).waitFor();
    },
  },
  {
    name: 'locked',
    async open(desk) {
      // The page that asks for it is gone before it hears the answer.
      await desk.call('vault.lock', {}).catch(() => undefined);
      await desk.page.locator('.locked__form').waitFor();
    },
  },
];

/** Every view of the window, in an order in which each is reached: without a key first, locked last. */
export const views: readonly View[] = [
  ...onTheDesk,
  ...inTheLibrary,
  ...dialogs,
  ...settings,
  ...withMails,
  ...reportPages,
  ...toReview,
  ...settingsWithKey,
  ...people,
];
