import type { Changes } from '../changes.ts';
import { detectLanguage } from '../library/detect-language.ts';
import type { PassageTable } from '../store/store.ts';
import { createLibraryWords } from './library-words.ts';
import { isRegion } from './region-names.ts';
import { isEnglishWord } from './query-spelling.ts';
import { stopWordSet } from './stop-words.ts';
import { isTranslatedWord } from './word-translation.ts';
import { clearWhenLocked } from '../privacy/clear-when-locked.ts';
import { isCalendarWord } from '../privacy/pii/calendar-words.ts';
import { lookUpName } from '../privacy/pii/name-lexicon.ts';
import type { Vault } from '../privacy/vault.ts';

/** What stands for words that are not shown. */
const notShown = '…';

const word = /\[[A-Z ]+\]|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** A sentence begins at the beginning, after its end, and after an opening mark. */
const opensSentence = /(?:^|[.!?:;\n¿¡…]|[.!?]["”»)])[\s"“„«'(¿¡–-]*$/u;
const articles = new Set(
  `der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen meinem meiner dein
  deine deinen ihr ihre ihren ihrem ihrer unser unsere unseren unserem euer eure euren im am zum zur beim vom ins ans welche welches
  welchen diese dieses diesen diesem dieser jede jedes jeden alle viele keinerlei`.split(/\s+/),
);
/** German words with these ends are nouns and nobody's name. */
const nounEnd = /.(?:ung|heit|keit|schaft|tion|ität|nis|ungen|heiten|keiten|schaften|tionen|itäten)$/u;
const english =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|christmas|easter|pdf|vat)$/u;
/** Abbreviations of everyday life, in no dictionary. Other short capitals may be initials. */
const abbreviations = new Set(
  'uk us usa eu uae pin tan sms mms qr usb gps led lcd tv pc dvd cd mp3 wlan lan wifi nfc rfid iban bic sepa id url html csv xml api faq pdf jpg png zip iso din ce uv ph bpa dhl gls ups dpd tnt rma ean sku gtin gtc agb dsgvo gdpr rgpd llc ltd plc inc gmbh ag kg ohg ug sarl sas sa sl eur usd gbp chf tva iva mwst ust cet gmt utc asap fyi eta tbc ok diy xs xl xxl'.split(
    ' ',
  ),
);
const isDay = (small: string): boolean => english.test(small) || isCalendarWord(small);
/** Letters of the known word that a compound ends in, and of what stands before it. */
const fewestOfEnd = 4;
const fewestBefore = 3;
/** Words that compounds of things end in and names do not. */
const compoundEnds = new Set(
  'liste listen übersicht nummer nummern adresse adressen karte karten zeit zeiten gebühr gebühren schein scheine formular formulare tabelle tasche taschen schrank truhe ständer halter gerät geräte maschine maschinen automat hülle deckel schlauch kabel stecker griff teil teile satz größe größen farbe farben datum dauer termin vertrag konto code etikett zettel anzeige anleitung lampe pumpe filter beutel dose schale schachtel kiste'.split(
    ' ',
  ),
);
/** Words that family names end in: "Lindenberg" is no mountain. */
const nameEnds = new Set(
  'bach bauer baum berg berger bergs blum born brand brecht busch dorf eck egger feld feldt fels gold graf haus hausen heim herr hof hofer hold holz horn huber hut kamp kirch kopf korn land lander lauf lich mann meier meister meyer müller richter roth schmidt schneider schulze stadt stahl stein steiner stern strom tal thal turm wald wasser weber weg werth wirt wirth wolf zweig haupt hahn vogel fuchs hirsch kraft rich hard macher decker diener garten brot fisch ring rose rosen blatt burg'.split(
    ' ',
  ),
);
/** What English adds to a word, and what French puts before it. */
const contracted = /(?:n['’]t|['’](?:s|d|ll|m|re|t|ve))$/iu;
const elided = /^(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L}{2})/iu;

