import { parseArgs } from 'node:util';
import { t } from './i18n.ts';

/** The command was written wrongly; ends with exit status 2. */
export class UsageError extends Error {}

type Options = Parameters<typeof parseArgs>[0] extends infer Config
  ? Config extends { options?: infer Value }
    ? NonNullable<Value>
    : never
  : never;

const common = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  person: { type: 'string' },
  passphrase: { type: 'string' },
} as const satisfies Options;

/** Positional arguments and options of a verb; every verb knows --data, --json, --person and --passphrase. Throws UsageError. */
export function parse<Extra extends Options>(args: readonly string[], extra: Extra) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      options: { ...common, ...extra },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? `${error.message}.` : t('cli.usage.invalid'));
  }
}
