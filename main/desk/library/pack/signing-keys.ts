import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { z } from 'zod';
import type { PackSigner } from '../../../../preload/shapes/packs.ts';
import { createFileAtomic, hasErrorCode } from '../../store/atomic-file.ts';
import type { MetaTable } from '../../store/store.ts';

export interface SigningKeys {
  readonly privateKey: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Words of a fingerprint: 66 bits, few enough to be read aloud. */
const fingerprintWords = 6;
const knownKeys = z.array(z.string());

/** The key of this installation, made when it is first needed. It signs packs and opens nothing. */
export async function loadSigningKeys(folder: string): Promise<SigningKeys> {
  const file = path.join(folder, 'pack-key.pem');
  const kept = (await readIfExists(file)) ?? (await createKey(file));
  const privateKey = createPrivateKey(kept);
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: der.subarray(-32) };
}

/** Of two programs that make it at once, one key stays, and both sign with it. */
async function createKey(file: string): Promise<string | Buffer> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  return (await createFileAtomic(file, pem)) ? pem : readFile(file);
}

async function readIfExists(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** A key as six words that two people can compare. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const bits = [...createHash('sha256').update('sidedesk fingerprint').update(publicKey).digest()]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return Array.from(
    { length: fingerprintWords },
    (_, at) => wordlist[Number.parseInt(bits.slice(at * 11, at * 11 + 11), 2)],
  ).join(' ');
}

/** Whose packs were imported here before. */
export function createKnownSigners(meta: MetaTable) {
  const read = (): readonly string[] => {
    const stored = meta.get('packs.known');
    return stored === null ? [] : knownKeys.parse(JSON.parse(stored));
  };
  const keyId = (publicKey: Uint8Array): string => Buffer.from(publicKey).toString('base64');
  return {
    of(publicKey: Uint8Array, own: Uint8Array): PackSigner {
      if (Buffer.from(publicKey).equals(own)) return 'own';
      return read().includes(keyId(publicKey)) ? 'known' : 'unknown';
    },
    remember(publicKey: Uint8Array): void {
      meta.set('packs.known', JSON.stringify([...new Set([...read(), keyId(publicKey)])]));
    },
  };
}
