/** Checks that imports go the way the plan says. Prints what does not, one line each, and exits 1. */
import path from 'node:path';
import { listFiles, readImports } from './imports.ts';
import { refusalOfPackage, refusalOfZone, zoneOf } from './layer-rules.ts';

/** One line for each import that breaks a rule, and one for each circle of files. Empty when all is well. */
export function checkLayers(root: string): readonly string[] {
  const files = ['main', 'preload', 'renderer', 'thunderbird', 'locales'].flatMap((folder) =>
    listFiles(root, folder, ['.ts', '.tsx']),
  );
  const findings: string[] = [];
  const graph = new Map<string, readonly string[]>();
  for (const file of files) {
    const zone = zoneOf(file);
    if (zone === null) {
      findings.push(`${file}: has no place in the plan (build/checks/layer-rules.ts lists the places)`);
      continue;
    }
    const targets: string[] = [];
    for (const { specifier, line, typeOnly } of readImports(path.join(root, file))) {
      const refusal = specifier.startsWith('.')
        ? refusalOfFile(zone, targetOf(file, specifier), typeOnly)
        : refusalOfPackage(zone, specifier);
      if (refusal !== null) findings.push(`${file}:${line}: imports ${specifier}, but ${refusal}`);
      if (specifier.startsWith('.')) targets.push(targetOf(file, specifier));
    }
    graph.set(file, targets);
  }
  return [...findings, ...circles(graph).map((circle) => `${circle.join(' → ')}: imports go in a circle`)];
}

const targetOf = (file: string, specifier: string): string =>
  path.posix.join(path.posix.dirname(file), specifier);

function refusalOfFile(from: string, target: string, typeOnly: boolean): string | null {
  const to = zoneOf(target);
  // Styles and pictures beside a component have no zone of their own unless they are below renderer.
  return to === null ? 'that file has no place in the plan' : refusalOfZone(from, to, typeOnly);
}

/** Each circle once, from its first file back to it. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      found.push([...trail.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

if (import.meta.main) {
  const findings = checkLayers(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..', '..')));
  for (const finding of findings) console.log(finding);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
