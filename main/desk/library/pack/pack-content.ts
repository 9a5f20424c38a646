import { strFromU8, strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { snippetSchema } from '../../../../preload/shapes/snippets.ts';
import { type Settings, settingsSchema } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { migrateSettings, settingsVersion } from '../../settings/settings-migrations.ts';
import { documentSchema } from '../export/export-schema.ts';
import { sanitizeDocument } from '../export/formats.ts';
import { unpack } from '../parse/zip.ts';

/**
 * What of the settings belongs to the shop, with its snippets; who sits at the machine and how the window looks does not
 * travel.
 */
export const shopSettings = settingsSchema
  .omit({
    agentName: true,
    theme: true,
    textSize: true,
    language: true,
    keys: true,
    firstSteps: true,
    lock: true,
    backups: true,
    retention: true,
    beside: true,
  })
  .extend({ snippets: z.array(snippetSchema.readonly()).max(5_000).readonly() });

/** Packs that do not say the version of their settings are of version 6. */
const storedSettings = (defaults: Settings) =>
  z
    .looseObject({ version: z.int().min(1).default(6) })
    .transform(({ version, snippets, ...settings }) => {
      const current = migrateSettings(settings, version, defaults);
      if (current === null) throw new DeskFailure('newer_version', { reason: 'pack' });
      return snippets === undefined ? current : { ...current, snippets };
    })
    .pipe(shopSettings.partial());

const packSchema = (defaults: Settings) =>
  z.object({
    madeAt: z.int().min(0),
    from: z.string().max(200),
    documents: z.array(documentSchema),
    settings: storedSettings(defaults).nullable(),
  });
export type PackContent = z.infer<ReturnType<typeof packSchema>>;

const contentFile = 'pack.json';

export function encodePack({ settings, ...content }: PackContent): Uint8Array {
  const stored = {
    ...content,
    settings: settings === null ? null : { version: settingsVersion, ...settings },
  };
  return zipSync({ [contentFile]: [strToU8(JSON.stringify(stored)), { level: 9 }] });
}

/** Throws `damaged`, `newer_version` or `too_large`. Signed or not, what no parser lets in does not come in by this door either. */
export function decodePack(archive: Uint8Array, defaults: Settings): PackContent {
  const bytes = unpack(archive, (name) => name === contentFile)[contentFile];
  const read = packSchema(defaults).safeParse(bytes === undefined ? null : tryParseJson(strFromU8(bytes)));
  if (!read.success) throw new DeskFailure('damaged', { reason: 'pack' });
  return { ...read.data, documents: read.data.documents.map(sanitizeDocument) };
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
