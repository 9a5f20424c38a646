import type { Settings } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';

type Lists = Pick<Settings, 'queues' | 'rules'>;

/** The list as it is now, with what is gone from the one before where it stood. */
function withMissing<Item extends { readonly id: string }>(
  now: readonly Item[],
  before: readonly Item[],
): readonly Item[] {
  const restored = [...now];
  for (const [at, item] of before.entries())
    if (!now.some(({ id }) => id === item.id)) restored.splice(at, 0, item);
  return restored;
}

/** Queues and rules with what was removed since, and rules to such a queue leading there again; all else stays as it is. */
export function restored(now: Lists, before: Lists): Lists {
  const back = new Set(
    before.queues.filter(({ id }) => !now.queues.some((one) => one.id === id)).map(({ id }) => id),
  );
  return {
    queues: withMissing(now.queues, before.queues),
    rules: withMissing(now.rules, before.rules).map((rule) => {
      const queue = before.rules.find(({ id }) => id === rule.id)?.queue ?? null;
      return rule.queue === null && queue !== null && back.has(queue) ? { ...rule, queue } : rule;
    }),
  };
}

/** What undoes a removal of a queue or a rule; made before it. */
export function undoRemoval(desk: Desk): (() => void) | undefined {
  const before = desk.settings.getState().settings;
  if (before === null) return undefined;
  return () => {
    const { settings, change } = desk.settings.getState();
    if (settings !== null) void change(restored(settings, before)).then(() => desk.queues.getState().load());
  };
}
