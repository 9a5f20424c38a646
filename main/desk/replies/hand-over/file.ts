import path from 'node:path';
import type { HandOverPack } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { isFileError, writeDurably } from '../../store/durable-file.ts';
import { asMarkdown, asText } from './text.ts';

/**
 * Writes the pack where a person chose: Markdown for `.md`, plain text otherwise. Replaces a file of that name, which
 * the dialog asked about. Throws `forbidden` for a place that cannot be written, and `disk_full`.
 */
export async function writeHandOver(file: string, pack: HandOverPack): Promise<void> {
  const isMarkdown = path.extname(file).toLowerCase() === '.md';
  try {
    await writeDurably(file, isMarkdown ? asMarkdown(pack) : `${asText(pack)}\n`);
  } catch (error) {
    if (isFileError(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENOENT'))
      throw new DeskFailure(
        'forbidden',
        `Nothing can be written to ${path.dirname(file)}. Choose another place.`,
        { cause: error },
      );
    throw error;
  }
}
