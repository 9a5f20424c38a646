import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningApp } from './app.ts';
import { importPaths } from './window.ts';

const document = `# Returns

## How long do I have to send something back?
You can send anything back within 30 days of its arrival. We pay for the label.

## How do I get my money back?
Money goes back the way it came, within five working days of the parcel reaching us.
`;

/** Import, read, search and copy, as a person would have it done; throws when a step does not come to its end. */
export async function runJourney(desk: RunningApp): Promise<{ readonly suggestions: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-journey-'));
  try {
    writeFileSync(path.join(folder, 'returns.md'), document);
    await desk.call('desk.status', {});
    await importPaths(desk, [folder]);
    await waitForImport(desk, 'returns.md');
    const message = 'Hello, how many days do I have to send the shoes back? Anna';
    const reading = await desk.call('messages.read', { text: message });
    await desk.call('messages.search', { text: 'when do I get my money back' });
    await desk.call('replies.commit', {
      caseId: reading.caseId,
      pieces: [...reading.draft.pieces],
      message,
      suggested: reading.draft.text,
      reply: 'Dear Anna',
      questions: [],
    });
    await useTheRest(desk, folder);
    return { suggestions: reading.questions.flatMap((question) => question.suggestions).length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What else a day has: mails that wait, drafts, the report, copies, storage time, locking. */
async function useTheRest(desk: RunningApp, folder: string): Promise<void> {
  const passphrase = 'a day without a net';
  await desk.call('vault.create', { passphrase });
  writeFileSync(
    path.join(folder, 'parcel.eml'),
    'From: Ida Holm <ida@example.org>\nSubject: Parcel\n\nHello, see http://shop.example/p.png and tell me where my parcel is. Ida\n',
  );
  await desk.call('worklist.add', { paths: [folder] });
  await desk.call('worklist.list', {});
  await desk.call('formDrafts.save', {
    form: 'message',
    subject: 'new',
    caseId: null,
    content: '{"text":"Dear"}',
  });
  const today = new Date().toISOString().slice(0, 10);
  await desk.call('report.figures', { firstDay: today, lastDay: today });
  await desk.call('report.recommendations', {});
  await desk.call('report.alerts', {});
  await desk.call('backups.status', {});
  await desk.call('retention.status', {});
  await desk.call('vault.makeNewKey', {});
  await desk.call('audit.verify', {});
  // The page that asks for it is gone before it hears the answer.
  await desk.call('vault.lock', {}).catch(() => undefined);
  await desk.page.locator('.locked__form').waitFor();
}

/** Waits until a document with that name is ready; throws when it failed or takes too long. */
async function waitForImport(desk: RunningApp, name: string, patience = 30_000): Promise<void> {
  const query = {
    show: 'documents',
    filter: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 500,
  } as const;
  for (const started = performance.now(); performance.now() - started < patience; await wait(100)) {
    const { rows } = await desk.call('library.list', query);
    const row = rows.find((one) => one.type === 'document' && one.name === name);
    if (row?.type !== 'document') continue;
    if (row.state === 'ready') return;
    if (row.state === 'failed') throw new Error(`${name} failed: ${JSON.stringify(row.error)}`);
  }
  throw new Error(`${name} was not ready after ${patience} ms`);
}
