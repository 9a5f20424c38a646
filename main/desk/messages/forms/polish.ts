import { toForms } from './language-forms.ts';

const wh =
  '(?:(?:do|od|na|w|z|za|o|przez) )?(?:co|jak|jaki|jaka|jakie|jakim|kiedy|gdzie|skad|dokad|ile|kto|komu|dlaczego|czemu|ktor\\w+|czym)';
const answer = '(?:odpowiedz|potwierdzenie|informacje)';

export const polish = toForms({
  joins: 'i|a|oraz|ale|ponadto',
  lead: 'takze|rowniez|jeszcze|dodatkowo|poza tym|ponadto|po pierwsze|po drugie|przy okazji|mam pytanie|jeszcze jedno|i|a|oraz',
  adds: 'takze|rowniez|dodatkowo|poza tym|ponadto|i|a|oraz|przy okazji|jeszcze',
  also: 'takze|rowniez|tez|jeszcze',
  subordinate: 'jesli|jezeli|gdy|kiedy|poniewaz|bo|chociaz|gdyby|skoro|dopoki|po tym jak',
  question: `czy \\S+|${wh} (?:\\S+ ){0,3}?(?:jest|sa|kosztuje|kosztuja|moge|mozna|mozemy|trwa|przyjdzie|dostane|bedzie|zaplaci|zrobic|macie|robicie|panstwo|otrzymam|dziala|wynosi|zwrocic|mam|musze|trzeba|dotrze|otwieracie)|(?:macie|maja panstwo|wysylacie|sprzedajecie|przyjmujecie|da sie|mozna|jest mozliwosc) \\S+`,
  further: '(?:macie|mozna|da sie|jest)',
  indirect:
    '(?:wiedziec|zapytac|spytac|pytanie|powiedziec|dowiedziec sie|informacje|informacja|napisac|potwierdzic|wyjasnic|sprawdzic|wiem|pewna?|interesuje mnie|ciekawi mnie)',
  listed: `czy|${wh}`,
  wish: String.raw`(?:(?:ja|my|tez|takze|rowniez) )*(?:chcialbym|chcialabym|chcielibysmy|chce|chcemy|potrzebuje|potrzebujemy|szukam|szukamy|zadam|rezygnuje|odstepuje|zamawiam|wnosze|domagam sie|oczekuje) (?!(?:panstwu )?(?:podziekowac|poinformowac))\S+`,
  request: String.raw`prosz[ea] (?!bardzo$)\S+|prosimy \S+|prosba o \S+|prosilbym \S+|prosilabym \S+|(?:czy )?(?:moglibyscie|moga panstwo|mogliby panstwo|mozecie|moze pani|moze pan) \S+|uprzejmie prosz\w+ \S+`,
  told: String.raw`zepsut\w+|uszkodzon\w+|pekniet\w+|polaman\w+|zlaman\w+|rozbit\w+|podart\w+|zagin\w+|brakuje|brak|spozni\w+|cieknie|przecieka|skrzypi|nie (?:\S+ ){0,4}?(?:dotarl\w*|przysz\w+|otrzymal\w*|dostal\w*|dziala\w*|wlacza|zamyka|otwiera|laduje|odpowiada\w*|pasuje|moge|doszl\w*|ma|bylo)|(?:dwa razy|dwukrotnie|podwojnie)|zamiast|zl[yea] (?:rozmiar|kolor|model|produkt|adres|towar)|niewlasciw\w+|za (?:maly|mala|male|duzy|duza|duze|krotki\w*|dlugi\w*|ciasn\w+|pozno)|wciaz nie|nadal nie|jeszcze nie|od (?:\S+ )?(?:dni|tygodni|tygodnia|miesiecy|miesiaca)`,
  pointsBack: 'to|tego|tym|go|je|ja|gdzie (?:jest|sa)|kiedy (?:dotrze|przyjdzie|bedzie)',
  remedy: String.raw`\w*(?:zwrot|zwroc|wymian|wymien|reklamac|napraw|odda\w*|anulow|rekompens|poprawi)\w*`,
  vague: `(?:i )?co (?:mam|moge|teraz|dalej|powinnam|powinienem)(?: (?:teraz )?(?:zrobic|robic))?|co robic|(?:czy )?(?:mozecie|moga panstwo) (?:mi |nam )?pomoc|prosze o pomoc|dlaczego|pomocy`,
  pleasantry: String.raw`(?:(?:dzien dobry|dobry wieczor|witam|witajcie|czesc|hej|szanown\w+|drod\w+)(?: \S+){0,5}|(?:bardzo |serdecznie |z gory )*(?:dziekuj\w+|dzieki)(?: (?!czy|ale)\S+){0,6}|(?:z )?(?:powazaniem|pozdrowieniami|wyrazami szacunku)(?: \S+){0,4}|(?:serdecznie )?pozdrawiam\w*(?: \S+){0,4}|(?:czekam|czekamy|bede czekac) (?:\S+ ){0,3}?(?:na )?${answer}(?: \S+){0,3}|prosze o (?:szybka )?(?:odpowiedz|potwierdzenie)|milego (?:dnia|weekendu|wieczoru)|do (?:widzenia|zobaczenia|uslyszenia))`,
  thanks: 'dziekuj\\w+|dzieki',
  pleased: String.raw`super|swietn\w+|wspanial\w+|pieknie|piekn\w+|zadowolon\w+|doskonal\w+|idealn\w+|szybk\w+|pomoc|cierpliwosc|wszystko (?:gra|ok|dobrze|dotarlo)`,
  noAnswer: String.raw`nie (?:trzeba|musicie|musza panstwo|wymaga) odpow\w+|(?:tylko )?dla informacji`,
  deed: String.raw`(?:wyslal\w+|zaplacil\w+|przelal\w+|zrobil\w+ przelew|odeslal\w+)(?: \S+){0,6}? (?:dzis|dzisiaj|wczoraj|wlasnie)|(?:dzis|dzisiaj|wczoraj|wlasnie) (?:\S+ )?(?:wyslal\w+|zaplacil\w+|przelal\w+|odeslal\w+)`,
});
