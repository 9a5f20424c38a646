import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fsyncParent } from './atomic-file.ts';

/**
 * A file beside `desk.db` that says: closed in good order, and this is how the file looked from outside then. It is written
 * last of all at closing and removed first of all at opening, so a crash leaves none; whatever touches the file since makes
 * it another one. See docs/adr/opening-without-check.md.
 */
const end = '.closed';

/** Milliseconds that closing waits at most for the file system's clock to go on. */
const longestWait = 50;

/** Size and times in nanoseconds; the time of a change of the file's state cannot be set back by a copy. */
function lookOf(path: string): { readonly look: string; readonly touched: bigint } | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) return null;
  const { size, mtimeNs, ctimeNs } = stats;
  return { look: `${size} ${mtimeNs} ${ctimeNs}`, touched: mtimeNs > ctimeNs ? mtimeNs : ctimeNs };
}

/** Removes the marker. True when there was one, and nobody touched the file since it was written. */
export function takeCleanShutdownMarker(path: string): boolean {
  const marker = lookOf(path + end);
  if (marker === null) return false;
  const marked = readFileSync(path + end, 'utf8');
  rmSync(path + end);
  fsyncParent(path);
  const now = lookOf(path);
  // What was written within the same tick of the clock as the marker could not be told from what was there before.
  return now !== null && marked === now.look && marker.touched > now.touched;
}

/**
 * Leaves the marker after the last connection was closed; none while another program has the file open. Never throws: without
 * a marker the next start checks all of the file.
 */
export function leaveCleanShutdownMarker(path: string): void {
  try {
    const wal = statSync(`${path}-wal`, { throwIfNoEntry: false });
    const closed = lookOf(path);
    if (wal !== undefined || closed === null) return;
    for (let waited = 0; waited <= longestWait; waited += 5) {
      writeFileSync(path + end, closed.look, { mode: 0o600 });
      if ((lookOf(path + end)?.touched ?? 0n) > closed.touched) return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
    // A file system with a slow clock, or a clock that was set back.
    rmSync(path + end, { force: true });
  } catch {
    rmSync(path + end, { force: true });
  }
}
