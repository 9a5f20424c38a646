// Where things are in a checkout. Everything that set-up makes lies in folders that git ignores.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..', '..');
export const downloads = path.join(root, '.cache', 'downloads');

/** Absolute path of a place in the checkout. */
export function at(...parts) {
  return path.join(root, ...parts);
}

/** The Node 24 that runs everything but set-up: the one from the packages, else the host's if it is new enough; null if neither. */
export function node24() {
  const own = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  return Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : null;
}

/** The script behind a package's command, to be run with Node 24 (needs no shell, so it works on Windows too). */
export function tool(packageName, command = packageName) {
  const { bin } = JSON.parse(readFileSync(at('node_modules', packageName, 'package.json'), 'utf8'));
  return at('node_modules', packageName, typeof bin === 'string' ? bin : bin[command]);
}
