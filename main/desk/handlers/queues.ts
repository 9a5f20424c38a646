import type { DeskHandlers } from '../../../preload/contract.ts';
import { foldsOf } from '../library/mail-folds.ts';
import { toSort, type ReadDeps } from '../messages/read.ts';
import type { Queues } from '../messages/topics/queues.ts';
import type { Topics } from '../messages/topics/topics.ts';

type Calls = Extract<keyof DeskHandlers, `queues.${string}` | `rules.${string}`>;

/** The calls of queues and rules. */
export function createQueueHandlers(
  queues: Queues,
  topics: Topics,
  reading: ReadDeps,
): Pick<DeskHandlers, Calls> {
  const readToSort = (message: string, subject: string | null) => {
    const text = message.replaceAll('\r\n', '\n');
    return toSort({ text, subject, folds: foldsOf(text) }, reading);
  };
  return {
    'queues.list': () => queues.list(),
    'queues.save': ({ queue }) => queues.save(queue),
    'queues.remove': async ({ id }) => {
      await queues.remove(id);
      return null;
    },
    'queues.teach': async ({ message, subject, queue }) => {
      const sortable = readToSort(message, subject);
      const example = topics.teach(sortable.gist, queue);
      return { example, topic: await topics.sort(sortable) };
    },
    'queues.unteach': async ({ example }) => {
      topics.unteach(example);
      await topics.ready();
      return null;
    },
    'queues.sort': ({ message, subject }) => topics.sort(readToSort(message, subject)),
    'rules.save': ({ rule }) => queues.saveRule(rule),
    'rules.remove': async ({ id }) => {
      await queues.removeRule(id);
      return null;
    },
    'rules.restore': async () => {
      await queues.restoreRules();
      return null;
    },
  };
}
