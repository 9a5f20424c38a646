import { findFolds } from '../../library/mail-folds.ts';
import { splitSentences, spansOutsideFolds } from '../../messages/sentences.ts';

const salute =
  'hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin|servus|grüezi|bonjour|bonsoir|chère?|hola|estimad[oa]|buen(?:os|as) \\p{L}+|ciao|buongiorno|gentile|beste|geachte|hoi|olá|prezad[oa]';
const greetingLine = new RegExp(
  `^\\s*(?:${salute})(?:\\s(?:there|all|again|zusammen))?(?:[\\s,.]+[\\p{Lu}\\[][\\p{L}\\p{M}.'’\\]&-]*|\\s(?:and|und|et|y|e|mr|mrs|ms|herr|frau|dr)\\.?){0,6}\\s*[,!.:–-]*\\s*$`,
  'iu',
);
/** "Hi Anna, yes you can": what stands before the first comma, where it is short. */
const greetingInFront = new RegExp(`^\\s*(?:${salute})\\b[^,.!?\\n]{0,40}[,!.]\\s+(?=\\S)`, 'iu');
const pleasantries: readonly RegExp[] = [
  /^(?:(?:many |kind )?thanks?(?: you)?(?: so much| very much| a lot| again)?\b[^.?!]{0,90}|thank you\b[^?]{0,110})[.!]?$/i,
  /^(?:i |we )?hope (?:this|that|you|it|all)\b.{0,90}$/i,
  /^(?:please )?(?:do not|don['’]t) hesitate\b.{0,120}$/i,
  /^(?:(?:please |just |and )*(?:let (?:me|us) know|feel free|get (?:back )?in touch|contact us|reach out|write (?:to )?(?:me|us)|drop us a line)\b.{0,30}\b(?:if|should|any ?time|in case|with any)\b.{0,90}|(?:if|should|in case) (?:you|there) .{0,70}\b(?:questions?|help|queries|anything else|further)\b.{0,90})$/i,
  /^(?:have a|enjoy your|wishing you|we wish you)\b.{0,70}$/i,
  /^(?:we |i )?(?:look(?:ing)? forward|can['’]t wait)\b.{0,90}$/i,
  /^(?:so |very |really |we(?:['’]re| are) |i(?:['’]m| am) |our )*(?:sorry|apologi[sz]e|apologies)\b[^.?!]{0,40}\b(?:delay|late (?:reply|answer)|wait(?:ing)?|keeping you|inconvenience|to hear)\b[^?]{0,60}$/i,
  /^(?:great|good|lovely|nice|happy|glad|pleased|delighted) (?:question|to (?:hear|help)|news)\b.{0,40}$/i,
  /^(?:you['’]re welcome|no problem|no worries|my pleasure|you are (?:very |most )?welcome)\b.{0,40}$/i,
  /^(?:(?:herzlichen |vielen |besten )?dank\b|danke\b).{0,90}$/i,
  /^(?:bei (?:weiteren )?(?:rück)?fragen|wenn (?:sie|du) (?:noch |weitere )*fragen|melden sie sich|für (?:weitere )?(?:rück)?fragen)\b.{0,110}$/i,
  /^(?:ich |wir )?(?:hoffe|hoffen|wünsche[n]?|freue[n]? )\b.{0,110}$/i,
  /^(?:einen |noch |wir )*(?:schönen|guten) (?:tag|abend|wochenstart|rest)\b.{0,60}$/i,
  /^(?:entschuldig|verzeih|(?:es )?tut (?:uns|mir) leid)\p{L}*\b.{0,40}\b(?:verzögerung|späte|warten|umstände|unannehmlichkeiten)\b.{0,60}$/iu,
  /^(?:merci|gracias|grazie|bedankt|obrigad[oa]|n['’]hésitez pas)\b.{0,100}$/i,
];
const closing =
  /^\s*(?:(?:many |kind(?:est)? |best |warm(?:est)? |with (?:kind |best |warm )?|very |all the |yours )*(?:regards|wishes|greetings|best|sincerely|truly|faithfully)|cheers|take care|see you(?: soon)?|(?:mit )?(?:freundlichen|besten|herzlichen|lieben|vielen|liebe|viele|beste|herzliche|freundliche|sonnige)[ rn]* ?grü(?:ß|ss)en?\b.*|mfg|lg|vg|cordialement|bien à vous|saludos|un saludo|cordiali saluti|met vriendelijke groet(?:en)?|groet(?:en|jes)?)\s*[,.!]?\s*$/i;

const isCourtesy = (sentence: string): boolean => {
  const plain = sentence.replace(/\p{Extended_Pictographic}|[:;]-?[)D]/gu, '').trim();
  return plain === '' || pleasantries.some((pattern) => pattern.test(plain));
};

/** "Try it as a return, Angeo." Behind a capital it may be a place: "in Bristol, England." */
const spokenTo = /(?<=(?:^|[\s"'(])\p{Ll}['’\p{Ll}]*),\s\p{Lu}[\p{Ll}'’-]{2,}(?=[.!?]+(?:\s|$)|\s*$)/gu;
const handles = /^(?:[.\s]*(?:@\w{2,}|__\w+__)[\s,:]+)+/u;
/** Initials of who wrote, and the number of a part, as short messages end. */
const longestInitials = 40;
const initials = /\s*(?:\(?\d\/\d\)?|[\^*][\p{Lu}]\w{0,12})\s*$/u;

/** A short message without whom it is to and the initials of whom it is from. */
export const stripHandles = (text: string): string =>
  withoutInitials(withoutInitials(text.replace(handles, '')));

/** Looked for in the last characters alone: a gap of blanks would be read from each of them. */
function withoutInitials(text: string): string {
  const rest = text.trimEnd();
  const end = rest.slice(-longestInitials);
  const without = end.replace(initials, '');
  return without === end ? text : `${rest.slice(0, -end.length)}${without}`;
}

/**
 * What an answer says, without its greeting, thanks, offers of help and sign-off, paragraph by paragraph. Line breaks in
 * a paragraph stay: they may be steps.
 */
export function stripPleasantries(text: string): readonly string[] {
  const own = spansOutsideFolds(text, findFolds(text))
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
  const paragraphs: string[] = [];
  const lines = own.split('\n');
  const end = lines.findIndex((line, at) => at > 0 && closing.test(line));
  const kept = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !greetingLine.test(line));
  for (const paragraph of kept.join('\n').split(/\n\s*\n/)) {
    const plain = stripHandles(paragraph.trim()).replace(greetingInFront, '');
    const left = withoutCourtesies(plain).replaceAll(spokenTo, '');
    if (/\p{L}{2}/u.test(left)) paragraphs.push(left.charAt(0).toUpperCase() + left.slice(1));
  }
  return paragraphs;
}

function withoutCourtesies(paragraph: string): string {
  let left = '';
  let from = 0;
  for (const { start, end, text } of splitSentences(paragraph, [])) {
    if (!isCourtesy(text)) continue;
    left += paragraph.slice(from, start);
    from = end;
  }
  return (left + paragraph.slice(from))
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
