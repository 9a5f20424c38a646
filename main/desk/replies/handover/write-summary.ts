import path from 'node:path';
import type { Translate } from '../../../../locales/keys.ts';
import type { HandoverSummary } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { hasErrorCode, writeFileAtomic } from '../../store/atomic-file.ts';
import type { UnfinishedFiles } from '../../store/unfinished-files.ts';
import { formatMarkdown, formatText } from './format-summary.ts';

/**
 * Writes the summary where a person chose: Markdown for `.md`, plain text otherwise. Replaces a file of that name, which
 * the dialog asked about. Throws `forbidden` for a place that cannot be written, and `disk_full`.
 */
export async function writeHandoverSummary(
  file: string,
  summary: HandoverSummary,
  t: Translate,
  note: UnfinishedFiles['note'],
): Promise<void> {
  const isMarkdown = path.extname(file).toLowerCase() === '.md';
  try {
    const text = isMarkdown ? formatMarkdown(summary, t) : `${formatText(summary, t)}\n`;
    await writeFileAtomic(file, text, note);
  } catch (error) {
    if (hasErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENOENT'))
      throw new DeskFailure('forbidden', {
        reason: 'place',
        params: { folder: path.dirname(file) },
        cause: error,
      });
    throw error;
  }
}
