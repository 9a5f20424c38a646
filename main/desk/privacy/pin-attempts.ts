import { readFile, rm } from 'node:fs/promises';
import { DeskFailure } from '../failure.ts';
import { hasErrorCode, writeFileAtomic } from '../store/atomic-file.ts';

/** Guesses of a PIN until only the passphrase opens. */
const mostPinAttempts = 5;

/** Counts guesses on disk, each before it is tried: ended in between, it was one all the same. */
export interface PinAttempts {
  left(): Promise<number>;
  /** Rejects with `vault_locked` (`pin_spent`) when none is left, or as the disk does. */
  take(): Promise<void>;
  /** After whatever opened the vault. */
  reset(): Promise<void>;
}

export function createPinAttempts(path: string): PinAttempts {
  async function left(): Promise<number> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      // What is there and cannot be read gives nobody another guess.
      return hasErrorCode(error, 'ENOENT') ? mostPinAttempts : 0;
    }
    return /^[0-9]\n$/.test(text) ? Math.min(Number(text), mostPinAttempts) : 0;
  }
  return {
    left,
    async take() {
      const now = await left();
      if (now === 0) throw new DeskFailure('vault_locked', { reason: 'pin_spent' });
      await writeFileAtomic(path, `${now - 1}\n`);
    },
    reset: () => rm(path, { force: true }),
  };
}
