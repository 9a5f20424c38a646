/** Legal forms, in small letters without stops. */
const legalForms = new Set(
  'ltd limited llc llp lp inc plc corp gmbh ug ohg kg mbh gbr sl slu sarl sas sasu eurl snc srl spa bv nv vof oy oyj aps kft zrt doo lda ltda pty'.split(
    ' ',
  ),
);
/** "e. V." and "eK", where "Daniel Ek" is a person. */
const shortForm = /(?<![^\s(])(?:e\. ?[KVGkvg]\.?|e[KVG])(?![^\s,)])/u;

/** What a mailbox is called that is nobody's own. */
const roles = new Set(
  `info information team support service services office büro buero verkauf vertrieb einkauf compras achats acquisti
accounts payable receivable accounting buchhaltung contabilidad comptabilité billing rechnungswesen reception rezeption
empfang réception recepción admin administration administrator administración amministrazione verwaltung noreply no-reply
postmaster mailer mailer-daemon daemon hr desk helpdesk newsletter marketing webmaster website webseite homepage form
formular formulaire formulario contact kontakt contacto contatto shop store laden tienda boutique secretariat sekretariat
secrétariat secretaría segreteria department dept dpto abteilung system notification notifications notify alerts
vorstand kasse procurement purchasing facilities bookings orders bestellung bestellungen reservations kundenservice
kundendienst customer customers atención cliente clientes klantenservice`.split(/\s+/u),
);

/** What is founded and run together. */
const bodies = new Set(
  `club clubs verein verband vereinigung society association associazione asociación choir chor chorale ensemble orchestra
orchester school schule kita kindergarten école lycée escuela colegio scuola college university universität université
universidad institut institute instituto academy akademie hotel hôtel restaurant restaurante ristorante café cafe bistro
bakery bäckerei boulangerie panadería studio studios agency agentur agence agencia agenzia reisebüro travel praxis clinic
clínica klinik cabinet kanzlei pharmacy apotheke pharmacie farmacia hospital solicitors legal partners group gruppe groupe
grupo gruppo holding foundation stiftung fondation fundación council gemeinde stadtverwaltung mairie ayuntamiento comune
museum bibliothek versicherung insurance suministros construcciones transportes solutions systems consulting media
productions events catering logistics logistik paketdienst werkstatt company compagnie compañía firma fc sv tsv tus vfl
scouts committee komitee comité league federation föderation fédération federación enterprises industries trading
imports exports interiors properties immobilien inmobiliaria immobilier`.split(/\s+/u),
);
/** The same, where people bear the word as their name: "Charlotte Church", "Ana Sales". */
const alsoNames = new Set('bank church post bar hall house market trust garage gardens sales bot'.split(' '));
/** Those of them that are a mailbox where they stand alone. */
const alsoMailboxes = new Set(['sales', 'bot']);
/** Not "Bishop" and "Sladen", as people are called. */
const joined =
  /.(?:verein|verband|büro|dienst|service|schule|gesellschaft|amt|betrieb|(?<!^s)laden|(?<!^bi)shop|team|werke|handel|verwaltung|vereniging|bedrijf|förening)$/u;

const bare = (word: string): string => word.toLowerCase().replaceAll(/[.,;:()"'’]/gu, '');

/**
 * Whether a name is no person's but a firm's, a club's, an office's or a login: nobody is greeted by it. `isGiven` tells
 * given names.
 */
export function isOrganisation(name: string, isGiven: (word: string) => boolean): boolean {
  const words = name
    .split(/[\s/|]+/u)
    .map(bare)
    .filter(Boolean);
  const [first = ''] = words;
  const isOfBody = (word: string): boolean => bodies.has(word) || roles.has(word) || joined.test(word);
  if (words.some((word) => legalForms.has(word)) || shortForm.test(name)) return true;
  // A login: "kingfisher72", "sales_eu".
  if (/\d|_|^www\.|\.(?:com|net|org|de|fr|es|it|co\.uk)$/iu.test(name)) return true;
  if (words.some(isOfBody)) return true;
  if (words.length === 1) return alsoMailboxes.has(first);
  return words.some((word) => alsoNames.has(word)) && !isGiven(first);
}
