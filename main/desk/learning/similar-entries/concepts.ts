import { foldCase } from '../../store/fold-case.ts';

/**
 * What shops write about, in the words of six languages: one line a concept, with what its words begin with, folded. With `=`
 * a word stands for itself alone, and with `~` it also counts within a longer one, as in German.
 */
const lines = `
delivery deliver shipping shipment =ship =ships =shipped =postage dispatch ~liefer ~versand =versenden =versendet ~zustell livrais livrer livrez livrons livree expedi =envoi =envois envoy =envio =envios =enviar =enviamos =enviais =envian =envia =enviado entreg spedi consegn bezorg verzend =verzonden =lever =levertijd levering parcel =package =packages paket =port =porto =portes =colis paquete =pacco =pacchi =pakje pakket
shop =shop =shops =store =stores =laden =geschaft boutique magasin tienda =negozio =winkel
furniture furniture mobel meuble muebl mobili meubel
express ~express =urgent =urgente =overnight ~eilversand expres
return return withdraw =retour =retours =retoure =retouren retourn ~rucksend ~ruckgab ~ruckversand zuruckgeb zuruckschick zurucksend renvo devol devuel =reso =resi restitu retract widerruf terugstur retourner
refund refund erstatt ruckerstatt rembours reembols rimbors terugbetal
guarantee guarant warrant ~garant gewahrleist
gift =gift =gifts =present =presents ~geschenk cadeau =regalo =regalos =regali regal
wrap wrap ~verpack emball envolt envuel envolver confezion inpak
voucher voucher gutschein =gift-card =vale =vales =buono =buoni cadeaubon coupon
discount discount rabatt reduct =remise =remises descuent scont korting ermassig
student student etudiant estudiant
child child =kid =kids ~kinder  enfant =nino =ninos =nina infantil bambin
adult adult erwachsen volwassen
dog =dog =dogs =hund =hunde =hunden chien perro =cane =cani hond
cat =cat =cats katze   gato =gatto =gatti =katten
animal animal =pet =pets haustier =tier =tiere mascota huisdier dieren
horse horse pferd cheval chevaux caballo cavall paard
breakfast breakfast ~fruhstuck =petit-dejeuner dejeuner desayun colazion ontbijt
dinner dinner abendessen =dinner =cena =cene avondeten
room =room =rooms zimmer chambre habitacion =kamer =kamers
parking parking =park =parken ~parkplatz stationn aparca parchegg parkeer
card =card =cards ~karte =karten =carte =cartes tarjet =carta =carte kaart
invoice invoic rechnung =facture =factures =factura =facturas =facturacion fattur
cash =cash bargeld  especes efectivo contant
appointment appointment ~termin rendez =cita =citas appuntament afspra
booking =book =booking =bookings =booked reserv buchen buchung prenot boeken boeking
fitting =fitting =fittings anprobe essayage =prueba =prova pasbeurt
repair repair ~repar =mend =mended riparaz ripar herstel
exchange exchang ~tausch echang cambi =ruil ruilen =swap
cancel cancel stornier kundig annul cancela disdir opzeg
order =order =orders =ordered bestell command =pedido =pedidos =pedir ordin bestel
helmet helmet =helm =helme casque casco elmett
watch =watch =watches =uhr =uhren ~armbanduhr montre reloj orolog horloge
glasses =glasses spectacles brille lunettes =gafas occhial =bril =brillen
lens lens linse =lentille =lentilles lentilla =lente =lenti
bike =bike =bikes bicycl fahrrad =rad =rader =velo =velos biciclet =bici =bicis fiets
trailer trailer anhanger remorque remolque rimorchio aanhanger
car =car =cars =auto =autos voiture coche macchina
boat =boat =boats   bateau barco barca
course =course =courses ~kurs cours =curso =cursos =corso =corsi cursus
lesson lesson unterricht lecon =clase =clases lezion
ticket ticket eintritt billet entrada bigliett kaartj
member member ~mitglied membre adhesion adherent miembro =socio =socios   lidmaatsch
newsletter newsletter rundbrief infolettre boletin
validity valid gultig =valable expir =caduca caducan caduc scade scadon geldig verfall verfallt verfallen ablauf
yearly yearly annual jahrlich jahresabo annuel anual annuale
monthly monthly monatlich monatsabo mensuel mensual mensile
electric electri elektr elettric =ebike =ebikes =pedelec =pedelecs
subscription subscri =plan =plans =abo =abos abonn suscrip abbonam
deposit deposit kaution anzahl =caution acompte fianza caparra cauzion =borg aanbetal
insurance insur versicher assur =seguro assicur verzeker
customs =customs =duty =duties =zoll ~zollgebuhr douan aduan dogan
tree =tree =trees =baum =baume arbre arbol alber
plant =plant =plants pflanz plante planta pianta
flower flower ~blume fleur flor =flores fiore bloem
hedge hedge hecke   seto siepe =heg
book =books buch =bucher livre libro libri =boek =boeken
sofa sofa =couch canape divano
table =table =tables tisch =mesa =mesas tavol tafel
chair chair stuhl stuhle chaise silla sedia stoel
bed =bed =beds =bett =betten =cama =camas letto letti bedden
pool =pool =pools schwimmb piscin zwembad
swim swim schwimm nager baign nadar nuotar zwemm
lake =lake see =lac =lago meer
kitchen kitchen kuche cuisine cocina cucina keuken
hall =hall =halls saal salle =sala =salas zaal
hut =hut =huts hutte cabane cabana capanna
oven oven backofen   horno forno
bread bread ~brot =pan pane brood
cake cake torte kuchen gateau tarta =torta taart
coffee coffee kaffee =cafe =cafes caffe koffie
wine =wine =wines wein =weine =vin =vins =vino =vinos =vini wijn
lamp lamp leuchte lampe lampara lampad
clock =clock =clocks wanduhr horloge pendul
shoe =shoe =shoes schuh chaussure zapato scarp schoen
rope =rope =ropes seil =corde =cordes cuerda corda touw
clothing clothes clothing kleid vetement =ropa vestit kleding
growth growth =grow anwuchs anwachs reprise crecim attecch
catalogue catalog katalog
camera camera kamera fotocamera
key =key =keys schlussel =cle =cles llave chiave sleutel
battery batter akku pila accu
replacement replac ersatz remplac reempla sostitu vervang
damage damag beschadig schaden abim endommag danad dannegg kapot
engraving engrav gravur gravier graveer grabad incision
rent =rent =rental =rented =hire =hired =hiring miet ~verleih ausleih =leihen louer =location alquil nolegg huur
clean clean reinig nettoy limpi =puli pulizia schoonma
massage massag masaj
beard beard =bart barbe =barba =baard
hair =hair =haar =haare cheveu pelo capell haren
address address adress direccion indirizz adres
school school schule ecole escuela scuol
weight weigh gewicht =wiegt =wiegen =poids =pese =peso =pesa
age =age =aged =ages =alter =edad =eta leeftijd
person people person =gast ~gaste guest invite huesped ospit =gasten
swimwear swimsuit badehose maillot banador costume
tasting tasting verkost degust cata proeverij
tour =tour =tours fuhrung visite visita rondleid
wifi wifi =wlan
gluten gluten
vegan vegan
`;

