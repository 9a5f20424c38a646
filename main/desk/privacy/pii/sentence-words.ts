import { foldName } from './fold-name.ts';

/**
 * Short words that join and begin sentences, by language. A capital says nothing about them, and together they tell in
 * which language a text is written. Without accents and in small letters.
 */
const byLanguage: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: `the and of to in is you my for it on with have was are not this that please be or but i we can will at your
      from our has do does when what how where there am been if so they he she
      a an by as were would could should than more her his their them me us no out up all any some into about just only
      which who call want need like get one im had here did its then after now very`,
    de: `der die das den dem des ein eine einen einem einer und oder aber ist sind war waren wird werden wurde hat habe
      haben hatte ich sie er es wir ihr mein meine meinen meinem meiner unser unsere ihre ihren ihrem ihrer sein seine dein
      deine nicht kein keine keinen noch nur auch schon sehr hier dort da dann wenn weil dass ob wie was wann wo warum wer
      welche welcher welches mit fur von vom zu zum zur im in am an auf aus bei nach uber unter vor um bis durch ohne gegen
      seit bitte danke guten hallo ja nein kann konnen muss mochte diese dieser dieses alle alles als so mir mich`,
    fr: `le la les un une des du de et ou mais est sont etait a ont ai avons avez je tu il elle nous vous ils elles mon ma
      mes notre nos votre vos son sa ses leur leurs ce cet cette ces ne pas plus que qui quoi quand comment pourquoi combien
      avec pour par sur dans en au aux chez sans depuis bonjour merci si tres aussi encore deja tout tous quel quelle j d l`,
    es: `el la los las un una unos unas de del y o pero es son era esta estan ha he hemos han yo tu usted ustedes nosotros
      mi mis su sus nuestro nuestra vuestro vuestra este esta estos estas ese esa no si que quien cuando como donde cuanto
      con para por en sin desde hasta al a se me le les lo muy tambien ya todo toda todos hola gracias buenos buenas fue`,
    it: `il lo la i gli le un uno una di del della dei delle dello degli da dal dalla e ed o ma sono era erano ho ha
      abbiamo hanno io tu lei noi voi mio mia miei mie nostro nostra vostro vostra suo sua questo questa questi queste non
      che chi quando come dove quanto perche con per su sul sulla nel nella al alla ai alle senza si mi ci vi anche ancora
      gia tutto tutti buongiorno ciao grazie se piu molto`,
    nl: `de het een en of maar is zijn was waren wordt werd heeft heb hebben had ik jij je u hij zij ze wij we jullie mijn
      onze ons uw jouw haar dit dat deze die niet geen nog ook al wel heel hier daar dan als omdat of hoe wat wanneer waar
      waarom wie welke met voor van naar op in aan uit bij om over tot door zonder sinds graag dank bedankt kan kunnen moet
      te er`,
    pt: `o a os as um uma uns umas de do da dos das e ou mas sao era foi esta estao tem tenho temos eu tu voce nos meu
      minha meus minhas seu sua nosso nossa este esta estes estas esse essa nao sim que quem quando como onde quanto com
      para por em no na nos nas sem desde ate ao aos se me lhe muito tambem ja tudo todos ola obrigado obrigada bom boa`,
    sv: `en ett den det de och eller men ar var har hade jag du han hon vi ni min mitt mina er ert era var vart vara inte
      ingen nagon som nar hur vad var varfor vem vilken med for fran till pa i av om utan sedan hej tack kan ska skulle
      detta denna dessa att alla mycket ocksa`,
    da: `en et den det de og eller men er var har havde jeg du han hun vi i min mit mine jeres vores ikke ingen nogen som
      nar hvordan hvad hvor hvorfor hvem hvilken med for fra til pa af om uden siden hej tak kan skal skulle vil dette denne
      disse at alle meget ogsa blev bliver ett ei dere deres`,
    pl: `i w z na do za od o po ze nie tak jest sa byl byla bylo ma mam mamy ja ty pan pani my wy moj moja moje nasz nasza
      panstwa ten ta to te tego tej sie co kto kiedy jak gdzie ile dlaczego czy dla przez przy bez ale oraz lub prosze
      dziekuje dzien dobry mi mnie juz bardzo tez jeszcze`,
  }).map(([language, list]) => [language, new Set(list.trim().split(/\s+/))]),
);
const words = /\p{L}+/gu;
/** So many words are looked at: a mail's language shows in its first lines. */
const wordsRead = 200;
const fewest = 2;
const none: ReadonlySet<string> = new Set();

export interface SentenceWords {
  /** Of the languages that the text seems to be in; empty for English, whose words stand elsewhere, and where few are known. */
  has(word: string): boolean;
  /** Whether it is in one of the languages beside English. */
  readonly isForeign: boolean;
  /** German writes every noun with a capital. */
  readonly nounsAreCapital: boolean;
}

/** The short words of the language that most of a text's short words are of, or of all where several have as many. */
export function sentenceWordsOf(text: string): SentenceWords {
  const counts = new Map<string, number>();
  let read = 0;
  for (const [word] of text.matchAll(words)) {
    if (++read > wordsRead) break;
    const folded = foldName(word);
    for (const [language, known] of Object.entries(byLanguage))
      if (known.has(folded)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const languages =
    most < fewest || counts.get('en') === most
      ? []
      : [...counts].filter(([, count]) => count === most).map(([language]) => language);
  const sets = languages.map((language) => byLanguage[language] ?? none);
  return {
    has: (word) => sets.some((known) => known.has(foldName(word))),
    isForeign: languages.length > 0,
    nounsAreCapital: languages.includes('de'),
  };
}
