import type { Detail, Queue } from '../../../../preload/contract.ts';

/** What the queue's checklist still asks for: a need is fulfilled by a detail of its kind in the message. */
export function missingInfo(queue: Pick<Queue, 'needs'>, details: readonly Detail[]): readonly string[] {
  const given = new Set(details.map(({ kind }) => kind));
  return queue.needs.flatMap(({ ask, detail }) => (detail !== null && given.has(detail) ? [] : [ask.trim()]));
}
