import path from 'node:path';
import type { ImportProgress } from '../../preload/contract.ts';
import type { FileResult } from '../desk/library/library.ts';
import { displayPath } from '../desk/library/sanitize.ts';
import { parse, UsageError } from './arguments.ts';
import { defaultDataFolder, openDesk } from './open-desk.ts';
import { errorText, t } from './words.ts';

/** `desk import PATH…`: takes files and folders in; each failed file is a line on stderr. Status 1 when none is ready. */
export async function runImport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {});
  if (positionals.length === 0) throw new UsageError(t('cli.usage.importPaths'));
  const desk = await openDesk({ dataFolder: values.data ?? defaultDataFolder() });
  const done: FileResult[] = [];
  desk.services.library.onFileDone((file) => done.push(file));
  const stopProgress = values.json ? () => undefined : showProgress(() => desk.services.library.progress());
  const cancel = (): void => void desk.api.call('library.cancel', {});
  process.once('SIGINT', cancel);
  try {
    // Whoever types the command does not wait for a pause in the window.
    desk.services.library.resumeImport();
    await desk.services.library.import(positionals.map((given) => path.resolve(given)));
    await desk.services.library.whenIdle();
  } finally {
    stopProgress();
    process.off('SIGINT', cancel);
    await desk.close();
  }
  const failed = done.filter((file) => file.outcome === 'failed');
  const ready = done.length - failed.length;
  if (values.json) console.log(JSON.stringify(done.map(forScripts), null, 2));
  else {
    for (const { path: file, error } of failed)
      if (error !== null) console.error(`${displayPath(file)}: ${errorText(error)} (${error.code})`);
    const passages = done.reduce((sum, file) => sum + file.passages, 0);
    console.log(
      t('cli.import.done', {
        ready,
        count: done.length,
        passages: t('common.passages', { count: passages }),
      }),
    );
  }
  return ready > 0 ? 0 : 1;
}

const forScripts = ({ error, ...file }: FileResult) => ({
  ...file,
  code: error?.code ?? null,
  message: error === null ? null : errorText(error),
});

/** A line on stderr that says how far it is; none where stderr is no terminal. */
function showProgress(progress: () => ImportProgress): () => void {
  if (!process.stderr.isTTY) return () => undefined;
  const timer = setInterval(() => {
    const { filesDone, filesTotal, passages, perSecond, remainingMs } = progress();
    const parts = [
      t('library.imported', { done: filesDone, count: filesTotal }),
      t('common.passages', { count: passages }),
      t('library.perSecond', { count: Math.round(perSecond) }),
      ...(remainingMs === null ? [] : [t('library.timeLeft', { remaining: remainingMs })]),
    ];
    process.stderr.write(`\r\u{1b}[K${parts.join(', ')}`);
  }, 250);
  return () => {
    clearInterval(timer);
    process.stderr.write('\r\u{1b}[K');
  };
}