const stop = new Set(
  `abris abre abren abrimos ouvrez aprite apre der die das den dem des ein eine einen einem einer eines und oder aber wie was wann wo wer wem wen warum welche welcher welches welchen ist sind war bin bist sein hat haben habe habt wird werden wurde kann konnen konnt darf durfen muss mussen soll sollen mag ich du er sie es wir ihr mir mich dich ihnen ihre ihren ihrem mein meine meinen meiner dein deine unser unsere unseren euer eure mit ohne fur von zu zum zur im in am an auf bei bis nach aus um ab pro je nur auch noch schon sehr meist mindestens hochstens innerhalb binnen lange oft viel viele kostet kosten preis dauert dauern gibt geben macht machen nehmen nimmt moglich nicht kein keine keinen ja nein leider gern gerne stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren werktag werktage werktagen uhr prozent euro geoffnet offen geschlossen schliesst offnet offnungszeiten kostenlos gratis brauche brauchen braucht gultig da sich einmal zweimal dreimal taglich wochentlich monatlich jahrlich jede jeden jeder alle fertig
le la les un une des du de et ou mais comment combien quand quel quelle quels quelles qui que quoi est sont sera peut peux peuvent pouvez puis pouvoir dois doit devez faut avoir avez avons ai as ont je tu il elle nous vous ils mon ma mes votre vos notre nos ton ta son sa ses leur dans sur sous par pour avec sans chez au aux a en y ne pas plus moins tres aussi oui non heure heures jour jours semaine semaines mois an ans annee annees ouvre ouvres ouvrables prix coute coutent cout cher gratuit gratuite gratuits delai temps ouvert ouverts ouverte ferme fermes fermez fermons jusqu quelle faire fait tous toutes chaque fois acceptez acceptons admis possible merci est-ce
el los las una unos unas y o pero como cuanto cuanta cuantos cuantas cuando cual cuales quien donde es son esta estan ser hay puede puedo pueden podeis se me te nos os su sus mi mis tu vuestro vuestra vuestros nuestro nuestra nuestros nuestras con sin para por del al lo no si mas menos muy tambien hora horas dia dias semana semanas mes meses ano anos precio cuesta cuestan coste tarda tardan llega llegan dura duran tiene tienen tengo abierto abierta cerrado cerrada gratis gratuito gratuita aceptais aceptamos posible necesito listas listo euros
il lo gli i uno e ma come quanto quanta quanti quando quale quali chi che dove sono essere ho ha hanno posso puo possono si mi ti ci vi suo sua mio mia vostro vostra nostro nostra nostri con senza per da dal di del della dei delle nel nella al alla su non ora ore giorno giorni settimana settimane mese mesi anno anni prezzo costa costano costo dura aperto aperta chiuso chiusa accettate accettiamo possibile
het een de en of maar hoe wat wanneer waar wie welk welke is zijn was heeft heb hebben kan kun kunt kunnen mag mogen moet moeten ik jij je u hij zij wij we mijn uw jullie ons onze met zonder voor van naar in op bij tot uit om per ook nog niet geen ja nee helaas uur uren dag dagen week weken maand maanden jaar prijs kost kosten duurt duren open gesloten gratis toegestaan welkom mogelijk lang
willkommen erlaubt gestattet inbegriffen inklusive inclus incluse compris comprise incluido incluida permitido incluso incluse compreso inbegrepen nemen nehmen zahlt zahlen zahle bezahlen bezahlt tragen tragt ubernehmen paie payer paient paye pagar paga pago pagare betalen betaalt gerat gerate geraten artikel ware waren produkt produkte article articles produit produits articulo articulos producto productos prodotto prodotti articolo articoli toestel producten entrer entrar entrare venir venire kommen mitbringen mitnehmen bringen apporter emmener traer llevar portare meenemen meebrengen
zwei drei vier funf sechs sieben acht neun zehn elf zwolf deux trois quatre cinq six sept huit neuf dix douze uno dos tres cuatro cinco seis siete ocho nueve diez due tre quattro cinque sei sette otto nove dieci twee drie zes zeven negen tien one two three four seven eight nine ten twelve
gratuitement gratuitamente kostenfrei frais gastos kosten gebuhr gebuhren tarif tarifs tarife horaire horaires ouverture apertura horario horarios offnungszeiten partir importe montant betrag amount amounts summe total
etes estan estais
offert offerte offerts contain contains enthalt enthalten contient contiennent lleva llevan contiene contienen tengo tienes hay existe
standard normal normale normales regular usual estandar ordinaire
something anything time times etwas zeit sache sachen temps chose quelque dispose disposer disposons disposez tiempo algo cosa cosas qualcosa tempo iets tijd
within after before ahead until between long longest much many often last maximum minimum least most fully usually normally always never only up`.split(
    /\s+/,
  ),
);

