/** Kinds of personal data. The first nine are those of the evaluation contract. */
export type PiiLabel =
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

/** A stretch of a text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface PiiSpan extends Span {
  readonly label: PiiLabel;
}

/** What stands before an offset, at most `length` characters: where cues like "call me on" are looked for. */
export function textBefore(text: string, start: number, length = 48): string {
  return text.slice(Math.max(0, start - length), start);
}

/** What stands behind an offset, at most `length` characters. */
export function textAfter(text: string, end: number, length = 32): string {
  return text.slice(end, end + length);
}
