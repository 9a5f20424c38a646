import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Learning } from '../learning/feedback/learning.ts';

/** The calls of what replies and marks taught. */
export function createLearningHandlers(
  learning: Learning,
): Pick<DeskHandlers, Extract<keyof DeskHandlers, `learning.${string}`>> {
  return {
    'learning.wrong': async (mark) => ({ id: await learning.wrong(mark) }),
    'learning.list': ({ offset, limit }) => learning.list(offset, limit),
    'learning.accept': ({ ids }) => {
      learning.accept(ids);
      return null;
    },
    'learning.undo': async (given) => ({ undone: await learning.undo('all' in given ? null : given.ids) }),
  };
}
