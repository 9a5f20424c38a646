import { mod } from './checksums.ts';
import { textBefore, type Span } from './span.ts';

const numbers = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?:[ \u00a0]{0,2}[-–.]?[ \u00a0]{0,2}[a-z\d]){11,30}/giu;

/** How long an account number of a country is. */
const lengths = new Map<string, number>(
  (
    '15 NO 16 BE 18 DK FI FO GL NL 19 MK SI 20 AT BA EE KZ LT LU XK 21 CH CR HR LI LV 22 BG BH DE GB GE IE ME RS VA ' +
    '23 AE GI IL IQ OM SO TL 24 AD CZ ES MD PK RO SA SE SK TN VG 25 LY PT ST 26 IS TR 27 BI DJ FR GR IT MC MR SM ' +
    '28 AL AZ BY CY DO GT HU LB NI PL SV 29 BR EG PS QA UA 30 JO KW MU YE 31 MT SC 32 LC 33 RU'
  )
    .split(/ (?=\d)/)
    .flatMap((row) => {
      const [length = '', ...countries] = row.split(' ');
      return countries.map((country) => [country, Number(length)] as const);
    }),
);

function passesMod97(account: string): boolean {
  const moved = account.slice(4) + account.slice(0, 4);
  return (
    mod(
      moved.replaceAll(/[A-Z]/g, (letter) => String(parseInt(letter, 36))),
      97,
    ) === 1
  );
}

/** The span of the first `length` letters and digits of what was matched; words may follow without a sign between. */
function takeAlphanumerics(written: string, length: number): string {
  let count = 0;
  for (let at = 0; at < written.length; at++) {
    if (/[a-z\d]/i.test(written.charAt(at))) count++;
    if (count === length) return written.slice(0, at + 1);
  }
  return '';
}

/** International bank account numbers: right by country, length and check digits, or named so and mistyped. */
export function* findIbans(text: string): Generator<Span> {
  for (const { index, 0: matched } of text.matchAll(numbers)) {
    const length = lengths.get(matched.slice(0, 2).toUpperCase());
    const written = length === undefined ? '' : takeAlphanumerics(matched, length);
    if (written === '') continue;
    const right = passesMod97(written.replaceAll(/[^a-z\d]/gi, '').toUpperCase());
    if (right || /\b(?:iban|account|konto)\b/i.test(textBefore(text, index)))
      yield { start: index, end: index + written.length };
  }
}
