import type { Cues } from './cues.ts';

/** Said of a fault to say that nobody is blamed for it, or of a question that it is no complaint. */
const assured =
  /\b(?:(?:which|that|it|these things|things like that|this) (?:can |may |does |do |just )*happens?|no (?:drama|hurry|rush|worries|harm done|hard feelings|big deal|problem at all|complaints? (?:here|from me|at all|otherwise)?)|not (?:a|any) (?:big deal|complaint|problem|criticism|drama)|not (?:complaining|a criticism|urgent)|only a question|just (?:a question|asking|wondering|curious)|(?:don['’]?t|do not|please don['’]?t) worry|whenever (?:it suits|you (?:can|have time))|sorry (?:for|about) (?:the|any|all the|this) (?:trouble|bother|inconvenience|fuss|hassle)|sorry to (?:bother|trouble)|(?:i['’]?m|i am) (?:afraid|sorry) i|nothing (?:dramatic|serious|terrible|tragic)|not the end of the world|i can live with)\b/iu;
/** Looks for the cause in what the writer did, knows or remembers, and not in what the shop did. */
const doubtsItself =
  /\b(?:(?:what|where) (?:am|did|do|have|was) i (?:\w+ )?(?:do|doing|done|go|going|gone|get|getting) (?:it )?wrong|(?:am|did|do|have|had) i (?:\w+ )?(?:(?:do|doing|done|get|getting|got|used?|using|typed?|entered|chosen?|click(?:ed)?) (?:\w+ ){0,2}wrong|miss(?:ed|ing)?|overlook(?:ed|ing)?|forget|forgotten)|(?:i|we) (?:probably|perhaps|maybe|might have|may have|must have|seem to have|think i|may well have) (?:\w+ )?(?:used|typed|entered|clicked|chose|chosen|overlooked|missed|misread|misunderstood|forgot|forgotten|deleted|lost|done|did|mixed|mistyped)(?! (?:nothing|enough|my (?:time|money|patience)))|(?:perhaps|maybe) (?:i|we) (?:\w+ )?(?:used|typed|entered|clicked|chose|overlooked|missed|misread|misunderstood|forgot|deleted|lost|did|am|need)|(?:i|we) (?:do not|don['’]?t) (?:know|remember|recall|understand) (?:how (?:to|i|that|this|it)|where|which|(?:my|the|our) (?:\w+ )?(?:password|login|number|code|address|name|date|pin|account|size))|(?:i|we) (?:have |['’]ve )?(?:forgotten|forgot|mislaid|misplaced) (?:my|the|our|which|where)|(?:i['’]?m|i am|we are) (?:only |just |a |an |no |not |already |rather |quite |very |too |so )*(?:beginner|layman|novice|expert|specialist|pensioner|technician|good (?:at|with)|technical|clever with|computer person|new to)|(?:is|was) (?:that|this|it) (?:normal|right|correct|usual|intended|supposed to)(?: \w+){0,4}[?]|(?:i|we)(?:['’]ll| will| shall)? (?:just )?try (?:it |that |this )?(?:again|once more|later|tomorrow|tonight))/iu;
/** Says that the trouble is over. */
const solved =
  /\b(?:(?:it|that|this|everything|all|which|the \w+|they) (?:(?:has|have|had|now|all|just|really|finally|seems to|is|are) )*(?:helped(?: me)?(?: a lot| very much)?|works? (?:now|again|fine|perfectly|well)|worked (?:out|now|fine|perfectly)|(?:fixed|solved|resolved|sorted|cleared up|working)(?: itself)?(?: now| again| out)?|did (?:the trick|it|help))(?![ ,]*(?:but|until|for (?:an?|one|two|five|ten|\d+)|on |yet|when|only|once|before|so far))|now (?:i|we) (?:can|could|was able)|now (?:it|that|everything) (?:work(?:s|ed)|opens|goes|prints|loads)(?! (?:but|only|until))|never ?mind|found it|^(?:all )?(?:sorted|solved|resolved|fixed)\b|all (?:good|fine|sorted|well|clear) (?:now|again)|(?:problem|issue|error) (?:solved|gone|fixed|resolved)|(?:i|we) (?:could|can|managed to|was able to|got) (?:\w+ ){0,4}(?:now|again|after all)(?=\s*[.!,]|\s*$))/iu;
const unsolved =
  /\b(?:not|never(?! ?mind)|nothing|no longer|still|nobody|n['’]t|told (?:me|us)|said|claim\w*|would have|should)\b|n['’]t\b/iu;
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
  if (attentionCues.some(({ kind }) => kind === 'leaving')) return 1;
  const isAngry = moodCues.some(({ kind }) => kind === 'anger' || kind === 'complaint');
  if (!isAngry && isSolved(text)) return 0.6;
  if (!isAngry && !moodCues.some(({ kind }) => kind === 'fruitless') && doubtsItself.test(text)) return 0.7;
  if (hot) return 1;
  if (assured.test(text)) return 0.7;
  if (feels) return 1;
  const isFault = moodCues.some(({ kind }) => kind === 'fault');
  const words = Math.min(fewWords, text.split(/\s+/, fewWords).filter(Boolean).length);
  const told = isFault ? leastOfFew + (1 - leastOfFew) * (words / fewWords) : 1;
  return told * (asksPolitely.test(text) ? 0.85 : 1);
}

/** Whether a sentence says that the trouble is over, and none of what stands in it takes that back. */
const isSolved = (text: string): boolean =>
  text.split(/(?<=[.!?])\s+/u).some((sentence) => solved.test(sentence) && !unsolved.test(sentence)) &&
  !/\b(?:still|but)\b/iu.test(text);
