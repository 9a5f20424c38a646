import * as checks from './national-id-checksums.ts';
import { joinedLetter, leadToNumber } from './number-words.ts';
import { textBefore, type Span } from './span.ts';

interface Id {
  readonly shape: RegExp;
  /** Must stand shortly before a shape that other numbers have too. */
  readonly cue?: RegExp;
  readonly check?: checks.Check;
}

const edge = String.raw`(?<![\p{L}\p{N}.,-])`;
const close = String.raw`(?![\p{L}\p{N}]|[.,-]\d)`;
const shape = (pattern: string): RegExp => new RegExp(`${edge}(?:${pattern})${close}`, 'giu');

const ids: readonly Id[] = [
  // United States: social security number. Bare digits only when it is named.
  { shape: shape(String.raw`(?!000|666)\d{3}-(?!00)\d{2}-(?!0000)\d{4}`) },
  { shape: shape(String.raw`\d{3}[ .]?\d{2}[ .]?\d{4}`), cue: /\b(?:ssn|social security)\b/iu },
  // Britain: national insurance, and the health service's number.
  { shape: shape(String.raw`[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d]`) },
  { shape: shape(String.raw`\d{3}[ -]?\d{3}[ -]?\d{4}`), cue: /\bnhs\b|health service/iu, check: checks.nhs },
  { shape: shape(String.raw`\d{8}[ -]?[a-z]|[xyz][ -]?\d{7}[ -]?[a-z]`), check: checks.dni },
  // Italy's codice fiscale is like nothing else.
  { shape: shape(String.raw`[a-z]{6}\d{2}[abcdehlmprst]\d{2}[a-z]\d{3}[a-z]`) },
  {
    shape: shape(String.raw`[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d[\dab] ?\d{3} ?\d{3} ?\d{2}`),
    check: checks.nir,
  },
  { shape: shape(String.raw`\d{6}[-+a-f]\d{3}[\da-y]`), check: checks.hetu },
  { shape: shape(String.raw`\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}`), check: checks.rijksregister },
  { shape: shape(String.raw`\d{11}`), check: checks.pesel, cue: /\bpesel\b|\bid\b|ident/iu },
  { shape: shape(String.raw`\d{6} ?\d{5}`), check: checks.fodselsnummer, cue: /nummer|\bid\b|ident/iu },
  { shape: shape(String.raw`\d{6}[-+]\d{4}`), check: checks.personnummer },
  { shape: shape(String.raw`\d{6}-?\d{4}`), check: checks.cpr, cue: /\bcpr\b|personnummer/iu },
  { shape: shape(String.raw`\d{9}`), check: checks.bsn, cue: /\bbsn\b|burgerservice|sofi/iu },
  { shape: shape(String.raw`\d{2} ?\d{3} ?\d{3} ?\d{3}`), check: checks.steuerId, cue: /steuer|tax/iu },
  // Germany's pension insurance: region, day of birth, an initial, number.
  { shape: shape(String.raw`\d{2} ?\d{6} ?[a-z] ?\d{3}`), cue: /versicherung|\brente|\bSVN?R?\b/iu },
  { shape: shape(String.raw`[a-z]{5}\d{4}[a-z]`), cue: /\bpan\b/iu },
  { shape: shape(String.raw`\d{4} ?\d{4} ?\d{4}`), cue: /aadh?aar/iu },
];

/** Papers and registers that identify a person, in the languages that customers write. */
const papers = [
  "passport|driv(?:er'?s|ing) licen[cs]e|national id(?:entity)?|identity card|id card|tax ?(?:payer)?(?: identification| id)?|social (?:security|insurance)|ssn|national insurance|nhs",
  '(?:personalausweis|reisepass|pass|führerschein|steuer|steueridentifikations|sozialversicherungs|versicherten|ausweis|identifikations)-?(?:nummer|nr|id(?:nr)?)|steuer-?id|(?:personal)?ausweis(?:es)?|reisepass(?:es)?|führerschein(?:s)?',
  "passeport|carte (?:nationale )?d['’]identité|permis de conduire|sécurité sociale|pasaporte|carnet de (?:identidad|conducir)|documento de identidad|cédula|nif|nie|dni|curp|rfc|seguridad social",
  "passaporto|carta d['’]identità|patente|codice fiscale|passaporte|cartão de cidadão|bilhete de identidade|carta de condução|cpf|nif",
  'paspoort|identiteitskaart|identiteitsbewijs|rijbewijs|burgerservice|bsn|körkort|kørekort|førerkort|personnummer|cpr|fødselsnummer|henkilötunnus|passin(?=\\s?numero)',
  'dow[oó]du?(?: osobist\\p{L}{1,3})?|paszport\\p{L}{0,2}|prawo jazdy|pesel|občansk\\p{L}{1,4} průkaz\\p{L}{0,2}|rodné(?= číslo)|személyi(?: igazolvány)?|útlevél|kimlik|pasaport|carte de identitate|cnp',
  'паспорт\\p{L}{0,2}|инн|снилс|водительск\\p{L}{2,4} (?:прав\\p{L}?|удостоверени\\p{L})|посвідчення|ταυτότητ\\p{L}{1,2}|διαβατήρι\\p{L}{1,2}|αφμ',
  '身份证|护照|身分證|護照|パスポート|旅券|マイナンバー|個人(?=番号)|運転免許証?|여권|주민등록|운전면허',
].join('|');
const ending = '(?:s?[ -]?(?:no|nrs?|numbers?|nummern?|num|id|code)\\b\\.?|番号|号码?|號碼?|번호)?';
/** "Passport no. X", "mein Ausweis hat die Nummer X": what is named a paper's number and has a digit, or is in two groups. */
const labelledId = new RegExp(
  String.raw`(?<!${joinedLetter}|[\d_-])(?:${papers})(?: card)?${ending}(?:${leadToNumber})\s?#?((?=[a-z\d-]{0,20}\d)[a-z\d][a-z\d-]{4,19}(?!${joinedLetter}|\d|[.,]\d|€)|\d{2,4} \d{5,7}(?!\d))`,
  'giu',
);

/** Numbers by which a state knows a person. */
export function* findNationalIds(text: string): Generator<Span> {
  for (const id of ids)
    for (const { index, 0: written } of text.matchAll(id.shape)) {
      if (id.cue && !id.cue.test(textBefore(text, index))) continue;
      if (id.check && !id.check(written)) continue;
      yield { start: index, end: index + written.length };
    }
  for (const match of text.matchAll(labelledId)) {
    const end = match.index + match[0].length;
    yield { start: end - (match[1] ?? '').length, end };
  }
}
