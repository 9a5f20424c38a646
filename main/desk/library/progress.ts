import type { ImportProgress } from '../../../preload/contract.ts';

/** Over how long the rate is taken, in milliseconds. */
const rateWindow = 8_000;

export interface ProgressMeter {
  /** More files to do; starts anew when nothing was running. */
  add(files: readonly { readonly bytes: number }[]): void;
  reading(name: string): void;
  embedded(passages: number): void;
  done(file: { readonly bytes: number; readonly failed: boolean }): void;
  /** The time of a pause counts for no rate. */
  setPaused(paused: boolean): void;
  /** The rest was given up. */
  stop(): void;
  read(): ImportProgress;
}

/** Counts what an import did, and from it the rate and the time that is left. Sizes tell better than numbers of files. */
export function createProgressMeter(now: () => number): ProgressMeter {
  let running = false;
  let filesTotal = 0;
  let filesDone = 0;
  let filesFailed = 0;
  let passages = 0;
  let bytesTotal = 0;
  let bytesDone = 0;
  let startedAt = 0;
  let pausedAt: number | null = null;
  let current: string | null = null;
  let recent: { readonly at: number; readonly passages: number }[] = [];
  /** An empty file is work too. */
  const size = (bytes: number): number => bytes + 1_000;

  const perSecond = (): number => {
    const from = now() - rateWindow;
    recent = recent.filter(({ at }) => at >= from);
    const first = recent[0];
    if (!first || recent.length < 2) return 0;
    const counted = recent.slice(1).reduce((sum, each) => sum + each.passages, 0);
    return (counted * 1000) / Math.max(1, now() - first.at);
  };
  const remainingMs = (): number | null => {
    const elapsed = now() - startedAt;
    if (!running || pausedAt !== null || bytesDone === 0 || elapsed < 500) return null;
    return Math.round((elapsed * Math.max(0, bytesTotal - bytesDone)) / bytesDone);
  };

  return {
    add(files) {
      if (!running) {
        filesTotal = filesDone = filesFailed = passages = bytesTotal = bytesDone = 0;
        recent = [];
        startedAt = now();
      }
      running = running || files.length > 0;
      filesTotal += files.length;
      bytesTotal += files.reduce((sum, { bytes }) => sum + size(bytes), 0);
    },
    reading(name) {
      current = name;
    },
    embedded(count) {
      passages += count;
      recent.push({ at: now(), passages: count });
    },
    done({ bytes, failed }) {
      filesDone++;
      if (failed) filesFailed++;
      bytesDone += size(bytes);
      if (filesDone >= filesTotal) running = false;
    },
    setPaused(paused) {
      if (paused === (pausedAt !== null)) return;
      if (pausedAt !== null) startedAt += now() - pausedAt;
      pausedAt = paused ? now() : null;
      recent = [];
    },
    stop() {
      pausedAt = null;
      running = false;
      current = null;
    },
    read: () => ({
      running,
      paused: running && pausedAt !== null,
      filesDone,
      filesFailed,
      filesTotal,
      passages,
      perSecond: running && pausedAt === null ? perSecond() : 0,
      remainingMs: remainingMs(),
      current: running ? current : null,
    }),
  };
}
