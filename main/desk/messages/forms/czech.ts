import { toForms } from './language-forms.ts';

const wh =
  '(?:(?:do|od|na|v|z|za|o|s|pro|pre) )?(?:co|jak|ako|jaky|jaka|jake|aky|aka|ake|kdy|kedy|kde|kam|odkud|odkial|kolik|kolko|kdo|kto|proc|preco|ktery|ktera|ktere|ktory|ktora|ktore|cim)';
const answer = '(?:odpoved|odpovedi|potvrzeni|potvrdenie|zpravu|spravu|vyjadreni|vyjadrenie)';

/** Czech and Slovak: most words are alike. */
export const czech = toForms({
  joins: 'a|ale|i|aj|nebo|alebo|navic|navyse',
  lead: 'take|taky|tiez|aj|jeste|este|dale|dalej|navic|navyse|za prve|za druhe|po prve|po druhe|mimochodem|mimochodom|mam dotaz|mam otazku|jeste jedna otazka|prosim|prosim vas|chci se zeptat|dobry den',
  adds: 'take|taky|tiez|aj|jeste|este|dale|dalej|navic|navyse|a|mimochodem|mimochodom',
  also: 'take|taky|tiez|aj|jeste|este',
  subordinate: 'pokud|ak|jestli|kdyz|ked|protoze|pretoze|ackoliv|hoci|nez|kym|az',
  question: `${wh} (?:\\S+ ){0,3}?(?:je|jsou|su|stoji|stoja|trva|muzu|mohu|mozem|muzeme|mozeme|lze|da|prijde|pride|dorazi|dostanu|dostanem|bude|mate|delate|robite|funguje|plati|zaplatim|vratim|vratit|musim|otevirate|otvarate|mam|mame|objednam|objednat)|(?:mate|muzete|mozete|muzu|mohu|mozem|muzeme|mozeme|je mozne|je mozno|da se|da sa|lze|posilate|posielate|prodavate|predavate|dorucujete|dorucite|prijimate|opravujete|delate|robite|mohli byste|mohli by ste|pujcujete|pozicate|vracite|je|jsou|su) \\S+`,
  further: '(?:mate|da se|da sa|lze|je|muzu|mohu|mozem)',
  indirect:
    '(?:vedet|vediet|zeptat|opytat|spytat|zajima|zaujima|rict|povedat|sdelit|napsat|napisat|potvrdit|vysvetlit|zjistit|overit|nevim|neviem|jistot\\w+|poradit|dotaz|otazk\\w+|informac\\w+)',
  listed: `jestli|zda|zdali|ci|${wh}`,
  wish: String.raw`(?:(?:ja|my|take|taky|tiez|rada|rad|radi|bych|by som) )*(?:chtel bych|chtela bych|chteli bychom|chcel by som|chcela by som|chceli by sme|chci|chceme|chcem|potrebuji|potrebuju|potrebujem|potrebujeme|hledam|hladam|hledame|pozaduji|pozadujem|zadam|zadame|objednavam|rusim|reklamuji|reklamujem|odstupuji|odstupujem|prala bych si|pral bych si|rad bych|rada bych|radi bychom|rad by som|rada by som) (?!(?:vam )?(?:podekovat|podakovat|pochvalit))\S+|(?:muj|moje|moj|moja|nas|nase|manzel|manzelka|dcera|syn|maminka) (?:\S+ ){0,3}?(?:chce|chtel by|chtela by|chcel by|chcela by|potrebuje|by rad|by rada|by chtel|by chtela) (?!(?:podekovat|podakovat))\S+`,
  request: String.raw`prosim(?: vas)? o \S+|prosime o \S+|prosim (?!o (?:rychlou )?odpoved)\S+|(?:muzete|mozete|mohli byste|mohl byste|mohli by ste) (?:mi |nam )?\S+|(?:zruste|vratte|vymente|poslete|poslite|zmente|zmente|zavolejte|zavolajte|opravte|doplnte)(?: \S+)?`,
  told: String.raw`rozbit\w*|poskozen\w*|poskoden\w*|zlomen\w*|prasknut\w*|praskl\w*|roztrzen\w*|roztrhnut\w*|chybi|chyba|chybaju|ztrati\w*|strati\w*|ztracen\w*|zpozden\w*|mesk\w+|tece|teciet|kape|vrze|blika|nefunguj\w*|nejde|nejdou|nedorazi\w*|neprisl\w*|nepris\w*|nedostal\w*|neobdrzel\w*|nesedi|nepasuj\w*|nezapn\w+|nenabij\w*|neotev\w+|nepripoj\w*|neprihlas\w*|nevrati\w*|neozval\w*|neodpov\w+|nemuzu|nemohu|nemozem|(?:stale|porad|jeste|este|dosud|zatial|zatim) (?:\S+ )?ne\S+|dvakrat|misto|namisto|namiesto|(?:spatn\w+|nespravn\w+|zl[yaeu]) (?:velikost|velkost|barv\w+|farb\w+|zbozi|tovar|adres\w+|model)|prilis (?:mal\w+|velk\w+|kratk\w+|dlouh\w+|pozde)|jiny nez|ina nez|uz (?:\S+ )?(?:dni|tydny|tydne|tyzdne|tyzdnov|mesic\w*)|chybov\w+`,
  pointsBack: 'toho|tim|tym|jej|ho|kde je|kde su|kde jsou|kdy (?:prijde|dorazi)|kedy (?:pride|dorazi)',
  remedy: String.raw`oprav\w*|\w*(?:vraceni|vratit|vratte|vratenie|vymen|reklam|nahrad|zrus|storno|penize|peniaze|refund)\w*`,
  vague: `(?:a )?(?:co|ako|jak) (?:mam|muzu|mozem|ted|teraz|dal|mame)(?: (?:ted|teraz))?(?: (?:delat|robit|postupovat|udelat))?|co s tim|(?:muzete|mozete) mi (?:pomoct|pomoci|pomoct)|proc|preco|pomoc`,
  pleasantry: String.raw`(?:(?:dobry (?:den|vecer)|dobre rano|ahoj|cau|zdravim|vazen\w+|mil\w+)(?: \S+){0,4}|(?:mockrat |moc |velmi |vopred |predem )*(?:dekuji|dekuju|dekujeme|diky|dik|dakujem|dakujeme|vdaka)(?: (?!ale|a kdy|jestli)\S+){0,5}|(?:s )?(?:pozdravem|pozdravom|uctou|prani\w*)(?: \S+){0,4}|(?:hezky|pekny|krasny) (?:den|vecer|vikend)(?: \S+){0,3}|(?:tesim|tesime) (?:se|sa) (?:\S+ ){0,3}?${answer}(?: \S+){0,3}|(?:predem |vopred )?(?:cekam|cakam) na (?:\S+ )?${answer}|prosim o (?:rychlou |brzkou |skoru )?(?:odpoved|potvrzeni|potvrdenie)|na shledanou|dovidenia|dopredu dekuji)`,
  thanks: 'dekuj\\w+|diky|dakuj\\w+|vdaka',
  pleased: String.raw`super|skvel\w+|vyborn\w+|uzasn\w+|krasn\w+|spokojen\w+|perfektn\w+|nadhern\w+|rychl\w+|vse (?:v poradku|dorazilo|ok)|vsetko (?:v poriadku|prislo|ok)|paradn\w*|trpelivost|ochot\w+`,
  noAnswer: String.raw`(?:neni|nie je) (?:treba|nutne|potreba) (?:odpov\w+|reagovat)|jen pro informaci|len pre informaciu|nemusite odpov\w+`,
  deed: String.raw`(?:dnes|vcera|prave) (?:jsem |som )?(?:zaplatil\w*|poslal\w*|odeslal\w*|odoslal\w*|uhradil\w*|prevedl\w*)|(?:zaplatil\w*|poslal\w*|odeslal\w*|uhradil\w*) (?:jsem|som) (?:\S+ ){0,3}?(?:dnes|vcera|prave)`,
});
