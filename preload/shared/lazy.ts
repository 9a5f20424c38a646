/** What `make` makes, at the first call and then always the same: for what nobody should wait for at a start. */
export function lazy<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => (made ??= { value: make() }).value;
}
