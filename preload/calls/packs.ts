import { z } from 'zod';
import type { PackPreview } from '../shapes/packs.ts';
import { id } from '../shapes/schema.ts';
import { call } from './call.ts';
import { readPath, writePath } from './path.ts';

/** Those are the owner's, in whatever they come. */
const ofSettings = { true: 'owner', false: 'editor' } as const;

/** Library packs: entries and settings in one signed file, handed to a colleague's machine. */
export const packCalls = {
  /** Writes a pack to exactly this file; `ids` are entries, all without the sample shop's when left out. */
  'packs.create': call(
    z.strictObject({
      path: writePath,
      ids: z.array(id).min(1).max(50_000).optional(),
      settings: z.boolean(),
    }),
  )
    .for({ fields: { path: 'editor', ids: 'editor', settings: ofSettings } })
    .returns<{ readonly entries: number; readonly path: string; readonly fingerprint: string }>(),
  /** What a pack would change; changes nothing. Rejects with `pack_changed` when its signature does not fit. */
  'packs.preview': call(z.strictObject({ path: readPath }))
    .for('editor')
    .returns<PackPreview>(),
  /**
   * Imports these entries of the pack that was previewed, and its settings. An entry that is here gets one more version. Who
   * signed it is remembered as known.
   */
  'packs.import': call(
    z.strictObject({
      path: readPath,
      digest: z.string().length(64),
      entries: z.array(id).max(50_000),
      settings: z.boolean(),
    }),
  )
    .for({ fields: { path: 'editor', digest: 'editor', entries: 'editor', settings: ofSettings } })
    .returns<{ readonly added: number; readonly changed: number }>(),
} as const;