/** `withoutUncommonWords` by what the library of the moment has. */
export interface RareWordFilter {
  readonly without: (text: string) => string;
}

/** One for all rooms: each word is asked of the store once, until the library changes or the desk is locked. */
export function createRareWordFilter(
  passages: Pick<PassageTable, 'documentFrequencies' | 'hasStem' | 'stems'>,
  changes: Pick<Changes, 'subscribe'>,
  vault: Pick<Vault, 'isShut'>,
): RareWordFilter {
  const words = createLibraryWords(passages);
  for (const name of ['library', 'model', 'reload'] as const)
    changes.subscribe(name, 'index', () => words.invalidate());
  clearWhenLocked(changes, vault, () => words.invalidate());
  return { without: (text) => withoutUncommonWords(text, (one) => words.passagesWith(one, one) > 0) };
}

/**
 * For what stands on pages that are read by many: a title or a question without the words that may be somebody's. Shown are words
 * in small letters that are no names, and what begins with a capital only where the library or everyday language has it: a rare
 * name that no list knows is written with a capital, and nobody's library has it. `isInLibrary` is asked of words in small letters.
 * In scripts without capitals nothing more is done than `mask` does.
 */
export function withoutUncommonWords(text: string, isInLibrary: (word: string) => boolean): string {
  const language = detectLanguage(text, ['en', 'de', 'fr', 'es']);
  let before = '';
  const shown = text.replaceAll(word, (written, at: number) => {
    const last = before;
    if (written.startsWith('[')) return written;
    before = written.toLowerCase();
    const bare = written.replace(elided, '').replace(contracted, '');
    return isShown(bare, {
      language,
      opens: opensSentence.test(text.slice(Math.max(0, at - 6), at)) || at === 0,
      follows: last,
      isInLibrary,
    })
      ? written
      : notShown;
  });
  return shown.replaceAll(/…(?:[\s,'’-]*…)+/gu, notShown);
}

/** Whether a German word ends in a known one: "Allergenliste". Of one that is whole, names were known before. */
function isCompound(small: string, isInLibrary: (word: string) => boolean): boolean {
  for (let at = fewestBefore; at <= small.length - fewestOfEnd; at += 1) {
    const end = small.slice(at);
    if (compoundEnds.has(end)) return true;
    if (!nameEnds.has(end) && (isTranslatedWord(end) || isInLibrary(end))) return true;
  }
  return false;
}

interface Place {
  readonly language: string | null;
  /** It is the first word of a sentence. */
  readonly opens: boolean;
  /** The word before it, in small letters. */
  readonly follows: string;
  readonly isInLibrary: (word: string) => boolean;
}

function isShown(written: string, { language, opens, follows, isInLibrary }: Place): boolean {
  const small = written.toLowerCase();
  if (small.length < 2 || stopWordSet.has(small) || isDay(small)) return true;
  const { given, family, everyday, alsoWord } = lookUpName(written);
  const isName = given || family;
  const isCommon = everyday || isEnglishWord(small) || isTranslatedWord(small);
  // Names in small letters: of everyday English nearly everything is known, so what is not may be one.
  if (written === small) return isCommon || alsoWord || isInLibrary(small) || (!isName && language !== 'en');
  const isCapitals = written === written.toUpperCase();
  const isOfPlace = !given && isRegion(small);
  // Short capitals are a code or initials as likely as a word.
  if (isCapitals && abbreviations.has(small)) return true;
  if (opens || isCapitals)
    return ((isCommon || isInLibrary(small)) && (!given || everyday)) || (isCapitals && isOfPlace);
  if (isOfPlace) return true;
  if (language === 'de') {
    if (isTranslatedWord(small) || nounEnd.test(small)) return true;
    // Names stand after an article, too: what stands there has to be known or made of what is.
    return (
      !isName &&
      (isInLibrary(small) || (articles.has(follows) && (isCommon || isCompound(small, isInLibrary))))
    );
  }
  return !isName && isInLibrary(small);
}
