import type { Clause } from './clauses.ts';
import type { LanguageForms } from './forms/language-forms.ts';
import { plainWords } from './forms/plain-words.ts';
import { needsNoAnswer } from './pleasantries.ts';
import { delight, isPleased, pleased } from './pleased.ts';

/** Thanks and nothing else: nothing is asked. */
const thanksAlone = /\b(?:just|only) (?:wanted|want|writing|wished) to (?:say )?thank/i;
const thanks =
  /\b(?:want|wants|wanted|like) to thank\b|\b(?:just|only|simply) (?:(?:wanted|want|wished|writing) )?to say\b|\bthank(?:s| you)\b|\bcheers for\b|\bappreciate[ds]?\b/i;
/** What the customer did or what went off to the shop, lately: told so that the shop knows. */
const deed =
  /\b(?:i|we)(?:'ve| have)?(?: just| now| already| also)* (?:sent|posted|paid|transferred|returned|shipped|dropped|handed|mailed|wired|filled in|signed|uploaded|enclosed|attached)\b|\b(?:transfer|payment|money|parcel|package|form|letter|contract|cheque|check|deposit|papers|keys?)\b(?: \S+){0,6}? (?:went (?:out|off)|is on its way|are on their way|was (?:sent|made|posted|paid|transferred)|(?:has|have) (?:been (?:sent|made|posted|paid|transferred|returned)|left|gone out))\b/i;
const lately =
  /\b(?:today|this (?:morning|afternoon|evening|week)|just|now|yesterday|last night|a (?:minute|moment|few minutes) ago|on its way|on their way|attached|enclosed)\b/i;
/** What was done did not do what it should. */
const turns = /\b(?:but|however|still|yet|although|not|never|no|nothing(?! else)|\w+n't)\b/i;
/** What stands beside a deed and only names it. */
const reference =
  /\b(?:reference|number|receipt|slip|attached|enclosed|tracking|copy|amount|subject|for your (?:information|records)|nothing else|that(?:'s| is) all|that was all)\b/i;

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;
/** Longer than this, a mail that thanks says something else beside it. */
const mostDelighted = 60;

/** A name and nothing else, by its capitals. */
export const isName = (text: string): boolean => /^(?:\p{Lu}[\p{L}.'-]*,? ?){1,4}[^\p{L}\p{N}]*$/u.test(text);

/**
 * Whether a message in which no clause asks wants nothing: it only thanks, or only tells what was done. `told` are its
 * clauses without greetings and the like; `text` is all that it says.
 */
export function hasNoRequest(text: string, told: readonly Clause[], forms: LanguageForms | null): boolean {
  const said = text.replaceAll('’', "'");
  if (thanksAlone.test(said) || needsNoAnswer(said) || (thanks.test(said) && pleased.test(said))) return true;
  if (delight.test(said) && wordsIn(said) <= mostDelighted) return true;
  const plain = plainWords(said);
  if (forms !== null) {
    if (forms.noAnswer.test(plain) || (forms.thanks.test(plain) && forms.pleased.test(plain))) return true;
    if (forms.deed.test(plain)) return true;
  }
  const thanksIt = thanks.test(said) || forms?.thanks.test(plain) === true;
  if (thanksIt && told.every((clause) => isPleased(clause.text, plainWords(clause.text)))) return true;
  if (told.every((clause) => isName(clause.text))) return true;
  const done = told.filter((clause) => deed.test(clause.text));
  return (
    !turns.test(said) &&
    done.some((clause) => lately.test(clause.text)) &&
    told.every((clause) => done.includes(clause) || reference.test(clause.text) || isName(clause.text))
  );
}
