/** Thunderbird's add-on as one file (.xpi): its script without types, its manifest, and its sentences out of locales/. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';

const sentences = z.looseObject({
  thunderbird: z.strictObject({ take: z.string(), refused: z.record(z.string(), z.string()) }),
});

/** Writes the add-on of this version, out of the checkout at `root`. The same sources make the same bytes. */
export function writeAddOn(root: string, file: string): void {
  const read = (...place: readonly string[]): string => readFileSync(path.join(root, ...place), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(read('package.json')));
  const manifest = { ...(JSON.parse(read('thunderbird', 'manifest.json')) as object), version };
  const icon = (size: number): Uint8Array =>
    readFileSync(path.join(root, 'build', 'icons', 'png', `${size}x${size}.png`));
  const locales = readdirSync(path.join(root, 'locales')).filter((name) => name.endsWith('.json'));
  const files = {
    'manifest.json': strToU8(JSON.stringify(manifest, null, 2)),
    'background.js': strToU8(stripTypeScriptTypes(read('thunderbird', 'background.ts'))),
    'icon-32.png': icon(32),
    'icon-64.png': icon(64),
    ...Object.fromEntries(
      locales.map((name) => [
        `_locales/${path.parse(name).name}/messages.json`,
        strToU8(JSON.stringify(messagesOf(read('locales', name)))),
      ]),
    ),
  };
  mkdirSync(path.dirname(file), { recursive: true });
  // The time of a zip is local, and begins in 1980.
  writeFileSync(file, zipSync(files, { mtime: new Date(1980, 0, 1), level: 9 }));
}

/** As Thunderbird wants them: one level, no dots in a key. */
function messagesOf(catalogue: string): Readonly<Record<string, { readonly message: string }>> {
  const { thunderbird } = sentences.parse(JSON.parse(catalogue));
  const refused = Object.entries(thunderbird.refused).map(
    ([code, message]) => [`thunderbird_refused_${code}`, { message }] as const,
  );
  return { thunderbird_take: { message: thunderbird.take }, ...Object.fromEntries(refused) };
}
