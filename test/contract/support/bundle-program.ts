import { renameSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../../..');
/** Its code looks for models and parsers from two folders below the root, as the sources do. */
const outDir = path.join(root, '.cache', 'test');

/**
 * Makes one file of a program and returns its path: of its sources it would begin in twice the time, and a test
 * that kills it begins it many times.
 */
export async function bundleProgram(source: URL): Promise<string> {
  const { name } = path.parse(source.pathname);
  const unfinished = `${name}-${process.pid}.js`;
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: fileURLToPath(source),
      target: 'node24',
      minify: false,
      outDir,
      emptyOutDir: false,
      rollupOptions: { output: { codeSplitting: false, entryFileNames: unfinished } },
    },
    // What is no JavaScript, or loads what is none, stays where it is.
    ssr: { noExternal: true, external: ['@huggingface/transformers', 'usearch'] },
  });
  const program = path.join(outDir, `${name}.js`);
  renameSync(path.join(outDir, unfinished), program);
  return program;
}
