import { createHmac, randomBytes } from 'node:crypto';
import { DeskFailure } from '../failure.ts';
import type { KeyStore } from '../ports.ts';
import { decryptBytes, deriveKey, encryptBytes, keyLength, type ScryptCost } from './cipher.ts';
import {
  type FormerKeyFile,
  isKeyStoreSlot,
  isTypedSlot,
  type KeyStoreSlot,
  type Slot,
  type SlotKind,
  type TypedSlot,
  type VaultFile,
} from './key-file.ts';
import { encryptRing, type KeyRing, ringOf } from './key-ring.ts';
import { readRecoveryKey } from './recovery-key.ts';
import { createKeyPair, sealFor, unsealWith } from './sealed-box.ts';

/** Which slot is meant: `id` is the person's, and empty for every other kind. */
export interface SlotName {
  readonly kind: SlotKind;
  readonly id: string;
}

/** A slot and what is typed for it; null for the key store, which types nothing. */
export interface SlotSecret extends SlotName {
  readonly secret: string | null;
}

const wrapContext = 'slot';
const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const decode = (text: string): Buffer => Buffer.from(text, 'base64');

/** The code of the master key over all of a slot but the code itself. */
function macOf(slot: Slot, master: Uint8Array): string {
  const { mac: _, ...rest } = slot;
  const key = createHmac('sha256', master).update('sidedesk slots').digest();
  // In the order of the names, however a file had them.
  const fields = Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha256', key).update(JSON.stringify(fields)).digest('base64');
}

const withMac = <One extends Slot>(slot: One, master: Uint8Array): One => ({
  ...slot,
  mac: macOf(slot, master),
});

/** Whether whoever had the key made this slot as it is. */
export const isVouchedFor = (slot: Slot, master: Uint8Array): boolean => slot['mac'] === macOf(slot, master);

export const isNamed =
  ({ kind, id }: SlotName) =>
  (slot: { readonly kind: string; readonly id?: unknown }): boolean =>
    slot.kind === kind && slot.id === id;

function lockedPart(
  master: Uint8Array,
): Pick<TypedSlot, 'publicKey' | 'sealed'> & { readonly privateKey: Buffer } {
  const { publicKey, privateKey } = createKeyPair();
  return { publicKey: encode(publicKey), sealed: encode(sealFor(publicKey, master)), privateKey };
}

/** With the key store of the system. Rejects as it does. */
async function makeKeyStoreSlot(master: Uint8Array, keyStore: KeyStore): Promise<KeyStoreSlot> {
  const { privateKey, ...sealed } = lockedPart(master);
  const wrapped = encode(await keyStore.wrap(privateKey));
  privateKey.fill(0);
  return withMac({ kind: 'key store', id: '', ...sealed, wrapped, mac: '' }, master);
}

/** Wrapped by a key that scrypt made of what is typed; a PIN's by the key store as well, so that nobody tries it elsewhere. */
async function makeSlotOfKey(
  { kind, id }: { readonly kind: TypedSlot['kind']; readonly id: string },
  master: Uint8Array,
  key: Uint8Array,
  scrypt: ScryptCost & { readonly salt: string },
  keyStore: KeyStore | null,
): Promise<TypedSlot> {
  const { privateKey, ...sealed } = lockedPart(master);
  const inner = encryptBytes(key, privateKey, wrapContext);
  privateKey.fill(0);
  const wrapped = encode(kind === 'pin' && keyStore !== null ? await keyStore.wrap(inner) : inner);
  const { cost, blockSize, parallel, salt } = scrypt;
  return withMac({ kind, id, ...sealed, cost, blockSize, parallel, salt, wrapped, mac: '' }, master);
}

/** Rejects as the key store does. */
export async function makeSlot(
  { kind, id, secret }: SlotSecret,
  master: Uint8Array,
  { keyStore, scrypt }: { readonly keyStore: KeyStore | null; readonly scrypt: ScryptCost },
): Promise<Slot> {
  if (kind === 'key store') return makeKeyStoreSlot(master, required(keyStore));
  if (kind === 'pin') required(keyStore);
  const salt = randomBytes(16);
  const key = await deriveKey(asTyped(kind, secret), salt, scrypt);
  const slot = await makeSlotOfKey({ kind, id }, master, key, { ...scrypt, salt: encode(salt) }, keyStore);
  key.fill(0);
  return slot;
}

