/**
 * Words with a capital that lists of names know too, but that name a time, a people, a firm or a thing far more often.
 * Only a sure cue ("my name is April") makes a person of them. In small letters.
 */
const timeList = `
january february march july september october november december feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
christmas xmas easter advent halloween thanksgiving ramadan eid diwali hanukkah valentine valentines`;

const peoples = `
english american british german french italian spanish portuguese dutch danish swedish norwegian finnish polish czech
hungarian greek turkish russian ukrainian chinese japanese korean indian african european asian latin roman arabic thai
irish scottish welsh canadian australian mexican brazilian swiss austrian belgian muslim christian jewish catholic hindu
vietnamese indonesian filipino pakistani persian iranian iraqi syrian lebanese egyptian moroccan tunisian nigerian`;

const places = `
africa america asia europe england britain scotland wales ireland germany france italy spain portugal netherlands
holland belgium denmark sweden norway finland poland hungary greece turkey russia ukraine china japan korea vietnam
canada australia mexico brazil switzerland austria israel egypt iran iraq cuba peru chile kenya mali togo oman lebanon
syria qatar kuwait yemen nepal bhutan laos malaysia singapore indonesia philippines pakistan bangladesh zealand iceland
argentina bolivia ecuador colombia venezuela uruguay paraguay panama guatemala honduras nicaragua jamaica haiti
salvador morocco algeria tunisia libya sudan ethiopia somalia uganda tanzania zambia zimbabwe angola nigeria ghana
senegal serbia croatia slovenia slovakia bosnia albania macedonia montenegro kosovo bulgaria romania moldova belarus
estonia latvia lithuania cyprus malta armenia azerbaijan kazakhstan uzbekistan afghanistan mongolia
london paris berlin madrid rome milan vienna munich hamburg amsterdam brussels lisbon dublin athens prague warsaw
budapest stockholm oslo copenhagen helsinki moscow istanbul york chicago boston dallas houston seattle miami angeles
los vegas manhattan brooklyn bronx queens hollywood atlanta toronto montreal vancouver tokyo osaka kyoto seoul beijing
shanghai delhi mumbai bangalore karachi dhaka bangkok manila jakarta hanoi saigon dubai doha cairo lagos nairobi
johannesburg sydney melbourne brisbane perth auckland wellington manchester liverpool birmingham leeds glasgow
edinburgh cardiff belfast bristol oxford cambridge sheffield nottingham leicester brighton barcelona valencia sevilla
seville malaga naples turin florence venice bologna genoa palermo messina zurich geneva basel bern cologne frankfurt
stuttgart dresden leipzig bremen hannover lyon marseille toulouse bordeaux nantes lille strasbourg rotterdam utrecht
antwerp ghent porto krakow gdansk nicosia limassol sofia bucharest belgrade zagreb ljubljana bratislava tallinn riga
vilnius kiev kyiv odessa texas california arizona nevada utah ohio oregon iowa kansas alabama hawaii alaska illinois
indiana kentucky louisiana maryland michigan minnesota missouri montana nebraska oklahoma tennessee vermont wisconsin
wyoming philadelphia phoenix denver detroit baltimore orlando tampa cleveland pittsburgh nashville memphis`;

const things = `
amazon google apple microsoft facebook instagram whatsapp twitter youtube netflix paypal klarna visa mastercard maestro
amex stripe shopify etsy ebay ikea samsung sony nokia huawei xiaomi nike adidas puma zara lidl aldi tesco walmart dhl
ups fedex dpd gls usps evri windows android iphone ipad mac macbook alexa siri cortana gmail outlook hotmail yahoo
chrome safari firefox linux excel word powerpoint zoom skype slack tesla ford toyota honda bmw audi mercedes volkswagen
porsche ferrari uber lyft airbnb disney lego nintendo playstation xbox spotify dell lenovo asus bloomberg
customer service support team sales office department order invoice parcel account password email phone address
inc ltd llc llp plc gmbh corp corporation company co group holdings limited partners associates solutions systems
technologies consulting media industries enterprises brothers bros sons street road avenue lane drive court square
city town bank church school university college hospital hotel airport station bridge club store shop restaurant
bakery cafe market apt suite unit flat box po god lord jesus christ allah bible bible pope tex mex pizza coffee
usa uk eu us tv dvd cd pdf faq api url app iban ssn id vat vin`;

const speech = `
dear hello hi hey bye goodbye tschüss tschüß ciao adiós salut hej olá servus moin hola hallo sir madam mr mrs ms miss dr prof herr herrn frau
familie monsieur madame mme mlle señor señora sra signor signora dott mevrouw meneer dhr mevr mw regards best kind thanks thank yours sincerely cheers
i im i'm ive i've ill i'll id i'd the a an and or but so if as at by for from in into of off on onto out over to up
with no not yes ok okay oh ah hm well just my your his her our their its it he she we you they me him them us who
what when where why how which this that these those there here is are was were be been am do does did done don't dont
can could would should shall must have has had having get got go goes going let lets make made please pls
some any all each every both few more most other such only own same than too very now then also again still
lol omg asap fyi btw til rt pm`;

/** What has a number and is no street, in the languages that customers write: behind it or before it a number is no house's. */
const numberedList = `
kundennummer rechnung bestellung auftrag artikel größe grösse seite teil termin modell menge farbe garantie saal sitzung
uhr jahre jahren tage tagen wochen monate stück minuten stunden euro franken cent prozent grad liter paket filiale kapitel
heures jours semaines mois ans pièces taille facture commande article page salle porte étage modèle quantité couleur
garantie délai réf euros horas días semanas meses años piezas talla factura pedido artículo página sala puerta modelo
cantidad color garantía ref ore giorni settimane mesi anni pezzi taglia fattura ordine articolo pagina porta modello
quantità colore garanzia rif uur dagen weken maanden jaar stuks maat factuur bestelling artikel pagina kleur garantie
storlek order faktura artikel sida färg dagar veckor timmar størrelse ordre vare side farge dage uger timer rozmiar
zamówienie faktura artykuł strona kolor sztuk dni tygodni tamanho fatura encomenda artigo cor quantidade peças dias
amex visa mastercard maestro klarna paypal carta carte tarjeta karte kaart паспорт заказ размер артикул позиция счет`;
const splitWords = (words: string): readonly string[] => words.trim().split(/\s+/);

export const nameStopWords: ReadonlySet<string> = new Set(
  splitWords([timeList, peoples, places, things, speech].join(' ')),
);

/** Words that begin or join sentences, so that a capital tells nothing about them. */
export const functionWords: ReadonlySet<string> = new Set(splitWords(speech));

/** A number beside them is theirs. */
export const numberedWords: ReadonlySet<string> = new Set(splitWords(numberedList));

/** Months that are given names as well; which of the two only the words beside them tell. */
export const monthNames: ReadonlySet<string> = new Set(['jan', 'april', 'may', 'june', 'august']);

/** Days, months and feasts: a number beside them is a date's. */
export const timeWords: ReadonlySet<string> = new Set([
  ...splitWords(timeList),
  ...monthNames,
  'am',
  'during',
  'gmt',
  'utc',
]);
