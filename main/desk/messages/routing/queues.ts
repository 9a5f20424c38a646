import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { queueSchema } from '../../../../preload/shapes/routing.ts';
import type { Queue, QueueList, Rule } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { SettingsService } from '../../settings/settings.ts';
import type { Router } from './router.ts';

/** The owner's queues and rules, kept in the settings; what customers wrote is kept apart, encrypted. */
export interface Queues {
  list(): QueueList;
  save(
    queue: Omit<Queue, 'id' | 'sample'> & { readonly id: string | null },
  ): Promise<{ readonly id: string }>;
  remove(id: string): Promise<void>;
  saveRule(rule: Omit<Rule, 'id'> & { readonly id: string | null }): Promise<{ readonly id: string }>;
  removeRule(id: string): Promise<void>;
  restoreRules(): Promise<void>;
  addSample(): Promise<void>;
  removeSample(): Promise<void>;
}

interface QueuesDeps {
  readonly settings: Pick<SettingsService, 'get' | 'change' | 'defaults'>;
  readonly router: Router;
  readonly newId: () => string;
  readonly sampleShop: string;
}

/** More queues than this nobody could choose from. */
const mostQueues = 200;
const mostRules = 200;
const sampleQueues = z.array(queueSchema.omit({ id: true, sample: true }));

/** The same list with `one` in the place of its namesake, or at the end. */
function upsert<Item extends { readonly id: string }>(items: readonly Item[], one: Item): Item[] {
  return items.some(({ id }) => id === one.id)
    ? items.map((item) => (item.id === one.id ? one : item))
    : [...items, one];
}

export function createQueues({ settings, router, newId, sampleShop }: QueuesDeps): Queues {
  const { get, change, defaults } = settings;
  async function deleteQueues(gone: readonly string[]): Promise<void> {
    const { queues, rules } = get();
    await change({
      queues: queues.filter(({ id }) => !gone.includes(id)),
      rules: rules
        // A rule about a queue goes with it.
        .filter(({ condition }) => condition.kind !== 'queue' || !gone.includes(condition.queue))
        .map((rule) => (gone.includes(rule.queue ?? '') ? { ...rule, queue: null } : rule)),
    });
    router.removeExamplesOf(gone);
    await router.ensureTrained();
  }

  return {
    list() {
      const { queues, rules } = get();
      const { examples, locked } = router.trainingExamples();
      return { queues, rules, trainingExamples: examples, lockedExamples: locked };
    },
    async save({ id, ...fields }) {
      const { queues } = get();
      const before = queues.find((one) => one.id === id);
      if (id !== null && before === undefined) throw new DeskFailure('not_found', { reason: 'queue' });
      if (id === null && queues.length >= mostQueues)
        throw new DeskFailure('bad_request', { reason: 'too_many_queues', params: { max: mostQueues } });
      const name = fields.name.trim();
      if (queues.some((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase()))
        throw new DeskFailure('bad_request', { reason: 'queue_exists', params: { name } });
      // What the owner has changed is the owner's, and stays when the sample shop goes.
      const queue: Queue = { ...fields, name, id: id ?? newId(), sample: false };
      await change({ queues: upsert(queues, queue) });
      await router.ensureTrained();
      return { id: queue.id };
    },
    async remove(id) {
      if (!get().queues.some((one) => one.id === id)) throw new DeskFailure('not_found', { reason: 'queue' });
      await deleteQueues([id]);
    },
    async saveRule({ id, ...fields }) {
      const { rules, queues } = get();
      const { condition } = fields;
      if (id !== null && !rules.some((one) => one.id === id))
        throw new DeskFailure('not_found', { reason: 'rule' });
      if (id === null && rules.length >= mostRules)
        throw new DeskFailure('bad_request', { reason: 'too_many_rules', params: { max: mostRules } });
      const isGone = (queue: string): boolean => !queues.some((one) => one.id === queue);
      if (
        (fields.queue !== null && isGone(fields.queue)) ||
        (condition.kind === 'queue' && isGone(condition.queue))
      )
        throw new DeskFailure('not_found', { reason: 'queue_of_rule' });
      const rule: Rule = { ...fields, id: id ?? newId() };
      await change({ rules: upsert(rules, rule) });
      return { id: rule.id };
    },
    async removeRule(id) {
      const { rules } = get();
      if (!rules.some((one) => one.id === id)) throw new DeskFailure('not_found', { reason: 'rule' });
      await change({ rules: rules.filter((one) => one.id !== id) });
    },
    async restoreRules() {
      const { queues, rules } = get();
      const own = rules.filter(({ id }) => !defaults.rules.some((one) => one.id === id));
      const gone = defaults.queues.filter(({ id }) => !queues.some((one) => one.id === id));
      await change({ rules: [...defaults.rules, ...own], queues: [...queues, ...gone] });
    },
    async addSample() {
      const { queues } = get();
      if (queues.some(({ sample }) => sample)) return;
      const file = await readFile(path.join(sampleShop, 'queues.json'), 'utf8');
      const known = new Set(queues.map(({ name }) => name.toLowerCase()));
      const added = sampleQueues
        .parse(JSON.parse(file))
        .filter(({ name }) => !known.has(name.toLowerCase()))
        .map((queue): Queue => ({ ...queue, id: newId(), sample: true }));
      await change({ queues: [...queues, ...added] });
      await router.ensureTrained();
    },
    async removeSample() {
      const gone = get().queues.flatMap(({ id, sample }) => (sample ? [id] : []));
      if (gone.length > 0) await deleteQueues(gone);
    },
  };
}
