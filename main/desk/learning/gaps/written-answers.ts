import type { DraftPiece } from '../../../../preload/contract.ts';

/** Stands before the place for an answer in a draft; the agent may leave it there. */
const opening = /^About “[^”]*”:\s*/u;

/**
 * What the agent wrote for each question that the draft left open, by the question's number: the words of the reply between
 * the pieces that still stand as they were suggested. Nothing is told where it cannot be told apart.
 */
export function writtenAnswers(pieces: readonly DraftPiece[], reply: string): ReadonlyMap<number, string> {
  const written = new Map<number, string>();
  let from = 0;
  let waiting: number[] = [];
  const settle = (until: number): void => {
    const text = reply.slice(from, until).trim();
    const [only, ...others] = waiting;
    const parts = text.split(/\n\s*\n/u).filter((part) => part.trim() !== '');
    if (only !== undefined && others.length === 0) keep(only, text);
    // As many paragraphs as places: each has its own.
    else if (parts.length === waiting.length)
      for (const [at, question] of waiting.entries()) keep(question, parts[at] ?? '');
    waiting = [];
  };
  const keep = (question: number, text: string): void => {
    const answer = text.replace(opening, '').trim();
    if (answer !== '') written.set(question, answer);
  };
  for (const piece of pieces) {
    if (piece.from === 'open') {
      if (piece.question !== null) waiting.push(piece.question);
      continue;
    }
    const at = reply.indexOf(piece.text, from);
    if (at < 0) continue;
    settle(at);
    from = at + piece.text.length;
  }
  settle(reply.length);
  return written;
}
