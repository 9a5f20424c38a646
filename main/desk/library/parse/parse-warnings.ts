import type { Omission, ParseWarning, ParseWarningKind } from '../../../../preload/contract.ts';
import { type OmissionKind, omissionKinds } from '../../../../preload/shapes/omissions.ts';
import { collapseWhitespace } from './blocks.ts';

/** Goes with a file through its parser: what was left out of it, and where it could only be guessed. */
export interface ParseWarnings {
  /**
   * Whether these words are to be left out. They are unless a person takes them all the same; either way they are told.
   * `line` is that of the file or the row of the sheet, from 1.
   */
  readonly omit: (kind: OmissionKind, words: string, line?: number) => boolean;
  /** Something that was read by a guess, or not at all. */
  readonly add: (kind: Exclude<ParseWarningKind, OmissionKind>, words: string, line?: number) => void;
  readonly list: () => readonly ParseWarning[];
  /** What is to be left out and was found, whether it was left out or not. */
  readonly omissions: () => readonly Omission[];
}

const placesKept = 5;
const wordsKept = 100;

/** Remarks in the margin are about the text, and what somebody deleted with changes tracked is deleted. */
const neverTaken: ReadonlySet<ParseWarningKind> = new Set<OmissionKind>(['comment', 'deleted']);

/** `takesOmitted`: a person wants what is struck, hidden or a draft as well. */
export function createParseWarnings(takesOmitted = false): ParseWarnings {
  const found = new Map<
    ParseWarningKind,
    { count: number; places: { line: number | null; words: string }[] }
  >();
  const stateOf = (kind: ParseWarningKind): Omission['state'] =>
    neverTaken.has(kind) ? 'never taken' : takesOmitted ? 'taken' : 'left out';
  const record = (kind: ParseWarningKind, given: string, line: number | null): void => {
    // What is long is cut first: blanks are counted in what is shown only.
    const words = collapseWhitespace(given.slice(0, 2 * wordsKept)).slice(0, wordsKept);
    if (words === '' && line === null) return;
    const warning = found.get(kind) ?? { count: 0, places: [] };
    warning.count++;
    if (warning.places.length < placesKept) warning.places.push({ line, words });
    found.set(kind, warning);
  };
  return {
    omit(kind, words, line) {
      if (words.trim() === '') return !takesOmitted;
      record(kind, words, line ?? null);
      return stateOf(kind) !== 'taken';
    },
    add(kind, words, line) {
      record(kind, words, line ?? null);
    },
    list: () =>
      [...found].map(([kind, warning]) => ({
        kind,
        state: omissionKinds.some((one) => one === kind) ? stateOf(kind) : null,
        ...warning,
      })),
    omissions: () =>
      omissionKinds.flatMap((kind) => {
        const count = found.get(kind)?.count ?? 0;
        return count === 0 ? [] : [{ kind, count, state: stateOf(kind) }];
      }),
  };
}
