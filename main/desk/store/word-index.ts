import type { Connection } from './connection.ts';
import { spaced } from './unspaced.ts';

/** Puts the words of a passage into the index; variants stand with the first passage of their entry only. */
export function indexWords(
  { sql }: Pick<Connection, 'sql'>,
  passageId: number,
  words: { readonly heading: string; readonly variants: readonly string[]; readonly body: string },
): void {
  sql('INSERT INTO passages_fts (rowid, heading, variants, body) VALUES (?, ?, ?, ?)').run(
    passageId,
    spaced(words.heading),
    spaced(words.variants.join('\n')),
    spaced(words.body),
  );
}
