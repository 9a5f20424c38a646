import {
  type Omission,
  type OmissionKind,
  omissionKinds,
  type Remark,
  type RemarkKind,
} from '../../../../preload/contract.ts';
import { collapseWhitespace } from './blocks.ts';

/** Goes with a file through its parser: what was left out of it, and where it could only be guessed. */
export interface Remarks {
  /**
   * Whether these words are to be left out. They are unless a person takes them all the same; either way they are told.
   * `line` is that of the file or the row of the sheet, from 1.
   */
  readonly omit: (kind: OmissionKind, words: string, line?: number) => boolean;
  /** Something that was read by a guess, or not at all. */
  readonly tell: (kind: Exclude<RemarkKind, OmissionKind>, words: string, line?: number) => void;
  readonly list: () => readonly Remark[];
  /** What is to be left out and was found, whether it was left out or not. */
  readonly omissions: () => readonly Omission[];
}

const placesKept = 5;
const wordsKept = 100;

/** Remarks in the margin are about the text, and what somebody deleted with changes tracked is deleted. */
const neverTaken: ReadonlySet<RemarkKind> = new Set<OmissionKind>(['comment', 'deleted']);

/** `takesOmitted`: a person wants what is struck, hidden or a draft as well. */
export function createRemarks(takesOmitted = false): Remarks {
  const found = new Map<RemarkKind, { count: number; places: { line: number | null; words: string }[] }>();
  const stateOf = (kind: RemarkKind): Omission['state'] =>
    neverTaken.has(kind) ? 'never taken' : takesOmitted ? 'taken' : 'left out';
  const add = (kind: RemarkKind, given: string, line: number | null): void => {
    // What is long is cut first: blanks are counted in what is shown only.
    const words = collapseWhitespace(given.slice(0, 2 * wordsKept)).slice(0, wordsKept);
    if (words === '' && line === null) return;
    const remark = found.get(kind) ?? { count: 0, places: [] };
    remark.count++;
    if (remark.places.length < placesKept) remark.places.push({ line, words });
    found.set(kind, remark);
  };
  return {
    omit(kind, words, line) {
      if (words.trim() === '') return !takesOmitted;
      add(kind, words, line ?? null);
      return stateOf(kind) !== 'taken';
    },
    tell(kind, words, line) {
      add(kind, words, line ?? null);
    },
    list: () =>
      [...found].map(([kind, remark]) => ({
        kind,
        state: omissionKinds.some((one) => one === kind) ? stateOf(kind) : null,
        ...remark,
      })),
    omissions: () =>
      omissionKinds.flatMap((kind) => {
        const count = found.get(kind)?.count ?? 0;
        return count === 0 ? [] : [{ kind, count, state: stateOf(kind) }];
      }),
  };
}
