/**
 * Checks that what a person reads stands in locales/: no sentence elsewhere, every key there and used, every language with
 * the keys and places of English. Prints what is not so, one line each, and exits 1.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from './imports.ts';
import { baseOf, findUses, placesIn, sectionsIn, sentencesOf, type Sentences } from './message-keys.ts';
import { exceptions } from './message-rules.ts';
import { findSentences } from './sentences.ts';

const rooms = /^(renderer|thunderbird|main\/desk|main\/shell|main\/cli)[/.]/;

/** One line for each breach below `root`; empty when all is well. */
export function checkMessages(root: string): readonly string[] {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const files = ['main', 'preload', 'renderer', 'thunderbird', 'locales'].flatMap((folder) =>
    listFiles(root, folder, ['.ts', '.tsx']),
  );
  const languages = listFiles(root, 'locales', ['.json']).map(
    (file) => [file, sentencesOf(JSON.parse(read(file)) as object)] as const,
  );
  const english = languages.find(([file]) => file === 'locales/en.json')?.[1] ?? new Map<string, string>();
  return [
    ...files
      .filter(mustBeClean)
      .flatMap((file) =>
        findSentences(file, read(file)).map(
          ({ line, text }) => `${file}:${line}: a sentence outside locales/: ${text}`,
        ),
      ),
    ...checkUses(new Map(files.map((file) => [file, read(file)])), english),
    ...checkPlurals(english),
    ...languages
      .filter(([, words]) => words !== english)
      .flatMap(([file, words]) => checkLanguage(file, words, english)),
  ];
}

const mustBeClean = (file: string): boolean =>
  rooms.test(file) && !exceptions.some(([excepted]) => excepted.test(file));

function checkUses(files: ReadonlyMap<string, string>, english: Sentences): readonly string[] {
  const keys = new Map(
    [...Map.groupBy(english, ([key]) => baseOf(key, english))].map(([key, forms]) => [
      key,
      forms.map(([, sentence]) => sentence),
    ]),
  );
  /** The keys that a text may mean: itself, those of its pattern, or all of a part of the catalogue. */
  const meantBy = (text: string): readonly string[] =>
    keys.has(text)
      ? [text]
      : [...keys.keys()].filter((key) =>
          text.includes('*') ? matches(text, key) : key.startsWith(`${text}.`),
        );
  const findings: string[] = [];
  const used = new Set([...english.values()].flatMap(sectionsIn).flatMap(meantBy));
  for (const [file, text] of files)
    for (const { line, key, params, isCall } of findUses(file, text)) {
      const meant = meantBy(key);
      for (const one of meant) used.add(one);
      if (isCall && meant.length === 0)
        findings.push(`${file}:${line}: no sentence in locales/en.json for ${key}`);
      if (isCall && params !== null && meant[0] === key)
        findings.push(
          ...checkParams(keys.get(key) ?? [], params).map((what) => `${file}:${line}: ${key}${what}`),
        );
    }
  // A sentence for a context belongs to the key that it is a case of.
  const isUsed = (key: string): boolean =>
    used.has(key) || [...used].some((one) => key.startsWith(`${one}_`));
  for (const key of keys.keys()) if (!isUsed(key)) findings.push(`locales/en.json: nothing asks for ${key}`);
  return findings;
}

/** What is wrong with what fills a sentence. Words from another part of the catalogue may be filled by more. */
function checkParams(sentences: readonly string[], params: readonly string[]): readonly string[] {
  const places = new Set(sentences.flatMap(placesIn));
  const takesMore = sentences.some((sentence) => sectionsIn(sentence).length > 0);
  return [
    ...[...places]
      .filter((place) => !params.includes(place))
      .map((place) => ` has {{${place}}}, which nothing fills`),
    ...params
      .filter((param) => !places.has(param) && !takesMore && param !== 'count' && param !== 'context')
      .map((param) => ` has no place for ${param}`),
  ];
}

const matches = (pattern: string, key: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll('.', '\\.'))
      .join('.+')}$`,
  ).test(key);

const checkPlurals = (english: Sentences): readonly string[] =>
  [...english.keys()]
    .filter((key) => key.endsWith('_one') && baseOf(key, english) === key)
    .map((key) => `locales/en.json: ${key} is without a sentence for more`);

/** A language has the keys of English, each with its places; a plural may have other forms, and say "one" without the number. */
function checkLanguage(file: string, words: Sentences, english: Sentences): readonly string[] {
  const places = (all: Sentences): ReadonlyMap<string, readonly string[]> =>
    new Map(
      [...Map.groupBy(all, ([key]) => baseOf(key, english))].map(([key, forms]) => [
        key,
        placesIn(forms.map(([, sentence]) => sentence).join(' ')),
      ]),
    );
  const [theirs, ours] = [places(words), places(english)];
  return [
    ...[...ours.keys()].filter((key) => !theirs.has(key)).map((key) => `${file}: ${key} is missing`),
    ...[...theirs.keys()].filter((key) => !ours.has(key)).map((key) => `${file}: ${key} is not in English`),
    ...[...theirs].flatMap(([key, found]) => {
      const wanted = ours.get(key);
      return wanted === undefined || String(wanted) === String(found)
        ? []
        : [`${file}: ${key} has other places than English: ${wanted.join(', ')}`];
    }),
  ];
}

if (import.meta.main) {
  const findings = checkMessages(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..', '..')));
  for (const finding of findings) console.log(finding);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
