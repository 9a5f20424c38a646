import { createHmac, randomBytes } from 'node:crypto';
import type { MetaTable } from '../store/store.ts';

/** Salted pseudonyms: the same text always has the same one, and nobody without the library file can work one out. */
export interface Pseudonyms {
  /** Eight letters and digits that stand for a name; null for an empty one. */
  of(name: string): string | null;
  /** From 0 to below 1, evenly distributed. */
  fraction(text: string): number;
}

const key = 'pseudonyms.salt';

export function createPseudonyms(meta: MetaTable): Pseudonyms {
  function salt(): Buffer {
    const stored = meta.get(key);
    if (stored !== null) return Buffer.from(stored, 'hex');
    const made = randomBytes(32);
    meta.set(key, made.toString('hex'));
    return made;
  }
  let known: Buffer | null = null;
  const digest = (text: string): Buffer =>
    createHmac('sha256', (known ??= salt()))
      .update(text)
      .digest();
  return {
    of(name) {
      const folded = name.trim().toLocaleLowerCase();
      return folded === '' ? null : digest(`name ${folded}`).toString('hex').slice(0, 8);
    },
    fraction: (text) => digest(text).readUInt32BE() / 2 ** 32,
  };
}
