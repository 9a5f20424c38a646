import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

interface Sample {
  readonly mails: readonly {
    readonly id: string;
    readonly hours: number;
    readonly text: string;
    readonly subject?: string;
    readonly back?: true;
  }[];
  readonly pairs: readonly (readonly [first: string, second: string])[];
}
const { today, fitted, unseen } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../sets/worklist/mails.json'), 'utf8'),
) as { readonly today: string; readonly fitted: Sample; readonly unseen: Sample };

/** Mails as files, those that come back as answers to one that was answered; returns the ids in the order of the list. */
async function orderOf({ mails }: Sample): Promise<readonly string[]> {
  const now = new Date(today).getTime();
  const folder = temporaryFolder();
  const { api, services } = await openTestDesk({ now: () => now });
  await api.call('vault.create', { passphrase: 'a good long passphrase' });
  // An hour of waiting is one of opening hours, around the clock.
  await api.call('settings.change', { openingHours: Array.from({ length: 7 }, () => null) });
  const write = (id: string, hours: number, subject: string, text: string): string => {
    const file = path.join(folder, `${id}.eml`);
    const lines = [
      `From: ${id} <${id}@mail.example>`,
      `Message-ID: <${id}@mail.example>`,
      `Date: ${new Date(now - hours * 3_600_000).toUTCString()}`,
      `Subject: ${subject}`,
      ...(id.endsWith('-again') ? [`References: <${id.replace('-again', '')}@mail.example>`] : []),
    ];
    writeFileSync(
      file,
      `${lines.join('\r\n')}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
    );
    utimesSync(file, 1_000, 1_000);
    return file;
  };
  const before = mails.filter(({ back }) => back);
  if (before.length > 0) {
    await api.call('worklist.add', { paths: before.map(({ id }) => write(id, 30, 'Mail', 'Hello')) });
    await services.worklist.whenIdle();
    const { mails: listed } = await api.call('worklist.list', {});
    await api.call('worklist.setDone', { ids: listed.map(({ id }) => id), isDone: true });
  }
  const paths = mails.map(({ id, hours, subject = 'Mail', text, back }) =>
    write(back ? `${id}-again` : id, hours, subject, text),
  );
  await api.call('worklist.add', { paths });
  await services.worklist.whenIdle();
  const list = await api.call('worklist.list', {});
  if (process.env['SHOW'])
    for (const one of list.mails)
      console.log(one.from?.name, one.priority, one.mood, one.dueDay, one.isBack, one.why);
  return list.mails.map(({ from }) => (from?.name ?? '').replace('-again', ''));
}

/** The share of pairs whose first mail stands before the second. */
function agreement(order: readonly string[], { mails, pairs }: Sample): number {
  expect(order.toSorted()).toEqual(mails.map(({ id }) => id).toSorted());
  const wrong = pairs.filter(([first, second]) => order.indexOf(first) > order.indexOf(second));
  if (process.env['SHOW']) console.log(wrong);
  return 1 - wrong.length / pairs.length;
}

test.each([
  ['that the weights were fitted on', fitted],
  ['that they were not', unseen],
] as const)('the order agrees with pairs that a person put in order: those %s', async (_, sample) => {
  expect(agreement(await orderOf(sample), sample)).toBeGreaterThanOrEqual(0.9);
});
