import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { toDiskFailure, DeskFailure } from '../failure.ts';
import { createFileAtomic, hasErrorCode, writeFileAtomic } from '../store/atomic-file.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/u);

/** What `vault.json` holds: the data key, wrapped, and what is needed to unwrap it. Bytes are base64. */
const keyFileSchema = z.discriminatedUnion('by', [
  z.strictObject({ version: z.literal(1), by: z.literal('key store'), wrapped: base64 }),
  z.strictObject({
    version: z.literal(1),
    by: z.literal('passphrase'),
    /** Parameters of scrypt. Bounded, so a changed file cannot make us use all the memory. */
    cost: z
      .int()
      .min(2)
      .max(2 ** 20),
    blockSize: z.int().min(1).max(32),
    parallel: z.int().min(1).max(16),
    salt: base64,
    wrapped: base64,
  }),
]);
export type KeyFile = z.infer<typeof keyFileSchema>;

export type ReadKeyFile =
  | { readonly status: 'key'; readonly key: KeyFile; readonly restored: boolean }
  | { readonly status: 'nothing' }
  | { readonly status: 'corrupt' };

/** The key file and its copy: without it, nothing that a customer wrote can be read again. */
export function createKeyFile(path: string) {
  const backupPath = `${path}.copy`;

  async function readOne(file: string): Promise<KeyFile | 'corrupt' | null> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (hasErrorCode(error, 'ENOENT')) return null;
      throw error;
    }
    const value = parseJson(text);
    if (typeof value === 'object' && value !== null && 'version' in value && Number(value.version) > 1)
      throw new DeskFailure('newer_version', { reason: 'key_file' });
    const read = keyFileSchema.safeParse(value);
    return read.success ? read.data : 'corrupt';
  }

  return {
    /** A damaged or missing file is restored from the copy; one that cannot be restored is left where it is. */
    async read(): Promise<ReadKeyFile> {
      const [main, spare] = [await readOne(path), await readOne(backupPath)];
      if (main !== null && main !== 'corrupt') {
        if (spare === null || spare === 'corrupt') await writeFileAtomic(backupPath, serialize(main));
        return { status: 'key', key: main, restored: false };
      }
      if (spare !== null && spare !== 'corrupt') {
        await writeFileAtomic(path, serialize(spare));
        return { status: 'key', key: spare, restored: true };
      }
      return main === null && spare === null ? { status: 'nothing' } : { status: 'corrupt' };
    },
    /** False when another process made a key in the meantime: then that one counts. Rejects with `disk_full`. */
    async create(key: KeyFile): Promise<boolean> {
      try {
        if (!(await createFileAtomic(path, serialize(key)))) return false;
        await writeFileAtomic(backupPath, serialize(key));
        return true;
      } catch (error) {
        throw toDiskFailure(error);
      }
    },
  };
}

const serialize = (key: KeyFile) => `${JSON.stringify(key, null, 2)}\n`;

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
