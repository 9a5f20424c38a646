import type { DeskHandlers, VaultWays } from '../../../preload/contract.ts';
import type { AuditWriter } from '../audit/writer.ts';
import type { Changes } from '../changes.ts';
import { assertNever, DeskFailure } from '../failure.ts';
import { clearWhenLocked } from '../privacy/clear-when-locked.ts';
import type { NewKey } from '../privacy/new-key.ts';
import { createRecoveryKey, readRecoveryKey } from '../privacy/recovery-key.ts';
import type { SlotName } from '../privacy/slots.ts';
import type { Vault } from '../privacy/vault.ts';
import type { SettingsService } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `vault.${string}`>;

/** Minutes without use where somebody has to type something to unlock, as long as nobody chose. */
const defaultMinutes = 10;
const passphraseSlot: SlotName = { kind: 'passphrase', id: '' };
const pinSlot: SlotName = { kind: 'pin', id: '' };
const keyStoreSlot: SlotName = { kind: 'key store', id: '' };
const recoverySlot: SlotName = { kind: 'recovery', id: '' };

/** The calls of the key: how it opens, and locking. */
export function createVaultHandlers({
  vault,
  settings,
  writer,
  hasKeyStore,
  newKey,
  eraseTexts,
  changes,
}: {
  readonly vault: Vault;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly writer: Pick<AuditWriter, 'flush' | 'record'>;
  readonly hasKeyStore: boolean;
  readonly newKey: NewKey;
  /** Erases all that customers wrote. */
  readonly eraseTexts: () => Promise<unknown>;
  readonly changes: Pick<Changes, 'subscribe'>;
}): Pick<DeskHandlers, Calls> {
  const has = ({ kind }: SlotName): boolean => vault.slots().some((slot) => slot.kind === kind);
  /** Shown, and not yet typed by a person: until then the one before counts. */
  let shownRecoveryKey: string | null = null;
  clearWhenLocked(changes, vault, () => (shownRecoveryKey = null));

  function logged(
    kind: 'passphrase' | 'pin' | 'key-store' | 'recovery-key' | 'new-data-key',
    change: 'set' | 'removed' = 'set',
  ): Promise<VaultWays> {
    writer.record({ kind, caseId: null, facts: { change } });
    return ways();
  }

  async function ways(): Promise<VaultWays> {
    const chosen = settings.get().lock.afterMinutes;
    const byDefault = has(keyStoreSlot) ? 0 : defaultMinutes;
    const minutes = chosen ?? byDefault;
    return {
      slots: vault.slots(),
      hasKeyStore,
      pinTriesLeft: await vault.pinTriesLeft(),
      lockAfterMinutes: minutes === 0 ? null : minutes,
      newKey: newKey.progress(),
    };
  }

  function typedRecoveryKey(typed: string): string {
    const key = readRecoveryKey(typed);
    if (key === null) throw new DeskFailure('bad_request', { reason: 'recovery_key' });
    return key;
  }

  function requirePassphrase(): void {
    if (!has(passphraseSlot)) throw new DeskFailure('bad_request', { reason: 'passphrase_first' });
  }

  /** Where people are told apart, each has her own way in, and one for everybody would be nobody's. */
  function requireAlone(): void {
    vault.requireOpen();
    if (vault.slots().some(({ kind }) => kind === 'person'))
      throw new DeskFailure('bad_request', { reason: 'people_told_apart' });
  }

  return {
    'vault.create': ({ passphrase }) => vault.create(passphrase),
    'vault.retry': () => vault.retry(),
    'vault.startAnew': () => vault.startAnew(eraseTexts),
    'vault.unlock': ({ passphrase }) => vault.unlock(passphrase),
    'vault.lock': () => {
      // With the key, so that these lines have their words.
      writer.flush();
      return vault.lock();
    },
    'vault.open': (way) => {
      switch (way.by) {
        case 'key store':
          return vault.openWithSlot({ ...keyStoreSlot, secret: null });
        case 'pin':
          return vault.openWithSlot({ ...pinSlot, secret: way.pin });
        case 'recovery':
          return vault.openWithSlot({ ...recoverySlot, secret: typedRecoveryKey(way.key) });
        default:
          return assertNever(way);
      }
    },
    'vault.ways': ways,
    'vault.setPassphrase': async ({ current, passphrase }) => {
      requireAlone();
      if (has(passphraseSlot)) await vault.checkSlot({ ...passphraseSlot, secret: current });
      await vault.addSlot({ ...passphraseSlot, secret: passphrase });
      return logged('passphrase');
    },
    'vault.setPin': async ({ pin }) => {
      requireAlone();
      if (pin === null) {
        await vault.removeSlot(pinSlot);
        return logged('pin', 'removed');
      }
      requirePassphrase();
      await vault.addSlot({ ...pinSlot, secret: pin });
      // It would open without a PIN.
      await vault.removeSlot(keyStoreSlot);
      return logged('pin');
    },
    'vault.setKeyStore': async ({ on }) => {
      requireAlone();
      if (on) {
        await vault.addSlot({ ...keyStoreSlot, secret: null });
        await vault.removeSlot(pinSlot);
        return logged('key-store');
      }
      requirePassphrase();
      await vault.removeSlot(keyStoreSlot);
      return logged('key-store', 'removed');
    },
    'vault.makeNewKey': async () => {
      await newKey.begin();
      return logged('new-data-key');
    },
    'vault.makeRecoveryKey': () => {
      vault.requireOpen();
      shownRecoveryKey = createRecoveryKey();
      return { key: shownRecoveryKey };
    },
    'vault.confirmRecoveryKey': async ({ key }) => {
      const typed = typedRecoveryKey(key);
      if (shownRecoveryKey === null || typed !== readRecoveryKey(shownRecoveryKey))
        throw new DeskFailure('bad_request', { reason: 'recovery_key' });
      await vault.addSlot({ ...recoverySlot, secret: typed });
      shownRecoveryKey = null;
      return logged('recovery-key');
    },
  };
}
