import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorReason, VaultStatus, WireError } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import { assertNever, DeskFailure } from '../failure.ts';
import type { KeyStore, Log } from '../ports.ts';
import { createBackOff } from './back-off.ts';
import { decryptBytes, encryptBytes, hmac, keyedHash, keyLength, scryptCost } from './cipher.ts';
import type { EncryptedColumn } from '../store/encrypted-columns.ts';
import { createKeyFile, type KeyFile } from './key-file.ts';
import { type OpenKey, toOpenKey, toWrap, wrapWithKeyStore, wrapWithPassphrase } from './wrapped-key.ts';

/** Encrypts what a customer wrote, with a key that the key store or a passphrase protects. */
export interface Vault {
  status(): VaultStatus;
  isOpen(): boolean;
  /** Throws `vault_absent` or `vault_locked` where there is no open key. */
  requireOpen(): void;
  /** Why a key that exists could not be opened at start, to be shown once. */
  readonly notices: readonly WireError[];
  /** Makes a key protected by a passphrase; only while `absent`. Rejects with `bad_request` or `disk_full`. */
  create(passphrase: string): Promise<VaultStatus>;
  /**
   * Rejects with `wrong_passphrase`, with `busy` after several of them, or with `vault_absent` when there is nothing to
   * unlock.
   */
  unlock(passphrase: string): Promise<VaultStatus>;
  /** Tries once more what did not open at start, such as after the key file was put back. */
  retry(): Promise<VaultStatus>;
  /**
   * Makes a new key where the one before is lost, or leaves the vault absent where there is no key store; the old key files
   * stay under other names. `giveUp` erases first what only the old key opens. Rejects with `bad_request` when the key is not
   * lost, but only waits for a passphrase or for its store.
   */
  startAnew(giveUp: () => Promise<unknown>): Promise<VaultStatus>;
  /**
   * The column and the key of its row say where the bytes belong; elsewhere they do not open. Throws as `requireOpen` does.
   */
  encrypt(text: string, column: EncryptedColumn, key: string): Uint8Array;
  /** 16 bytes that stand for a text: the same for the same one, and only the key makes them. Throws as `encrypt` does. */
  keyedHash(text: string): Uint8Array;
  /** The same of bytes. */
  encryptBytes(bytes: Uint8Array, column: EncryptedColumn, key: string): Uint8Array;
  decryptBytes(bytes: Uint8Array, column: EncryptedColumn, key: string): Uint8Array;
  /** 32 bytes that say of a text that it was there while the key was open (audit log). Throws as `encrypt` does. */
  mac(text: string): Uint8Array;
  /** `sealed` once the key says of itself that its audit log is; `new` where this very run made the key. Null while none is open. */
  auditLogState(): 'sealed' | 'unsealed' | 'new' | null;
  /** Has the key say that its audit log is sealed. Rejects with `disk_full`, or as the key store fails. */
  confirmSealedLog(): Promise<void>;
  /** Throws `vault_locked`, `vault_absent`, or `store_damaged` when the bytes were changed or belong elsewhere. */
  decrypt(bytes: Uint8Array, column: EncryptedColumn, key: string): string;
  /** The same for a list, which one damaged text must not close: null where it cannot be read, for whatever reason. */
  decryptIfReadable(bytes: Uint8Array, column: EncryptedColumn, key: string): string | null;
}

type LockedReason = ErrorReason<'vault_locked'>;

/** The key is lost, and does not come back by waiting. */
const lost: ReadonlySet<LockedReason> = new Set(['key_file', 'key_file_missing', 'key_store_refused']);

type State =
  | { readonly kind: 'absent' }
  | { readonly kind: 'locked'; readonly files: readonly KeyFile[]; readonly problem?: LockedReason }
  | OpenState;
type OpenState = OpenKey & { readonly kind: 'open'; readonly isNew: boolean };

const opened = (key: OpenKey): OpenState => ({ kind: 'open', isNew: false, ...key });

/**
 * Opens the vault with the key store where there is one, and makes its key at the first start. A key that is there is
 * never replaced: what cannot be opened stays locked, with a notice.
 */
