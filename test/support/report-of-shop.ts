import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DeskApi } from '../../preload/client.ts';
import type { SimulatedShop } from './simulated-shops.ts';

/** Reads and answers every mail of a shop. */
export async function answerMails(api: DeskApi, { agent, mails }: SimulatedShop): Promise<void> {
  await api.call('settings.change', { agentName: agent });
  // Named after a colleague, as queues are; all mails go there.
  const queue = await api.call('queues.save', {
    queue: {
      id: null,
      name: `For ${agent}`,
      description: '',
      assignee: agent,
      priority: 'normal',
      examples: [],
      needs: [],
      secondLook: false,
    },
  });
  const phrases = ['hello', 'hi', 'dear', 'guten', 'hallo', 'bonjour', 'hola'];
  await api.call('rules.save', {
    rule: {
      id: null,
      name: 'All',
      on: true,
      condition: { kind: 'words', phrases, notIn: [] },
      queue: queue.id,
      priority: 'normal',
      handOver: false,
    },
  });
  for (const { message, reply } of mails) {
    const { caseId, questions } = await api.call('messages.read', { text: message });
    await api.call('replies.commit', {
      caseId,
      message,
      suggested: '',
      pieces: [],
      reply,
      questions: questions.map(({ text }) => ({ question: text, shown: [], chosen: null })),
    });
  }
}

/** Everything that the report says of a month, by where it says it: the files that leave the house, and the pages. */
export async function reportOf(
  api: DeskApi,
  folder: string,
  days: { readonly firstDay: string; readonly lastDay: string },
): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  for (const format of ['text', 'html', 'csv', 'json'] as const) {
    const file = path.join(folder, `report.${format}`);
    await api.call('report.export', { ...days, path: file, format });
    said.set(`file ${format}`, readFileSync(file, 'utf8'));
  }
  const log = path.join(folder, 'log.jsonl');
  await api.call('audit.export', { path: log, format: 'jsonl', words: false });
  said.set('exported log', readFileSync(log, 'utf8'));
  const pages = {
    overview: [
      await api.call('report.figures', days),
      await api.call('report.recommendations', {}),
      await api.call('report.alerts', {}),
      await api.call('report.reasons', days),
    ],
    'library page': await api.call('dataAudit.library', {}),
    practice: await api.call('practice.next', { after: null }),
  };
  const { team, agreement } = await api.call('quality.sample', {});
  for (const [page, data] of Object.entries({ ...pages, 'quality figures': { team, agreement } }))
    said.set(page, JSON.stringify(data));
  return said;
}
