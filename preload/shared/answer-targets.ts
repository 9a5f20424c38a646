/**
 * A target names what can be suggested: `e:` and the id of an entry, or `p:` and that of a passage. This is how it is
 * sent and stored.
 */
export const entryTarget = (entryId: string): string => `e:${entryId}`;

export const passageTarget = (passageId: number): string => `p:${passageId}`;

/** Null for what is no entry. */
export const entryIdOf = (target: string): string | null =>
  target.startsWith('e:') ? target.slice('e:'.length) : null;

/** Null for what is no passage. */
export const passageIdOf = (target: string): number | null =>
  target.startsWith('p:') ? Number(target.slice('p:'.length)) : null;
