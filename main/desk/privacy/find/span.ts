/** Kinds of personal data. The first nine are those of the evaluation contract. */
export type PersonalLabel =
  | 'PERSON'
  | 'EMAIL'
  | 'PHONE'
  | 'ADDRESS'
  | 'CREDIT_CARD'
  | 'IBAN'
  | 'NATIONAL_ID'
  | 'IP_ADDRESS'
  | 'SECRET'
  | 'MAC_ADDRESS'
  | 'DATE_OF_BIRTH';

/** A place in a text, in UTF-16 code units; `end` is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface PersonalSpan extends Place {
  readonly label: PersonalLabel;
}

/** What stands before a place, at most `length` characters: where cues like "call me on" are looked for. */
export function before(text: string, start: number, length = 48): string {
  return text.slice(Math.max(0, start - length), start);
}

/** What stands behind a place, at most `length` characters. */
export function behind(text: string, end: number, length = 32): string {
  return text.slice(end, end + length);
}