export async function createVault({
  folder,
  keyStore,
  hasTexts = () => false,
  changes,
  log,
  now = () => performance.now(),
}: {
  readonly folder: string;
  readonly keyStore: KeyStore | null;
  /** Whether texts are kept that need the key: then a key that is not there is a loss, and not a first start. */
  readonly hasTexts?: () => boolean;
  readonly changes: Pick<Changes, 'publish'>;
  readonly log: Log;
  /** Milliseconds of a clock that nobody sets. */
  readonly now?: () => number;
}): Promise<Vault> {
  const keyFile = createKeyFile(join(folder, 'vault.json'));
  const notices: WireError[] = [];

  function lockWithNotice(files: readonly KeyFile[], problem: LockedReason): State {
    log.write('error', 'vault.not_opened', { by: files[0]?.by ?? null, problem });
    notices.push({ code: 'vault_locked', reason: problem });
    return { kind: 'locked', files, problem };
  }

  /** What opened is what counts. A disk that takes nothing now is no reason to stay locked. */
  async function restoreFiles(file: KeyFile): Promise<void> {
    try {
      if (await keyFile.restore(file)) log.write('warn', 'vault.restored');
    } catch {
      log.write('error', 'vault.not_restored');
    }
  }

  async function unwrapWithKeyStore(files: readonly KeyFile[], store: KeyStore): Promise<State | null> {
    for (const file of files) {
      try {
        const unwrapped = await store.unwrap(Buffer.from(file.wrapped, 'base64'));
        const key = toOpenKey(unwrapped, 'key store', wrapWithKeyStore(store));
        if (key === null) continue;
        await restoreFiles(file);
        return opened(key);
      } catch {
        // The copy may be the one that is whole.
      }
    }
    return null;
  }

  /** The file and its copy say different things when one of them was changed: the one that opens is the whole one. */
  async function unwrapKey(files: readonly KeyFile[], incomplete: boolean): Promise<State> {
    const inStore = files.filter(({ by }) => by === 'key store');
    const open = keyStore === null ? null : await unwrapWithKeyStore(inStore, keyStore);
    if (open !== null) return open;
    const [only, ...others] = files;
    if (only !== undefined && others.length === 0 && incomplete) await restoreFiles(only);
    const byPassphrase = files.filter(({ by }) => by === 'passphrase');
    if (byPassphrase.length > 0) return { kind: 'locked', files: byPassphrase };
    return lockWithNotice(files, keyStore === null ? 'key_store_unreachable' : 'key_store_refused');
  }

  async function createWithKeyStore(store: KeyStore): Promise<State> {
    const made = toOpenKey(randomBytes(keyLength), 'key store', wrapWithKeyStore(store));
    let file: KeyFile | undefined;
    try {
      file = await made?.wrap(made.key);
    } catch {
      log.write('error', 'vault.key_store_failed');
      notices.push({ code: 'vault_absent', reason: 'key_store_failed' });
      return { kind: 'absent' };
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (made && file && (await keyFile.create(file))) return { ...opened(made), isNew: true };
    return loadKey();
  }

  async function loadKey(): Promise<State> {
    const read = await keyFile.read();
    switch (read.status) {
      case 'nothing':
        if (hasTexts()) return lockWithNotice([], 'key_file_missing');
        return keyStore === null ? { kind: 'absent' } : createWithKeyStore(keyStore);
      case 'corrupt':
        return lockWithNotice([], 'key_file');
      case 'keys':
        // Stopped between writing one and the other, the later version is the one that counts.
        return unwrapKey(
          read.keys.toSorted((a, b) => b.version - a.version),
          read.incomplete,
        );
      default:
        return assertNever(read);
    }
  }

  let state = await loadKey();

  function status(): VaultStatus {
    switch (state.kind) {
      case 'absent':
        return { state: 'absent', by: null };
      case 'locked':
        return {
          state: 'locked',
          by: state.files[0]?.by ?? null,
          ...(state.problem && { problem: { reason: state.problem, isLost: lost.has(state.problem) } }),
        };
      case 'open':
        return { state: 'open', by: state.by };
      default:
        return assertNever(state);
    }
  }

  const backOff = createBackOff(now);
  let unlocking: Promise<unknown> = Promise.resolve();

  async function unlockWith(passphrase: string): Promise<VaultStatus> {
    if (state.kind === 'open') return status();
    if (state.kind === 'absent') throw absent();
    const files = state.files.filter((file) => file.by === 'passphrase');
    if (files.length === 0) throw locked();
    backOff.requireOver();
    for (const file of files) {
      const { wrap, unwrap } = await wrapWithPassphrase(passphrase, Buffer.from(file.salt, 'base64'), file);
      const key = toOpenKey(unwrap(Buffer.from(file.wrapped, 'base64')), 'passphrase', wrap);
      if (key === null) continue;
      backOff.succeeded();
      await restoreFiles(file);
      return setState(opened(key));
    }
    backOff.failed();
    throw new DeskFailure('wrong_passphrase');
  }

  function setState(next: State): VaultStatus {
    state = next;
    changes.publish('vault', status());
    return status();
  }

  const requireKey = (): Uint8Array => requireOpenState().key;

  function requireOpenState(): OpenState {
    switch (state.kind) {
      case 'open':
        return state;
      case 'locked':
        throw locked();
      case 'absent':
        throw absent();
      default:
        return assertNever(state);
    }
  }

  function decrypted(bytes: Uint8Array, column: EncryptedColumn, key: string): Uint8Array {
    const plain = decryptBytes(requireKey(), bytes, contextOf(column, key));
    if (plain === null) throw new DeskFailure('store_damaged', { reason: 'record' });
    return plain;
  }

  return {
    status,
    isOpen: () => state.kind === 'open',
    requireOpen: () => {
      requireKey();
    },
    notices,
    async create(passphrase) {
      if (state.kind !== 'absent') throw alreadyThere();
      const { wrap } = await wrapWithPassphrase(passphrase, randomBytes(16), scryptCost);
      const made = toOpenKey(randomBytes(keyLength), 'passphrase', wrap);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if (made === null || !(await keyFile.create(await wrap(made.key)))) {
        setState(await loadKey());
        throw alreadyThere();
      }
      return setState({ ...opened(made), isNew: true });
    },
    // One guess after the other, each with what the one before made of the wait.
    unlock(passphrase) {
      const attempt = unlocking.then(() => unlockWith(passphrase));
      unlocking = attempt.catch(() => {});
      return attempt;
    },
    async retry() {
      if (state.kind !== 'locked') return status();
      notices.length = 0;
      return setState(await loadKey());
    },
    async startAnew(giveUp) {
      if (state.kind !== 'locked' || state.problem === undefined || !lost.has(state.problem))
        throw alreadyThere();
      // In this order: stopped in between, the key is still lost, and whoever wants a new one asks again.
      await giveUp();
      await keyFile.setAside(Date.now());
      log.write('warn', 'vault.started_anew');
      notices.length = 0;
      return setState(await loadKey());
    },
    encrypt: (text, column, key) =>
      encryptBytes(requireKey(), Buffer.from(text, 'utf8'), contextOf(column, key)),
    encryptBytes: (bytes, column, key) => encryptBytes(requireKey(), bytes, contextOf(column, key)),
    decryptBytes: decrypted,
    keyedHash: (text) => keyedHash(requireKey(), text),
    decrypt: (bytes, column, key) => Buffer.from(decrypted(bytes, column, key)).toString('utf8'),
    decryptIfReadable(bytes, column, key) {
      const plain = state.kind === 'open' ? decryptBytes(state.key, bytes, contextOf(column, key)) : null;
      return plain && Buffer.from(plain).toString('utf8');
    },
    mac: (text) => hmac(requireOpenState().auditKey, text),
    auditLogState() {
      if (state.kind !== 'open') return null;
      return state.hasSealedLog ? 'sealed' : state.isNew ? 'new' : 'unsealed';
    },
    async confirmSealedLog() {
      const open = requireOpenState();
      if (open.hasSealedLog) return;
      await keyFile.restore(await open.wrap(toWrap(open.key, true)));
      if (state === open) state = { ...open, hasSealedLog: true };
    },
  };
}

const contextOf = ({ context }: EncryptedColumn, key: string): string => context.replace('*', () => key);

const absent = () => new DeskFailure('vault_absent');
const locked = () => new DeskFailure('vault_locked');
const alreadyThere = () => new DeskFailure('bad_request', { reason: 'key_exists' });
