import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { ErrorReason, WireError } from '../../../preload/contract.ts';
import { assertNever } from '../failure.ts';
import type { KeyStore, Log } from '../ports.ts';
import { keyLength, type ScryptCost } from './cipher.ts';
import { isVaultFile, type createKeyFile, type KeyFile, type SlotKind, type VaultFile } from './key-file.ts';
import { decryptRing, encryptRing, type KeyRing, ringOf } from './key-ring.ts';
import {
  adoptFormerFile,
  isNamed,
  isVouchedFor,
  makeSlot,
  openSlot,
  type SlotName,
  type SlotSecret,
} from './slots.ts';

export type LockedReason = ErrorReason<'vault_locked'>;

export interface Opened {
  readonly by: SlotName;
  readonly file: VaultFile;
  readonly master: Uint8Array;
  readonly ring: KeyRing;
}
export interface LockedState {
  readonly kind: 'locked';
  /** What can be tried: the file, and its copy where that says something else. */
  readonly files: readonly KeyFile[];
  readonly problem?: LockedReason;
  /** Locked on purpose: only a person opens it again. */
  readonly isShut?: true;
}
export type VaultState = { readonly kind: 'absent' } | LockedState | OpenState;
export type OpenState = Opened & { readonly kind: 'open'; readonly isNew: boolean };

export const toOpenState = (opened: Opened, isNew = false): OpenState => ({ kind: 'open', isNew, ...opened });

const keyStoreSlot: SlotSecret = { kind: 'key store', id: '', secret: null };

/** Of what is open, the slot that opened it, where whoever had the key made it as it is. */
export function openerOf(state: VaultState): SlotName | null {
  if (state.kind !== 'open') return null;
  const slot = state.file.slots.find(isNamed(state.by));
  return slot !== undefined && isVouchedFor(slot, state.master) ? state.by : null;
}

/** The names of the slots of a file that this version knows. */
export const slotsOf = (file: KeyFile): readonly SlotName[] =>
  isVaultFile(file)
    ? file.slots.flatMap((slot) => ('wrapped' in slot ? [slot as SlotName] : []))
    : [{ kind: file.by, id: '' }];

/** What a person is asked for first. */
export function firstWay(slots: readonly SlotName[], hasKeyStore: boolean): SlotKind | null {
  const order = hasKeyStore
    ? (['pin', 'passphrase', 'person', 'key store', 'recovery'] as const)
    : (['passphrase', 'person', 'recovery', 'key store'] as const);
  return order.find((kind) => slots.some((slot) => slot.kind === kind)) ?? null;
}

/** Makes, loads and opens the key file. */
export function createVaultOpener({
  folder,
  keyFile,
  keyStore,
  scrypt,
  hasTexts,
  startsShut,
  log,
  notice,
}: {
  readonly folder: string;
  readonly keyFile: ReturnType<typeof createKeyFile>;
  readonly keyStore: KeyStore | null;
  readonly scrypt: ScryptCost;
  readonly hasTexts: () => boolean;
  /** It was locked on purpose before this process began. */
  readonly startsShut: boolean;
  readonly log: Log;
  readonly notice: (error: WireError) => void;
}) {
  function lockWithNotice(files: readonly KeyFile[], problem: LockedReason): LockedState {
    log.write('error', 'vault.not_opened', {
      by: files[0] ? (slotsOf(files[0])[0]?.kind ?? null) : null,
      problem,
    });
    notice({ code: 'vault_locked', reason: problem });
    return { kind: 'locked', files, problem };
  }

  /** What opened is what counts. A disk that takes nothing now is no reason to stay locked. */
  async function writeFiles(file: VaultFile): Promise<void> {
    try {
      if (await keyFile.write(file)) log.write('warn', 'vault.restored');
    } catch {
      log.write('error', 'vault.not_restored');
    }
  }

  async function openFile(file: KeyFile, { kind, id, secret }: SlotSecret): Promise<Opened | null> {
    const by = { kind, id };
    if (!isVaultFile(file)) {
      const isMeant = file.by === kind && id === '';
      const adopted = isMeant ? await adoptFormerFile(file, secret, keyStore) : null;
      return adopted && { by, ...adopted };
    }
    const slot = file.slots.find(isNamed(by));
    const master = slot ? await openSlot(slot, secret, keyStore) : null;
    const ring = master && decryptRing(file.keys, master);
    return ring && master && { by, file, master, ring };
  }

  /**
   * The file and its copy say different things when one of them was changed: the one that opens, and all of whose slots the
   * key vouches for, is the whole one. Null where none opens.
   */
  async function openWith(files: readonly KeyFile[], secret: SlotSecret): Promise<Opened | null> {
    let best: Opened | null = null;
    for (const file of files) {
      let opened: Opened | null;
      try {
        opened = await openFile(file, secret);
      } catch {
        // The key store refuses it; the copy may be the one that is whole.
        continue;
      }
      if (opened === null) continue;
      best ??= opened;
      const { master, file: found } = opened;
      if (!found.slots.every((slot) => isVouchedFor(slot, master))) continue;
      best = opened;
      break;
    }
    if (best !== null) await writeFiles(best.file);
    return best;
  }

  async function openAtStart(files: readonly KeyFile[], incomplete: boolean): Promise<VaultState> {
    const slots = files.flatMap(slotsOf);
    if (startsShut) return { kind: 'locked', files, isShut: true };
    const has = (kind: SlotKind): boolean => slots.some((slot) => slot.kind === kind);
    const opened = keyStore === null || !has('key store') ? null : await openWith(files, keyStoreSlot);
    if (opened !== null) return toOpenState(opened);
    const [only, ...others] = files;
    if (only !== undefined && others.length === 0 && incomplete)
      await keyFile.write(only).catch(() => log.write('error', 'vault.not_restored'));
    if (slots.some(({ kind }) => kind !== 'key store')) return { kind: 'locked', files };
    return lockWithNotice(files, keyStore === null ? 'key_store_unreachable' : 'key_store_refused');
  }

  /** A new key with one slot. Null where another process made one in the meantime. Rejects as the key store and the disk do. */
  async function create(secret: SlotSecret): Promise<OpenState | null> {
    const master = randomBytes(keyLength);
    const ring = ringOf(randomBytes(keyLength), false);
    const slot = await makeSlot(secret, master, { keyStore, scrypt });
    const file = { version: 3 as const, revision: 1, keys: encryptRing(ring, master), slots: [slot] };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!(await keyFile.create(file))) return null;
    return toOpenState({ by: { kind: secret.kind, id: secret.id }, file, master, ring }, true);
  }

  async function createWithKeyStore(store: KeyStore): Promise<VaultState> {
    try {
      await store.wrap(randomBytes(keyLength));
    } catch {
      log.write('error', 'vault.key_store_failed');
      notice({ code: 'vault_absent', reason: 'key_store_failed' });
      return { kind: 'absent' };
    }
    return (await create(keyStoreSlot)) ?? load();
  }

  async function load(): Promise<VaultState> {
    const read = await keyFile.read();
    switch (read.status) {
      case 'nothing':
        if (hasTexts()) return lockWithNotice([], 'key_file_missing');
        return keyStore === null ? { kind: 'absent' } : createWithKeyStore(keyStore);
      case 'corrupt':
        return lockWithNotice([], 'key_file');
      case 'keys':
        return openAtStart(read.keys, read.incomplete);
      default:
        return assertNever(read);
    }
  }

  return { load, create, openWith };
}
