import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { copySampleShop } from '../../support/sample-shop-folder.ts';

/** A folder of its own for a test, removed when the test (or what `atEnd` means) has finished. */
export function temporaryFolder(atEnd: (remove: () => Promise<void>) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidedesk-test-'));
  atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The same, with the sample shop ready in it. */
export function sampleShopFolder(atEnd: (remove: () => Promise<void>) => void = onTestFinished): string {
  const folder = temporaryFolder(atEnd);
  copySampleShop(folder);
  return folder;
}
