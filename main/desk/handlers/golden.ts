import type { DeskHandlers } from '../../../preload/contract.ts';
import { assertNever } from '../failure.ts';
import type { Learning } from '../learning/feedback/learning.ts';
import type { RevertibleCause } from '../learning/golden/change-causes.ts';
import type { Golden } from '../learning/golden/golden.ts';
import type { Entries } from '../library/entries.ts';
import type { Library } from '../library/library.ts';

type Calls = Extract<keyof DeskHandlers, `golden.${string}`>;

interface Rooms {
  readonly golden: Golden;
  readonly entries: Pick<Entries, 'restore' | 'remove'>;
  readonly library: Pick<Library, 'undo'>;
  readonly learning: Pick<Learning, 'undo'>;
}

/** The calls of questions that must keep their answers. */
export function createGoldenHandlers(rooms: Rooms): Pick<DeskHandlers, Calls> {
  const { golden } = rooms;
  return {
    'golden.add': ({ question, target }) => golden.add(question, target),
    'golden.list': () => golden.overview(),
    'golden.remove': ({ ids }) => {
      golden.remove(ids);
      return null;
    },
    'golden.run': () => golden.run(),
    'golden.acceptBaseline': (given) => golden.acceptBaseline('all' in given ? null : given.ids),
    'golden.revert': () => golden.revert((cause) => undo(cause, rooms)),
    'golden.dryRun': async ({ id, fields }) => ({ worse: await golden.dryRun(id, fields) }),
  };
}

/** Undoes one change by the undo that its room has. */
async function undo(cause: RevertibleCause, { entries, library, learning }: Rooms): Promise<unknown> {
  switch (cause.kind) {
    case 'entry_saved':
      return cause.versionBefore === null
        ? entries.remove([cause.id])
        : entries.restore(cause.id, cause.versionBefore);
    case 'entries_removed':
    case 'entries_merged':
    case 'documents_removed':
      return library.undo(cause.undo);
    case 'learning_accepted':
      return learning.undo(cause.ids);
    default:
      return assertNever(cause);
  }
}
