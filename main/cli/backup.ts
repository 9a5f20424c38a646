import path from 'node:path';
import type { BackupContents, RestorePreview } from '../../preload/contract.ts';
import { toFailure } from '../desk/failure.ts';
import { parse, UsageError } from './arguments.ts';
import { defaultDataFolder, openDesk, type OpenDesk, readPassphrase, unlock } from './open-desk.ts';
import { openDeskAs } from './open-desk-as.ts';
import { t } from './i18n.ts';

const verbs = ['make', 'list', 'verify', 'restore', 'undo', 'keep'] as const;
type Verb = (typeof verbs)[number];

/**
 * `desk backup make [FOLDER]`, `list`, `verify FILE`, `restore FILE`, `undo`, `keep`: the whole desk in one encrypted file.
 * `--passphrase FILE` (or `-`) opens the desk, and a backup of another key. Without `--yes`, restore only says what would change.
 */
export async function runBackup(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { yes: { type: 'boolean' } });
  const [named = 'make', given, ...more] = positionals;
  const verb = verbs.find((one) => one === named);
  if (verb === undefined) throw new UsageError(t('cli.usage.backupVerbs'));
  if (more.length > 0) throw new UsageError(t('cli.usage.oneFile'));
  if ((verb === 'verify' || verb === 'restore') && given === undefined)
    throw new UsageError(t('cli.usage.backupFile'));
  const dataFolder = values.data ?? defaultDataFolder();
  const typed = await readPassphrase(values.passphrase);
  const file = given === undefined ? undefined : path.resolve(given);
  const desk = await openDeskAs({ data: dataFolder, person: values.person, typed });
  const print = (value: unknown, words: string): void => {
    console.log(values.json ? JSON.stringify(value, null, 2) : words);
  };
  let after: Said | null = null;
  try {
    after = await run(verb, { desk, file, typed, sure: values.yes === true, print });
  } finally {
    await desk.close();
  }
  if (after === null) return 0;
  await putInPlace(dataFolder);
  print(after.value, after.words);
  return 0;
}

/** What is said once what waits is in place. */
interface Said {
  readonly value: unknown;
  readonly words: string;
}

/** As the next start does, which this one is. Rejects with `busy` while another program has the library open. */
async function putInPlace(dataFolder: string): Promise<void> {
  const desk = await openDesk({ dataFolder });
  try {
    const { notices } = await desk.api.call('desk.status', {});
    const refused = notices.find(({ code, reason }) => code === 'busy' && reason === 'restore');
    if (refused !== undefined) throw toFailure(refused);
  } finally {
    await desk.close();
  }
}

interface RunDeps {
  readonly desk: OpenDesk;
  readonly file: string | undefined;
  readonly typed: string | undefined;
  readonly sure: boolean;
  readonly print: (value: unknown, words: string) => void;
}

/** What is to be said once the desk was opened once more; null where that is not needed. */
async function run(verb: Verb, { desk, file, typed, sure, print }: RunDeps): Promise<Said | null> {
  const { api } = desk;
  switch (verb) {
    case 'make': {
      await unlock(desk, typed);
      const made = await api.call('backups.make', file === undefined ? {} : { folder: file });
      print(made, t('cli.backup.made', { name: made.name, bytes: made.bytes }));
      return null;
    }
    case 'list': {
      const { files } = await api.call('backups.status', {});
      const lines = files.map(
        ({ name, madeAt, bytes }) => `${name}  ${t('settings.backups.file', { madeAt, bytes })}`,
      );
      print(files, lines.length === 0 ? t('settings.backups.none') : lines.join('\n'));
      return null;
    }
    case 'undo':
      await api.call('backups.undoRestore', {});
      return { value: { restored: false }, words: t('cli.backup.undone') };
    case 'keep':
      await api.call('backups.keepRestored', {});
      print({ kept: true }, t('cli.backup.kept'));
      return null;
    case 'verify':
    case 'restore':
    default:
      return look(verb, { desk, file: file ?? '', typed, sure, print });
  }
}

/** Opens a backup, and restores it where that is sure. Answers as `run`. */
async function look(
  verb: Verb,
  { desk, file, typed, sure, print }: RunDeps & { readonly file: string },
): Promise<Said | null> {
  const { api } = desk;
  const secret = typed === undefined ? {} : { typed };
  if (typed !== undefined) await unlockIfPossible(desk, typed);
  const from = { path: file };
  if (verb === 'verify') {
    const whole = await api.call('backups.verify', { from, ...secret });
    print(whole, wholeText(whole));
    return null;
  }
  const preview = await api.call('backups.preview', { from, ...secret });
  if (!sure) {
    print(preview, [previewText(preview), t('cli.backup.sure')].join('\n'));
    return null;
  }
  await api.call('backups.restore', { from, digest: preview.digest, ...secret });
  return { value: preview, words: [previewText(preview), t('cli.backup.restored')].join('\n') };
}

/** What opens the backup need not open the desk that is here. */
async function unlockIfPossible({ api }: OpenDesk, typed: string): Promise<void> {
  const { vault } = await api.call('desk.status', {});
  if (vault.state === 'locked' && vault.by === 'passphrase')
    await api.call('vault.unlock', { passphrase: typed }).catch(() => null);
}

const wholeText = ({ madeAt, version, bytes }: BackupContents): string =>
  t('cli.backup.whole', { madeAt, version, bytes });

const counted = ['documents', 'entries', 'snippets', 'cases', 'gaps'] as const;

function previewText(preview: RestorePreview): string {
  const { now, counts, settings, linesLost } = preview;
  return [
    wholeText(preview),
    ...counted.map((name) =>
      t('cli.backup.change', {
        what: t(`settings.backups.preview.${name}`),
        now: now[name],
        after: counts[name],
      }),
    ),
    t('settings.backups.preview.settings', { count: settings }),
    ...(linesLost === null
      ? [t('settings.backups.preview.otherDesk')]
      : linesLost === 0
        ? []
        : [t('settings.backups.preview.linesLost', { count: linesLost })]),
  ].join('\n');
}
