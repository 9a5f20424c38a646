import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { modelPart } from './model-part.ts';
import type { Part } from './parts.ts';

const line = '-'.repeat(80);

/** The licences of everything in the package that others wrote, as text. Electron's and Chromium's own lie beside the program. */
export function writeNotices(parts: readonly Part[]): string {
  const model = modelPart();
  const head = [
    'Sidedesk is licensed under the Apache License 2.0. It contains the works of others that are listed here, each under',
    "its own licence. Electron's licence and those of all that is in Chromium are in LICENSE.electron.txt and",
    'LICENSES.chromium.html beside the program.',
  ].join('\n');
  const weights = `${model.id}\nLanguage model, ${model.origin} at revision ${model.revision}\nLicence: ${model.licence}`;
  return `${[head, weights, ...dictionaries(), ...parts.map(notice)].join(`\n\n${line}\n\n`)}\n`;
}

function notice({ name, version, licence, home, texts }: Part): string {
  const facts = [`${name} ${version}`, `Licence: ${licence}`, ...(home === null ? [] : [home])];
  return [facts.join('\n'), ...texts].join('\n\n');
}

/** The word lists of the spelling check, each under the licence that lies beside it. */
function dictionaries(): readonly string[] {
  const folder = path.resolve(import.meta.dirname, '../../main/desk/replies/spelling/dictionaries');
  return readdirSync(folder)
    .filter((file) => file.startsWith('LICENSE'))
    .map((file) => {
      const language = /-(\w+)\./u.exec(file)?.[1] ?? '';
      return `Dictionary for spelling (${language})\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}`;
    });
}
