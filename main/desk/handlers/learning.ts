import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Learning } from '../learning/feedback/learning.ts';
import type { Oversight } from '../oversight/oversight.ts';

/** The calls of what replies and marks taught. */
export function createLearningHandlers(
  learning: Learning,
  oversight: Pick<Oversight, 'note'>,
): Pick<DeskHandlers, Extract<keyof DeskHandlers, `learning.${string}`>> {
  return {
    'learning.wrong': async (mark) => {
      const id = await learning.wrong(mark);
      const { caseId, question, target, reason, comment } = mark;
      oversight.note({ kind: 'wrong', caseId, facts: { target, reason }, secret: { question, comment } });
      return { id };
    },
    'learning.list': ({ offset, limit }) => learning.list(offset, limit),
    'learning.accept': ({ ids }) => {
      learning.accept(ids);
      return null;
    },
    'learning.undo': async (given) => ({ undone: await learning.undo('all' in given ? null : given.ids) }),
  };
}
