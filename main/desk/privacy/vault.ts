import { randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { VaultStatus, WireError } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import { assertNever, DeskFailure } from '../failure.ts';
import type { KeyStore, Log } from '../ports.ts';
import type { EncryptedColumn } from '../store/encrypted-columns.ts';
import { createBackOff } from './back-off.ts';
import {
  addLayer,
  decryptBytes,
  encryptBytes,
  hmac,
  keyedHash,
  keyLength,
  scryptCost,
  withoutLayer,
} from './cipher.ts';
import { createKeyFile, isVaultFile, type VaultFile } from './key-file.ts';
import { decryptRing, encryptRing, wipe, withNewDataKey } from './key-ring.ts';
import {
  createVaultOpener,
  firstWay,
  type LockedReason,
  openerOf,
  type OpenState,
  slotsOf,
  toOpenState,
  type VaultState,
} from './vault-opener.ts';
import type { Vault } from './vault-interface.ts';
import { createPinAttempts } from './pin-attempts.ts';
import {
  isNamed,
  isVouchedFor,
  makeSlot,
  openSlot,
  sealAnew,
  type SlotName,
  type SlotSecret,
} from './slots.ts';

export type { Vault };

/** The key is lost, and does not come back by waiting. */
const lost: ReadonlySet<LockedReason> = new Set(['key_file', 'key_file_missing', 'key_store_refused']);

const passphraseSlot: SlotName = { kind: 'passphrase', id: '' };

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
  scrypt = scryptCost,
  startsShut = false,
}: {
  readonly folder: string;
  readonly keyStore: KeyStore | null;
  /** Whether texts are kept that need the key: then a key that is not there is a loss, and not a first start. */
  readonly hasTexts?: () => boolean;
  readonly changes: Pick<Changes, 'publish'>;
  readonly log: Log;
  /** Milliseconds of a clock that nobody sets. */
  readonly now?: () => number;
  /** What a guess costs, for slots that are made from now on. */
  readonly scrypt?: typeof scryptCost;
  readonly startsShut?: boolean;
}): Promise<Vault> {
  const keyFile = createKeyFile(join(folder, 'vault.json'));
  const pinAttempts = createPinAttempts(join(folder, 'vault.pin-tries'));
  const notices: WireError[] = [];
  const vaultOpener = createVaultOpener({
    folder,
    keyFile,
    keyStore,
    scrypt,
    hasTexts,
    startsShut,
    log,
    notice: (error) => notices.push(error),
  });
  let state: VaultState = await vaultOpener.load();
  let opener = openerOf(state);

  function status(): VaultStatus {
    switch (state.kind) {
      case 'absent':
        return { state: 'absent', by: null };
      case 'locked':
        return {
          state: 'locked',
          by: firstWay(state.files[0] ? slotsOf(state.files[0]) : [], keyStore !== null),
          ...(state.isShut && { isShut: true as const }),
          ...(state.problem && { problem: { reason: state.problem, isLost: lost.has(state.problem) } }),
        };
      case 'open':
        return { state: 'open', by: state.by.kind };
      default:
        return assertNever(state);
    }
  }

  function setState(next: VaultState): VaultStatus {
    state = next;
    opener = openerOf(next);
    changes.publish('vault', status());
    return status();
  }

  const backOff = createBackOff(now);
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other: a guess with what the one before made of the wait, a change on what the one before wrote. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  async function openWithSlot(secret: SlotSecret): Promise<VaultStatus> {
    if (state.kind === 'open') return status();
    if (state.kind === 'absent') throw absent();
    const { files } = state;
    if (!files.flatMap(slotsOf).some(isNamed(secret))) throw locked();
    if (secret.kind !== 'key store') backOff.requireOver();
    if (secret.kind === 'pin') await pinAttempts.take();
    const opened = await vaultOpener.openWith(files, secret);
    if (opened !== null) {
      backOff.succeeded();
      await pinAttempts.reset();
      return setState(toOpenState(opened));
    }
    if (secret.kind === 'key store') throw new DeskFailure('vault_locked', { reason: 'key_store_refused' });
    backOff.failed();
    throw new DeskFailure('wrong_passphrase');
  }

  async function checkSlot(secret: SlotSecret): Promise<void> {
    const { file, master } = requireOpenState();
    const slot = file.slots.find(isNamed(secret));
    backOff.requireOver();
    const isOurs = slot !== undefined && isVouchedFor(slot, master);
    const opened = isOurs ? await openSlot(slot, secret.secret, keyStore) : null;
    const isRight = opened !== null && timingSafeEqual(opened, master);
    opened?.fill(0);
    if (isRight) return backOff.succeeded();
    backOff.failed();
    throw new DeskFailure('wrong_passphrase');
  }

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

  /** Changes what both files say, on what another process may have written meanwhile. Rejects as the disk does. */
  async function rewrite(change: (file: VaultFile, open: OpenState) => Promise<VaultFile>): Promise<void> {
    const open = requireOpenState();
    const read = await keyFile.read();
    const [latest] = read.status === 'keys' ? read.keys.filter(isVaultFile) : [];
    const isLater = latest !== undefined && latest.revision > open.file.revision;
    // Its keys are others: what this process has must not take their place.
    if (isLater && decryptRing(latest.keys, open.master) === null)
      throw new DeskFailure('busy', { reason: 'store' });
    const base = isLater ? latest : open.file;
    const file = { ...(await change(base, open)), revision: base.revision + 1 };
    await keyFile.write(file);
    if (state === open) state = { ...open, file };
  }

  function decryptWithAny(bytes: Uint8Array, context: string, { ring }: OpenState): Uint8Array | null {
    const keys = [ring.data, ...ring.former];
    const sealed = withoutLayer(keys, bytes, context);
    if (sealed === null) return null;
    for (const key of keys) {
      const plain = decryptBytes(key, sealed, context);
      if (plain !== null) return plain;
    }
    return null;
  }

  const encrypted = (bytes: Uint8Array, column: EncryptedColumn, key: string): Uint8Array =>
    encryptBytes(requireOpenState().ring.data, bytes, contextOf(column, key));

  function decrypted(bytes: Uint8Array, column: EncryptedColumn, key: string): Uint8Array {
    const plain = decryptWithAny(bytes, contextOf(column, key), requireOpenState());
    if (plain === null) throw new DeskFailure('store_damaged', { reason: 'record' });
    return plain;
  }

  return {
    status,
    isOpen: () => state.kind === 'open',
    isShut: () => state.kind === 'locked' && state.isShut === true,
    requireOpen: () => {
      requireOpenState();
    },
    notices,
    async create(passphrase) {
      if (state.kind !== 'absent') throw alreadyThere();
      const made = await vaultOpener.create({ ...passphraseSlot, secret: passphrase });
      if (made !== null) return setState(made);
      setState(await vaultOpener.load());
      throw alreadyThere();
    },
    unlock: (passphrase) => inTurn(() => openWithSlot({ ...passphraseSlot, secret: passphrase })),
    slots() {
      if (state.kind === 'absent') return [];
      const file = state.kind === 'open' ? state.file : state.files[0];
      return file ? slotsOf(file).map(({ kind, id }) => ({ kind, id })) : [];
    },
    openWithSlot: (secret) => inTurn(() => openWithSlot(secret)),
    openedBy: () => (state.kind === 'open' ? opener : null),
    checkSlot: (secret) => inTurn(() => checkSlot(secret)),
    reopenWithSlot: (secret) =>
      inTurn(async () => {
        await checkSlot(secret);
        return setState({ ...requireOpenState(), by: { kind: secret.kind, id: secret.id } });
      }),
    addSlot: (secret) =>
      inTurn(() =>
        rewrite(async (file, { master }) => {
          const slot = await makeSlot(secret, master, { keyStore, scrypt });
          const isSame = isNamed(secret);
          return { ...file, slots: [...file.slots.filter((one) => !isSame(one)), slot] };
        }),
      ),
    removeSlot: (name) =>
      inTurn(() =>
        rewrite((file) => {
          const isThis = isNamed(name);
          const slots = file.slots.filter((slot) => !isThis(slot));
          if (slotsOf({ ...file, slots }).length === 0)
            throw new DeskFailure('bad_request', { reason: 'last_way_in' });
          return Promise.resolve({ ...file, slots });
        }),
      ),
    makeNewKey: () =>
      inTurn(async () => {
        const open = requireOpenState();
        const master = randomBytes(keyLength);
        const ring = withNewDataKey(open.ring);
        await rewrite((file) =>
          Promise.resolve({
            ...file,
            keys: encryptRing(ring, master),
            slots: sealAnew(file.slots, open.master, master),
          }),
        );
        if (state.kind === 'open') setState({ ...state, master, ring });
        open.master.fill(0);
      }),
    generation: () => (state.kind === 'open' ? state.ring.former.length : null),
    encryptAnew(bytes, column, key) {
      const { ring } = requireOpenState();
      const context = contextOf(column, key);
      if (ring.former.length === 0 || decryptBytes(ring.data, bytes, context) !== null) return null;
      if (column.isProved) {
        // Null, too, where it has today's layer already: no key of before opens that.
        const sealed = withoutLayer(ring.former, bytes, context);
        return sealed && addLayer(ring.data, sealed, context);
      }
      const plain = ring.former
        .map((former) => decryptBytes(former, bytes, context))
        .find((one) => one !== null);
      return plain ? encryptBytes(ring.data, plain, context) : null;
    },
    provedBytes(bytes, column, key) {
      if (state.kind !== 'open') return null;
      return withoutLayer([state.ring.data, ...state.ring.former], bytes, contextOf(column, key));
    },
    pinTriesLeft: () => pinAttempts.left(),
    // In turn: a change that is under way would write what was wiped.
    lock: () =>
      inTurn(() => {
        if (state.kind === 'absent') return Promise.resolve(status());
        if (state.kind === 'locked') return Promise.resolve(setState({ ...state, isShut: true }));
        const { file, master, ring } = state;
        state = { kind: 'locked', files: [file], isShut: true };
        wipe(ring);
        master.fill(0);
        return Promise.resolve(setState(state));
      }),
    async retry() {
      if (state.kind !== 'locked' || state.isShut) return status();
      notices.length = 0;
      return setState(await vaultOpener.load());
    },
    async startAnew(giveUp) {
      if (state.kind !== 'locked' || state.problem === undefined || !lost.has(state.problem))
        throw alreadyThere();
      // In this order: stopped in between, the key is still lost, and whoever wants a new one asks again.
      await giveUp();
      await keyFile.setAside(Date.now());
      log.write('warn', 'vault.started_anew');
      notices.length = 0;
      return setState(await vaultOpener.load());
    },
    encrypt: (text, column, key) => encrypted(Buffer.from(text, 'utf8'), column, key),
    encryptBytes: encrypted,
    decryptBytes: decrypted,
    keyedHash: (text) => keyedHash(requireOpenState().ring.marks, text),
    decrypt: (bytes, column, key) => Buffer.from(decrypted(bytes, column, key)).toString('utf8'),
    decryptIfReadable(bytes, column, key) {
      const plain = state.kind === 'open' ? decryptWithAny(bytes, contextOf(column, key), state) : null;
      return plain && Buffer.from(plain).toString('utf8');
    },
    mac: (text) => hmac(requireOpenState().ring.audit, text),
    auditLogState() {
      if (state.kind !== 'open') return null;
      return state.ring.hasSealedLog ? 'sealed' : state.isNew ? 'new' : 'unsealed';
    },
    confirmSealedLog: () =>
      inTurn(async () => {
        const open = requireOpenState();
        if (open.ring.hasSealedLog) return;
        const ring = { ...open.ring, hasSealedLog: true };
        await rewrite((file, { master }) => Promise.resolve({ ...file, keys: encryptRing(ring, master) }));
        if (state.kind === 'open' && state.ring === open.ring) state = { ...state, ring };
      }),
  };
}

const contextOf = ({ context }: EncryptedColumn, key: string): string => context.replace('*', () => key);

const absent = () => new DeskFailure('vault_absent');
const locked = () => new DeskFailure('vault_locked');
const alreadyThere = () => new DeskFailure('bad_request', { reason: 'key_exists' });
