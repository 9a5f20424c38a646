import type { GoldenRegression } from '../../../../preload/contract.ts';

/** Something that was done and may have made golden questions worse. */
export interface ChangeCause {
  /** Follows "since": `“returns.md” was read`. */
  readonly description: string;
  /** Null where it cannot be undone. */
  readonly undo: (() => Promise<unknown>) | null;
  /** Why not, and what can be done instead. */
  readonly cannotUndoReason?: string;
}

const unknown =
  'What changed cannot be taken back by itself. Open what comes first now, change it, or keep it as it is.';

/** Several causes in words, the last ones first; each once. */
export function toRegression(worse: number, causes: readonly ChangeCause[]): GoldenRegression {
  const descriptions = [...new Set(causes.toReversed().map(({ description }) => description))];
  const since =
    descriptions.length > 2
      ? `${descriptions[0] ?? ''} and ${descriptions.length - 1} other changes`
      : descriptions.join(' and ');
  const stuck = causes.find(({ undo }) => undo === null);
  const canRevert = causes.length > 0 && stuck === undefined;
  return {
    worse,
    since,
    canRevert,
    cannotRevertReason: canRevert ? '' : (stuck?.cannotUndoReason ?? unknown),
  };
}

export const modelChanged: ChangeCause = {
  description: 'the library is searched by another model',
  undo: null,
  cannotUndoReason: 'Choose the other model again in the settings, or keep this.',
};

export const replyLearned: ChangeCause = {
  description: 'a reply was learned from',
  undo: null,
  cannotUndoReason: 'Forget the last lessons under “What was learned”, or keep this.',
};

export const synonymsChanged: ChangeCause = {
  description: 'the words that mean the same were changed',
  undo: null,
  cannotUndoReason: 'Change these words back in the settings, or keep this.',
};
