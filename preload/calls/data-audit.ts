import { z } from 'zod';
import type { DataAudit, ImportAudit } from '../shapes/data-audit.ts';
import { call, nothing } from './call.ts';
import { readPath } from './path.ts';
import { fileChoices, tableMappings } from './preview.ts';

/** How the library is, and what there is to mend. */
export const dataAuditCalls = {
  /** The library as it is. What customers asked is left out while no key is open. */
  'dataAudit.library': call(nothing).for('editor').returns<DataAudit>(),
  /** The same of files before they are imported, in short: of the first twenty files and the first 500 entries. */
  'dataAudit.files': call(
    z.strictObject({
      paths: z.array(readPath).min(1).max(10_000),
      columns: tableMappings.optional(),
      choices: fileChoices.optional(),
    }),
  )
    .for('editor')
    .returns<ImportAudit>(),
} as const;
