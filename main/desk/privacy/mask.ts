import { findPersonalData } from './find/find.ts';

const longNumber = /(?<!\p{L})\p{L}{0,4}[-#]?\d[\d-]{2,}\d/gu;

/** A text to learn from: personal data as `[person]`, `[email]` and so on, order numbers and the like as `[number]`. */
export function masked(text: string): string {
  let out = '';
  let from = 0;
  for (const { start, end, label } of findPersonalData(text)) {
    out += `${text.slice(from, start)}[${label.toLowerCase().replaceAll('_', ' ')}]`;
    from = end;
  }
  return (out + text.slice(from)).replaceAll(longNumber, '[number]');
}
