import type { Draft, DraftPiece, Reading, Snippet, Span } from '../../preload/contract.ts';
import { locatePieces } from './merge-draft.ts';

/** A snippet with its placeholders filled. */
export interface SnippetToInsert extends Pick<Snippet, 'id' | 'shortName' | 'kind'> {
  readonly text: string;
  /** Where the cursor goes, an offset into the text; null for its end. */
  readonly cursor: number | null;
}

/** What was put into a reply; its lines are known by it. */
export interface InsertedSnippet {
  /** `s:` and the snippet's id. */
  readonly target: string;
  readonly shortName: string;
  readonly text: string;
}

interface Reply {
  readonly draft: Draft;
  readonly text: string;
  /** Number of the question that the customer is upset about; null or left out where that is not known. */
  readonly upsetAbout?: number | null;
}

/**
 * The number of the question that a message is upset about: the one that is closest to what says so. Null without a question,
 * or where nothing says so.
 */
export function questionOfTrouble({ mood, questions }: Pick<Reading, 'mood' | 'questions'>): number | null {
  const sign = mood?.evidence.find(({ kind }) => troubles.has(kind));
  if (sign === undefined) return null;
  const distance = ({ start, end }: Span): number => Math.max(0, sign.start - end, start - sign.end);
  const [closest] = questions.toSorted((one, other) => distance(one) - distance(other));
  return closest?.number ?? null;
}
const troubles: ReadonlySet<NonNullable<Reading['mood']>['evidence'][number]['kind']> = new Set([
  'anger',
  'complaint',
  'fruitless',
  'trouble',
  'fault',
]);

/** Where the answer to a question begins in the reply; null where it does not stand there as it was drafted. */
function answerStart({ draft, text }: Reply, question: number): number | null {
  const piece = draft.pieces.find(
    ({ from, question: number }) => number === question && (from === 'source' || from === 'open'),
  );
  const at = piece === undefined || piece.text === '' ? -1 : text.indexOf(piece.text);
  return at < 0 ? null : at;
}

/**
 * Where a snippet of this kind belongs: a greeting first, calming words and apologies before the answer to what the customer
 * is upset about, or before all answers, all else before the sign-off.
 */
function insertionPoint(reply: Reply, kind: Snippet['kind']): number {
  const { draft, text, upsetAbout = null } = reply;
  if (kind === 'greeting') return 0;
  const pieces = locatePieces(draft).map(({ piece }) => piece);
  const isEnd = ({ from, question }: DraftPiece): boolean =>
    question === null && (from === 'setting' || from === 'snippet');
  const [first] = pieces;
  const greeting = first !== undefined && isEnd(first) ? text.indexOf(first.text) : -1;
  const afterGreeting = first === undefined || greeting < 0 ? 0 : greeting + first.text.length;
  if (kind === 'calming' || kind === 'apology') {
    const answer = upsetAbout === null ? null : answerStart(reply, upsetAbout);
    return answer ?? afterGreeting;
  }
  const lastOwn = pieces.findLastIndex((piece, at) => at === 0 || !isEnd(piece));
  const positions = pieces.slice(lastOwn + 1).map((piece) => text.lastIndexOf(piece.text));
  return positions.find((position) => position >= afterGreeting) ?? text.length;
}

/** The reply with the snippet: at the cursor as it is, otherwise as a paragraph where it belongs. */
export function insertSnippet(
  reply: Reply,
  snippet: SnippetToInsert,
  at: Span | null,
): { readonly text: string; readonly inserted: InsertedSnippet; readonly cursor: number } {
  const { text } = reply;
  // A condition at its end may have left a break, which would be one too many.
  const words = snippet.text.replace(/\n+$/u, '');
  const own = at === null ? insertionPoint(reply, snippet.kind) : null;
  const before = own === null ? text.slice(0, at?.start) : text.slice(0, own).trimEnd();
  const after = own === null ? text.slice(at?.end) : text.slice(own).trimStart();
  const gap = (part: string): string => (own === null || part === '' ? '' : '\n\n');
  // What leads in to the answer leads in to the apology before it.
  const leadIn = own === null ? '' : (/\S(\n\s*)$/u.exec(text.slice(0, own))?.[1] ?? '');
  const gapBefore = before !== '' && leadIn === '\n' ? '\n' : gap(before);
  const start = before.length + gapBefore.length;
  return {
    text: before + gapBefore + words + gap(after) + after,
    inserted: { target: `s:${snippet.id}`, shortName: snippet.shortName, text: words },
    cursor: start + Math.min(snippet.cursor ?? words.length, words.length),
  };
}

/** What was put in and of which a line still stands in the reply. */
export const remainingSnippets = ({
  inserted,
  text,
}: {
  readonly inserted: readonly InsertedSnippet[];
  readonly text: string;
}): readonly InsertedSnippet[] =>
  inserted.filter((one) =>
    one.text.split('\n').some((line) => line.trim() !== '' && text.includes(line.trim())),
  );

/** The same as pieces of the draft: the audit log records where the words are from. */
export const snippetPieces = (activeCase: Parameters<typeof remainingSnippets>[0]): DraftPiece[] =>
  remainingSnippets(activeCase).map(({ target, text }) => ({
    from: 'snippet',
    text,
    question: null,
    target,
  }));

/** A short name that was just typed with its semicolon and a blank or a break after it, before the cursor. */
export function matchShortName(text: string, cursor: number): (Span & { readonly shortName: string }) | null {
  const typed = /(?:^|\s)(;([^\s;{}]{1,60})\s)$/u.exec(text.slice(0, cursor));
  const [, whole, shortName] = typed ?? [];
  if (whole === undefined || shortName === undefined) return null;
  return { start: cursor - whole.length, end: cursor, shortName };
}
