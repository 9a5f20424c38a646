import { toForms } from './language-forms.ts';

const wh =
  '(?:(?:fran|til|till|fra|pa|i|med|for|om) )?(?:hur|hvordan|hvor|vad|hvad|hva|nar|hvornar|var|vart|vilken|vilka|vilket|hvilken|hvilket|hvilke|vem|hvem|varfor|hvorfor|hvorlange)';
const verb =
  '(?:ar|er|kan|kostar|koster|tar|tager|har|gor|ma|far|skal|ska|skall|vil|kommer|gar|finns|findes|finnes|sker|skjer|mycket|mye|meget|lange|lenge|ofte|manga|mange|blir|bliver|ligger|levererar|leverer|oppnar|apner|abner|stanger|stenger|lukker|galler|gjelder)';
const answer = '(?:svar|besked|beskjed|bekraftelse|bekreftelse|tilbagemelding|tilbakemelding|aterkoppling)';

/** Swedish, Danish and Norwegian: most words are alike. */
export const scandinavian = toForms({
  joins: 'och|og|samt|men|dessutom|dessuten|desuden',
  lead: 'aven|ogsa|ocksa|sen|sa|desuden|dessuten|dessutom|forresten|i ovrigt|en fraga till|et sporgsmal til|et sporsmal til|forst|for det forste|for det andra|for det andre|for det andet',
  subject: String.raw`(?:\S{2,}(?:en|et|erne|ene|arna|orna|erna)|den|det|de|en|ett?|min|mitt?|mina|mine|var|vart|vores|vara|vare|jag|jeg|vi) \S+`,
  adds: 'aven|ogsa|ocksa|desuden|dessuten|dessutom|forresten|och|og',
  also: 'aven|ogsa|ocksa',
  subordinate: 'om|hvis|nar|eftersom|fordi|selv om|fastan|innan|for|da|siden',
  question: `${wh} (?:\\S+ ){0,3}?${verb}|(?:kan|kunne|kunde|ar|er|har|ma|far|finns|findes|finnes|gar|skal|ska|vil|skulle|levererar|leverer|saljer|selger|salger|tar|tager|reparerar|reparerer|sender|skickar|passar|passer|galler|gjelder|gaelder|gar|blir|bliver) (?:det|den|de|man|jag|jeg|ni|vi|du|i|dere|der|en|et|ett|min|mit|mitt|mine|er|eders)`,
  further: '',
  indirect:
    '(?:veta|vite|vide|undrar|lurer|sporre|sporge|fraga|fragar|sporsmal|sporgsmal|saga|si|sige|fortell|beratta|oplyse|opplyse|bekrafta|bekrefte|bekraefte|usikker|osaker|hore|hora)',
  listed: `om|${wh}`,
  wish: String.raw`(?:jag|jeg|vi) (?:\S+ ){0,2}?(?:vill|vil|onskar|onsker|skulle vilja|vil gerne|vil gjerne|skulle gjerne|skulle gerne|behover|trenger|trenger|har brug for|soker|leter etter|leder efter|letar efter|bestiller|bestaller|kraver|krever|angrer|avbestiller|avbestaller|sier opp|sager upp|opsiger) (?!tacka|takke|sige tak|si takk|bare)\S+|(?:min|mitt|mit|mine|var|vor|var|vores) (?:\S+ ){1,3}?(?:vill|vil|onskar|onsker|behover|trenger|skulle vilja) (?!tacka|takke)\S+`,
  request: String.raw`(?:var|vaer|ver) (?:vanlig|snill|venlig|sod|sa snall|sa snill|sa vennlig|sa venlig|sa god) (?:och|og|att|at)? ?\S+|vanligen \S+|vennligst \S+|venligst \S+|snalla \S+|(?:kan|kunne|skulle|kunde) (?:ni|du|i|dere) \S+|gerne (?:sende|bytte)|(?:send|skicka|avbestall|avbestill|byt|bytt|aendr|endre|andra|ring|gi|giv|ge) (?:mig|meg|oss|os|min|mit|mitt|mine)`,
  told: String.raw`trasigt?|trasiga|sonder|odelagte?|skadat|skadad|skadet|knust|knaekket|knekt|sprucken|sprucket|revnet|sprukket|defekt|saknas|mangler|mangla|savner|forsvunn\w+|forsvundet|borta|forsinket|forsenad|lacker|lekker|laekker|laekket|skriker|piper|drypper|droppar|knirker|blinker|(?:inte|ikke|aldrig|aldri|ej) (?:\S+ ){0,3}?(?:kommit|kommet|fatt|faet|mottatt|mottagit|modtaget|virker|fungerar|fungerer|fungerte|laddar|lader|startar|starter|oppnar|hort|svarat|svart|svarer|tilbake|tillbaka|levert|levererats|leveret|passar|passer|pa|ind|inn|in)|(?:fungerar|fungerer|virker|passar|passer|startar|starter|laddar|lader|stanger|lukker) (?:\S+ ){0,2}?(?:inte|ikke)|(?:tva ganger|to ganger|to gange|dobbelt|dubbelt)|(?:fel|feil|forkert) (?:storlek|farg|farge|farve|vara|vare|storrelse|adress\w*|modell?|artikel)|i stallet for|i stedet for|istedenfor|i staden for|for (?:liten|lite|stor|stort|kort|lang|lange|lille|langt|sent)|fortfarande|fortsatt|stadig|felmeddelande|feilmelding|fejlmeddelelse|(?:i|pa) (?:\S+ )?(?:dagar|dager|dage|veckor|uker|uger|manader|maneder)`,
  pointsBack: 'den|dem|detta|dette|(?:var|hvor) (?:ar|er)|(?:nar|hvornar) kommer',
  remedy: String.raw`(?:aterbetal|refund|refusj|tilbagebetal|tilbakebetal|pengarna|pengene|bytt?e?|byte|ombytt|erstat|ersatt|repar|retur|avbestall|avbestill|kredit)\S*`,
  vague: `(?:og |och )?(?:vad|hva|hvad) (?:ska|skal|gor|kan|bor) (?:jag|jeg|vi|man)(?: (?:gora|gjore|gore|na|nu|nuh))*|(?:kan|kunne|kunde) (?:ni|du|i|dere) hjalpe? (?:mig|meg|oss|os)|(?:kan|kunne) (?:i|du|dere) hjaelpe (?:mig|os)|hjalp|hjaelp|hjelp|varfor|hvorfor`,
  pleasantry: String.raw`(?:(?:hej|hei|heisann|hejsan|hallo|god (?:dag|morgen|morgon|kvall|aften|kveld)|kaere|kjaere|kare|kjare|basta)(?: \S+){0,4}|(?:tusen |tusinde? |mange |stort |hjertelig |tack |takk |pa forhand )*(?:tack|takk|tak)(?: (?!men|om|hur|kan|nar)\S+){0,5}|(?:med )?(?:vanliga?|vennlig|venlig|basta|beste|bedste|de bedste|varma|hilsen|mvh|vh)(?: (?:halsningar|hilsen|hilsener|halsning))?(?: \S+){0,3}|(?:jag |jeg |vi )?(?:ser fram|ser frem|hor|horer|vanter|venter)(?: \S+){0,3}? ${answer}(?: \S+){0,3}|(?:ha en |hav en |ha )(?:fin|trevlig|god|bra) \S+|halsningar(?: \S+){0,3}|hilsen(?: \S+){0,3})`,
  thanks: 'tack|takk|tak|tackar',
  pleased: String.raw`super|perfekt\w*|fantastisk\w*|toppen|underbar\w*|nojd\w*|fornoyd\w*|tilfreds\w*|dejlig\w*|flott?\w*|snabb\w*|hurtig\w*|rask\w*|alt (?:er )?(?:bra|godt|fint|i orden)|allt (?:ar )?(?:bra|fint|i sin ordning)|jattebra|kjempebra|glad\w*`,
  noAnswer: String.raw`(?:inget|ingen|intet) svar (?:behovs|nodvendig\w*)|(?:ni |du |dere )?behover inte svara|trenger ikke (?:a )?svare|behover ikke (?:at )?svare|bara for information|til orientering`,
  deed: String.raw`(?:har|jag har|jeg har) (?:\S+ ){0,4}?(?:betalat|betalt|skickat|sendt|overfort|overfoert) (?:\S+ ){0,4}?(?:idag|i dag|igar|i gar|nettopp|netop|nyss)|(?:idag|i dag|igar|i gar|nettopp|netop|nyss) (?:\S+ ){0,3}?(?:betalat|betalt|skickat|sendt|overfort)`,
});