interface Pattern {
  readonly concept: string;
  readonly written: string;
  readonly how: 'whole' | 'start' | 'within';
}

const patterns: readonly Pattern[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [concept = '', ...words] = line.split(' ');
    return words.map((word): Pattern => {
      const written = word.replace(/^[=~]/, '');
      return {
        concept,
        written,
        how: word.startsWith('=') ? 'whole' : word.startsWith('~') ? 'within' : 'start',
      };
    });
  });
const whole = Map.groupBy(
  patterns.filter(({ how }) => how === 'whole'),
  ({ written }) => written,
);
/** By their first three letters, so that a word is held against a few. */
const starts = Map.groupBy(
  patterns.filter(({ how }) => how !== 'whole'),
  ({ written }) => written.slice(0, 3),
);
const inside = patterns.filter(({ how }) => how === 'within');

const countries =
  'at be bg ca ch cn cy cz de dk ee es fi fr gb gr hr hu ie is it jp li lt lu lv mt nl no pl pt ro se si sk tr ua us'.split(
    ' ',
  );
let countryNames: ReadonlyMap<string, string> | null = null;
function countryOf(word: string): string | undefined {
  countryNames ??= new Map(
    ['en', 'de', 'fr', 'es', 'it', 'nl'].flatMap((locale) => {
      const names = new Intl.DisplayNames(locale, { type: 'region' });
      return countries.map((code) => [foldCase(names.of(code.toUpperCase()) ?? code), code] as const);
    }),
  );
  return countryNames.get(word);
}

