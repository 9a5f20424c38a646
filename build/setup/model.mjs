import { readFileSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SetupError, toSetupError } from './errors.mjs';
import { download, matches } from './download.mjs';
import { fetchTarball } from './npm.mjs';
import { at, root } from './paths.mjs';
import { replaceFolder } from './replace-folder.mjs';
import { unpack } from './tarball.mjs';

export const name = 'model';

const manifest = () => JSON.parse(readFileSync(at('models', 'manifest.json'), 'utf8'));

/** True when every file is there in its full size. Hashes were checked before the folder got its name. */
export function isDone() {
  const { id, files } = manifest();
  return files.every(
    (file) => statSync(at('models', id, file.path), { throwIfNoEntry: false })?.size === file.size,
  );
}

export async function run(progress) {
  const wanted = manifest();
  await install(wanted, at('models', wanted.id), progress);
}

/** Installs the model that `wanted` (a manifest) describes as the folder `target`, from the first source that has it. */
export async function install(wanted, target, progress) {
  const failures = [];
  for (const source of wanted.sources) {
    try {
      await (source.kind === 'npm' ? fromTarball : fromHub)(source, wanted, target, progress);
      progress.line(`Model: ${wanted.id} is in place, every file checked`);
      return;
    } catch (error) {
      const reason = toSetupError(error, 'installing the model', path.relative(root, target));
      if (!reason.retry) throw reason;
      failures.push(reason);
      if (source !== wanted.sources.at(-1)) progress.line(`Model: ${reason.message} Trying the next source.`);
    }
  }
  throw failures[0];
}

async function fromTarball(source, wanted, target, progress) {
  const label = `Model ${wanted.id}`;
  const tarball = await fetchTarball(source, { label, progress });
  await replaceFolder(target, async (folder) => {
    await unpack(tarball, source.folder, folder);
    await verify(wanted, folder);
  });
  await rm(tarball, { force: true });
}

async function fromHub(source, wanted, target, progress) {
  // A folder of its own, so that files that have arrived are still there for the next try.
  const folder = `${target}.part`;
  for (const file of wanted.files) {
    const label = `Model ${wanted.id} ${file.path}`;
    await download({
      url: `${source.url}/${file.path}`,
      target: path.join(folder, file.path),
      digest: `sha256-${file.sha256}`,
      label,
      progress,
      connectMs: 8000,
    });
  }
  await rm(target, { recursive: true, force: true });
  await rename(folder, target);
}

async function verify({ files }, folder) {
  for (const file of files) {
    if (!(await matches(path.join(folder, file.path), `sha256-${file.sha256}`)))
      throw new SetupError(`The model's ${file.path} does not match its checksum, so it was thrown away.`, {
        retry: true,
      });
  }
}
