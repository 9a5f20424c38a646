import en from './en.json' with { type: 'json' };

/** The sentences of one language, by key. English is the measure: every other language has its keys. */
export type Catalogue = typeof en;

/** The names of the files here, without their ending, are the languages. */
const nameOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.json$/, '');

/** Every `xx.json` of this folder by its language. The bundler puts them in; Node, which runs sources, reads the folder. */
const files = (import.meta.env as ImportMetaEnv | undefined)
  ? import.meta.glob<Catalogue>('./*.json', { eager: true, import: 'default' })
  : readFolder();

function readFolder(): Readonly<Record<string, Catalogue>> {
  const fs = process.getBuiltinModule('node:fs');
  const names = fs.readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name) => [name, JSON.parse(fs.readFileSync(new URL(name, import.meta.url), 'utf8'))]),
  );
}

export const catalogues: ReadonlyMap<string, Catalogue> = new Map([
  ['en', en],
  ...Object.entries(files).map(([file, catalogue]) => [nameOf(file), catalogue] as const),
]);