/** A recovery key opens however it was spaced. */
const asTyped = (kind: SlotKind, secret: string | null): string =>
  (kind === 'recovery' ? readRecoveryKey(secret ?? '') : null) ?? secret ?? '';

function required(keyStore: KeyStore | null): KeyStore {
  if (keyStore === null) throw new DeskFailure('vault_absent', { reason: 'key_store' });
  return keyStore;
}

/** The master key; null where the slot was made with something else. Rejects as the key store does. */
export async function openSlot(
  slot: Slot,
  secret: string | null,
  keyStore: KeyStore | null,
): Promise<Uint8Array | null> {
  const privateKey = await unwrapPrivateKey(slot, secret, keyStore);
  if (privateKey === null || !(isTypedSlot(slot) || isKeyStoreSlot(slot))) return null;
  const master = unsealWith(privateKey, decode(slot.publicKey), decode(slot.sealed));
  privateKey.fill(0);
  return master?.length === keyLength ? master : null;
}

async function unwrapPrivateKey(
  slot: Slot,
  secret: string | null,
  keyStore: KeyStore | null,
): Promise<Buffer | null> {
  if (isKeyStoreSlot(slot)) return keyStore && Buffer.from(await keyStore.unwrap(decode(slot.wrapped)));
  if (!isTypedSlot(slot) || (slot.kind === 'pin' && keyStore === null)) return null;
  const key = await deriveKey(asTyped(slot.kind, secret), decode(slot.salt), slot);
  const wrapped = decode(slot.wrapped);
  const inner = slot.kind === 'pin' && keyStore !== null ? await keyStore.unwrap(wrapped) : wrapped;
  const privateKey = decryptBytes(key, inner, wrapContext);
  key.fill(0);
  return privateKey && Buffer.from(privateKey);
}

/**
 * The slots for a new master key, without what opens them: by their public keys. What nobody vouches for is left out, so that
 * a slot which somebody put into the file never gets the new key.
 */
export const sealAnew = (slots: readonly Slot[], before: Uint8Array, master: Uint8Array): Slot[] =>
  slots
    .filter((slot) => isVouchedFor(slot, before) && typeof slot['publicKey'] === 'string')
    .map((slot) =>
      withMac({ ...slot, sealed: encode(sealFor(decode(String(slot['publicKey'])), master)) }, master),
    );

/** What a file of versions 1 and 2 holds, as today's, and opened. Null where it is not opened so. Rejects as the key store does. */
export async function adoptFormerFile(
  file: FormerKeyFile,
  secret: string | null,
  keyStore: KeyStore | null,
): Promise<{ readonly file: VaultFile; readonly master: Uint8Array; readonly ring: KeyRing } | null> {
  const master = randomBytes(keyLength);
  let ring: KeyRing | null;
  let slot: Slot;
  if (file.by === 'key store') {
    if (keyStore === null) return null;
    ring = toRing(await keyStore.unwrap(decode(file.wrapped)));
    if (ring === null) return null;
    slot = await makeKeyStoreSlot(master, keyStore);
  } else {
    const key = await deriveKey(secret ?? '', decode(file.salt), file);
    ring = toRing(decryptBytes(key, decode(file.wrapped), 'data key'));
    if (ring === null) return null;
    // With the same salt: what was typed opens both, and is worked out once.
    slot = await makeSlotOfKey({ kind: 'passphrase', id: '' }, master, key, file, null);
    key.fill(0);
  }
  const adopted = { version: 3 as const, revision: 1, keys: encryptRing(ring, master), slots: [slot] };
  return { file: adopted, master, ring };
}

/** The data key, and behind it a one where its audit log is sealed. */
function toRing(opened: Uint8Array | null): KeyRing | null {
  const mark = opened?.[keyLength];
  const isKey =
    opened !== null &&
    opened.length >= keyLength &&
    opened.length <= keyLength + 1 &&
    (mark === undefined || mark === 1);
  return isKey ? ringOf(Uint8Array.from(opened.subarray(0, keyLength)), mark === 1) : null;
}
