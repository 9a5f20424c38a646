import type { VaultStatus, WireError } from '../../../preload/contract.ts';
import type { EncryptedColumn } from '../store/encrypted-columns.ts';
import type { SlotName, SlotSecret } from './slots.ts';

/** Encrypts what a customer wrote, with a key that opens in several ways: by the key store, a passphrase, a person's own. */
export interface Vault {
  status(): VaultStatus;
  isOpen(): boolean;
  /** It was locked on purpose, by a person or because nobody was there, and nobody has opened it since. */
  isShut(): boolean;
  /** Throws `vault_absent` or `vault_locked` where there is no open key. */
  requireOpen(): void;
  /** Why a key that exists could not be opened at start, to be shown once. */
  readonly notices: readonly WireError[];
  /** Makes a key protected by a passphrase; only while `absent`. Rejects with `bad_request` or `disk_full`. */
  create(passphrase: string): Promise<VaultStatus>;
  /** `openWithSlot` with the passphrase. */
  unlock(passphrase: string): Promise<VaultStatus>;
  /** The ways to open it, also while it is locked. Those of newer versions are not among them. */
  slots(): readonly SlotName[];
  /**
   * Rejects with `wrong_passphrase`, with `busy` after several of them, with `vault_absent` where there is nothing to open, or
   * with `vault_locked` where there is no such slot, the key store refuses, or no try of the PIN is left.
   */
  openWithSlot(secret: SlotSecret): Promise<VaultStatus>;
  /** Which slot opened it; null while it is not open, and for a slot that nobody with the key made as it is. */
  openedBy(): SlotName | null;
  /** Whether that is what opens a slot, while the vault is open. Rejects with `wrong_passphrase`, or with `busy` after several. */
  checkSlot(secret: SlotSecret): Promise<void>;
  /** The same, and from now on it counts as what opened the vault. */
  reopenWithSlot(secret: SlotSecret): Promise<VaultStatus>;
  /** Adds a way to open it, in the place of one of the same name. With an open key; rejects as the disk and the key store do. */
  addSlot(secret: SlotSecret): Promise<void>;
  /** Rejects with `bad_request` for the last one. One that is not there is none to remove. */
  removeSlot(name: SlotName): Promise<void>;
  pinTriesLeft(): Promise<number>;
  /**
   * Another data key: what is written from now on is encrypted with it, what was before still opens. Whoever opens the vault in
   * any of its ways has it, and nobody whom it does not vouch for. Rejects as the disk does.
   */
  makeNewKey(): Promise<void>;
  /** How many data keys came before this one; null while it is not open. */
  generation(): number | null;
  /**
   * As `encryptBytes`, of bytes that a data key of before encrypted; null where it need not, or cannot, be. What a hash proves gets a
   * layer around it.
   */
  encryptAnew(bytes: Uint8Array, column: EncryptedColumn, key: string): Uint8Array | null;
  /** The bytes that a hash proves, without the layer that another data key put around them; null where no key opens it. */
  provedBytes(bytes: Uint8Array, column: EncryptedColumn, key: string): Uint8Array | null;
  /** The keys leave memory, and only a person opens it again. Nothing happens where there is no key. */
  lock(): Promise<VaultStatus>;
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
