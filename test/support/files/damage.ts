import { unzipSync, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { assertNever } from '../../../main/desk/failure.ts';

/** One thing that happens to files on bad disks, in torn downloads and in the hands of who means harm. Places are 0 to 1. */
type Blow =
  | {
      readonly kind: 'truncate' | 'flip' | 'delete' | 'repeat' | 'largest' | 'number';
      readonly at: number;
      readonly size: number;
    }
  | { readonly kind: 'insert'; readonly at: number; readonly size: number; readonly bytes: Uint8Array };

export interface Damage {
  readonly blows: readonly Blow[];
  /** Damages a part inside of an archive instead of the archive; picks which one, 0 to 1. */
  readonly inside: number | null;
  /** Ends with the rest of another file; picks which one, 0 to 1. */
  readonly splice: number | null;
}

/** Evenly over the file: left to itself the library would strike its beginning, again and again. */
const place = fc.noBias(fc.integer({ min: 0, max: 1_000_000 })).map((part) => part / 1_000_000);
/** What the formats themselves are made of does more harm than noise. */
const signs = fc.constantFrom(
  ...'< > & " { } [ ] \\ -- =? :// % ( \\u <!-- endobj'.split(' '),
  '\0',
  '\n',
  '\u202e',
  '\ufeff',
  '\ud83e\udd50',
);
const blow: fc.Arbitrary<Blow> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('truncate', 'flip', 'delete', 'repeat', 'largest', 'number'),
    at: place,
    size: fc.integer({ min: 1, max: 400 }),
  }),
  fc.record({
    kind: fc.constant('insert'),
    at: place,
    size: fc.integer({ min: 1, max: 50 }),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      signs.map((sign): Uint8Array => Buffer.from(sign)),
    ),
  }),
);

export const damage: fc.Arbitrary<Damage> = fc.record({
  blows: fc.array(blow, { minLength: 1, maxLength: 4 }),
  inside: fc.option(place),
  splice: fc.option(place, { freq: 8 }),
});

/** The file after the damage; the same damage gives the same file. */
export function damaged(
  file: Uint8Array,
  { blows, inside, splice }: Damage,
  others: readonly Uint8Array[],
): Uint8Array {
  const other = splice === null ? undefined : others[Math.floor(splice * (others.length - 1))];
  const struck = inside === null ? null : withinArchive(file, inside, blows);
  const whole = struck ?? blows.reduce(strike, file);
  if (!other || splice === null) return whole;
  return Buffer.concat([
    whole.subarray(0, splice * whole.length),
    other.subarray((1 - splice) * other.length),
  ]);
}

function withinArchive(file: Uint8Array, which: number, blows: readonly Blow[]): Uint8Array | null {
  if (Buffer.from(file.subarray(0, 2)).toString('latin1') !== 'PK') return null;
  const parts = unzipSync(file);
  const names = Object.keys(parts);
  const name = names[Math.floor(which * (names.length - 1))];
  const part = name === undefined ? undefined : parts[name];
  return name === undefined || !part
    ? null
    : zipSync({ ...parts, [name]: blows.reduce(strike, part) }, { level: 0 });
}

const numbers = ['0', '-1', '99999999999999', '65536', '1000000000', '4294967296', '1e308'];

function strike(file: Uint8Array, blow: Blow): Uint8Array {
  const at = Math.floor(blow.at * file.length);
  const end = Math.min(file.length, at + blow.size);
  const before = file.subarray(0, at);
  const { kind } = blow;
  switch (kind) {
    case 'truncate':
      return before;
    case 'delete':
      return Buffer.concat([before, file.subarray(end)]);
    case 'insert':
      return Buffer.concat([
        before,
        ...Array.from({ length: blow.size }, () => blow.bytes),
        file.subarray(at),
      ]);
    case 'repeat':
      return Buffer.concat([
        before,
        ...Array.from({ length: 20 }, () => file.subarray(at, end)),
        file.subarray(end),
      ]);
    case 'flip':
      return Uint8Array.from(file, (byte, index) => (index === at ? byte ^ (1 << (blow.size % 8)) : byte));
    case 'largest':
      return Uint8Array.from(file, (byte, index) => (index >= at && index < at + 4 ? 0xff : byte));
    case 'number': {
      // The next one that is written in digits: counts, lengths, references.
      const rest = Buffer.from(file.subarray(at)).toString('latin1');
      const number = numbers[blow.size % numbers.length] ?? '0';
      return Buffer.concat([before, Buffer.from(rest.replace(/\d+/, number), 'latin1')]);
    }
    default:
      return assertNever(kind);
  }
}
