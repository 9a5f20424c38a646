import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** Below the root, where every build runs: this file itself is bundled into the configuration. */
const folder = path.resolve('out', 'packages');

/** The npm package that a module is of, or null for one of our own. */
export function packageOfModule(id: string): string | null {
  const [, rest] = /^.*[\\/]node_modules[\\/](.+)$/su.exec(id) ?? [];
  const [first, second] = rest?.split(/[\\/]/u) ?? [];
  if (first === undefined) return null;
  return first.startsWith('@') ? `${first}/${second ?? ''}` : first;
}

/** Writes down which npm packages went into the bundles of one build: licences are owed for these, and for no others. */
export function recordPackages(build: string): Plugin {
  return {
    name: 'record-packages',
    writeBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
      const packages = new Set(modules.map(packageOfModule).filter((name) => name !== null));
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${build}.json`), JSON.stringify([...packages].sort(), null, 2));
    },
  };
}

/** Names of the packages in the bundles of all builds, as they were recorded. */
export function bundledPackages(): readonly string[] {
  const names = readdirSync(folder).flatMap((file) => {
    const parsed: unknown = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    return Array.isArray(parsed) ? parsed.map(String) : [];
  });
  return [...new Set(names)].sort();
}
