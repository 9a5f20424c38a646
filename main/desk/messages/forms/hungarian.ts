import { toForms } from './language-forms.ts';

const wh =
  '(?:mi|mit|mibe|mennyi|mennyibe|mennyit|mennyire|hany|hanyan|hanyra|mikor|mikorra|mikortol|meddig|hol|hova|hogyan|hogy|melyik|melyiket|milyen|ki|kinek|miert|mivel|mitol)';
const answer = '(?:valasz\\w*|visszajelzes\\w*|megerosites\\w*)';

export const hungarian = toForms({
  joins: 'es|valamint|de|tovabba|illetve',
  lead: 'tovabba|illetve|valamint|emellett|ezen kivul|meg egy kerdes|lenne egy kerdesem|egy kerdes|egyebkent|eloszor|masodszor|kerem|legyszi',
  adds: 'tovabba|illetve|valamint|emellett|ezen kivul|es|meg|egyebkent',
  also: 'is|meg|szinten',
  subordinate: 'ha|amikor|mert|mivel|bar|miutan|mielott|amennyiben',
  question: `${wh} (?:\\S+ ){0,5}?(?:kerul|van|vannak|tart|tartanak|lehet|tudok|tudom|erkezik|jon|kapom|kell|nyit|nyitnak|zar|szallitanak|szallitja\\w*|fizethet\\w*|mukodik|vagyok|lesz|kaphat\\w*)|(?:van|vannak|lehet|lehetseges|tudnak|tudnatok|tudna|tudok|szallitanak|szallitotok|arulnak|elfogadnak|javitanak|nyitva|kaphato|kell) \\S+|\\S+ e`,
  further: '(?:van|lehet|szallitanak)',
  indirect:
    '(?:tudni|kerdezni|kerdezem|kerdes\\w*|erdekel|erdeklodn\\w*|erdeklodom|megmondani|mondja|irja|irjak|megirni|megerositeni|elmagyarazni|ellenorizni|biztos|tudom|erdekelne)',
  listed: `hogy|${wh}`,
  wish: String.raw`(?:(?:en|mi|is|szinten) )*(?:\S+ ){0,3}?(?:szeretnek|szeretnem|szeretnenk|kerek|kernek|kernenk|kerem hogy|akarom|akarok|keresek|keresunk|igenylek|rendelek|lemondom|lemondanam|elallok|kerem vissza|szuksegem van|szuksegunk van)(?! (?:megkoszonni|koszonetet))(?: \S+)?`,
  request: String.raw`kerem \S+|kerjuk \S+|legyen szives \S+|legyszi\w* \S+|(?:tudna|tudnak|tudnatok|tudnal|lenne szives|lenne olyan kedves) \S+|(?:kuldjek|kuldje|toroljek|cserelje\w*|hivjanak|modositsak|teritsek) \S+`,
  told: String.raw`\S*(?:torott|eltort|osszetort|serult|megserult|szakadt|elszakadt|elveszett|hibas|hianyzik|hianyoznak|repedt)\w*|kesik|csopog|szivarog|nyikorog|villog|nem (?:\S+ ){0,3}?(?:erkezett|jott|kaptam|kaptuk|mukodik|mukodnek|indul|tolt|nyilik|zarodik|valaszol\w*|ert|jo|stimmel|tudok|tudom|lehet)|(?:ketszer|duplan)|helyett|rossz (?:meret\w*|szin\w*|termek\w*|cim\w*|modell\w*)|tul (?:kicsi|nagy|rovid|hosszu|keso)|meg mindig|mar (?:\S+ )?(?:napja|hete|honapja)|hibauzenet`,
  pointsBack: 'ez|ezt|az|azt|ezzel|hol van|mikor (?:jon|erkezik)',
  remedy: String.raw`\S*(?:visszater|visszakuld|csere|javit|kicserel|lemond|torol|karterit|penz)\S*`,
  vague: `(?:es )?(?:mit|hogyan) (?:tegyek|tehetek|csinaljak|tudok tenni|lehet tenni)(?: most)?|tudnanak segiteni|tudna segiteni|miert|segitseg`,
  pleasantry: String.raw`(?:(?:jo (?:napot|reggelt|estet)|szia|sziasztok|udvozlom|tisztelt|kedves|hello)(?: \S+){0,4}|(?:elore is |nagyon |szepen )*(?:koszonom|koszonjuk|koszi|koszonettel)(?: (?!de|hogy)\S+){0,5}|(?:udvozlettel|tisztelettel|udv)(?: \S+){0,4}|(?:varom|varjuk) (?:\S+ ){0,3}?${answer}|szep (?:napot|estet|hetveget)(?: \S+){0,3}|viszontlatasra)`,
  thanks: 'koszon\\w+|koszi',
  pleased: String.raw`szuper|nagyon (?:jo|szep|elegedett\w*|tetszik|gyors\w*)|tokeletes\w*|csodalatos\w*|remek\w*|elegedett\w*|gyors\w*|minden (?:rendben|jo|megjott)`,
  noAnswer: String.raw`nem (?:szukseges|kell) valaszol\w*|csak tajekoztatas\w*`,
  deed: String.raw`(?:ma|tegnap|most) (?:\S+ ){0,3}?(?:elkuldtem|atutaltam|befizettem|feladtam|visszakuldtem)`,
});
