import { unzipSync, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { assertNever } from '../../../main/desk/failure.ts';

/** One thing that happens to files on bad disks, in torn downloads and in the hands of who means harm. Positions are 0 to 1. */
type Mutation =
  | {
      readonly kind: 'truncate' | 'flip' | 'delete' | 'repeat' | 'largest' | 'number';
      readonly at: number;
      readonly size: number;
    }
  | { readonly kind: 'insert'; readonly at: number; readonly size: number; readonly bytes: Uint8Array };

export interface FileMutation {
  readonly mutations: readonly Mutation[];
  /** Changes a part inside of an archive instead of the archive; picks which one, 0 to 1. */
  readonly inside: number | null;
  /** Ends with the rest of another file; picks which one, 0 to 1. */
  readonly splice: number | null;
}

/** Evenly over the file: left to itself the library would change its beginning, again and again. */
const position = fc.noBias(fc.integer({ min: 0, max: 1_000_000 })).map((part) => part / 1_000_000);
/** What the formats themselves are made of does more harm than noise. */
const syntaxTokens = fc.constantFrom(
  ...'< > & " { } [ ] \\ -- =? :// % ( \\u <!-- endobj'.split(' '),
  '\0',
  '\n',
  '\u202e',
  '\ufeff',
  '\ud83e\udd50',
);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('truncate', 'flip', 'delete', 'repeat', 'largest', 'number'),
    at: position,
    size: fc.integer({ min: 1, max: 400 }),
  }),
  fc.record({
    kind: fc.constant('insert'),
    at: position,
    size: fc.integer({ min: 1, max: 50 }),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      syntaxTokens.map((sign): Uint8Array => Buffer.from(sign)),
    ),
  }),
);

export const fileMutation: fc.Arbitrary<FileMutation> = fc.record({
  mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
  inside: fc.option(position),
  splice: fc.option(position, { freq: 8 }),
});

/** The file after the mutations; the same mutations give the same file. */
export function mutateFile(
  file: Uint8Array,
  { mutations, inside, splice }: FileMutation,
  others: readonly Uint8Array[],
): Uint8Array {
  const other = splice === null ? undefined : others[Math.floor(splice * (others.length - 1))];
  const mutated = inside === null ? null : withinArchive(file, inside, mutations);
  const whole = mutated ?? mutations.reduce(applyMutation, file);
  if (!other || splice === null) return whole;
  return Buffer.concat([
    whole.subarray(0, splice * whole.length),
    other.subarray((1 - splice) * other.length),
  ]);
}

function withinArchive(file: Uint8Array, which: number, mutations: readonly Mutation[]): Uint8Array | null {
  if (Buffer.from(file.subarray(0, 2)).toString('latin1') !== 'PK') return null;
  const parts = unzipSync(file);
  const names = Object.keys(parts);
  const name = names[Math.floor(which * (names.length - 1))];
  const part = name === undefined ? undefined : parts[name];
  return name === undefined || !part
    ? null
    : zipSync({ ...parts, [name]: mutations.reduce(applyMutation, part) }, { level: 0 });
}

const numbers = ['0', '-1', '99999999999999', '65536', '1000000000', '4294967296', '1e308'];

function applyMutation(file: Uint8Array, mutation: Mutation): Uint8Array {
  const at = Math.floor(mutation.at * file.length);
  const end = Math.min(file.length, at + mutation.size);
  const before = file.subarray(0, at);
  const { kind } = mutation;
  switch (kind) {
    case 'truncate':
      return before;
    case 'delete':
      return Buffer.concat([before, file.subarray(end)]);
    case 'insert':
      return Buffer.concat([
        before,
        ...Array.from({ length: mutation.size }, () => mutation.bytes),
        file.subarray(at),
      ]);
    case 'repeat':
      return Buffer.concat([
        before,
        ...Array.from({ length: 20 }, () => file.subarray(at, end)),
        file.subarray(end),
      ]);
    case 'flip':
      return Uint8Array.from(file, (byte, index) =>
        index === at ? byte ^ (1 << (mutation.size % 8)) : byte,
      );
    case 'largest':
      return Uint8Array.from(file, (byte, index) => (index >= at && index < at + 4 ? 0xff : byte));
    case 'number': {
      // The next one that is written in digits: counts, lengths, references.
      const rest = Buffer.from(file.subarray(at)).toString('latin1');
      const number = numbers[mutation.size % numbers.length] ?? '0';
      return Buffer.concat([before, Buffer.from(rest.replace(/\d+/, number), 'latin1')]);
    }
    default:
      return assertNever(kind);
  }
}
