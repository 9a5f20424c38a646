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

/** A slot has some 600 bytes, and there is one for each person. */
const maxBytes = 256 * 1024;
const newest = 3;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/u);
const positive = z.int().min(1);

/** Parameters of scrypt. A changed file cannot make us use all the memory, or work for minutes. */
const scryptFields = { cost: positive, blockSize: positive, parallel: positive, salt: base64 };

/** Of versions 1 and 2: the data key alone, wrapped one way. 2: what is wrapped says that the key has a sealed audit log. */
const formerSchema = z.discriminatedUnion('by', [
  z.strictObject({ version: z.literal([1, 2]), by: z.literal('key store'), wrapped: base64 }),
  z
    .strictObject({
      version: z.literal([1, 2]),
      by: z.literal('passphrase'),
      ...scryptFields,
      wrapped: base64,
    })
    .refine(isAffordable),
]);
export type FormerKeyFile = z.infer<typeof formerSchema>;

/** What every slot has: a key pair of its own, whose private key is wrapped by what opens the slot. */
const slotFields = {
  /** Which of its kind; empty where there is one at most. */
  id: z.string().max(200),
  publicKey: base64,
  /** The master key, sealed for the public key. */
  sealed: base64,
  /** The private key, wrapped. */
  wrapped: base64,
  /** By the master key, over all of the slot: nobody without it adds a slot that counts. */
  mac: base64,
};
const typedKinds = ['passphrase', 'recovery', 'person', 'pin'] as const;
const keyStoreSlot = z.looseObject({ kind: z.literal('key store'), ...slotFields });
const typedSlot = z
  .looseObject({ kind: z.enum(typedKinds), ...slotFields, ...scryptFields })
  .refine(isAffordable);
const isOurs = (kind: string): boolean => kind === 'key store' || typedKinds.some((one) => one === kind);
/** Of a newer version: kept as it is. */
const foreignSlot = z.looseObject({ kind: z.string().refine((kind) => !isOurs(kind)) });
const fileSchema = z.looseObject({
  version: z.literal(newest),
  /** Grows with every change: the later one of file and copy counts. */
  revision: positive,
  /** The keys, encrypted with the master key. */
  keys: base64,
  slots: z.array(z.union([keyStoreSlot, typedSlot, foreignSlot])).min(1),
});

export type KeyStoreSlot = z.infer<typeof keyStoreSlot>;
export type TypedSlot = z.infer<typeof typedSlot>;

export type Slot = KeyStoreSlot | TypedSlot | z.infer<typeof foreignSlot>;
export type SlotKind = KeyStoreSlot['kind'] | TypedSlot['kind'];
export const isTypedSlot = (slot: Slot): slot is TypedSlot => typedKinds.some((kind) => kind === slot.kind);
export const isKeyStoreSlot = (slot: Slot): slot is KeyStoreSlot => slot.kind === 'key store';

/** What `vault.json` holds: the keys, encrypted, and the ways to open them. Bytes are base64. */
export type VaultFile = z.infer<typeof fileSchema>;
export type KeyFile = FormerKeyFile | VaultFile;
export const isVaultFile = (file: KeyFile): file is VaultFile => file.version === newest;

export type ReadKeyFile =
  /**
   * What the file and its copy say, the later one first, or the file's; one where they are the same. `incomplete`: one of the
   * two is missing or damaged.
   */
  | { readonly status: 'keys'; readonly keys: readonly KeyFile[]; readonly incomplete: boolean }
  | { readonly status: 'nothing' }
  | { readonly status: 'corrupt' };

type ReadOne = KeyFile | 'corrupt' | 'newer' | null;

const isKey = (one: ReadOne): one is KeyFile => typeof one === 'object' && one !== null;
const age = (file: KeyFile): number => (isVaultFile(file) ? newest + file.revision : file.version);

/** The key file and its copy: without it, nothing that a customer wrote can be read again. */
export function createKeyFile(path: string) {
  const backupPath = `${path}.copy`;
  const readBoth = async () => [await readOne(path), await readOne(backupPath)] as const;
  return {
    /** Rejects with `newer_version` where a newer version wrote what is there. */
    async read(): Promise<ReadKeyFile> {
      const both = await readBoth();
      const [first, ...others] = both.filter(isKey).toSorted((a, b) => age(b) - age(a));
      if (first !== undefined) {
        const keys = [first, ...others.filter((other) => !isDeepStrictEqual(other, first))];
        return { status: 'keys', keys, incomplete: both.some((one) => one === null || one === 'corrupt') };
      }
      if (both.includes('newer')) throw new DeskFailure('newer_version', { reason: 'key_file' });
      return both.includes('corrupt') ? { status: 'corrupt' } : { status: 'nothing' };
    },
    /**
     * Makes the file and its copy say the same; what a newer version wrote is left as it is. Resolves to whether anything had
     * to be written, rejects as the disk does.
     */
    async write(key: KeyFile): Promise<boolean> {
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
    async create(key: VaultFile): Promise<boolean> {
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
  const isObject = typeof value === 'object' && value !== null;
  if (isObject && 'version' in value && Number(value.version) > newest) return 'newer';
  const read = z.union([fileSchema, formerSchema]).safeParse(value);
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
