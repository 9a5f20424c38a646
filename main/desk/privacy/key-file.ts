import { readFile, rename, stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { toDiskFailure, DeskFailure } from '../failure.ts';
import {
  createFileAtomic,
  fileTimestamp,
  fsyncParent,
  hasErrorCode,
  writeFileAtomic,
} from '../store/atomic-file.ts';
import { isAffordable } from './cipher.ts';

/** A key file has a few hundred bytes. */
const maxBytes = 64 * 1024;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/u);
const positive = z.int().min(1);
/** 2: what is wrapped says that the key has a sealed audit log (`toWrap`). */
const version = z.literal([1, 2]);

/** What `vault.json` holds: the data key, wrapped, and what is needed to unwrap it. Bytes are base64. */
const keyFileSchema = z.discriminatedUnion('by', [
  z.strictObject({ version, by: z.literal('key store'), wrapped: base64 }),
  z
    .strictObject({
      version,
      by: z.literal('passphrase'),
      /** Parameters of scrypt. */
      cost: positive,
      blockSize: positive,
      parallel: positive,
      salt: base64,
      wrapped: base64,
    })
    // A changed file cannot make us use all the memory, or work for minutes.
    .refine(isAffordable),
]);
export type KeyFile = z.infer<typeof keyFileSchema>;

export type ReadKeyFile =
  /** What the file and its copy say, the file's first; one where they are the same. `incomplete`: one of the two is missing or damaged. */
  | { readonly status: 'keys'; readonly keys: readonly KeyFile[]; readonly incomplete: boolean }
  | { readonly status: 'nothing' }
  | { readonly status: 'corrupt' };

type ReadOne = KeyFile | 'corrupt' | 'newer' | null;

const isKey = (one: ReadOne): one is KeyFile => typeof one === 'object' && one !== null;

/** The key file and its copy: without it, nothing that a customer wrote can be read again. */
export function createKeyFile(path: string) {
  const backupPath = `${path}.copy`;
  const readBoth = async () => [await readOne(path), await readOne(backupPath)] as const;

  return {
    /** Rejects with `newer_version` where a newer version wrote what is there. */
    async read(): Promise<ReadKeyFile> {
      const both = await readBoth();
      const [first, ...others] = both.filter(isKey);
      if (first !== undefined) {
        const keys = [first, ...others.filter((other) => !isDeepStrictEqual(other, first))];
        return { status: 'keys', keys, incomplete: both.some((one) => one === null || one === 'corrupt') };
      }
      if (both.includes('newer')) throw new DeskFailure('newer_version', { reason: 'key_file' });
      return both.includes('corrupt') ? { status: 'corrupt' } : { status: 'nothing' };
    },
    /**
     * Makes the file and its copy say what turned out to be right; what a newer version wrote is left as it is. Resolves to
     * whether anything had to be written, rejects as the disk does.
     */
    async restore(key: KeyFile): Promise<boolean> {
      const [main, spare] = await readBoth();
      const isWrong = (one: ReadOne): boolean => one !== 'newer' && !isDeepStrictEqual(one, key);
      if (isWrong(main)) await writeFileAtomic(path, serialize(key));
      if (isWrong(spare)) await writeFileAtomic(backupPath, serialize(key));
      return isWrong(main) || isWrong(spare);
    },
    /** Keeps what is there under other names, so that a key can be made. Rejects as the disk does. */
    async setAside(at: number): Promise<void> {
      for (const file of [path, backupPath]) {
        try {
          await rename(file, `${file}.lost-${fileTimestamp(at)}`);
        } catch (error) {
          if (!hasErrorCode(error, 'ENOENT')) throw toDiskFailure(error);
        }
      }
      fsyncParent(path);
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

async function readOne(file: string): Promise<ReadOne> {
  let text: string;
  try {
    const stats = await stat(file);
    if (!stats.isFile() || stats.size > maxBytes) return 'corrupt';
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
  const value = parseJson(text);
  if (typeof value === 'object' && value !== null && 'version' in value && Number(value.version) > 2)
    return 'newer';
  const read = keyFileSchema.safeParse(value);
  return read.success ? read.data : 'corrupt';
}

const serialize = (key: KeyFile) => `${JSON.stringify(key, null, 2)}\n`;

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
