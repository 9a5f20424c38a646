import type { MoodLexicon } from './mood-lexicon.ts';

const times =
  '(?:zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|funfte[nrs]?|sechste[nrs]?|zehnte[nrs]?|x te[nrs]?|[2-9]\\.)';
const often =
  '(?:zweimal|dreimal|viermal|funfmal|sechsmal|mehrfach|mehrmals|zigmal|(?:zwei|drei|vier|funf|sechs|[2-9]) ?mal|wiederholt)';

export const german: MoodLexicon = {
  cues: [
    [
      'anger',
      3,
      String.raw`unverschamt\w*|(?:ist|war|seid|sind|echt) (?:wirklich |echt |einfach )?das (?:aller)?letzte(?= ?[.!]|$)|peinlich fur (?:sie|euch|ihr)\w*|blamabel|blamage|stumperhaft\w*|farce|fur dumm verkauf\w*|auf den arm nehmen|geduldsfaden|bodenlos\w*|zum davonlaufen|verlier\w* (?:\w+ ){0,3}?geduld|(?:die|meine|jede) geduld (?:verlier\w*|verloren)|frechheit|unverschamtheit|dreist\w*|katastroph\w*|unter aller sau|unterirdisch\w*|saftladen|abzocke\w*|betrug|betruger|verarscht|verarsche|verarschung|zum kotzen|inakzeptabel|nicht akzeptabel|unzumutbar|nicht zumutbar|skandal\w*|unfassbar|unglaublich(?! (?:gut|schon|lecker|nett|schnell|freundlich|hilfsbereit|toll))|lacherlich|armutszeugnis|schweinerei|sauerei|ein witz|schlechter witz|stinksauer|wutend|emport|mir reicht(?:s| es)|(?:es reicht|reicht es|reichts)(?: mir| uns| jetzt| langsam)?|schnauze voll|nase (?:gestrichen )?voll|satt(?=,| dass| mit)|(?:schlechtest|mies)\w* (?:service|kundenservice|kundendienst|laden|erfahrung)|geht (?:gar|uberhaupt) nicht|wollen sie mich|nie im leben|hohn|unmoglich(?:es|er)? (?:verhalten|service|zustand)|zumutung|vielen dank fur (?:nichts|gar nichts)|danke fur nichts|(?<=^|[.!?] )(?:na|ja) (?:super|toll|klasse|bravo|prima|herzlichen gluckwunsch)|herzlichen gluckwunsch,? (?:sie|ihr) hab\w+|toll gemacht|fehlt (?:mir|uns) (?:jedes|jegliches|langsam (?:das|jedes)) verstandnis|kein verstandnis(?: mehr)?|geduld (?:ist|war) (?:am|zu) ende|am ende meiner geduld|geduld am ende`,
    ],
    [
      'complaint',
      2,
      String.raw`enttauscht|nicht ernst genommen|leere versprech\w*|warteschleife|im kreis (?:geschickt|gedreht)|einfach aufgelegt|aus der leitung (?:geworfen|geflogen)|enttauschend\w*|enttauschung|verargert|argerlich|ich arger\w* mich|arger (?:mich|uns)|genervt|nervt|sauer(?! ?(?:teig|rahm|kirsch|kraut|bier))|frustrier\w*|fassungslos|entsetzt|unzufrieden|nicht (?:mehr )?zufrieden|stocksauer|traurig dass|beschwer\w* (?:mich|uns|einreichen)|hiermit beschwer\w*|beschwerde einreichen|nicht in ordnung so|schlechter service|mangelhaft\w* service|verschwendung|allein gelassen|im stich gelassen|hingehalten|vertrostet|abgewimmelt|ignoriert|zum heulen|zum verzweifeln|verzweifelt|(?:so|das) (?:kann|darf) (?:es|das|doch) (?:doch )?nicht (?:sein|weitergehen|wahr sein)|was soll das|kann (?:doch )?nicht (?:sein|wahr sein)|(?:lesen|liest) (?:sie|ihr|bei ihnen)(?: \w+){0,3} (?:uberhaupt|eigentlich)`,
    ],
    [
      'fruitless',
      1.2,
      String.raw`(?:zum|das|der|die|mein\w*) (?:\w+ )?${times} (?:mal|mail|e mail|anfrage|versuch|termin|nachricht|reklamation|beschwerde|austausch|ersatz\w*)|(?:schon|bereits|jetzt|nun) (?:\w+ )?${often}(?: (?:angerufen|geschrieben|gemeldet|nachgefragt|gemahnt|kontaktiert|reklamiert|versucht))?|${often} (?:angerufen|geschrieben|gemeldet|nachgefragt|gemahnt|kontaktiert|reklamiert)|(?:niemand|keiner|kein mensch)(?: \w+){0,4} (?:antwortet|reagiert|meldet|zuruckruft|gekommen|erreichbar|zustandig|erreicht|geht (?:ran|ans telefon)|ruft|gemeldet|interessiert|hilft)|(?:zu dem|wo|bei dem|dass) (?:niemand|keiner)|(?:immer noch|noch immer) (?:keine?n? (?:antwort|reaktion|ruckmeldung|geld|erstattung|losung)|nichts)|keine?(?:rlei)? (?:reaktion|ruckmeldung)|(?:schon )?wieder (?:nicht|die falsche|der falsche|das falsche|kaputt|defekt|nichts|falsch|eine? (?:leere|falsche|kaputte)\w*)|jedes mal|jedesmal|seit (?:\w+ )?(?:wochen|monaten)|(?:\w+ )?(?:wochen|monate)(?: \w+)? (?:gewartet|warte|ohne)|warte(?:n)? (?:ich |wir )?(?:schon |jetzt |nun )?seit|nur (?:automatische|standard)\w*|vergeblich|wie oft (?:soll|sollen|muss|mussen)|hore\w* (?:ich|wir) (?:\w+ )?nichts|seit einem (?:ganzen )?monat|umsonst (?:gewartet|freigenommen)`,
    ],
    [
      'leaving',
      2.2,
      String.raw`nie (?:wieder|mehr)(?: (?:\w+ ){0,6}?(?:bestell\w*|kauf\w*|buch\w*|komm\w*|bei (?:ihnen|euch)|kund\w+)|[.!])|(?:das )?war (?:das|meine|mein) letzte (?:mal|bestellung)|meine letzte bestellung|zur konkurrenz|(?:werde|werden) (?:ich |wir )?(?:\w+ ){0,4}?(?:woanders|anderswo) (?:\w+ )?(?:kauf\w*|bestell\w*)|verlieren (?:sie|einen kunden)`,
    ],
    [
      'anger',
      2.2,
      String.raw`(?:mein\w* |einen |zum |rechts)anwalt(?! (?:braucht|und notar|von beruf))(?: \w+){0,3} (?:einschalt\w*|gehen|ubergeben|beauftrag\w*|wenden|horen|gebe\w*)|rechtsanwalt einschalten|(?:ubergebe|wende|schalte|gehe|beauftrage|informiere|kontaktiere)(?: \w+){0,5} anwalt|rechtliche schritte|verbraucherzentrale|schlichtungsstelle|anzeige erstatten|(?:letzte|allerletzte) frist|setze ihnen (?:hiermit )?eine frist|negative bewertung|schlechte bewertung|(?:wenn|falls|sollte)(?: \w+){0,8} (?:bis|innerhalb)(?: \w+){0,8} (?:anwalt|klage|gericht|anzeige|ruckbuchung|zuruckbuchen)`,
    ],
    [
      'fault',
      0.4,
      String.raw`kaputt\w*|defekt\w*|beschadigt\w*|falsche?\w*|fehlt|fehlen|leere[rsn]?|verspatet|nicht angekommen`,
    ],
    [
      'praise',
      2,
      String.raw`begeistert|wunderbar\w*|wunderschon\w*|perfekt\w*|herrlich\w*|hervorragend\w*|fantastisch\w*|sehr zufrieden|super zufrieden|freue mich (?:sehr|riesig)|(?:sehr|super|ganz) (?:nett|freundlich|lecker|schon|toll|schnell|zufrieden)\w*|gerne wieder|weiter so|toll\w* (?:service|laden|team|arbeit)|klasse (?:service|laden|team)|grossartig\w*|spitze|lieben (?:es|sie|ihn)`,
    ],
    [
      'thanks',
      1,
      String.raw`(?:vielen|herzlichen|lieben|besten|tausend) dank(?! (?:im voraus|fur nichts|fur (?:ihre|eure|die) (?:antwort|hilfe|ruckmeldung|muhe)))|danke fur (?:den|die|das|alles)`,
    ],
    [
      'urgent',
      1,
      String.raw`dringend|eilt|sehr eilig|umgehend|sofort|schnellstmoglich|so schnell wie moglich|notfall|unverzuglich`,
    ],
    [
      'vulnerable',
      1,
      String.raw`(?:mein\w*|unser\w*) (?:mutter|vater|mann|frau|sohn|tochter|oma|opa|mama|papa)(?: \w+){0,3} (?:gestorben|verstorben)|trauerfall|beerdigung|rollstuhl|im krankenhaus|schwanger|demenz|krebs(?:erkrank\w*|krank)?|chemo\w*|pflegebedurftig|behindert|behinderung|arbeitslos|blind|gehorlos`,
    ],
  ],
  negators: 'nicht|kein|keine|keinen|keiner|nie|niemals|ohne|weder|kaum',
  outsiders: String.raw`(?:mein|meine|unser|unsere|ein|eine) (?:\w+ )?(?:nachbar\w*|kolleg\w*|freund\w*|bekannt\w*|chef\w*|kund\w*|vermieter\w*)|(?:im|bei einem|beim) (?:anderen|vorigen|letzten) (?:laden|geschaft|shop|anbieter)`,
};
