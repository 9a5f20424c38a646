/** An object of a JSON file. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts of a value: itself, those of its list, or what an object of it says. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => (Array.isArray(item) ? [] : textsOf(item)));
  if (!isObject(value)) return [];
  const text = ['text', 'value', 'content', 'body', 'answer', 'question']
    .map((key) => value[key])
    .find((inner) => typeof inner === 'string');
  return typeof text === 'string' && text.trim() !== '' ? [text] : [];
}
