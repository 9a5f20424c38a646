/**
 * The pieces that postal addresses are made of, as parts of regular expressions. Every repetition has a bound, so that
 * a text of any kind is read in linear time. `any` reads a text that has no capitals to go by.
 */
export interface AddressPatterns {
  /** Streets that are told by their own words: "12 High Street", "Rue de Virton 38", "Puruntie 82", "Váci utca 7". */
  readonly street: RegExp;
  /** A name and a house number, which alone could be anything: "Kaevu 94". */
  readonly house: RegExp;
  /** Postal codes, boxes and units that are an address alone. */
  readonly standalone: RegExp;
  /** What goes on with an address where another piece ended; sticky. */
  readonly continuation: RegExp;
  /** A town, a region or a country behind a comma or a line's end; sticky. */
  readonly town: RegExp;
}

const no = String.raw`\d{1,6}(?:\s?[a-fA-F]\b)?(?:\s?[-/–]\s?\d{1,4}[a-fA-F]?)?`;
const gap = String.raw`[ \u00a0]{1,2}`;

const endWords =
  'Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Crescent|Cres|Close|Place|Pl|Square|Sq|' +
  'Terrace|Ter|Parkway|Pkwy|Highway|Hwy|Gardens|Grove|Hill|Mews|Row|Walk|Alley|Circle|Cir|Trail|Trl|Quay|Wharf|Rise|' +
  'Loop|Yard|Mount|Vale|Croft|Garth|Fold|Villas|Cottages|Wynd|Approach|Plaza|Chase|Meadows?|Points?|Way|Park|Green|View|Turnpike|Pike|Expressway|Esplanade|Parade|Heights|Ridge|Bend|Cove|Run|Pass';
/** Those that name a street even without a number in front. */
const plainEndWords = 'Street|Road|Avenue|Lane|Boulevard';
const frontWords =
  'Rue|Avenue|Av|Ave|Boulevard|Bd|Blvd|Chemin|Impasse|Allée|Quai|Route|Place|Cours|Via|Viale|Vicolo|Corso|Piazza|Piazzale|' +
  'Largo|Strada|Calle|C/|Cl|Carrer|Avenida|Avda|Paseo|Plaza|Camino|Carretera|Rua|Travessa|Praça|Estrada|Alameda|' +
  'Ul|Ulica|Ulice|Aleja|Al|Os|Osiedle|Plac|Str|Strasse|Calea|Bulevardul|Aleea|Trg|Rruga|Jalan|Jl|Ulitsa|Ул|Улица|Οδός|Λεωφόρος|Πλατεία';
/** Those that name a street even without any number. */
const soleFrontWords =
  'Rue|Boulevard|Chemin|Impasse|Viale|Vicolo|Piazza|Piazzale|Calle|Avenida|Avda|Paseo|Rua|Travessa|Praça|Ulica|Ulitsa|Λεωφόρος|Πλατεία';
const backWords =
  'Stra(?:ß|ss)e|Str|Allee|Platz|Weg|Gasse|Damm|Ufer|vei|veien|vej|gate|gade|gata|gatan|väg|vägen|katu|tie|tee|tänav|põik|puiestee|' +
  'straat|laan|plein|dreef|rakpart|sétány|sugárút|enparantza|kalea|utca|út|útja|u|tér|tere|krt|körút|köz|sor|ulica|ulice|cesta|trg|put|námestie|náměstí|nám|třída|sokak|sokağı|sok|cadde|' +
  'caddesi|cad|bulvarı|blv|bulvar|iela|gatvė|g|alley|вулиця|ulitsa';
const compounds =
  'stra(?:ß|ss)en?|str|gasse|weg|platz|allee|ufer|damm|ring|steig|chaussee|laan|straat|dreef|plein|gracht|kade|singel|' +
  'gatan|gata|vägen|väg|gränd|torget|veien|vegen|veg|gate|vej|gade|stræde|alle|katu|tie|kuja|polku|rinne|raitti|' +
  'braut|stígur|vegur|götu|gatu|hrauni|tänav|puiestee|maantee';
