/**
 * Fills `{name}` and its like. A missing value goes together with the space before it and the separator that it leaves at
 * an end of its line; a line that has no word left goes too. What a value holds is never filled again.
 */
export function fillPlaceholders(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .split('\n')
    .map((line) => filledLine(line, values))
    .filter((line) => line !== null)
    .join('\n')
    .trim();
}

function filledLine(line: string, values: Readonly<Record<string, string>>): string | null {
  const text = line
    .replaceAll(/[ \t]*\{(\w+)\}/g, (whole, key: string) => {
      const value = Object.hasOwn(values, key) ? (values[key] ?? '') : '';
      return value === '' ? '' : whole.replace(`{${key}}`, () => value);
    })
    .trim();
  if (text === line) return text;
  const start = text.replace(/^[,;–—-]\s*/, '');
  const whole = /\}\s*$/.test(line) ? start.replace(/\s*[,;–—-]$/, '') : start;
  return /[\p{L}\p{N}]/u.test(whole) ? whole : null;
}
