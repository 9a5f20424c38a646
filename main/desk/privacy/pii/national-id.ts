import * as checks from './national-id-checksums.ts';
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
  { shape: shape(String.raw`[a-z]{5}\d{4}[a-z]`), cue: /\bpan\b/iu },
  { shape: shape(String.raw`\d{4} ?\d{4} ?\d{4}`), cue: /aadh?aar/iu },
];

/** "Passport no. is X": whatever follows the name of a paper that identifies a person and has a digit. */
const labelledId =
  /\b(?:passport|pass(?:port)?nummer|pasaporte|driv(?:er'?s|ing) licen[cs]e|national id(?:entity)?|identity card|id card|personalausweis|tax ?(?:payer)?(?: identification| id)?|social (?:security|insurance)|ssn|national insurance|nhs|nif|nie|dni|curp|pesel|bsn|cpr|personnummer)(?: card)?(?:\s?(?:no|nr|number|num|id|code)\b\.?)?(?:\s(?:is|was|ist|es))?\s?:?\s?#?((?=[a-z\d-]{0,20}\d)[a-z\d][a-z\d-]{4,19})(?![\p{L}\p{N}])/giu;

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
