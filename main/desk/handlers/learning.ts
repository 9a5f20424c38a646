import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Phrasings } from '../learning/phrasings/phrasings.ts';

/** The calls of what replies taught. */
export function createLearningHandlers(
  phrasings: Phrasings,
): Pick<DeskHandlers, Extract<keyof DeskHandlers, `learning.${string}`>> {
  return {
    'learning.list': ({ offset, limit }) => phrasings.list(offset, limit),
    'learning.accept': ({ ids }) => {
      phrasings.accept(ids);
      return null;
    },
    'learning.undo': (given) => ({ undone: phrasings.undo('all' in given ? null : given.ids) }),
  };
}
