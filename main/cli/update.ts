import path from 'node:path';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkUpdateFile } from '../desk/update-file.ts';
import { releaseKeys } from '../desk/release-keys.ts';
import { parse, UsageError } from './arguments.ts';
import { appVersion } from './open-desk.ts';
import { t } from './i18n.ts';

const keysFile = z.array(z.object({ name: z.string(), key: z.string() }));

/**
 * `desk update check FILE`: checks the signature of a package and says what it is; nothing is installed. `--keys FILE` names other
 * keys than the ones that came along. Exit status 0 where it is a newer version for this system.
 */
export async function runUpdate(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { keys: { type: 'string' } });
  const [verb, file, ...more] = positionals;
  if (verb !== 'check' || file === undefined || more.length > 0)
    throw new UsageError(t('cli.usage.updateCheck'));
  const keys =
    values.keys === undefined ? releaseKeys : keysFile.parse(JSON.parse(readFileSync(values.keys, 'utf8')));
  const { verdict, notes, ...params } = await checkUpdateFile(path.resolve(file), {
    version: appVersion(),
    keys,
  });
  if (values.json) console.log(JSON.stringify({ verdict, notes, ...params }, null, 2));
  else
    console.log(
      `${t('settings.support.signed', params)} ${t(`settings.support.verdict.${verdict}`, params)}`,
    );
  return verdict === 'newer' ? 0 : 1;
}
