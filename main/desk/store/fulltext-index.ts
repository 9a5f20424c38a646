import type { Connection } from './connection.ts';
import { separateCjk } from './cjk-tokens.ts';

/** Puts the words of a passage into the index; variants stand with the first passage of their entry only. */
export function indexPassage(
  { sql }: Pick<Connection, 'sql'>,
  passageId: number,
  words: { readonly heading: string; readonly variants: readonly string[]; readonly body: string },
): void {
  sql('INSERT INTO passages_fts (rowid, heading, variants, body) VALUES (?, ?, ?, ?)').run(
    passageId,
    separateCjk(words.heading),
    separateCjk(words.variants.join('\n')),
    separateCjk(words.body),
  );
}
