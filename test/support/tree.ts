import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Tree extends Disposable {
  readonly root: string;
}

/** A temporary folder with the given files (path to content), removed at the end of its `using` block. */
export function createTree(files: Readonly<Record<string, string>>): Tree {
  const root = mkdtempSync(path.join(tmpdir(), 'sidedesk-tree-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
