import type { ClauseKind } from '../clause-kind.ts';
import { isPleased, takesBack } from '../pleased.ts';
import type { LanguageForms } from './language-forms.ts';
import { plainWords } from './plain-words.ts';

const asks = (forms: LanguageForms, plain: string): boolean =>
  forms.question.test(plain) || forms.request.test(plain) || forms.indirect.test(plain);

/** A place between two words of a sentence, with what stands around it. */
export interface Joint {
  /** The mark before the place, or empty. */
  readonly mark: string;
  /** What was said before it, from where its part begins. */
  readonly before: string;
  /** The words before it, also of the parts before. */
  readonly frame: string;
  /** What is said behind it, as far as forms reach. */
  readonly behind: string;
}

/** Whether a new part of a sentence begins here, by the forms of its language. */
export function isForeignCut(forms: LanguageForms, { mark, before, frame, behind }: Joint): boolean {
  const rest = plainWords(behind);
  const joined = forms.joins.test(rest);
  if (!joined && !/^[,，、،؛:：–—-]$/.test(mark)) return false;
  const said = plainWords(before);
  const told = `${said} `.replace(forms.lead, '').trim();
  if (told === '' || forms.subordinate.test(told)) return false;
  const body = rest.replace(forms.lead, '');
  // "…, por favor" belongs to what is asked before it.
  if (forms.pleasantry.test(body) && forms.request.test(body)) return false;
  if (forms.listed.test(body) && forms.indirect.test(plainWords(frame))) return true;
  // "…, que …": what hangs on a frame or a noun is no question of its own.
  if (mark === ',' && !joined && !/\p{Lo}/u.test(body) && forms.listed.test(body))
    return asks(forms, said) && forms.question.test(body);
  if (forms.question.test(body) || forms.request.test(body) || forms.wish.test(body)) return true;
  // "Je voudrais changer l'heure et savoir si …"
  if (joined && forms.indirect.exec(body)?.index === 0) return true;
  if (joined && forms.further.test(body)) return asks(forms, said);
  // "Le robinet goutte et la télévision ne capte plus rien": two faults of two things.
  if (forms.subject.test(body) && forms.told.test(body))
    return forms.told.test(said) || (joined && (asks(forms, said) || forms.wish.test(told)));
  return joined && forms.listed.test(body) && asks(forms, said);
}

/** Of so many words, what begins another matter only announces it. */
const announced = 4;

/** What a part does by the forms of its language; null where they do not tell. */
export function foreignKind(
  forms: LanguageForms,
  part: { readonly text: string; readonly marked: boolean; readonly before: string },
): ClauseKind | null {
  const plain = plainWords(part.text);
  const body = plain.replace(forms.lead, '');
  // "Falls noch Plätze frei sind, nehmen wir zwei."
  const main = forms.subordinate.test(body)
    ? plainWords(part.text.slice(part.text.indexOf(',') + 1)).replace(forms.lead, '')
    : body;
  if (forms.vague.test(body)) return 'vague';
  if (forms.noAnswer.test(plain)) return 'pleasantry';
  if (forms.pleasantry.test(plain) && !forms.told.test(plain)) return 'pleasantry';
  if (part.marked) return 'question';
  const said = plainWords(part.before);
  if (said !== '' && forms.listed.test(body) && (forms.indirect.test(said) || asks(forms, said)))
    return 'request';
  if (forms.question.test(body) || forms.indirect.test(plain)) return 'question';
  if (forms.wish.test(body) || forms.wish.test(main)) return 'wish';
  if (forms.request.test(plain) || forms.request.test(body) || forms.request.test(main)) return 'request';
  if (said !== '' && forms.further.test(body) && asks(forms, said)) return 'question';
  if (forms.told.test(plain)) return 'told';
  // "Noch etwas: Ihr Mitarbeiter war sehr freundlich."
  const isPraise = forms.pleased.test(plain) ? !takesBack(plain) : isPleased(part.text, plain);
  return forms.another.test(plain) && plain.split(' ').length > announced && !isPraise ? 'told' : null;
}
