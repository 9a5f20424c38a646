import { digitsOf, isCalendarDay, passesLuhn, mod, weightedSum } from './checksums.ts';

/** Whether the check digits of an id are right; it gets the id as written. */
export type Check = (id: string) => boolean;

/** A check over the digits of an id that has exactly so many. */
function ofDigits(count: number, check: (digits: string) => boolean): Check {
  return (id) => {
    const digits = digitsOf(id);
    return digits.length === count && check(digits);
  };
}

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const hetuSigns = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** Spain: the letter of DNI and NIE is the number's remainder by 23. */
export const dni: Check = (id) => {
  const plain = id.toUpperCase().replaceAll(/[^A-Z\d]/g, '');
  const number = plain.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return dniLetters.charAt(Number(number) % 23) === plain.slice(-1);
};

/** Finland: day of birth, century sign, number, and a sign of the remainder by 31. */
export const hetu: Check = (id) =>
  isCalendarDay(Number(id.slice(0, 2)), Number(id.slice(2, 4))) &&
  hetuSigns.charAt(Number(id.slice(0, 6) + id.slice(7, 10)) % 31) === id.slice(10).toUpperCase();

/** Britain's health service: weights 10 to 2, modulo 11. */
export const nhs = ofDigits(10, (digits) => {
  const check = 11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 11 ? 0 : check) === Number(digits[9]);
});

/** The Netherlands: the "eleven test". */
export const bsn = ofDigits(9, (digits) => weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0);

/** Poland: a day of birth (the month carries the century) and a weighted sum that ends in zero. */
export const pesel = ofDigits(
  11,
  (digits) =>
    isCalendarDay(Number(digits.slice(4, 6)), Number(digits.slice(2, 4)) % 20) &&
    weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
);

/** Sweden: a day of birth and Luhn over ten digits. */
export const personnummer = ofDigits(
  10,
  (digits) => isCalendarDay(Number(digits.slice(4, 6)), Number(digits.slice(2, 4))) && passesLuhn(digits),
);

/** Denmark: a day of birth; its checksum was given up in 2007. */
export const cpr = ofDigits(10, (digits) =>
  isCalendarDay(Number(digits.slice(0, 2)), Number(digits.slice(2, 4))),
);

/** Norway: two check digits modulo 11. */
export const fodselsnummer = ofDigits(
  11,
  (digits) =>
    weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
);

/** Belgium: the last two digits are 97 minus the remainder, with a 2 in front for those born after 1999. */
export const rijksregister = ofDigits(11, (digits) =>
  ['', '2'].some((century) => 97 - mod(century + digits.slice(0, 9), 97) === Number(digits.slice(9))),
);

/** France: the last two digits are 97 minus the remainder. */
export const nir = ofDigits(15, (digits) => 97 - mod(digits.slice(0, 13), 97) === Number(digits.slice(13)));

/** Germany's tax id: ISO 7064, modulo 11 and 10. */
export const steuerId = ofDigits(11, (digits) => {
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
});
