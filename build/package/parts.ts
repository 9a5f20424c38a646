import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Something that somebody else wrote and that is in the package. */
export interface Part {
  readonly name: string;
  readonly version: string;
  /** SPDX where the author says so. */
  readonly licence: string;
  readonly home: string | null;
  /** SHA-512 in base64 of what npm fetched, null for what is not of the registry. */
  readonly integrity: string | null;
  /** Texts of its licence and notice files, in its own words; empty where its package holds none. */
  readonly texts: readonly string[];
}

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
  homepage: z.string().optional(),
  repository: z.union([z.string(), z.object({ url: z.string() })]).optional(),
});
const lockfile = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional() })),
});

/** Packages whose authors put others into their own files; npm installs these beside them all the same. */
const carried: Readonly<Record<string, readonly string[]>> = {
  '@huggingface/transformers': ['@huggingface/jinja', '@huggingface/tokenizers'],
};
/** What stands in for packages that are left out (docs/adr/native-parts.md) is ours. */
const ours: ReadonlySet<string> = new Set(['sharp', 'onnxruntime-web']);

/** Describes these npm packages and what they carry, each once, by name. Throws where one is not installed. */
export function describeParts(names: readonly string[]): readonly Part[] {
  const all = new Set(names.flatMap((name) => [name, ...(carried[name] ?? [])]));
  const locked = lockfile.parse(readJson(path.join(root, 'package-lock.json'))).packages;
  return [...all]
    .filter((name) => !ours.has(name))
    .sort()
    .map((name) => describe(name, locked[`node_modules/${name}`]?.integrity));
}

function describe(name: string, integrity: string | undefined): Part {
  const folder = path.join(root, 'node_modules', name);
  const { version, license, licenses, homepage, repository } = manifest.parse(
    readJson(path.join(folder, 'package.json')),
  );
  const licence =
    typeof license === 'string'
      ? license
      : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'UNKNOWN');
  const home = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? null;
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/iu.test(file))
    .sort()
    .map((file) => path.join(folder, file))
    .filter((file) => existsSync(file) && /\.(?:md|txt|markdown|mit|bsd)$|\/[^./]+$/iu.test(file))
    .map((file) => readFileSync(file, 'utf8').trim());
  return { name, version, licence: spdx(licence), home, integrity: integrity ?? null, texts };
}

/** `usearch` writes its licence without the dash. */
const spdx = (licence: string): string => (licence === 'Apache 2.0' ? 'Apache-2.0' : licence);

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
