import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PackPreview } from '../../preload/contract.ts';
import { parse, UsageError } from './arguments.ts';
import { defaultDataFolder, openDesk } from './open-desk.ts';

const signers = {
  own: 'made here',
  known: 'from somebody whose packs were taken before',
  unknown: 'from somebody who is not known here: compare the words with theirs',
} as const satisfies Record<PackPreview['signer'], string>;

/** `desk pack make|preview|take FILE`: a signed file of entries and settings for a colleague's machine. */
export async function runPack(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    settings: { type: 'boolean' },
    only: { type: 'string', multiple: true },
  });
  const [verb, given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new UsageError('Which pack? One file.');
  const file = path.resolve(given);
  const settings = values.settings === true;
  const desk = await openDesk({ dataFolder: values.data ?? defaultDataFolder() });
  const print = (value: unknown, words: string): void => {
    console.log(values.json ? JSON.stringify(value, null, 2) : words);
  };
  try {
    switch (verb) {
      case 'make': {
        if (existsSync(file)) throw new UsageError(`${file} is there already.`);
        const ids = values.only === undefined ? {} : { ids: values.only };
        const made = await desk.api.call('packs.create', { path: file, settings, ...ids });
        print(made, `${made.entries} entries in ${made.path}, signed by: ${made.fingerprint}`);
        return 0;
      }
      case 'preview': {
        const preview = await desk.api.call('packs.preview', { path: file });
        print(preview, inWords(preview));
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
        print(imported, `${imported.added} entries added, ${imported.changed} changed.`);
        return 0;
      }
      case undefined:
      default:
        throw new UsageError('What with the pack? There are make, preview and take.');
    }
  } finally {
    await desk.close();
  }
}

function inWords({
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
  return [
    `Made by ${from === '' ? 'a shop without a name' : from} on ${new Date(madeAt).toISOString().slice(0, 10)}, ${signers[signer]}.`,
    `Signed by: ${fingerprint}`,
    ...entries.map(({ outcome, id, theirs }) => `${marks[outcome]} ${id}  ${theirs.question}`),
    ...(settings ?? []).map(({ name }) => `* the setting ${name} differs (taken with --settings)`),
    `${entries.filter(({ outcome }) => outcome === 'new').length} new, ${
      entries.filter(({ outcome }) => outcome === 'changed').length
    } changed, ${same} the same, ${onlyHere} only here.`,
  ].join('\n');
}
