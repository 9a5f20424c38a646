import { diffArrays } from 'diff';
import type { Draft, DraftPiece } from '../../../preload/contract.ts';
import { locatePieces } from '../../stores/merge-draft.ts';
import type { InsertedSnippet } from '../../stores/insert-snippet.ts';

type LineOrigin = DraftPiece['from'] | 'agent' | 'blank';

/** A line of the reply as it is now, and where its words come from. */
export interface ReplyLine {
  readonly text: string;
  /** Offset in the reply, in UTF-16 code units. */
  readonly start: number;
  readonly origin: LineOrigin;
  /** The source that the words are from. */
  readonly target: string | null;
  /** The agent changed some of its words. */
  readonly changed: boolean;
}

type TracedLine = Omit<ReplyLine, 'start'>;

const wordsOf = (line: string) => new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Share of words that two lines have in common, 0 to 1 (Dice). */
function diceSimilarity(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

const blank = (text: string): TracedLine => ({ text, origin: 'blank', target: null, changed: false });

function suggestedLines(draft: Draft): readonly TracedLine[] {
  const located = locatePieces(draft);
  let start = 0;
  return draft.text.split('\n').map((text) => {
    const end = start + text.length;
    const piece = located.find((one) => one.start < end && one.end > start)?.piece;
    start = end + 1;
    if (text.trim() === '') return blank(text);
    return { text, origin: piece?.from ?? 'setting', target: piece?.target ?? null, changed: false };
  });
}

/** A line that is not in the suggestion: a reworded one keeps its origin, all else is the agent's. */
function traceAdded(
  text: string,
  removed: readonly TracedLine[],
  inserted: readonly TracedLine[],
): TracedLine {
  if (text.trim() === '') return blank(text);
  const same = inserted.find((line) => line.text === text.trim());
  if (same !== undefined) return { ...same, text };
  const alike = [...removed, ...inserted].find(
    ({ origin, text: old }) => origin !== 'blank' && diceSimilarity(old, text) >= 0.5,
  );
  return alike === undefined || alike.origin === 'open'
    ? { text, origin: 'agent', target: null, changed: false }
    : { ...alike, text, changed: true };
}

const linesOf = (inserted: readonly InsertedSnippet[]): readonly TracedLine[] =>
  inserted.flatMap(({ target, text }) =>
    text.split('\n').flatMap((line): TracedLine | readonly TracedLine[] => {
      const words = line.trim();
      return words === '' ? [] : { text: words, origin: 'snippet', target, changed: false };
    }),
  );

/** Traces every line of the edited reply: untouched ones keep their origin, reworded ones keep it marked as changed. */
export function lineOrigins(
  draft: Draft,
  text: string,
  inserted: readonly InsertedSnippet[] = [],
): readonly ReplyLine[] {
  const insertedLines = linesOf(inserted);
  const suggested = suggestedLines(draft);
  const lines: ReplyLine[] = [];
  let at = 0;
  let start = 0;
  let removed: readonly TracedLine[] = [];
  const add = (line: TracedLine) => {
    lines.push({ ...line, start });
    start += line.text.length + 1;
  };
  const old = suggested.map((line) => line.text);
  for (const change of diffArrays(old, text.split('\n'))) {
    const same = suggested.slice(at, at + change.value.length);
    if (change.added) for (const line of change.value) add(traceAdded(line, removed, insertedLines));
    else at += change.value.length;
    if (!change.added && !change.removed) for (const line of same) add(line);
    removed = change.removed ? same : [];
  }
  return lines;
}
