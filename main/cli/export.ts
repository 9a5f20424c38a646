import path from 'node:path';
import { parse, UsageError } from './arguments.ts';
import { defaultDataFolder, openDesk } from './open-desk.ts';

const formats = ['markdown', 'csv', 'json'] as const;

/** `desk export DIR`: writes the library into a folder; nothing there is overwritten. */
export async function runExport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' } });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new UsageError('Into which folder?');
  const format = formats.find((each) => each === (values.format ?? 'markdown'));
  if (format === undefined) throw new UsageError('The format is markdown, csv or json.');
  const desk = await openDesk({ dataFolder: values.data ?? defaultDataFolder() });
  try {
    const done = await desk.api.call('library.export', { folder: path.resolve(folder), format });
    console.log(
      values.json
        ? JSON.stringify(done, null, 2)
        : `${done.files} ${done.files === 1 ? 'file' : 'files'} in ${done.folder}.`,
    );
    return 0;
  } finally {
    await desk.close();
  }
}
