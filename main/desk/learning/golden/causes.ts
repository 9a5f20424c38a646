import type { GoldenNews } from '../../../../preload/contract.ts';

/** Something that was done and may have made golden questions worse. */
export interface Cause {
  /** Follows "since": `“returns.md” was read`. */
  readonly what: string;
  /** Null where it cannot be undone. */
  readonly undo: (() => Promise<unknown>) | null;
  /** Why not, and what can be done instead. */
  readonly whyNot?: string;
}

const unknown =
  'What changed cannot be taken back by itself. Open what comes first now, change it, or keep it as it is.';

/** Several causes in words, the last ones first; one is told once. */
export function newsOf(worse: number, causes: readonly Cause[]): GoldenNews {
  const told = [...new Set(causes.toReversed().map(({ what }) => what))];
  const since =
    told.length > 2 ? `${told[0] ?? ''} and ${told.length - 1} other changes` : told.join(' and ');
  const stuck = causes.find(({ undo }) => undo === null);
  const canTakeBack = causes.length > 0 && stuck === undefined;
  return { worse, since, canTakeBack, whyNot: canTakeBack ? '' : (stuck?.whyNot ?? unknown) };
}

export const anotherModel: Cause = {
  what: 'the library is searched by another model',
  undo: null,
  whyNot: 'Choose the other model again in the settings, or keep this.',
};

export const somethingLearned: Cause = {
  what: 'a reply was learned from',
  undo: null,
  whyNot: 'Forget the last lessons under “What was learned”, or keep this.',
};

export const otherWords: Cause = {
  what: 'the words that mean the same were changed',
  undo: null,
  whyNot: 'Change these words back in the settings, or keep this.',
};
