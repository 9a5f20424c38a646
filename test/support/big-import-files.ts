import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ErrorCode } from '../../preload/contract.ts';

/** A file too large to keep in the repository, and every end of its import that is right. */
export interface BigImportFile {
  readonly path: string;
  readonly covers: string;
  readonly accept: readonly ('ready' | ErrorCode)[];
}

const overwhelmed = ['ready', 'too_large', 'timed_out', 'out_of_memory'] as const;

/** Writes the files into an existing folder, about 5 MB in all, and returns them in the order of their names. */
export async function writeBigImportFiles(folder: string): Promise<readonly BigImportFile[]> {
  const write = async (
    name: string,
    text: string,
    covers: string,
    accept: BigImportFile['accept'],
  ): Promise<BigImportFile> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return { path, covers, accept };
  };
  return [
    { path: join(folder, 'gone.md'), covers: 'a path where there is no file', accept: ['unreadable'] },
    await write(
      'nested.html',
      `<!doctype html><title>Deep</title>${'<div>'.repeat(100_000)}The crumb at the bottom.`,
      'recursion that overflows the stack, or a walk of the open elements at each new one',
      overwhelmed,
    ),
    await write(
      'nested.md',
      `${'>'.repeat(20_000)} The crumb at the bottom.\n`,
      'quotations in quotations, which a Markdown parser opens one by one',
      overwhelmed,
    ),
    await write('one-line.txt', oneLine(3_000_000), '3 MB without a line end', ['ready']),
    await write(
      'one-word.txt',
      `Before. ${'crumb'.repeat(40_000)} After.\n`,
      'a word longer than any passage may be',
      ['ready'],
    ),
  ];
}

/** Numbered sentences, so that no two passages of the line are alike. */
function oneLine(length: number): string {
  const sentences: string[] = [];
  let written = 0;
  for (let batch = 1; written < length; batch += 1) {
    const sentence = `Batch ${String(batch)} rests for ${String((batch * 7) % 24)} hours and is baked on stone ${String(batch % 13)}.`;
    sentences.push(sentence);
    written += sentence.length + 1;
  }
  return sentences.join(' ');
}
