import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Cause } from '../learning/golden/causes.ts';
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
    'golden.keep': (given) => golden.keep('all' in given ? null : given.ids),
    'golden.takeBack': () => golden.takeBack(),
    'golden.check': async ({ id, fields }) => ({ worse: await golden.check(id, fields) }),
  };
}

type Causing = Pick<
  DeskHandlers,
  | 'entries.save'
  | 'entries.restore'
  | 'entries.remove'
  | 'entries.merge'
  | 'duplicates.merge'
  | 'library.remove'
  | 'library.undo'
  | 'proposals.accept'
  | 'learning.accept'
  | 'learning.undo'
>;

/** The calls that may make a golden question worse: each tells what was done, and how it is undone. */
export function tellingGolden(
  calls: Causing,
  rooms: {
    readonly golden: Golden;
    readonly entries: Pick<Entries, 'get' | 'restore' | 'remove'>;
    readonly library: Pick<Library, 'undo'>;
  },
): Causing {
  const { golden, entries, library } = rooms;
  const undoing = (what: string, undo: string): Cause => ({
    what,
    undo: () => Promise.resolve(library.undo(undo)),
  });

  /** `version` is what the entry was before; null for one that was not there. */
  function ofEntry(id: string, version: number | null): Cause {
    const what = `the entry “${entries.get(id).question}” was ${version === null ? 'written' : 'changed'}`;
    const undo = (): Promise<unknown> =>
      version === null ? Promise.resolve(entries.remove([id])) : entries.restore(id, version);
    return { what, undo };
  }
  const versionOf = (id: string | null): number | null => (id === null ? null : entries.get(id).version);

  return {
    'entries.save': (input) => {
      const before = versionOf(input.id);
      return golden.covered(
        () => calls['entries.save'](input),
        ({ id }) => ofEntry(id, before),
      );
    },
    'entries.restore': (input) => {
      const before = versionOf(input.id);
      return golden.covered(
        () => calls['entries.restore'](input),
        ({ id }) => ofEntry(id, before),
      );
    },
    'entries.remove': (input) =>
      golden.covered(
        () => calls['entries.remove'](input),
        ({ undo }) => undoing('entries were removed', undo),
      ),
    'entries.merge': (input) =>
      golden.covered(
        () => calls['entries.merge'](input),
        ({ undo }) => undoing('entries were merged', undo),
      ),
    'duplicates.merge': (input) =>
      golden.covered(
        () => calls['duplicates.merge'](input),
        ({ undo }) => undoing('entries were merged', undo),
      ),
    'library.remove': (input) =>
      golden.covered(
        () => calls['library.remove'](input),
        ({ undo }) => undoing('documents were removed', undo),
      ),
    'library.undo': (input) =>
      golden.covered(
        () => calls['library.undo'](input),
        () => ({ what: 'something was brought back', undo: null }),
      ),
    'proposals.accept': (input) =>
      golden.covered(
        () => calls['proposals.accept'](input),
        ({ entryId }) => {
          const { version } = entries.get(entryId);
          return ofEntry(entryId, version > 1 ? version - 1 : null);
        },
      ),
    'learning.accept': (input) =>
      golden.covered(
        () => calls['learning.accept'](input),
        () => ({
          what: 'what was learned was accepted',
          undo: async () => calls['learning.undo']({ ids: input.ids }),
        }),
      ),
    'learning.undo': (input) =>
      golden.covered(
        () => calls['learning.undo'](input),
        () => ({ what: 'something learned was forgotten', undo: null }),
      ),
  };
}
