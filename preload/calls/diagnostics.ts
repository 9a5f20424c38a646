import { z } from 'zod';
import { call } from './call.ts';
import { writePath } from './path.ts';

export const diagnosticsCalls = {
  /**
   * Writes a file for support: versions, counts, times, codes, facts of the logs, and no word of anybody. Anyone may, for who
   * cannot unlock the desk needs support most.
   */
  'diagnostics.write': call(z.strictObject({ path: writePath }))
    .for('anyone')
    .returns<{ readonly path: string; readonly bytes: number }>(),
} as const;
