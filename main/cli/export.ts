import path from 'node:path';
import { parse, UsageError } from './arguments.ts';
import { openDeskAs } from './open-desk-as.ts';
import { t } from './i18n.ts';

const formats = ['markdown', 'csv', 'json'] as const;

/** `desk export DIR`: writes the library into a folder; nothing there is overwritten. */
export async function runExport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' } });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new UsageError(t('cli.usage.exportFolder'));
  const format = formats.find((each) => each === (values.format ?? 'markdown'));
  if (format === undefined) throw new UsageError(t('cli.usage.exportFormats'));
  const desk = await openDeskAs(values);
  try {
    const done = await desk.api.call('library.export', { folder: path.resolve(folder), format });
    console.log(
      values.json
        ? JSON.stringify(done, null, 2)
        : t('frame.exported', { count: done.files, folder: done.folder }),
    );
    return 0;
  } finally {
    await desk.close();
  }
}
