import { lookUpName } from '../privacy/pii/name-lexicon.ts';
import type { Clause } from './clauses.ts';
import type { LanguageForms } from './forms/language-forms.ts';
import { plainWords } from './forms/plain-words.ts';
import { isName } from './no-request.ts';
import { contentWords } from './pleasantries.ts';
import { delight, pleased } from './pleased.ts';
import { isRequestKind } from './requests.ts';

const isAsked = ({ kind }: Clause): boolean => isRequestKind(kind) || kind === 'told' || kind === 'vague';
/** What leads over to a list of what is wanted, or of what is wrong. */
const leadsOver = /[:：]\s*$/u;
const some = String.raw`(?:\d+|a few|a couple of|some|several|two|three|four|five|six|seven|further|more|other|following|zwei|drei|vier|fünf|sechs|einige|ein paar|mehrere|weitere|folgende|deux|trois|quatre|cinq|six|quelques|plusieurs|autres|dos|tres|cuatro|cinco|seis|algunas?|algunos|unas|unos|varias|varios|otras|otros)`;
const thing = String.raw`(?:points?|things|punkte|dinge|sachen|choses|cosas|puntos)`;
const amiss = String.raw`(?:wrong|amiss|missing|broken|faulty|unclear|open|to (?:fix|mend|change|sort|clarify|discuss)|kaputt|falsch|fehl\w+|unklar|offen\w*|defekt|cassée?s?|manqu\w+|défectueu\w+|rotas?|rotos?|faltan?|mal)`;
/** What is wanted, by whom it is wanted: what the shop needs is no wish of the customer's. */
const ofWants = new RegExp(
  [
    String.raw`(?:i|we|ich|wir)(?:'d|'ve|'ll)? (?:\p{L}+ ){0,3}?(?:need|wish|want(?:ed)?|request(?:ed)?|brauchen?|bräuchten?|wünschen?|wollen|möchten?)`,
    String.raw`(?:brauchen?|bräuchten?) (?:ich|wir)`,
    String.raw`^(?:(?:also|still|urgently) )*(?:need|want|brauchen?|bräuchten?)`,
    String.raw`(?:j'ai|nous avons|j'aurais|nous aurions|on a|on aurait) (?:\p{L}+ )?besoin|il (?:me|nous) (?:faut|faudrait)`,
    String.raw`necesito|necesitamos|necesitaría(?:mos)?`,
    String.raw`needs? (?:\p{L}+ )?(?:attention|fixing|mending|repair\p{L}*|replac\p{L}+|changing|correct\p{L}+|sorting)`,
    String.raw`(?<!\b(?:your|ihren?|eure|vos|votre|sus?|vuestras) )(?:wish(?:es)?|wants|requests?|questions?|quer(?:y|ies)|problems?|issues?|faults?|complaints?|remarks?|wünsche?n?|fragen?|mängel|probleme|anliegen|remarques|problèmes|souhaits?|demandes?|preguntas?|dudas?|problemas?|deseos|peticiones)`,
    String.raw`${some} (?:\p{L}+ ){0,2}?${thing}`,
    String.raw`${thing} (?:\p{L}+ ){0,4}?${amiss}`,
    String.raw`^(?:my|our|meine|unsere|mes|nos|mis|nuestr[oa]s) ${thing}`,
  ]
    .map((form) => (form.startsWith('^') ? `${form}(?!\\p{L})` : `(?<!\\p{L})(?:${form})(?!\\p{L})`))
    .join('|'),
  'iu',
);
const thanks = /\b(?:thank(?:s| you)|danke|dank|merci|gracias|grateful)\b/i;
/** "We loved it all, except three things:" */
const exceptFor = /^.*(?:[,;]|\b(?:but|except|only|however|nur|aber|bis auf|mais|sauf|pero|salvo)\b)/isu;

/** What leads over to the list thanks for it or says how good it was. */
function praises(text: string, forms: LanguageForms | null): boolean {
  const isGlad = (said: string): boolean => {
    const plain = plainWords(said);
    return (
      [thanks, pleased, delight].some((pattern) => pattern.test(said)) ||
      forms?.thanks.test(plain) === true ||
      forms?.pleased.test(plain) === true
    );
  };
  const tail = text.replace(exceptFor, '');
  return isGlad(text) && (isGlad(tail) || !ofWants.test(tail));
}

const wantsList = (text: string, forms: LanguageForms | null): boolean => {
  const said = text.replaceAll('’', "'");
  return leadsOver.test(said) && ofWants.test(said) && !praises(said, forms);
};

