/** Checks what the build put into out/. Prints what does not belong there, one line each, and exits 1. */
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { listFiles, readImports } from './imports.ts';

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '');

/**
 * The engine and the parser process hold no electron, the preload is one CommonJS file that requires only electron, the window
 * holds no zod and no Node built-ins. One line for each breach; empty when all is well.
 */
export function checkBundles(out: string): readonly string[] {
  const expected = [
    'main/index.js',
    'main/engine.js',
    'main/parser.js',
    'main/parse-worker.js',
    'preload/index.cjs',
    'renderer/index.html',
  ];
  const missing = expected.filter((file) => !existsSync(path.join(out, file)));
  if (missing.length > 0) return missing.map((file) => `out/${file}: is missing`);
  return [
    ...['main', 'preload'].flatMap((folder) =>
      listFiles(out, folder, ['.js', '.cjs']).flatMap((file) => checkSyntax(out, file)),
    ),
    ...['main/engine.js', 'main/parser.js', 'main/parse-worker.js'].flatMap((entry) =>
      checkNoElectron(out, entry),
    ),
    ...checkPreload(out),
    ...listFiles(out, 'renderer', ['.js']).flatMap((file) => checkWindow(out, file)),
  ];
}

/** A bundler can join good files to a bad one: two declarations of one name end the program that loads it. */
function checkSyntax(out: string, file: string): readonly string[] {
  const { errors } = parseSync(file, readFileSync(path.join(out, file), 'utf8'), {
    showSemanticErrors: true,
  });
  return errors.map(({ message }) => `out/${file}: ${message}`);
}

/** Follows an entry through its chunks. */
function checkNoElectron(out: string, entry: string): readonly string[] {
  const findings: string[] = [];
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(path.join(out, file))) return;
    seen.add(file);
    for (const { specifier, line } of readImports(path.join(out, file))) {
      if (specifier.startsWith('.')) visit(path.posix.join(path.posix.dirname(file), specifier));
      else if (/^electron(\/|$)/.test(specifier))
        findings.push(`out/${file}:${line}: ${entry} reaches electron`);
    }
  };
  visit(entry);
  return findings;
}

function checkPreload(out: string): readonly string[] {
  const files = listFiles(out, 'preload', ['.js', '.cjs', '.mjs']);
  const findings = files
    .filter((file) => file !== 'preload/index.cjs')
    .map((file) => `out/${file}: the preload is one file`);
  for (const { specifier, line } of readImports(path.join(out, 'preload/index.cjs'))) {
    if (specifier !== 'electron')
      findings.push(`out/preload/index.cjs:${line}: requires ${specifier}, but may only require electron`);
  }
  return findings;
}

function checkWindow(out: string, file: string): readonly string[] {
  const findings = readImports(path.join(out, file))
    .filter(({ specifier }) => isBuiltin(specifier) || specifier === 'electron')
    .map(({ specifier, line }) => `out/${file}:${line}: the window imports ${specifier}`);
  const text = readFileSync(path.join(out, file), 'utf8');
  // Names of properties survive minification: every zod schema has one called _zod.
  if (/\b_zod\b/.test(text)) findings.push(`out/${file}: the window holds zod`);
  // What Vite puts in the place of a Node module.
  if (text.includes('__vite-browser-external'))
    findings.push(`out/${file}: the window holds a stand-in for a Node module`);
  return findings;
}

if (import.meta.main) {
  const findings = checkBundles(
    path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..', '..', 'out')),
  );
  for (const finding of findings) console.log(finding);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
