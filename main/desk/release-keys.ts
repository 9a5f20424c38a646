import type { ReleaseKey } from './update-file.ts';

/** Whose signatures make a package one of ours. Empty until a first release is given out: docs/releases.md says how a key is made. */
export const releaseKeys: readonly ReleaseKey[] = [];
