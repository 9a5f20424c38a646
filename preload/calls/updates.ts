import { z } from 'zod';
import type { UpdateReport } from '../shapes/updates.ts';
import { call } from './call.ts';
import { readPath } from './path.ts';

export const updateCalls = {
  /** Checks the signature of a package that lies on the disk, and says what it is. Installs nothing. */
  'updates.check': call(z.strictObject({ path: readPath }))
    .for('owner')
    .returns<UpdateReport>(),
} as const;
