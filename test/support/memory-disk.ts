import { accessSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

const place = '/dev/shm';
/** The largest files of the tests are a few hundred megabytes, and two run at once. */
const neededBytes = 2 * 2 ** 30;

/**
 * The environment of tests whose temporary folders may lie in memory: empty where there is no such disk with room enough. Each
 * commit of `desk.db` waits for the disk, so that it survives a power cut, and with thousands of folders that is most of the
 * time of these tests. What they pull out is a process and never the power, and a process that is killed loses in memory what it
 * loses on a disk: nothing that it has written. They lie in a folder of this run that goes with it, so that no memory is held by
 * what a killed test left.
 */
export function onMemoryDisk(): Readonly<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  try {
    accessSync(place, constants.R_OK | constants.W_OK);
    const { bavail, bsize } = statfsSync(place);
    const mount = readFileSync('/proc/self/mounts', 'utf8').match(/^\S+ \/dev\/shm tmpfs (\S+)/mu)?.[1] ?? '';
    // Containers often have one of 64 MB, from which nothing can be run.
    const isUsable = mount !== '' && !mount.split(',').includes('noexec') && bavail * bsize >= neededBytes;
    if (!isUsable) return {};
    // Short: the names of sockets below it have an end.
    const folder = mkdtempSync(path.join(place, 'sd-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return { TMPDIR: folder };
  } catch {
    return {};
  }
}
