import type { Span } from '../../../../preload/contract.ts';

/** On which side of something an answer stands, with the words that say so. */
export interface Position extends Span {
  readonly isPositive: boolean;
}

/** A word or the beginning of one, in any of the languages. */
export const words = (...parts: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}])(?:${parts.join('|')})(?![\p{L}])`, 'iu');

const free = words(
  String.raw`free|gratis|complimentary|at no (?:extra )?c(?:ost|harge)|no (?:extra )?(?:charge|fee|cost)|without (?:a )?(?:charge|fee)|(?:is|are) included|we (?:pay|bear|cover)|(?:at|on) (?:our|us)(?: own)?(?: expense| cost)?|paid by us`,
  'kostenlos|kostenfrei|ohne (?:aufpreis|kosten|gebühr)|inklusive|inbegriffen|(?:tragen|übernehmen|zahlen) wir|wir (?:tragen|übernehmen|zahlen)',
  'gratuit\\p{L}*|sans frais|offert(?:e|s|es)?|(?:est|sont) (?:inclus|comprise?)(?:e|s|es)?|à notre charge|nous prenons en charge',
  'sin (?:coste|cargo)|(?:está|están) incluid[oa]s?|corre(?:n)? (?:por|de) nuestra cuenta|a nuestro cargo',
  '(?:è|sono) (?:inclus|compres)[oaie]|senza (?:costi|spese)|a nostro carico|inbegrepen|voor onze rekening|zonder kosten',
);
const paid = words(
  String.raw`(?:you|customers?|buyers?|recipients?|guests?|senders?) (?:must |have to |has to |then )?(?:pays?|bears?|covers?)|(?:paid|borne|covered|charged)(?: for)? (?:to|by) (?:you|the (?:customer|buyer|recipient|guest|sender))|(?:at|for) (?:your|the (?:customer|buyer|recipient|guest|sender)['’]?s?)(?: own)? (?:expense|cost|account)|not free|(?:is|are) charged|not included|we charge`,
  'kostenpflichtig|(?:tragen|zahlen|übernehmen) (?:sie|die kund\\p{L}*|der (?:kunde|käufer|empfänger))|(?:trägt|zahlt|übernimmt) (?:der|die) (?:kunde|kundin|käufer|empfänger)|(?:sie|die kund\\p{L}*|der (?:kunde|käufer|empfänger)) (?:tragen|trägt|zahlen|zahlt)|zu (?:ihren|deinen) lasten|nicht (?:kostenlos|inbegriffen)|wir berechnen',
  'payant\\p{L}*|à (?:votre|la) charge(?: du client)?|(?:le|les) clients? (?:paient|paie|paye|supportent?)|nous facturons|pas (?:inclus|gratuit)(?:e|s|es)?',
  'de pago|a (?:cargo del (?:cliente|comprador)|su cargo)|(?:el|los) clientes? pagan?|cobramos|no (?:es gratis|está incluid[oa])',
  'a pagamento|a carico (?:del|vostro)(?: cliente)?|addebitiamo|non (?:è )?(?:gratis|gratuit[oa]|inclus[oa])|voor (?:uw|eigen) rekening|wij rekenen|niet (?:gratis|inbegrepen)',
);
const closed = words(
  'closed|closes? (?:all day|on)|day off|not open|shut|geschlossen|ruhetag|fermé(?:e|s|es)?|cerrad[oa]s?|chius[oaie]|gesloten',
);
const open = words('open|opens|opening|geöffnet|offen|ouverte?s?|abiert[oa]s?|apert[oaie]');

const needNot = words(
  String.raw`need not|needn['’]t|(?:do(?:es)?|will) not (?:have|need)(?: to)?|(?:do(?:es)?n|wo)['’]t (?:have|need)(?: to)?|not (?:be )?(?:required|mandatory|compulsory|obligatory|necessary|needed)|no need|no [\p{L} ]{1,30} (?:is |are )?(?:required|needed|necessary)|optional|voluntary|without (?:an? )?(?:appointment|deposit|reservation|booking|registration)|(?:just |simply )?(?:drop|walk) in`,
  String.raw`nicht (?:nötig|erforderlich|notwendig)|(?:brauchen|benötigen|braucht|benötigt) (?:sie |man |ihr )?(?:dafür |dazu )?kein(?:e|en)?|kein(?:e|en)? [\p{L} ]{1,30} (?:nötig|erforderlich|notwendig)|ohne (?:termin|anmeldung|voranmeldung|kaution|reservierung)`,
  String.raw`(?:pas|plus) (?:nécessaire|besoin|obligatoire)|n['’]est pas (?:nécessaire|obligatoire)|sans (?:rendez-vous|réservation|inscription|caution)|aucune? [\p{L} ]{1,30} n['’](?:est|es)`,
  'no (?:es necesari[oa]|hace falta|se necesita|necesita[ns]?|es obligatori[oa])|sin (?:cita|reserva|inscripción|fianza)',
  'non (?:è necessari[oa]|serve|occorre|è obbligatori[oa])|senza (?:appuntamento|prenotazione|cauzione)|niet (?:nodig|verplicht)|zonder (?:afspraak|reservering|borg)',
);
const need = words(
  String.raw`must(?! not)|ha(?:ve|s) to|needs? to|(?:is|are) (?:required|mandatory|compulsory|obligatory|necessary|needed)|(?:only )?by appointment(?: only)?|only (?:by|with|to those|for those|after)|requires?|appointment only`,
  'muss|müssen|erforderlich|notwendig|nötig|pflicht|nur (?:mit|nach|gegen)|brauchen sie (?:eine?n?|immer)',
  'obligatoire|(?:uniquement )?sur (?:rendez-vous|réservation)|il faut|doit|doivent|devez|nécessaire',
  'obligatori[oa]|(?:solo )?con cita(?: previa)?|hay que|deben?|es necesari[oa]|hace falta|obbligatori[oa]|(?:solo )?su (?:appuntamento|prenotazione)|occorre|bisogna|deve|devono|verplicht|(?:alleen )?op afspraak|moet(?:en)?|nodig',
);

/** How answers begin that say yes or no, beyond what one language has. */
const yes =
  /^\W*(?:yes|yeah|of course|certainly|sure|ja(?:zeker)?|natürlich|selbstverständlich|gerne?|oui|bien sûr|sí|sì|si[,.!]|claro|certo|natuurlijk|zeker)(?![\p{L}])/iu;
const no =
  /^\W*(?:no|not|unfortunately|sadly|sorry|nein|leider|non|malheureusement|désolé|lamentablemente|lo sentimos|purtroppo|spiacenti|nee|neen|helaas)(?![\p{L}])/iu;
const mayNot = words(
  String.raw`nicht (?:möglich|erlaubt|gestattet|erwünscht)|(?:kann|können|dürfen|darf) (?:[\p{L}]+ ){0,3}nicht|(?:nehmen|akzeptieren|bieten|haben|machen|verkaufen|liefern) (?:wir )?(?:[\p{L}]+ )?(?:kein(?:e|en)?|nicht)|verboten|unmöglich`,
  String.raw`(?:ne|n['’])\s?[\p{L}]+ (?:[\p{L}]+ )?(?:pas|plus|jamais)|interdit(?:e|s|es)?|impossible`,
  String.raw`prohibid[oa]s?|no (?:se )?(?:puede[ns]?|podemos|es posible|aceptamos|admitimos|ofrecemos|vendemos|hacemos|enviamos|está[ns]? (?:permitid|admitid)[oa]s?)`,
  'non (?:si )?(?:può|possono|possiamo|è possibile|accettiamo|offriamo|vendiamo|spediamo|(?:è|sono) ammess[oaie])|vietat[oaie]',
  'niet (?:mogelijk|toegestaan|welkom)|(?:kan|kunt|kunnen|mag|mogen) (?:[\\p{L}]+ ){0,3}niet|(?:nemen|accepteren|verkopen|leveren) (?:we |wij )?geen|verboden',
);
const may = words(
  'möglich|erlaubt|gestattet|willkommen|(?:kann|können|dürfen|darf) (?:sie|man|ihr|du)|(?:sie|man|ihr) (?:kann|können|könnt|dürfen|darf)',
  '(?:est|sont) (?:possibles?|admis(?:e|es)?|autorisée?s?|les bienvenus?|bienvenue?s?)|(?:vous pouvez|on peut)|nous acceptons',
  'se puede[ns]?|es posible|aceptamos|(?:está|están|son) (?:permitid|admitid|bienvenid)[oa]s?|puede[ns]? |si può|possibile|accettiamo|(?:è|sono) (?:ammess|benvenut)[oaie]',
  'mogelijk|toegestaan|welkom|accepteren|u kunt',
);

const first = (text: string, positive: RegExp, negative: RegExp): Position | null => {
  const found = negative.exec(text) ?? positive.exec(text);
  return found === null
    ? null
    : { isPositive: !negative.test(text), start: found.index, end: found.index + found[0].length };
};

/** Whether an answer says that something is free or has to be paid; null where it says neither. */
export const paymentIn = (answer: string): Position | null => first(answer, free, paid);
/** Whether it says that something is open or closed. */
export const openingIn = (answer: string): Position | null => first(answer, open, closed);
/** Whether it says that something is needed or is not. */
export const needIn = (answer: string): Position | null => first(answer, need, needNot);
/** Whether it begins with yes or no. */
export const saidAtOnce = (answer: string): Position | null => first(answer, yes, no);
/** Whether it says yes or no, by how it begins or else by what may or may not be done. */
export const consentIn = (answer: string): Position | null =>
  first(answer, yes, no) ?? first(answer, may, mayNot);

export const asksPrice = (question: string): boolean =>
  free.test(question) ||
  words(
    String.raw`pays?|costs?|charges?|price|fees?|expenses?|kostet|kosten|preis|gebühr|zahlt|zahlen|trägt|coûtent?|prix|tarif|paie|cuestan?|precio|pagar?|costano?|prezzo|prijs|kost|betaalt`,
  ).test(question);
const aboutNeed = words(
  String.raw`needs?|must|have to|required?|necessary|mandatory|appointment|book(?:ing)?|register|reserve|reservation|deposit|how (?:do|can) i join`,
  'brauch(?:e|t|en)|benötig(?:e|t|en)|muss|müssen|nötig|erforderlich|pflicht|termin|anmelden|kaution',
  'faut|dois|devons|besoin|obligatoire|nécessaire|rendez-vous|necesit[oa]|hay que|obligatorio|cita|debo|devo|bisogna|serve|appuntamento|moet|nodig|verplicht|afspraak',
);
export const asksNeed = (question: string): boolean => aboutNeed.test(question);

const atLeast = words(
  'at least|minimum|min\\.|no less than|ab \\d[\\d.,]*|mindestens|wenigstens|au moins|al menos|como mínimo|almeno|minstens|must join',
);
const atMost = words(
  'at most|maximum|max\\.|up to|no more than|höchstens|maximal|bis zu|au plus|au maximum|jusqu.à|como máximo|hasta|al massimo|fino a|hoogstens|maximaal|tot',
);

/** Whether numbers of an answer are the least or the most; null where that is not said. */
export const boundIn = (text: string): 'least' | 'most' | null =>
  atLeast.test(text) ? 'least' : atMost.test(text) ? 'most' : null;
