import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { TestDesk } from './desk.ts';
import { temporaryFolder } from './folder.ts';

/** Has the desk read a mail file of these lines. */
export function readMailFile({ api }: TestDesk, lines: readonly string[]) {
  const file = path.join(temporaryFolder(onTestFinished), 'mail.eml');
  writeFileSync(file, lines.join('\r\n'));
  return api.call('messages.read', { path: file });
}
