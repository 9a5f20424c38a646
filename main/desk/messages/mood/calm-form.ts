import type { Cues } from './cues.ts';

/** Said of a fault to say that nobody is blamed for it, or of a question that it is no complaint. */
const assured =
  /\b(?:(?:which|that|it|these things|things like that|this) (?:can |may |does |do |just )*happens?|no (?:drama|hurry|rush|worries|harm done|hard feelings|big deal|problem at all|complaints? (?:here|from me|at all|otherwise)?)|not (?:a|any) (?:big deal|complaint|problem|criticism|drama)|not (?:complaining|a criticism|urgent)|only a question|just (?:a question|asking|wondering|curious)|(?:don['’]?t|do not|please don['’]?t) worry|whenever (?:it suits|you (?:can|have time))|sorry (?:for|about) (?:the|any|all the|this) (?:trouble|bother|inconvenience|fuss|hassle)|sorry to (?:bother|trouble)|(?:i['’]?m|i am) (?:afraid|sorry) i|nothing (?:dramatic|serious|terrible|tragic)|not the end of the world|i can live with)\b/iu;
/** Asks for what comes next, as one does who expects an answer. */
const asksPolitely =
  /\b(?:(?:can|could|would|will|may) (?:you|i|we)|please|how (?:can|could|should|long|much) (?:i|we)|how do i|where (?:do|can|may|should) (?:i|we)|which|what (?:do|should|can|is)|do you|is there (?:a|an|any|some)|i['’]?d like|i would like)\b/iu;
const raisedVoice = /[!?]{2,}|\b(?:[A-Z]{3,} ){2,}[A-Z]{3,}\b/u;

/** Of a fault told in fewer words than these, without a feeling ("it does not work"), so much is left at least: the fewer, the less they tell. */
const fewWords = 8;
const leastOfFew = 0.8;

/**
 * How much of a complaint a message's form leaves of what its words and meaning make of it: all of it (1), less where it
 * asks politely and names no feeling, least where it says in so many words that nobody is blamed.
 */
export function complaintShare(text: string, { moodCues, attentionCues }: Cues): number {
  const feels = moodCues.some(({ kind }) => kind === 'anger' || kind === 'fruitless' || kind === 'complaint');
  const hot = moodCues.some(({ kind }) => kind === 'anger' || kind === 'fruitless') || raisedVoice.test(text);
  if (attentionCues.some(({ kind }) => kind === 'leaving') || hot) return 1;
  if (assured.test(text)) return 0.7;
  if (feels) return 1;
  const isFault = moodCues.some(({ kind }) => kind === 'fault');
  const words = Math.min(fewWords, text.split(/\s+/, fewWords).filter(Boolean).length);
  const told = isFault ? leastOfFew + (1 - leastOfFew) * (words / fewWords) : 1;
  return told * (asksPolitely.test(text) ? 0.85 : 1);
}
