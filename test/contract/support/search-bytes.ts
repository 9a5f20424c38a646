import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Vault } from '../../../main/desk/privacy/vault.ts';
import { encryptedTables, type EncryptedTable } from '../../../main/desk/store/encrypted-columns.ts';
import { temporaryFolder } from './folder.ts';

/** Every file in a folder and below it. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** A word as UTF-8 and UTF-16, base64 (wherever it begins in a group of three), hex, and escaped for an address. */
function encodings(word: string): readonly Buffer[] {
  const bytes = Buffer.from(word, 'utf8');
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // Letters at both ends also hold bits of what stands beside the word.
    return Buffer.from(whole.slice(before === 0 ? 0 : 4, -4), 'latin1');
  });
  return [
    bytes,
    Buffer.from(word, 'utf16le'),
    ...base64,
    Buffer.from(bytes.toString('hex'), 'latin1'),
    Buffer.from(encodeURIComponent(word), 'latin1'),
  ].filter(({ length }) => length >= 6);
}

/** Where any of these words stands in a file of the folder, in any of these encodings: `word in file`. */
export function wordsInBytes(folder: string, words: readonly string[]): readonly string[] {
  const wanted = words.map((word) => ({ word, forms: encodings(word) }));
  return filesIn(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    return wanted
      .filter(({ forms }) => forms.some((form) => bytes.includes(form)))
      .map(({ word }) => `${word} in ${path.basename(file)}`);
  });
}

interface Opened {
  /** File, table and column. */
  readonly at: string;
  readonly text: string;
  readonly ciphertext: Uint8Array;
}

const magic = 'SQLite format 3';
const register: readonly EncryptedTable[] = Object.values(encryptedTables);

/** Every encrypted text in every database of the folder that the key opens, those of the trash among them. */
export function decryptFolder(folder: string, vault: Pick<Vault, 'decrypt'>): readonly Opened[] {
  return filesIn(folder).flatMap((file) => {
    if (readFileSync(file).toString('latin1', 0, magic.length) !== magic) return [];
    // Another program has it open, and a file that is read gets files beside it.
    const copy = path.join(temporaryFolder(), 'copy.db');
    for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
    const db = new DatabaseSync(copy);
    try {
      return register.flatMap((table) =>
        [table.table, ...(table.trashTable === undefined ? [] : [table.trashTable])].flatMap((name) =>
          decryptTable(db, name, table, vault).map(({ at, ...one }) => ({
            at: `${path.basename(file)} ${at}`,
            ...one,
          })),
        ),
      );
    } finally {
      db.close();
    }
  });
}

function decryptTable(
  db: DatabaseSync,
  name: string,
  { key, columns }: EncryptedTable,
  vault: Pick<Vault, 'decrypt'>,
): readonly Opened[] {
  return db
    .prepare(`SELECT * FROM ${name}`)
    .all()
    .flatMap((row) =>
      Object.entries(columns).flatMap(([column, context]) => {
        const ciphertext = row[column];
        if (!(ciphertext instanceof Uint8Array)) return [];
        const text = vault.decrypt(ciphertext, context, String(row[key]));
        return [{ at: `${name}.${column}`, text, ciphertext }];
      }),
    );
}

/**
 * The files that hold any part of these ciphertexts, wherever it lies: what was deleted from a table stays on free pages, in
 * gaps of pages and in files that no database program opens. Who has the key reads it there.
 */
export function ciphertextsInBytes(folder: string, ciphertexts: readonly Uint8Array[]): readonly string[] {
  const part = 24;
  return filesIn(folder).filter((file) => {
    const bytes = readFileSync(file);
    return ciphertexts.some((ciphertext) => {
      const whole = Buffer.from(ciphertext);
      for (let from = 0; from + part <= whole.length; from += 97)
        if (bytes.includes(whole.subarray(from, from + part))) return true;
      return false;
    });
  });
}
