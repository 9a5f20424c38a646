/**
 * The pieces of a sentence that lead from what a number belongs to to the number itself, in the languages that customers
 * write: "my order, no. 19920", "Bestellung mit der Nummer 30455", "ma commande est la 00918273".
 */

/** Letters of scripts that put no blank between two words: a number may stand right beside them. For use in a class. */
const unparted = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー々`;
/** A letter beside which a number is a piece of a word: "A4", but not the last of "代金は4980円". */
export const joinedLetter = String.raw`(?![${unparted}])\p{L}`;

/** "Number" where it stands alone. */
const numberWord = String.raw`(?:(?:numbers?|nummern?|nummer|numéro|numero|número|num|numer(?:em|ze)?|nos?|nrs?|id|code|čísl[oae]m?|номер(?:ом)?)\.?(?!\p{L})|n[°º.]|№|č\.?)`;
const is = 'is|was|are|were|ist|war|sind|lautet|est|était|es|era|è|era|é|er|är|var|to|je|είναι';
const has =
  'has|had|having|with|under|hat|hatte|trägt|mit|unter|porte|portait|avec|sous|tiene|lleva|con|bajo|ha|porta|sotto|tem|com|sob|heeft|met|onder|har|med|under|ma|o|pod|má|s|имеет|с|под';
const article = 'the|der|die|das|dem|la|le|el|il|lo|o|a|os|het|den|det';
const placed =
  'i|we|you|ich|je|placed|made|passée|faite|aufgegeben|gemacht|hecho|realizado|fatto|effettuato|geplaatst|gemaakt|feita|złożone';

/** What may stand between the name and its number; the number follows. Every repetition has a bound. */
export const leadToNumber = [
  String.raw`(?:\s?(?:(?:${is})(?![\p{L}\d])(?:\s(?:${article})(?![\p{L}\d]))?|:|：|=|-|[はも은는是为]))?\s?(?:${numberWord}\s?)?`,
  String.raw`(?:[\s,(]{1,3}(?:${has}|${is}|${article}|${placed})(?![\p{L}\d])){0,5}[\s,(]{1,3}${numberWord}\s?(?:(?:${is})\s|[:：]\s?)?`,
].join('|');

/** What numbers count, in the same languages; nouns of German are told by their capital instead. */
export const counted = [
  'people|times?|pieces?|pcs|items?|units?|packs?|boxes|bottles|days?|weeks?|months?|years?|hours?',
  'minutes?|km|kg|cm|mm|ml|fois|pièces?|jours?|semaines?|mois|ans|heures?|veces|piezas?|días?',
  'semanas?|meses|años|horas?|volte|pezzi|giorni|settimane|mesi|anni|ore|keer|stuks?|dagen|weken',
  'maanden|jaar|uur|gånger|stycken|st|dagar|veckor|gange|stk|dage|uger|ganger|dager|uker|razy',
  'sztuk|dni|tygodni|miesięcy|lat|krát|kusů|dnů|штук|раз|дней|недель|vezes|peças|dias',
].join('|');