const units =
  'Apartment|Apt|Suite|Ste|Unit|Flat|Appartement|Appt|App|Wohnung|Whg|Lgh|Depto|Dpto|Piso|Puerta|Byt|Lakás|Huoneisto';
const unitsInside =
  'Floor|Fl|Room|Rm|Building|Bldg|Block|Tower|Stock|OG|Etage|Étage|Level|Door|bus|boîte|Box|Postbus|Lot|Dept';

/** Postal codes that nothing else looks like: Britain, Canada, the Netherlands, a state with its zip, armed forces. */
/** Words of a sentence that are states as well, where capitals tell nothing. */
const notStates = '(?:in|or|me|ok|hi|oh|pa|ma|de|co|la|al|id)\\b';
const britain = String.raw`(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b`;
const canada = String.raw`[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d\b`;
const states =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]';
const america = String.raw`(?:${states}),?${gap}\d{5}(?:-\d{4})?\b`;
const forces = String.raw`(?:APO|FPO|DPO),?${gap}A[AEP]${gap}\d{5}(?:-\d{4})?\b`;
const netherlands = String.raw`[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b`;
const box = String.raw`(?:P\.?\s?O\.?\s?Box|Post Office Box|PMB|Postfach|Postbus|Postboks|Apartado|Casilla|Box|BP|C\.?P\.?)${gap}\d{1,6}\b`;
const military = String.raw`(?:PSC|CMR|Unit|USCGC|USNS|USNV|USS)${gap}[\p{L}\d]{1,24},?(?:${gap}Box${gap}\d{1,6})?\s{1,3}${forces}`;

/** A code that is said to be one: "my zip code is 71382". */
export const labelledPostcode =
  /\b(?:zip|zip ?code|post ?code|postal code|postleitzahl|plz|code postal|código postal|codice postale)(?: is| was|\s?:)?\s{1,3}((?=[a-z -]{0,4}\d)[a-z\d](?:[ -]?[a-z\d]){2,8})(?![\p{L}\p{N}])/giu;

