import type { DeskHandlers } from '../../../preload/contract.ts';
import { toRoutingInput, type ReadDeps } from '../messages/read-message.ts';
import type { Queues } from '../messages/routing/queues.ts';
import type { Router } from '../messages/routing/router.ts';
import { tryRule } from './try-rule.ts';

type Calls = Extract<keyof DeskHandlers, `queues.${string}` | `rules.${string}`>;

/** The calls of queues and rules. */
export function createQueueHandlers(
  queues: Queues,
  router: Router,
  reading: ReadDeps,
  trial: Omit<Parameters<typeof tryRule>[1], 'reading'>,
): Pick<DeskHandlers, Calls> {
  const toInput = (text: string, subject: string | null) => toRoutingInput({ text, subject }, reading);
  return {
    'queues.list': () => queues.list(),
    'queues.save': ({ queue }) => queues.save(queue),
    'queues.remove': async ({ id }) => {
      await queues.remove(id);
      return null;
    },
    'queues.addExample': async ({ message, subject, queue }) => {
      const input = toInput(message, subject);
      const example = router.addExample(input.summary, queue);
      return { example, routing: await router.route(input) };
    },
    'queues.removeExample': async ({ example }) => {
      router.removeExample(example);
      await router.ensureTrained();
      return null;
    },
    'queues.route': ({ message, subject }) => router.route(toInput(message, subject)),
    'rules.save': ({ rule }) => queues.saveRule(rule),
    'rules.try': (input) => tryRule(input, { ...trial, reading }),
    'rules.remove': async ({ id }) => {
      await queues.removeRule(id);
      return null;
    },
    'rules.restoreDefaults': async () => {
      await queues.restoreRules();
      return null;
    },
  };
}