const labelled = /^[\p{L}][\p{L} .'’/-]{0,30}[:=]\s*(?:\S+\s*){1,6}$/u;
const code =
  /^(?:(?:my|our|the|mein\p{L}*|unser\p{L}*|mon|ma|mi) )?(?:(?:order|booking|invoice|customer|account|receipt|reference|ref|contract|phone|tel|bestell\p{L}*|rechnung\p{L}*|kunden\p{L}*|commande|facture|pedido|factura|n[°ºo]|number|no|nr|nummer|numéro|número|de)[.:]? ?)*#?[\p{L}]{0,4}[-#]?\d[\d\p{Lu}/ .-]*$/iu;
const postcode = /^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{4,6}(?: \p{Lu}[\p{L}-]+)?)\W*$/u;
const holdsName = (text: string): boolean =>
  isName(text) &&
  (text.match(/\p{L}[\p{L}'’-]*/gu) ?? []).some((word) => {
    const { given, family, alsoWord } = lookUpName(word);
    return (given || family) && !alsoWord;
  });

/** "Commande 8812", "50667 Köln": nothing is asked by it, whatever its words could be. */
const isBareParticular = ({ text }: Clause): boolean =>
  code.test(text.replace(/\W+$/u, '')) || postcode.test(text) || holdsName(text);
/** A particular of the customer or the order is nothing to be done. */
const isParticular = (clause: Clause): boolean => labelled.test(clause.text) || isBareParticular(clause);

/** "Was Sie dafür brauchen:" leads over to particulars and asks nothing. */
const ofParticulars =
  /(?<!\p{L})(?:you|sie|ihr|vous|usted(?:es)?)(?: \p{L}+){0,3} (?:need|require|brauch\p{L}*|benötig\p{L}*|besoin|necesit\p{L}*)(?!\p{L})/iu;

/** Where the list goes on that begins at `from`: behind its last item. */
function endOfList(clauses: readonly Clause[], from: number): number {
  let end = from;
  for (let at = from; at < clauses.length; at++) {
    const clause = clauses[at];
    if (clause?.listed === true || (clause?.first === false && end > from)) end = at + 1;
    else break;
  }
  return end;
}

/** It wants nothing, whatever its words are. */
const asStatement = (clause: Clause): Clause => ({ ...clause, kind: 'statement' });

/** The clauses of one list; what begins no item goes on with the one before it. */
function readItems(list: readonly Clause[], isLedTo: boolean): readonly Clause[] {
  const read = list.map((clause) =>
    clause.listed && clause.kind !== 'question' && isBareParticular(clause) ? asStatement(clause) : clause,
  );
  const items = read.filter(({ listed }) => listed);
  if (items.length < 2 || !(isLedTo || items.some(isAsked))) return read;
  const isMatter = (clause: Clause): boolean =>
    clause.listed &&
    clause.kind === 'statement' &&
    contentWords(clause.text).length > 0 &&
    !isParticular(clause);
  return read.map((clause) => (isMatter(clause) ? { ...clause, kind: 'told' } : clause));
}

/** Whether what leads over to a list wants nothing beside it: its items are what is wanted, or only particulars. */
function leavesItToList({ text }: Clause, list: readonly Clause[], isLedTo: boolean): boolean {
  const items = list.filter(({ listed }) => listed);
  return (
    (leadsOver.test(text) && ofParticulars.test(text) && items.every(isParticular)) ||
    (isLedTo && items.length >= 2 && list.some(isAsked))
  );
}

/**
 * Each item of a list that asks or tells is a matter of its own: where one item does, or what leads over to the list
 * says so, the others do, too, whatever their words are; names, numbers and other particulars do not. What leads over to
 * it wants nothing beside them.
 */
export function readLists(clauses: readonly Clause[], forms: LanguageForms | null = null): readonly Clause[] {
  const read: Clause[] = [];
  for (let from = 0; from < clauses.length;) {
    const end = endOfList(clauses, from);
    if (end === from) {
      read.push(...clauses.slice(from, from + 1));
      from += 1;
      continue;
    }
    const before = read.at(-1);
    const isLedTo = before !== undefined && wantsList(before.text, forms);
    const list = readItems(clauses.slice(from, end), isLedTo);
    if (before !== undefined && isAsked(before) && leavesItToList(before, list, isLedTo))
      read[read.length - 1] = asStatement(before);
    read.push(...list);
    from = end;
  }
  return read;
}
