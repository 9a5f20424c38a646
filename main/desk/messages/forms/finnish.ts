import { toForms } from './language-forms.ts';

const wh =
  '(?:mika|mita|mitka|miten|milloin|missa|mista|mihin|mille|kuinka|kuka|kenelle|miksi|kumpi|minkalainen|minka|paljonko|montako|mihin aikaan)';
/** A verb that asks: "-ko" behind a vowel, n or t, which few names and things have. */
const asking = String.raw`(?!(?:koko|jako|pako|niko|miko|aiko|hanko|janko|lanko|tanko|renko) )\S*[aeiouynt]ko`;
const answer = '(?:vastausta\\w*|vahvistusta\\w*|viestia\\w*)';

export const finnish = toForms({
  joins: 'ja|seka|mutta|lisaksi',
  lead: 'myos|lisaksi|viela|toiseksi|ensiksi|muuten|yksi kysymys|viela yksi kysymys|haluaisin kysya|haluaisin tietaa',
  adds: 'myos|lisaksi|viela|toiseksi|muuten|ja',
  also: 'myos|viela',
  subordinate: 'jos|kun|koska|vaikka|ennen kuin|sen jalkeen|silla',
  question: `${wh} \\S+|${asking} \\S+|onkohan \\S+`,
  further: '',
  indirect:
    '(?:tietaa|kysya|kysyisin|kertoa|kertoisitteko|kertoisitko|ilmoittaa|vahvistaa|selittaa|tarkistaa|mietin|ihmettelen|varma|kiinnostaa)',
  listed: `${asking}|${wh}`,
  wish: String.raw`(?:(?:mina|me|myos) )*(?:haluaisin|haluaisimme|haluan|haluamme|tarvitsen|tarvitsemme|tarvitsisin|etsin|etsimme|toivoisin|pyydan|pyydamme|tilaan|tilaisin|perun|peruutan|vaadin|ottaisin|varaisin) (?!kiittaa)\S+|(?:vaimoni|mieheni|tyttareni|poikani|aitini|isani|aiti|lapsi) (?:\S+ ){0,2}?(?:haluaisi|haluaa|tarvitsee|toivoo|tarvitsisi) (?!kiittaa)\S+`,
  request: String.raw`(?:voisitteko|voisitko|voitteko|voitko|olisitteko ystavallisia|olkaa hyva ja|olisiko mahdollista) \S+|(?:lahettakaa|peruuttakaa|peruttakaa|vaihtakaa|palauttakaa|soittakaa|muuttakaa|kertokaa|korjatkaa) \S+`,
  told: String.raw`rikki|rikkoutu\w+|sarkyn\w+|sarkyi|vaurioitu\w+|viallinen|viallise\w*|haljennut|revenny\w*|puuttuu|puuttui|puuttuvat|kadonnut|katosi|myohassa|vuotaa|narisee|vilkkuu|(?:ei|eivat|en|emme|ette) (?:\S+ ){0,3}?(?:saapunut|tullut|saanut|saaneet|toimi|kaynnisty|lataa|aukea|avaudu|sulkeudu|vastaa|vastannut|vastattu|sovi|palautettu|loydy|paase|pysty)|(?:kahdesti|kahteen kertaan)|(?:sijaan|sijasta)|vaara\w* (?:koko|kokoa|vari|tuote|osoite|malli)|liian (?:pieni|suuri|iso|lyhyt|pitka|myohaan)|edelleen|vielakaan|virheilmoitus|(?:paivaa|viikkoa|kuukautta) sitten`,
  pointsBack:
    'se|sen|sita|ne|niita|tama|taman|missa (?:se|tilaukseni|pakettini)|milloin (?:se|tilaukseni|pakettini)',
  remedy: String.raw`(?:hyvit|palaut|vaihta|vaihdo|korja|peru|korva|raha)\S*`,
  vague: `(?:ja )?(?:mita|miten) (?:minun |meidan )?(?:pitaa|pitaisi|kannattaa|voin|teen)(?: (?:nyt |minun )?(?:tehda|toimia))?|voitteko auttaa|voisitteko auttaa|miksi|apua`,
  pleasantry: String.raw`(?:(?:hei|moi|terve|hyvaa (?:paivaa|iltaa|huomenta)|paivaa|arvoisa)(?: \S+){0,4}|(?:suuret |paljon )?(?:kiitos|kiitokset|kiitoksia|kiitan|kiitamme)(?: (?!mutta)\S+){0,5}|(?:ystavallisin )?terve\w+(?: \S+){0,4}|(?:odotan|odotamme|odottelen) (?:\S+ ){0,3}?${answer}|(?:mukavaa|hyvaa) (?:paivan|viikonloppua|kesaa|viikkoa|jatkoa)(?: \S+){0,3}|nakemiin|t \S+)`,
  thanks: 'kiitos|kiitokset|kiitoksia|kiitan|kiitamme',
  pleased: String.raw`mahtava\w*|loistava\w*|ihana\w*|erinomai\w+|upea\w*|tyytyvai\w+|taydelli\w+|hieno\w*|nopea\w*|kaikki (?:hyvin|kunnossa|toimii)|super\w*`,
  noAnswer: String.raw`(?:ei tarvitse|ei tarvi|teidan ei tarvitse) vastata|tiedoksi`,
  deed: String.raw`(?:maksoin|lahetin|palautin|siirsin) (?:\S+ ){0,4}?(?:tanaan|eilen|juuri)|(?:tanaan|eilen|juuri) (?:\S+ ){0,2}?(?:maksoin|lahetin|palautin|siirsin)`,
});