const known = new Map<string, readonly string[]>();
const mostKnown = 50_000;

const givenBack =
  /(?<![\p{L}])(?:send|sent|sending|bring|brought|bringing|give|given|giving|take|taken|taking|ship|shipped|post|posted|hand)((?: \p{L}+){0,3}?) back(?![\p{L}])/giu;
/** A text with "send it back" and its like in one word, as none of their words alone is about a return, and "e-bike" in two. */
export const withReturns = (text: string): string =>
  text.replaceAll(givenBack, 'return$1').replaceAll(/(?<![\p{L}])e-(?=\p{L}{3,})/giu, 'electric ');

/** What a word stands for in any of the languages; empty for a word that says nothing about a topic. */
export function conceptsOf(word: string): readonly string[] {
  const cached = known.get(word);
  if (cached !== undefined) return cached;
  const found = read(foldCase(word).replaceAll('ß', 'ss'));
  if (known.size >= mostKnown) known.clear();
  known.set(word, found);
  return found;
}

/** Whether a word is one of those that only ask, join or count, in any of the languages. */
export const saysNothing = (word: string): boolean => stop.has(foldCase(word).replaceAll('ß', 'ss'));

function read(word: string): readonly string[] {
  const country = countryOf(word);
  if (country !== undefined) return [`in ${country}`];
  const exact = whole.get(word) ?? [];
  const begun = (starts.get(word.slice(0, 3)) ?? []).filter(({ written }) => word.startsWith(written));
  const within =
    word.length >= 9
      ? inside.filter(({ written }) => word.includes(written) && !word.startsWith(written))
      : [];
  const found = [...new Set([...exact, ...begun, ...within].map(({ concept }) => concept))];
  // Sending back is no delivery, though many words for it hold the other one.
  return found.includes('return') ? found.filter((concept) => concept !== 'delivery') : found;
}
