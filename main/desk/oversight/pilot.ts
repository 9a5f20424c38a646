import type { Settings } from '../../../preload/contract.ts';
import type { Marks } from './marks.ts';

/** Whether a case of the comparison has its suggestions shown or held back. */
export type PilotArm = 'shown' | 'hidden';

interface CaseToAssign {
  readonly text: string;
  readonly queue: string | null;
  readonly agent: string;
}

const same = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

/**
 * The arm of a case, or null when it takes no part. The same message always comes into the same arm, so that reading it
 * again shows nothing new, and nobody can tell beforehand which arm that is: the mark is salted (marks.ts).
 */
export function assign(
  { text, queue, agent }: CaseToAssign,
  { on, queues, agents, share, since }: Settings['pilot'],
  marks: Pick<Marks, 'number'>,
): PilotArm | null {
  if (!on) return null;
  if (queues.length > 0 && !queues.some((id) => id === queue)) return null;
  if (agents.length > 0 && !agents.some((name) => same(name, agent))) return null;
  return marks.number(`pilot ${since ?? 0} ${text}`) < share ? 'shown' : 'hidden';
}
