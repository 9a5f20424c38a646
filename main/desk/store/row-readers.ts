import type { SQLOutputValue } from 'node:sqlite';

/** Readers of result columns: they narrow what SQLite returned and throw when a row is not what the schema says. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

class ColumnTypeError extends Error {
  constructor(name: string, wanted: string) {
    super(`Column ${name} is not ${wanted}`);
    this.name = 'UnexpectedColumn';
  }
}

export function text(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== 'string') throw new ColumnTypeError(name, 'text');
  return value;
}

export function textOrNull(row: Row, name: string): string | null {
  return row[name] === null ? null : text(row, name);
}

export function number(row: Row, name: string): number {
  const value = row[name];
  if (typeof value !== 'number') throw new ColumnTypeError(name, 'a number');
  return value;
}

export function blob(row: Row, name: string): Uint8Array {
  const value = row[name];
  if (!(value instanceof Uint8Array)) throw new ColumnTypeError(name, 'bytes');
  return value;
}

/** A vector as it is stored (`quantize` in vectors.ts); a view of the bytes, not a copy. */
export function int8Vector(row: Row, name: string): Int8Array {
  const { buffer, byteOffset, byteLength } = blob(row, name);
  return new Int8Array(buffer, byteOffset, byteLength);
}

export function blobOrNull(row: Row, name: string): Uint8Array | null {
  return row[name] === null ? null : blob(row, name);
}

/** One of a closed list of words. */
export function oneOf<Word extends string>(row: Row, name: string, words: readonly Word[]): Word {
  const value = row[name];
  const found = words.find((candidate) => candidate === value);
  if (found === undefined) throw new ColumnTypeError(name, words.join(' or '));
  return found;
}

export function oneOfOrNull<Word extends string>(
  row: Row,
  name: string,
  words: readonly Word[],
): Word | null {
  return row[name] === null ? null : oneOf(row, name, words);
}

/** A JSON array of strings. */
export function textList(row: Row, name: string): readonly string[] {
  const value: unknown = JSON.parse(text(row, name));
  if (!Array.isArray(value)) throw new ColumnTypeError(name, 'a list');
  return value.filter((item): item is string => typeof item === 'string');
}
