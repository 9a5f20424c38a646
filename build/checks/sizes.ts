/** Checks that no file is longer than a person reads in one go. Prints those that are, one line each, and exits 1. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from './imports.ts';

/** The most lines of a file, by what it is; first match wins. Catalogues and other data (JSON) may be as long as they are. */
const limits: readonly (readonly [files: RegExp, lines: number])[] = [
  // It only opens and joins the rooms.
  [/^main\/desk\/desk\.ts$/, 150],
  [/\.css$/, 250],
  [/\.(ts|tsx|mjs)$/, 350],
];

/** One line for each file that is too long. Empty when all is well. */
export function checkSizes(root: string): readonly string[] {
  const files = ['main', 'preload', 'renderer', 'thunderbird', 'locales', 'build'].flatMap((folder) =>
    listFiles(root, folder, ['.ts', '.tsx', '.mjs', '.css']),
  );
  return files.flatMap((file) => {
    const limit = limits.find(([kind]) => kind.test(file))?.[1] ?? Infinity;
    const lines = readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n').length;
    return lines > limit ? [`${file}: has ${lines} lines, and ${limit} are the most`] : [];
  });
}

if (import.meta.main) {
  const findings = checkSizes(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..', '..')));
  for (const finding of findings) console.log(finding);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
