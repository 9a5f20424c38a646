import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PackPreview } from '../../preload/contract.ts';
import { parse, UsageError } from './arguments.ts';
import { openDeskAs } from './open-desk-as.ts';
import { t } from './i18n.ts';

/** `desk pack make|preview|take FILE`: a signed file of entries and settings for a colleague's machine. */
export async function runPack(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    settings: { type: 'boolean' },
    only: { type: 'string', multiple: true },
  });
  const [verb, given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new UsageError(t('cli.usage.packFile'));
  const file = path.resolve(given);
  const settings = values.settings === true;
  const desk = await openDeskAs(values);
  const print = (value: unknown, words: string): void => {
    console.log(values.json ? JSON.stringify(value, null, 2) : words);
  };
  try {
    switch (verb) {
      case 'make': {
        if (existsSync(file)) throw new UsageError(t('cli.usage.fileExists', { path: file }));
        const ids = values.only === undefined ? {} : { ids: values.only };
        const made = await desk.api.call('packs.create', { path: file, settings, ...ids });
        const { entries: count, path: to, fingerprint } = made;
        print(made, t('packs.exported', { count, path: to, fingerprint }));
        return 0;
      }
      case 'preview': {
        const preview = await desk.api.call('packs.preview', { path: file });
        print(preview, previewText(preview));
        return 0;
      }
      case 'take': {
        const preview = await desk.api.call('packs.preview', { path: file });
        const wanted = preview.entries.filter(({ id }) => values.only?.includes(id) ?? true);
        const entries = wanted.map(({ id }) => id);
        const imported = await desk.api.call('packs.import', {
          path: file,
          digest: preview.digest,
          entries,
          settings,
        });
        print(imported, t('packs.imported', { added: imported.added, changed: imported.changed }));
        return 0;
      }
      case undefined:
      default:
        throw new UsageError(t('cli.usage.packVerbs'));
    }
  } finally {
    await desk.close();
  }
}

function previewText({
  from,
  madeAt,
  signer,
  fingerprint,
  entries,
  same,
  onlyHere,
  settings,
}: PackPreview): string {
  const marks = { new: '+', changed: '~' } as const;
  const count = (wanted: keyof typeof marks): number =>
    entries.filter(({ outcome }) => outcome === wanted).length;
  return [
    from === '' ? t('packs.fromUnnamed') : t('packs.from', { shop: from }),
    t(`cli.pack.signer.${signer}`, { words: fingerprint }),
    ...entries.map(({ outcome, id, theirs }) => `${marks[outcome]} ${id}  ${theirs.question}`),
    ...(settings ?? []).map(({ name }) => t('cli.pack.setting', { name })),
    t('packs.summary', { at: madeAt, added: count('new'), changed: count('changed'), same, onlyHere }),
  ].join('\n');
}
