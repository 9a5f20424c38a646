import { strFromU8, strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { settingsSchema } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { document } from '../export/shapes.ts';
import { cleaned } from '../export/formats.ts';
import { unpack } from '../parse/zip.ts';

/** What of the settings belongs to the shop; who sits at the machine and how the window looks does not travel. */
export const shopSettings = settingsSchema.omit({ agentName: true, theme: true });

const packed = z.object({
  madeAt: z.int().min(0),
  from: z.string().max(200),
  documents: z.array(document),
  settings: shopSettings.partial().nullable(),
});
export type Packed = z.infer<typeof packed>;

const part = 'pack.json';

export const pack = (content: Packed): Uint8Array =>
  zipSync({ [part]: [strToU8(JSON.stringify(content)), { level: 9 }] });

/** Throws `damaged` or `too_large`. Signed or not, what no parser lets in does not come in by this door either. */
export function unpacked(archive: Uint8Array): Packed {
  const bytes = unpack(archive, (name) => name === part)[part];
  const read = packed.safeParse(bytes === undefined ? null : parsed(strFromU8(bytes)));
  if (!read.success)
    throw new DeskFailure('damaged', 'What is in this pack could not be understood. Ask for a new one.');
  return { ...read.data, documents: read.data.documents.map(cleaned) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
