import type { Draft, DraftPiece, Span } from '../../preload/contract.ts';

/** A piece of a draft and where it stands in the draft's text. */
export interface LocatedPiece extends Span {
  readonly piece: DraftPiece;
}

/** Finds each piece in the draft's text, in order. */
export function locatePieces(draft: Draft): readonly LocatedPiece[] {
  const located: LocatedPiece[] = [];
  let from = 0;
  for (const piece of draft.pieces) {
    const start = piece.text === '' ? -1 : draft.text.indexOf(piece.text, from);
    if (start < 0) continue;
    from = start + piece.text.length;
    located.push({ piece, start, end: from });
  }
  return located;
}

export interface MergeResult {
  readonly text: string;
  /** Numbers of the questions whose new text could not be put in, because the agent had rewritten the old one. */
  readonly conflicts: readonly number[];
}

const textsOfQuestion = (draft: Draft, question: number) =>
  draft.pieces.filter((piece) => piece.question === question).map((piece) => piece.text);

/** The text of a question's pieces as they stand together in the draft. */
function blockOf(draft: Draft, question: number): string {
  const own = locatePieces(draft).filter(({ piece }) => piece.question === question);
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? '' : draft.text.slice(first.start, last.end);
}

/** Where a block that was not in the text before goes: after the block before it, or before the sign-off. */
function insertionPoint(draft: Draft, question: number, text: string): number {
  const located = locatePieces(draft);
  const first = located.findIndex(({ piece }) => piece.question === question);
  for (const { piece } of located.slice(0, Math.max(first, 0)).toReversed()) {
    const at = text.indexOf(piece.text);
    if (at >= 0) return at + piece.text.length;
  }
  const after = located.slice(first + 1).find(({ piece }) => text.includes(piece.text));
  return after === undefined ? text.length : text.indexOf(after.piece.text);
}

function removeBlock(text: string, block: string): string {
  const at = text.indexOf(block);
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at + block.length).trimStart();
  return before === '' || after === '' ? before + after : `${before}\n\n${after}`;
}

/** The words around the answers, each stretch as it stands together: what comes before them, what is needed, the end. */
function slotsOf(draft: Draft): ReadonlyMap<string, string> {
  const last = draft.pieces.findLastIndex(({ question }) => question !== null);
  const slots = new Map<string, { readonly start: number; readonly end: number }>();
  for (const { piece, start, end } of locatePieces(draft)) {
    if (piece.question !== null) continue;
    const isNeeds = piece.from === 'needs' || piece.target === 'set:needs';
    const slot = isNeeds ? 'needs' : draft.pieces.indexOf(piece) < last ? 'head' : 'tail';
    slots.set(slot, { start: slots.get(slot)?.start ?? start, end });
  }
  return new Map([...slots].map(([slot, { start, end }]) => [slot, draft.text.slice(start, end)]));
}

/** Behind the answer that it goes with, where that stands as it was; else before the end, as it was or as it is by now. */
function placeOfNeeds({ pieces }: Draft, text: string, tail: string): number {
  const answer = pieces[pieces.findIndex(({ target }) => target === 'set:needs') - 1];
  const at = answer?.from === 'source' ? text.indexOf(answer.text) : -1;
  if (answer !== undefined && at >= 0) {
    // What the agent added to its paragraph stays with it.
    const gap = text.indexOf('\n\n', at + answer.text.length);
    return gap < 0 ? text.length : gap;
  }
  const end = text.indexOf(tail);
  return end < 0 ? text.length : end;
}

/** Exchanges what stands around the answers where the agent left it as it was. */
function mergeSlots(before: Draft, after: Draft, text: string): string {
  const [old, next] = [slotsOf(before), slotsOf(after)];
  let merged = text;
  for (const slot of ['head', 'needs', 'tail']) {
    const [was, is] = [old.get(slot) ?? '', next.get(slot) ?? ''];
    if (was === is || (was !== '' && !merged.includes(was))) continue;
    if (was !== '') merged = is === '' ? removeBlock(merged, was) : merged.replace(was, () => is);
    else if (slot === 'needs') {
      const at = placeOfNeeds(after, merged, old.get('tail') ?? '');
      const [body, rest] = [merged.slice(0, at).trimEnd(), merged.slice(at).trimStart()];
      merged = [body, is, rest].filter((part) => part !== '').join('\n\n');
    }
  }
  return merged;
}

/**
 * Carries the agent's edits over to a newly composed draft: only the blocks of questions whose answer changed are
 * exchanged, and only where the old words are still there. Nothing that the agent wrote is dropped.
 */
export function mergeDraft(before: Draft, after: Draft, text: string): MergeResult {
  if (text === before.text) return { text: after.text, conflicts: [] };
  const numbers = [...before.pieces, ...after.pieces].flatMap(({ question }) => question ?? []);
  const conflicts: number[] = [];
  let merged = text;
  for (const question of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    if (textsOfQuestion(before, question).join('\n') === textsOfQuestion(after, question).join('\n'))
      continue;
    const [old, next] = [blockOf(before, question), blockOf(after, question)];
    if (old !== '' && !merged.includes(old)) conflicts.push(question);
    else if (old === '') {
      const at = insertionPoint(after, question, merged);
      const [head, tail] = [merged.slice(0, at).trimEnd(), merged.slice(at).trimStart()];
      merged = [head, next, tail].filter((part) => part !== '').join('\n\n');
    } else if (next === '') merged = removeBlock(merged, old);
    else merged = merged.replace(old, () => next);
  }
  return { text: mergeSlots(before, after, merged), conflicts };
}
