import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** A name in a folder that nothing has; in the data folder, the next start removes what a killed process left under it. */
export const temporaryIn = (folder: string, name: string): string =>
  join(folder, `.${name}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
