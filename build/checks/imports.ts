import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

export interface Import {
  /** What stands between the quotes. */
  readonly specifier: string;
  readonly line: number;
  /** Erased by the compiler, so that nothing of the other file is loaded. */
  readonly typeOnly: boolean;
}

interface StringLiteral {
  readonly type: 'Literal';
  readonly value: string;
}
const isText = (node: unknown): node is StringLiteral =>
  typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string';

/** Every way in which a TypeScript or JavaScript file names another one, `require` and types included. Throws on bad syntax. */
export function readImports(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8');
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  const found: Import[] = [];
  const add = (source: unknown, start: number, typeOnly: boolean): void => {
    if (isText(source))
      found.push({ specifier: source.value, line: text.slice(0, start).split('\n').length, typeOnly });
  };
  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers;
      const onlyTypes =
        named.length > 0 && named.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
      add(node.source, node.start, node.importKind === 'type' || onlyTypes);
    },
    ExportNamedDeclaration: (node) => add(node.source, node.start, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source, node.start, node.exportKind === 'type'),
    ImportExpression: (node) => add(node.source, node.start, false),
    TSImportType: (node) => add(node.source, node.start, true),
    CallExpression(node) {
      // `require`, and what bundlers and createRequire make of it.
      if (node.callee.type === 'Identifier' && /require/i.test(node.callee.name))
        add(node.arguments[0], node.start, false);
    },
  }).visit(program);
  return found;
}

/** All files below a folder with one of the endings, as paths relative to `root` with forward slashes, sorted. */
export function listFiles(root: string, folder: string, endings: readonly string[]): readonly string[] {
  let entries;
  try {
    entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile() && endings.includes(path.extname(entry.name)))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
