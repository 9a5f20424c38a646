import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

const text = readFileSync(path.resolve(import.meta.dirname, '../../../package-lock.json'), 'utf8');
const { packages }: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(text);

function resolves(from: string, name: string): boolean {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`]) return true;
    if (place === '') return false;
  }
}

// npm leaves out platforms for which the registry has no package yet, and then refuses to install from its own lock.
test('the lock names the packages of every platform, so that a fresh clone installs everywhere', () => {
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !resolves(place, name))
      .map((name) => `${place} -> ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock holds a checksum for every package and the address of none', () => {
  const fetched = Object.entries(packages).filter(
    ([place, entry]) => place.includes('node_modules/') && !entry.link,
  );
  expect(fetched.filter(([, entry]) => !entry.integrity).map(([place]) => place)).toEqual([]);
  expect(text).not.toMatch(/"resolved": "https?:/);
});
