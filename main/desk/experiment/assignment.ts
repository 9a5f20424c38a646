import type { Settings } from '../../../preload/contract.ts';

/** Whether a case of the experiment has its suggestions shown or withheld. */
export type ExperimentArm = 'shown' | 'hidden';

interface CaseToAssign {
  readonly text: string;
  readonly queue: string | null;
  readonly agent: string;
}

const same = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

/**
 * The arm of a case, or null when it takes no part. The same message always comes into the same arm, so that reading it
 * again shows nothing new, and nobody can tell beforehand which arm that is: `fraction`, from 0 to below 1, is of a salted hash (audit/pseudonyms.ts).
 */
export function assignArm(
  { text, queue, agent }: CaseToAssign,
  { on, queues, agents, share, since }: Settings['experiment'],
  fraction: (text: string) => number,
): ExperimentArm | null {
  if (!on) return null;
  if (queues.length > 0 && !queues.some((id) => id === queue)) return null;
  if (agents.length > 0 && !agents.some((name) => same(name, agent))) return null;
  return fraction(`pilot ${since ?? 0} ${text}`) < share ? 'shown' : 'hidden';
}
