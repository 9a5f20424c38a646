import type { OmissionKind } from '../../../../preload/contract.ts';
import { foldCase } from '../../store/fold-case.ts';
import { collapseWhitespace } from './blocks.ts';

/**
 * Fields and columns in which help desks, shops and people say whether a text is out: as a state in a word, as a yes for
 * what is shown, or as a yes for what is not. All folded: small letters without accents.
 */
const stateNames =
  /^(?:(?:article |entry |publication |publish(?:ing)? |content |faq |review )?(?:status|state|visibility)|zustand|sichtbarkeit|freigabe|statut|etat|visibilite|estado|situacion|visibilidad|stato|visibilita|situacao|visibilidade|zichtbaarheid|stav|stan|tila|durum|статус|состояние|стан)$/;
const shownNames =
  /^(?:is |ist |est |es |e )?(?:active|enabled|published|public|visible|live|online|approved|released|current|valid|aktiv[ea]?|veroffentlicht|offentlich|sichtbar|freigegeben|gultig|actif|active|publiee?|publique?|visible|activ[oa]|publicad[oa]|publico|vigente|attiv[oa]|pubblicat[oa]|visibile|actief|gepubliceerd|zichtbaar|ativ[oa]|visivel|aktywn[yae]|opublikowan[yae]|widoczn[yae]|aktivni|zverejneno|publicerad|synlig|udgivet|publisert|julkaistu|nakyvissa|aktiivinen|aktif|yayinda|активно|активен|опубликовано|активний|опубліковано)$/;
const unshownNames =
  /^(?:is |ist |est |es |e )?(?:draft|hidden|archived|deleted|inactive|disabled|retired|obsolete|outdated|deprecated|unpublished|removed|trashed|entwurf|versteckt|verborgen|ausgeblendet|archiviert|geloscht|inaktiv|veraltet|brouillon|masquee?|cachee?|archivee?|supprimee?|inactif|inactive|borrador|ocult[oa]|archivad[oa]|eliminad[oa]|inactiv[oa]|obsolet[oa]|bozza|nascost[oa]|archiviat[oa]|inattiv[oa]|concept|gearchiveerd|verwijderd|inactief|rascunho|arquivad[oa]|inativ[oa]|szkic|ukryt[yae]|utkast|kladde|luonnos|taslak|черновик|скрыто|архив)$/;
const internalNames =
  /^(?:is |ist |est |es |e )?(?:internal(?: only)?|private|staff only|agents? only|intern(?:e|o|a)?|nur intern|privat|prive|privad[oa]|privat[oa]|внутренний)$/;

const noWords = /^(?:no|n|false|0|off|nein|non|nee|nao|não|nie|ne|nej|nei|ei|hayir|нет|ні|οχι|✗|✘|❌|☐)$/;
const yesWords = /^(?:yes|y|true|1|on|x|ja|j|oui|o|si|s|sim|tak|t|ano|a|kylla|evet|да|так|ναι|✓|✔|✅|☑)$/;
/** States of a text that is not out, or no longer. */
const unshownStates =
  /^(?:draft|unpublished|not ?published|un ?released|in ?active|disabled|hidden|archived?|deleted|trash(?:ed)?|removed|retired|obsolete|outdated|expired|deprecated|in review|in progress|pending(?: review)?|wip|work in progress|to ?do|planned|offline|new draft|auto-draft|entwurf|unveroffentlicht|nicht veroffentlicht|inaktiv|deaktiviert|versteckt|verborgen|ausgeblendet|archiviert|geloscht|veraltet|in (?:arbeit|prufung|bearbeitung)|brouillon|non publiee?|inactif|masquee?|archivee?|supprimee?|obsolete|en (?:cours|revision|attente)|borrador|no publicad[oa]|inactiv[oa]|ocult[oa]|archivad[oa]|eliminad[oa]|en revision|pendiente|bozza|non pubblicat[oa]|inattiv[oa]|nascost[oa]|archiviat[oa]|in revisione|concept|niet gepubliceerd|inactief|gearchiveerd|rascunho|inativ[oa]|arquivad[oa]|szkic|nieaktywn[yae]|ukryt[yae]|zarchiwizowan[yae]|koncept|utkast|kladde|arkiverad|arkiveret|arkivert|luonnos|arkistoitu|taslak|pasif|черновик|не опубликовано|архив|чернетка)$/;
const internalStates =
  /^(?:internal(?: only)?|private|staff only|agents? only|intern[eoa]?|nur intern|privat|prive|privad[oa])$/;

/** What is longer, in characters, is no name and no state but a text. */
const longestState = 80;

/** `isPublished`, `is_published` and `Is published?` are one name. */
const wordsOf = (name: string): string => (name.length > longestState ? '' : statesIn(name));

const statesIn = (name: string): string =>
  foldCase(collapseWhitespace(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_-]+/g, ' ')))
    .replace(/[?:*]+$/, '')
    .trim();

/**
 * Whether a field says that its text is not for customers, and why; null where it says nothing of that kind. Names and
 * values in any case and in the languages of the European shops.
 */
export function unpublishedBy(
  name: string,
  value: unknown,
): Extract<OmissionKind, 'draft' | 'internal'> | null {
  const field = wordsOf(name);
  const word =
    typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string'
      ? wordsOf(String(value))
      : '';
  if (word === '') return null;
  if (stateNames.test(field))
    return internalStates.test(word) ? 'internal' : unshownStates.test(word) ? 'draft' : null;
  if (shownNames.test(field)) return noWords.test(word) || unshownStates.test(word) ? 'draft' : null;
  if (unshownNames.test(field)) return yesWords.test(word) ? 'draft' : null;
  return internalNames.test(field) && yesWords.test(word) ? 'internal' : null;
}
