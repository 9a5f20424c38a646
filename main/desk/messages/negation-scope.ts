/**
 * Whether words are said of oneself and meant: "I am not going to sue", "it is not urgent" and "my angry neighbour" hold
 * words of threat, haste and anger, and mean none of them. Mood and rules ask here. Only the words close by are looked
 * at, so that the cost does not grow with the text.
 */
import { textAfter, textBefore, type Span } from '../privacy/pii/span.ts';

/** Looked at on either side, in characters. */
const reach = 72;

/** Where the clause begins that a phrase stands in. */
const clauseBefore = /[^.!?;:,()\n–—]*$/u;
const clauseAfter = /^[^.!?;:,()\n–—]*/u;

const negators =
  /(?<![\p{L}'’])(?:not|never|no|nothing|without|neither|nor|hardly|nobody|cannot|(?:ai|are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n?['’]?t)(?=[ ]|$)/giu;
/** What may stand between a negation and what it negates; anything else turns the sense ("not hesitate to", "no choice but"). */
const light =
  /^(?: (?:all|a|an|the|at|be|being|been|by|any means|really|actually|particularly|especially|even|very|too|overly|terribly|exactly|remotely|in|any way|that|to|of|about|for|going|want(?:ing)?|need(?:ing)?|wish(?:ing)?|plan(?:ning)?|intend(?:ing)?|mean(?:ing)?|think(?:ing)?|ask(?:ing)?|look(?:ing)?|dream(?:ing)?|consider(?:ing)?|tak(?:e|ing)|fil(?:e|ing)|start(?:ing)?|open(?:ing)?|rais(?:e|ing)|like|require|expect(?:ing)?|feel(?:ing)?|ever|you)){0,7} ?$/iu;
/** A condition, a question or somebody else's "not" denies nothing. */
const turnsBefore =
  /\b(?:if|unless|until|why|in case|or|you|they|he|she)(?: (?:do|did|does|would|will|could|should|can|are|is|were|was))?\s*$|^\s*(?:if|unless|until|why|in case|or)\b/iu;
/** "Not yet", "not unless", "but I will": it is only put off. */
const turnsAfter = /^[^.!?\n]{0,40}?\b(?:yet|unless|if|as long as|provided|but (?:i|we)\b)/iu;
const notNeeded =
  /^ ?(?:[\p{L}\d€$£.,']+ ){0,5}?(?:(?:is|are) )?(?:needed|necessary|required|wanted|thanks|thank you|please)\b/iu;
const first =
  /(?<!\p{L})(?:i|we|i['’]m|we['’]re|i['’]d|we['’]d|i['’]ll|we['’]ll|i['’]ve|we['’]ve)(?!\p{L})/iu;

/** The clause that a phrase stands in, as far as it reaches. */
export function clauseAround(text: string, { start, end }: Span): Span {
  const before = clauseBefore.exec(textBefore(text, start, reach))?.[0] ?? '';
  const after = clauseAfter.exec(textAfter(text, end, reach))?.[0] ?? '';
  return { start: start - before.length, end: end + after.length };
}

/** Who denies what is said at a place: the writer of himself, or anything ("it is not urgent"); null when nobody does. */
export function deniedBy(text: string, { start, end }: Span): 'writer' | 'anything' | null {
  const before = clauseBefore.exec(textBefore(text, start, reach).replaceAll(/\s/g, ' '))?.[0] ?? '';
  const after = textAfter(text, end, reach).replaceAll(/\s/g, ' ');
  const found = [...before.matchAll(negators)].at(-1);
  if (found === undefined || !light.test(before.slice(found.index + found[0].length))) return null;
  const lead = before.slice(0, found.index);
  if (turnsBefore.test(lead) || turnsAfter.test(after)) return null;
  // "No refund" is a complaint, "no refund needed" and "I want no refund" are none.
  if (/(?<![\p{L}'’])(?:no|without)(?: \p{L}+)? ?$/iu.test(before))
    return notNeeded.test(clauseAfter.exec(after)?.[0] ?? '') ||
      /\b(?:want|need|expect|ask for) $/iu.test(lead)
      ? 'writer'
      : null;
  const intends = /(?:going|planning|thinking|looking|want) /iu.test(before.slice(found.index));
  return first.test(lead) || (lead.trim() === '' && intends) ? 'writer' : 'anything';
}

const outsiders =
  'friends?|mates?|neighbou?rs?|colleagues?|boss|landlord|clients?|customers?|guests?|flatmates?|roommates?|teachers?';
const outsiderBehind = new RegExp(String.raw`^ (?:\p{L}+ )?(?:${outsiders})(?!\p{L})`, 'iu');
const outsiderBefore = new RegExp(
  String.raw`(?<!\p{L})(?:my|our|a|one of (?:my|our)|his|her|their) (?:\p{L}+ )?(?:${outsiders})(?: of (?:mine|ours))?(?: who)?(?: (?:is|was|are|were|got|gets|felt|seemed|sounded|looked|became|has been|had been|complained|complains))?(?: \p{L}+){0,2} ?$`,
  'iu',
);
const elsewhere =
  /(?<!\p{L})(?:previous|another|former) (?:shop|company|supplier|provider|store|firm)(?: \p{L}+){0,3} ?$/iu;

/** What a system or somebody else said: 'the message "Unacceptable characters"'. */
function isQuoted(before: string, after: string): boolean {
  const line = /[^\n]*$/u.exec(before)?.[0] ?? '';
  const open = /["“„«][^"”“»]*$/u.exec(line)?.[0] ?? '';
  return (
    open !== '' && (line.split('"').length % 2 === 0 || open[0] !== '"') && /^[^"”“»\n]*["”“»]/u.test(after)
  );
}

/** "Angry Orchard" in the midst of a sentence is a name. */
function isName(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end);
  return (
    /^\p{Lu}\p{Ll}/u.test(words) &&
    /\p{Ll},? $/u.test(text.slice(Math.max(0, start - 3), start)) &&
    /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3))
  );
}

/**
 * Whether a feeling is somebody else's: a neighbour's, a boss's, or one about another shop, or no feeling but a quoted
 * message or a name. The family's is the writer's
 * own: "my daughter was so disappointed" complains.
 */
export function isSomebodyElses(text: string, { start, end }: Span): boolean {
  const before = clauseBefore.exec(textBefore(text, start, reach).replaceAll(/\s/g, ' '))?.[0] ?? '';
  const after = textAfter(text, end, reach).replaceAll(/\s/g, ' ');
  return (
    isQuoted(textBefore(text, start, reach), textAfter(text, end, reach)) ||
    isName(text, { start, end }) ||
    (outsiderBehind.test(after) && /(?<!\p{L})(?:my|our|a|an|his|her|some) (?:\p{L}+ )?$/iu.test(before)) ||
    outsiderBefore.test(before) ||
    elsewhere.test(before)
  );
}