/** "The corner of Rye Lane and High Road". */
export const streetCorner =
  /\b(?:the )?corner of (?:[\p{L}\d'’.-]{1,30} ){1,6}?(?:and|&) (?:\d{1,6} )?[\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}| (?:street|road|avenue|lane)\b){0,3}(?: \d{1,5}\b)?/gu;

export function addressPatterns(any: boolean): AddressPatterns {
  const cap = any ? String.raw`\p{L}` : String.raw`\p{Lu}`;
  const flags = any ? 'iu' : 'u';
  const word = String.raw`(?!(?:${units})\b)(?:${cap}[\p{L}\p{M}'’-]{0,30}(?![\p{L}\p{N}])|${cap}\p{L}{0,3}\.|\d{1,3}(?:st|nd|rd|th)\b)`;
  const small = String.raw`(?:d[eiu]|de la|degli|degl|dei|dello|agli|alla|alle|sul|sulla|ten|ter|op|aan|bij|na|do|e|v|ve|pod|nad|u|ob|pri|sv|św|de los|de las|des|del|della|delle|dos|da|das|do|van|van de|van den|van der|den|der|von|zum|zur|am|an der|im|auf|la|le|les|el|al|i|y|e|en|och|und|and|of|the)`;
  const name = String.raw`${word}(?:${gap}(?:${small}${gap})?${word}){0,3}`;
  /** In small letters they are words of a sentence too, unless a number stands in front or behind. */
  const smallFront = frontWords.toLowerCase();
  const english = any
    ? String.raw`${no},?${gap}${name}${gap}(?:${endWords})\b\.?`
    : String.raw`${no},?${gap}${name}${gap}(?:${endWords})\b\.?|${name}${gap}(?:${plainEndWords})\b`;
  const named = String.raw`(?![\p{L}\p{N}])\.?(?:${gap}|(?<=\.)|(?<=/))(?:${small}${gap}|[dl]['’]){0,2}${name}`;
  const trail = String.raw`,?${gap}(?:n[°º.]?\s?)?${no}(?![\p{L}\p{N}])`;
  const fronted = [
    String.raw`${no},?${gap}(?:bis${gap}|ter${gap})?(?:${frontWords}|${smallFront})${named}(?:${trail})?`,
    String.raw`(?:${frontWords}|${smallFront})${named}${trail}`,
    ...(any ? [] : [String.raw`(?:${soleFrontWords})${named}`]),
  ].join('|');
  const backed = String.raw`${name}${gap}(?:\p{Ll}{2,14}${gap})?(?:${backWords})\b\.?${gap}${no}(?![\p{L}\p{N}])\.?`;
  const joined = String.raw`(?:${word}${gap}(?:${small}${gap})?){0,2}${cap}[\p{L}\p{M}-]{1,30}(?:${compounds})\b\.?${gap}${no}(?![\p{L}\p{N}])`;
  const line = String.raw`[ \t]{0,2}\n[>?* \t-]{0,5}`;
  const between = String.raw`(?:,?(?:${line}){1,2},?[ ]?|[ ]{0,2},[ ]{0,2}(?:${line})?|${gap}|\s?[-–][ ])`;
  const inside = String.raw`(?:${units}|${unitsInside})\.?${gap}(?:No\.?${gap})?#?[A-Z]?-?\d{1,5}[A-Za-z]?(?![\p{L}\p{N}])|#\d{1,5}\b|\d{1,2}(?:st|nd|rd|th)${gap}floor\b|${box}`;
  const code = String.raw`${forces}|${britain}|${canada}|${america}|${netherlands}|[A-Z]{1,3}[ -]\d{3,6}\b|\d{2}-\d{3}\b|\d{4}-\d{3}\b|\d{5}-\d{3,4}\b|\d{3}${gap}\d{2}\b|\d{4,6}\b`;
  const boxes = String.raw`P\.?\s?O\.?\s?Box|Postfach|Postbus|Postboks|Apartado(?: de correos)?|Casilla`;
  const alone = [
    `${military}|${forces}`,
    String.raw`[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b|${canada.replace(' ?', ' ')}`,
    any ? `(?!${notStates})${america}` : america,
    String.raw`(?:PSC|CMR)${gap}\d{1,5},?${gap}Box${gap}\d{1,6}|Unit${gap}\d{1,5}${gap}Box${gap}\d{1,6}`,
    String.raw`(?:${boxes})${gap}\d{1,6}\b`,
    String.raw`(?:${units})\.?${gap}(?:No\.?${gap})?#?[A-Z]?-?\d{1,5}[A-Za-z]?(?![\p{L}\p{N}])`,
  ].join('|');
  return {
    standalone: new RegExp(String.raw`(?<![\p{L}\p{N}#-])(?:${alone})`, `g${flags}`),
    street: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${english}|${fronted}|${backed}|${joined})`,
      `g${flags}`,
    ),
    house: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?:${no},?${gap})?${name}${gap}(?:\p{Ll}{2,14}${gap})?${no}\.?(?![\p{L}\p{N}]|[.,:]\d)|${no},?${gap}${name}(?=[ ]?,[ ]|\s?\n))`,
      `g${flags}`,
    ),
    continuation: new RegExp(
      String.raw`${between}(?:${inside}|(?:${code})(?![\p{L}\p{N}]|[.,:]\d))`,
      `${flags}y`,
    ),
    town: new RegExp(String.raw`${between}(?:${name}|[A-Z]{2,3}\b)(?:${gap}\d{1,2}\b)?`, `${flags}y`),
  };
}
