import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Fills a folder beside `target` with `fill(folder)` and renames it into place only when that went well. */
export async function replaceFolder(target, fill) {
  const folder = `${target}.part`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await fill(folder);
    await mkdir(path.dirname(target), { recursive: true });
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
