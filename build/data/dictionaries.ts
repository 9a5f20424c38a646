/**
 * Writes main/desk/replies/spelling/dictionaries: the words of Hunspell dictionaries and the rules that make their forms, in
 * the one shape that `affix-dictionary.ts` reads, each beside its licence. Run it with `node build/data/dictionaries.ts FOLDER`
 * on a folder with the unpacked npm packages below; the same packages give the same files.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Hashes of `index.dic`, and by them versions, are what is trusted. Both Englishes share their rules. */
const dictionaries = {
  en: [
    ['dictionary-en', 'f0b1a234bd178bdd01875b2a392a9647f888b8fe879f79c52aae62c2759b3647'],
    ['dictionary-en-gb', '869fe17ba4ee4b5401c60a666ee2d6a3dcc237f460b7294435df1cc6a799aa57'],
  ],
  fr: [['dictionary-fr', '984e933237bc1224a48f42828233be9b03228260ef67aa8e2bdddcd03a26230d']],
  es: [['dictionary-es', '907f786a8ceb3456722b20ad91dd4dbe99c5c16e45015ea63155e36f26b06d2c']],
} as const;

const folder = process.argv[2];
if (folder === undefined) throw new Error('Usage: node build/data/dictionaries.ts FOLDER');

const out = fileURLToPath(new URL('../../main/desk/replies/spelling/dictionaries/', import.meta.url));
const read = (name: string, file: string): string => readFileSync(path.join(folder, name, file), 'utf8');

/** Each flag becomes one letter, whatever it was: a Hunspell file chooses between one sign, two and numbers. */
function createFlags(isLong: boolean) {
  const letters = new Map<string, string>();
  const letterOf = (flag: string): string => {
    const known = letters.get(flag) ?? String.fromCodePoint(0x4e00 + letters.size);
    letters.set(flag, known);
    return known;
  };
  const parts = (flags: string): readonly string[] => flags.match(isLong ? /../gu : /./gu) ?? [];
  return { letterOf, lettersOf: (flags: string) => parts(flags).map(letterOf) };
}

for (const [language, sources] of Object.entries(dictionaries)) {
  const aff = read(sources[0][0], 'index.aff').split('\n');
  const option = (name: string): string | undefined =>
    aff.find((line) => line.startsWith(`${name} `))?.split(/\s+/)[1];
  const { letterOf, lettersOf } = createFlags(option('FLAG') === 'long');
  const bare = (part: string | undefined): string => (part === undefined || part === '0' ? '' : part);
  const crossing = new Map<string, boolean>();
  const rules = aff.flatMap((line) => {
    const [kind = '', flag = '', strip, add, condition] = line.split(/\s+/);
    if (kind !== 'SFX' && kind !== 'PFX') return [];
    const key = `${kind} ${flag}`;
    if (!crossing.has(key)) {
      crossing.set(key, strip === 'Y');
      return [];
    }
    // What may follow a form (an elided article in French) is not needed: words are looked up without it.
    const form = bare(add?.split('/')[0]);
    return [
      [
        kind[0],
        letterOf(flag),
        crossing.get(key) === true ? '+' : '',
        bare(strip),
        form,
        condition ?? '.',
      ].join(' '),
    ];
  });
  const words = new Map<string, Set<string>>();
  for (const [name, hash] of sources) {
    const dic = read(name, 'index.dic');
    if (createHash('sha256').update(dic).digest('hex') !== hash)
      throw new Error(`${name}: not the dictionary that this was written for`);
    for (const line of dic.split('\n').slice(1)) {
      const [entry = ''] = line.split(/[\t ]/);
      const [word = '', flags = ''] = entry.split('/');
      if (!/\p{L}/u.test(word) || flags.includes(option('FORBIDDENWORD') ?? '\n')) continue;
      const all = words.get(word) ?? new Set<string>();
      for (const letter of lettersOf(flags)) all.add(letter);
      words.set(word, all);
    }
  }
  const replacements = aff.flatMap((line) => {
    const [kind, from, to] = line.split(/\s+/);
    return kind === 'REP' && from !== undefined && to !== undefined
      ? [`${from} ${to.replaceAll('_', ' ')}`]
      : [];
  });
  const lineOf = (list: Iterable<string>): string => [...list].join('\n');
  writeFileSync(
    path.join(out, `${language}.json`),
    `${JSON.stringify(
      {
        letters: [...new Set(`${option('TRY') ?? ''}'`.toLowerCase().replaceAll(/[^\p{L}']/gu, ''))].join(''),
        noSuggest: option('NOSUGGEST') === undefined ? '' : letterOf(option('NOSUGGEST') ?? ''),
        rules: lineOf(rules),
        replacements: lineOf(replacements),
        words: lineOf(
          [...words].map(([word, flags]) =>
            flags.size === 0 ? word : `${word} ${[...flags].toSorted().join('')}`,
          ),
        ),
      },
      null,
      2,
    )}\n`,
  );
  writeFileSync(
    path.join(out, `LICENSE-${language}.txt`),
    sources
      .map(([name]) => `${name} (npm)\n\n${read(name, 'license').replaceAll('\r\n', '\n').trimEnd()}\n`)
      .join('\n'),
  );
}
