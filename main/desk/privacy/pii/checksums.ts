/** The digits of a number, without what separates them. */
export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** Luhn's check, which payment cards and some national ids carry in their last digit. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 1 && sum % 10 === 0;
}

/** The remainder of a decimal number of any length. */
export function mod(digits: string, by: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % by;
  return rest;
}

/** The sum of digits by weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
}

/** Whether day, month and two-digit year are a day of the calendar. */
export function isCalendarDay(day: number, month: number): boolean {
  return (
    day >= 1 &&
    month >= 1 &&
    month <= 12 &&
    day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)
  );
}
