import type { DeskHandlers } from '../../../preload/contract.ts';
import type { ChangeCause } from '../learning/golden/change-causes.ts';
import type { Golden } from '../learning/golden/golden.ts';
import type { Entries } from '../library/entries.ts';
import type { Library } from '../library/library.ts';

type Calls = Extract<keyof DeskHandlers, `golden.${string}`>;

/** The calls of questions that must keep their answers. */
export function createGoldenHandlers(golden: Golden): Pick<DeskHandlers, Calls> {
  return {
    'golden.add': ({ question, target }) => golden.add(question, target),
    'golden.list': () => golden.overview(),
    'golden.remove': ({ ids }) => {
      golden.remove(ids);
      return null;
    },
    'golden.run': () => golden.run(),
    'golden.acceptBaseline': (given) => golden.acceptBaseline('all' in given ? null : given.ids),
    'golden.revert': () => golden.revert(),
    'golden.dryRun': async ({ id, fields }) => ({ worse: await golden.dryRun(id, fields) }),
  };
}

type TrackedCalls = Pick<
  DeskHandlers,
  | 'entries.save'
  | 'entries.restoreVersion'
  | 'entries.remove'
  | 'entries.merge'
  | 'duplicates.merge'
  | 'library.remove'
  | 'library.undo'
  | 'proposals.accept'
  | 'learning.accept'
  | 'learning.undo'
>;

/** The calls that may make a golden question worse: each says what was done, and how it is undone. */
export function withChangeCauses(
  calls: TrackedCalls,
  rooms: {
    readonly golden: Golden;
    readonly entries: Pick<Entries, 'get' | 'restore' | 'remove'>;
    readonly library: Pick<Library, 'undo'>;
  },
): TrackedCalls {
  const { golden, entries, library } = rooms;
  const undoable = (description: string, undo: string): ChangeCause => ({
    description,
    undo: () => Promise.resolve(library.undo(undo)),
  });

  /** `version` is what the entry was before; null for one that was not there. */
  function entryCause(id: string, version: number | null): ChangeCause {
    const description = `the entry “${entries.get(id).question}” was ${version === null ? 'written' : 'changed'}`;
    const undo = (): Promise<unknown> =>
      version === null ? Promise.resolve(entries.remove([id])) : entries.restore(id, version);
    return { description, undo };
  }
  const versionOf = (id: string | null): number | null => (id === null ? null : entries.get(id).version);

  return {
    'entries.save': (input) => {
      const before = versionOf(input.id);
      return golden.withCause(
        () => calls['entries.save'](input),
        ({ id }) => entryCause(id, before),
      );
    },
    'entries.restoreVersion': (input) => {
      const before = versionOf(input.id);
      return golden.withCause(
        () => calls['entries.restoreVersion'](input),
        ({ id }) => entryCause(id, before),
      );
    },
    'entries.remove': (input) =>
      golden.withCause(
        () => calls['entries.remove'](input),
        ({ undo }) => undoable('entries were removed', undo),
      ),
    'entries.merge': (input) =>
      golden.withCause(
        () => calls['entries.merge'](input),
        ({ undo }) => undoable('entries were merged', undo),
      ),
    'duplicates.merge': (input) =>
      golden.withCause(
        () => calls['duplicates.merge'](input),
        ({ undo }) => undoable('entries were merged', undo),
      ),
    'library.remove': (input) =>
      golden.withCause(
        () => calls['library.remove'](input),
        ({ undo }) => undoable('documents were removed', undo),
      ),
    'library.undo': (input) =>
      golden.withCause(
        () => calls['library.undo'](input),
        () => ({ description: 'something was brought back', undo: null }),
      ),
    'proposals.accept': (input) =>
      golden.withCause(
        () => calls['proposals.accept'](input),
        ({ entryId }) => {
          const { version } = entries.get(entryId);
          return entryCause(entryId, version > 1 ? version - 1 : null);
        },
      ),
    'learning.accept': (input) =>
      golden.withCause(
        () => calls['learning.accept'](input),
        () => ({
          description: 'what was learned was accepted',
          undo: async () => calls['learning.undo']({ ids: input.ids }),
        }),
      ),
    'learning.undo': (input) =>
      golden.withCause(
        () => calls['learning.undo'](input),
        () => ({ description: 'something learned was forgotten', undo: null }),
      ),
  };
}
