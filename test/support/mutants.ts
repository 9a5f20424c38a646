/** What no call expects anywhere. */
export function hostileValues(random: () => number): () => unknown {
  const values: readonly unknown[] = [
    null,
    undefined,
    '',
    'owner',
    -1,
    Number.NaN,
    [],
    {},
    true,
    { access: 'owner', role: 'owner' },
    JSON.parse('{"__proto__": {"access": "owner"}, "constructor": "owner"}'),
    'x'.repeat(10_000),
  ];
  return () => values[Math.floor(random() * values.length)];
}

/** The input with one field more, less, or another one. */
export function mutated(input: unknown, random: () => number, hostile: () => unknown): unknown {
  if (typeof input !== 'object' || input === null) return hostile();
  const fields = Object.entries(input);
  const at = Math.floor(random() * (fields.length + 1));
  const changed = fields.flatMap(([name, value], index) =>
    index !== at ? [[name, value] as const] : random() < 0.3 ? [] : [[name, hostile()] as const],
  );
  return Object.fromEntries(at === fields.length ? [...changed, ['role', hostile()]] : changed);
}
