import type { CallInput } from '../../../../preload/contract.ts';
import { editRatio } from '../../replies/commit.ts';
import { alignEdits, type DraftSpan, locatePieces } from './align-edits.ts';

/** How the answer to one question of a message was used, as the copied reply shows it. */
export interface AnswerUse {
  readonly question: string;
  /**
   * replaced: answered with another one than was suggested first. from scratch: in the agent's own words, of which
   * those of the suggestion are few or none. left out: not answered.
   */
  readonly use: 'accepted' | 'edited' | 'replaced' | 'from scratch' | 'left out';
  /** `e:` and an entry's id, `p:` and a passage's, or another source that stands in the reply; null without one. */
  readonly target: string | null;
  /** Share of words, 0 to 1, that are others than the source's. */
  readonly edited: number;
  /** The source's words as the draft had them, and what stands in the reply instead. */
  readonly parts: readonly { readonly before: string; readonly after: string }[];
  /** What the customer is answered with. */
  readonly answer: string;
}

/** Of more changed words than this the answer is the agent's own, and teaches nothing about where it came from. */
const mostEdited = 0.6;
/** Shorter than this, in words, is no answer. */
const fewestWords = 3;

type Committed = Pick<CallInput<'replies.commit'>, 'suggested' | 'pieces' | 'reply' | 'questions'>;
type Piece = Committed['pieces'][number] & { readonly after: string };

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const paragraphs = (texts: readonly string[]): string =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');

/** The agent's words in a placeholder: without what the draft had put before it. */
function writtenInto({ text, after }: Piece): string {
  const prefix = text.slice(0, Math.max(0, text.indexOf('[')));
  return (after.startsWith(prefix) ? after.slice(prefix.length) : after).trim();
}

/** The pieces of the draft with what became of them; null when that cannot be told. */
function follow({ suggested, pieces, reply }: Committed): readonly Piece[] | null {
  const pieceSpans = locatePieces(
    suggested,
    pieces.map(({ text }) => text),
  );
  const found = pieceSpans.filter((place): place is DraftSpan => place !== null);
  // What the agent put in from elsewhere, such as a snippet, is no change of the answer that it stands behind.
  const own = pieces
    .filter((piece, at) => pieceSpans[at] === null && piece.text !== '')
    .reduce((text, piece) => text.replace(piece.text, () => ''), reply);
  const after = alignEdits(suggested, own, found);
  if (after === null) return null;
  let next = 0;
  return pieces.flatMap((piece, at) =>
    pieceSpans[at] === null ? [] : [{ ...piece, after: after[next++] ?? '' }],
  );
}

/**
 * What became of each question. `firstFor` tells what was suggested first for a question when the message was read; null
 * where nothing was, or nobody knows any more.
 */
export function detectAnswerUse(
  committed: Committed,
  firstFor: (question: string) => string | null,
): readonly AnswerUse[] {
  const pieces = follow(committed);
  if (pieces === null) return [];
  return committed.questions.map(({ question, chosen }, at): AnswerUse => {
    const nothing = { question, target: null, edited: 0, parts: [], answer: '' };
    if (chosen === null) {
      const open = pieces.filter((piece) => piece.from === 'open' && piece.question === at + 1);
      const answer = paragraphs(open.map(writtenInto));
      return wordsIn(answer) < fewestWords
        ? { ...nothing, use: 'left out' }
        : { ...nothing, use: 'from scratch', edited: 1, answer };
    }
    // An answer that serves two questions stands once.
    const own = pieces.filter(({ target, text }) => target === chosen && text.trim() !== '');
    const parts = own.map(({ text, after }) => ({ before: text.trim(), after: after.trim() }));
    const answer = paragraphs(parts.map(({ after }) => after));
    const edited = parts.length === 0 ? 0 : editRatio(paragraphs(parts.map(({ before }) => before)), answer);
    const same = { question, target: chosen, edited, parts, answer };
    if (edited > mostEdited)
      return { ...same, use: wordsIn(answer) < fewestWords ? 'left out' : 'from scratch' };
    const first = firstFor(question);
    if (first !== null && first !== chosen) return { ...same, use: 'replaced' };
    return { ...same, use: edited > 0 ? 'edited' : 'accepted' };
  });
}
