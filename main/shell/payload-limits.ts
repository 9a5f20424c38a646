export interface PayloadLimits {
  /** Values of any kind: each entry of a list and each field counts. */
  readonly values: number;
  /** UTF-16 code units of all texts and field names together. */
  readonly characters: number;
}

/** More than any honest call needs: the ids of fifty thousand entries, or a long message three times over. */
export const callLimits: PayloadLimits = { values: 60_000, characters: 8_000_000 };

/**
 * True when a value that came over the wire is plain data (texts, numbers, booleans, null, lists, plain objects) within the
 * limits. Stops at the first excess, so it costs no more than the limits, cycles included.
 */
export function isWithinLimits(limits: PayloadLimits, value: unknown): boolean {
  let values = limits.values;
  let characters = limits.characters;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    values -= 1;
    if (typeof next === 'string') characters -= next.length;
    else if (Array.isArray(next)) {
      if (stack.length + next.length > values) return false;
      for (const item of next) stack.push(item);
    } else if (isPlainObject(next)) {
      for (const name in next) {
        characters -= name.length;
        stack.push(next[name]);
        if (stack.length > values) return false;
      }
    } else if (!isPlainValue(next)) return false;
    if (values < 0 || characters < 0) return false;
  }
  return true;
}

const isPlainValue = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean';

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
