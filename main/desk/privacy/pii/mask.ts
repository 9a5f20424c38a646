import { detectPii } from './detect.ts';
import { textBefore, type PiiLabel } from './span.ts';

const placeholders: Readonly<Record<PiiLabel, string>> = {
  PERSON: '[NAME]',
  EMAIL: '[EMAIL]',
  PHONE: '[PHONE]',
  ADDRESS: '[ADDRESS]',
  CREDIT_CARD: '[CARD]',
  IBAN: '[IBAN]',
  NATIONAL_ID: '[ID]',
  IP_ADDRESS: '[IP]',
  SECRET: '[SECRET]',
  MAC_ADDRESS: '[MAC]',
  DATE_OF_BIRTH: '[BIRTH DATE]',
};

/**
 * The text without personal data: each span becomes what it was, in brackets. `isPublic` says what may stay although it
 * looks personal, such as the shop's own telephone number; it gets what stands before, too.
 */
export function mask(
  text: string,
  isPublic: (words: string, label: PiiLabel, before: string) => boolean = () => false,
): string {
  let masked = '';
  let from = 0;
  for (const { start, end, label } of detectPii(text)) {
    if (isPublic(text.slice(start, end), label, textBefore(text, start))) continue;
    masked += text.slice(from, start) + placeholders[label];
    from = end;
  }
  return masked + text.slice(from);
}

/** Order numbers, postcodes and the like: they name a case, not a question. */
export const longNumber = /(?<!\p{L})\p{L}{0,4}[-#]?\d[\d-]{2,}\d/gu;

/** A text to learn from: without personal data and without the numbers of a case. */
export const maskForLearning = (text: string): string => mask(text).replaceAll(longNumber, '[NUMBER]');
