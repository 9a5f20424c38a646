import path from 'node:path';
import { audiences, type ImportProgress } from '../../preload/contract.ts';
import type { FileResult } from '../desk/library/library.ts';
import { displayPath } from '../desk/library/sanitize.ts';
import { wordOmissions } from '../../locales/word.ts';
import { parse, UsageError } from './arguments.ts';
import { openDeskAs } from './open-desk-as.ts';
import { errorText, t } from './i18n.ts';

/**
 * `desk import PATH…`: takes files and folders in; each failed file is a line on stderr. Status 1 when none is ready.
 * `--with-hidden` takes what is struck, hidden or a draft as well, `--without-hidden` no longer does. `--for` says whom they are for.
 */
export async function runImport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    'with-hidden': { type: 'boolean' },
    'without-hidden': { type: 'boolean' },
    for: { type: 'string' },
  });
  if (positionals.length === 0) throw new UsageError(t('cli.usage.importPaths'));
  if (values['with-hidden'] && values['without-hidden']) throw new UsageError(t('cli.usage.hidden'));
  const audience = audiences.find((each) => each === values.for);
  if (values.for !== undefined && audience === undefined)
    throw new UsageError(t('cli.usage.groups', { groups: audiences }));
  const takesOmitted = values['with-hidden'] ?? (values['without-hidden'] ? false : undefined);
  const desk = await openDeskAs(values);
  const done: FileResult[] = [];
  desk.services.library.onFileDone((file) => done.push(file));
  const stopProgress = values.json ? () => undefined : showProgress(() => desk.services.library.progress());
  const cancel = (): void => void desk.api.call('library.cancel', {});
  process.once('SIGINT', cancel);
  try {
    // This verb goes past the wire, where the same is asked.
    await desk.assertMay('library.import', {});
    // Whoever types the command does not wait for a pause in the window.
    desk.services.library.resumeImport();
    await desk.services.library.import(
      positionals.map((given) => path.resolve(given)),
      { otherwise: { takesOmitted, audience } },
    );
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
    for (const line of omissionLines(done)) console.log(line);
  }
  return ready > 0 ? 0 : 1;
}

/** What the files hold beside what is meant for customers, and whether it is in the library now. */
function omissionLines(done: readonly FileResult[]): readonly string[] {
  const told = done.filter(({ omissions }) => omissions.length > 0);
  const lines = told.flatMap((file) =>
    wordOmissions(t, file.omissions).map((what) =>
      t('cli.import.about', { file: displayPath(file.path), what }),
    ),
  );
  const isMore = told.some(({ omissions }) => omissions.some(({ state }) => state === 'left out'));
  return isMore ? [...lines, t('cli.import.takeToo')] : lines;
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
