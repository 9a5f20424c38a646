import { CFB } from '@e965/xlsx';

/** An OLE file, as old Office programs and Outlook write it, with these streams at its root. */
export function oleOf(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file: unknown = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, content);
  const made: unknown = CFB.write(file, { type: 'buffer' });
  if (!(made instanceof Uint8Array)) throw new TypeError('Nothing was written');
  return new Uint8Array(made);
}

const sectorSize = 512;

/** The same file with every chain of sectors leading back to where it begins. */
export function withCyclicChains(ole: Uint8Array): Uint8Array {
  const file = Buffer.from(ole);
  const tables = file.readUInt32LE(0x2c);
  for (let table = 0; table < Math.min(tables, 109); table++) {
    const start = (file.readUInt32LE(0x4c + table * 4) + 1) * sectorSize;
    for (let at = start; at + 4 <= Math.min(start + sectorSize, file.length); at += 4) {
      const next = file.readUInt32LE(at);
      // The end of a chain leads to the sector before it, or to itself.
      if (next === 0xfffffffe) file.writeUInt32LE(Math.max(0, (at - start) / 4 - 1), at);
    }
  }
  return new Uint8Array(file);
}

const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');

/** A message as Outlook saves it. Keys are property tags with their types, as `0037001F` for the subject. */
export function outlookMessage(properties: Readonly<Record<string, string>>): Uint8Array {
  const list = Object.entries(properties);
  const table = Buffer.alloc(32 + 16 * list.length);
  for (const [at, [tag, text]] of list.entries()) {
    table.writeUInt32LE(Number.parseInt(tag, 16), 32 + at * 16);
    table.writeUInt32LE(6, 36 + at * 16);
    table.writeUInt32LE(text.length * 2 + 2, 40 + at * 16);
  }
  return oleOf({
    '__properties_version1.0': table,
    ...Object.fromEntries(list.map(([tag, text]) => [`__substg1.0_${tag}`, utf16(text)])),
  });
}

export interface WordLine {
  readonly text: string;
  /** 1 for the outermost heading, 0 for text. */
  readonly heading: number;
}

/** A document in the binary format of Word 97, with the parts that lead to its text and to the styles of its lines. */
export function oldWord(
  lines: readonly WordLine[],
  look?: { readonly words: string; readonly property: number },
): Uint8Array {
  const text = lines.map((line) => `${line.text}\r`).join('');
  const first = 0x400;
  const page = Math.ceil((first + text.length) / sectorSize);
  const word = Buffer.alloc((page + 8) * sectorSize);
  word.writeUInt16LE(0xa5ec, 0);
  word.writeUInt16LE(0xc1, 2);
  word.writeUInt16LE(0x0200, 0x0a);
  // How many fields of each kind the header has.
  word.writeUInt16LE(0x0e, 0x20);
  word.writeUInt16LE(0x16, 0x3e);
  word.writeInt32LE(text.length, 0x4c);
  word.write(text, first, 'latin1');
  // One page of paragraph styles: where each paragraph ends, and where its style stands in the page.
  const styles = page * sectorSize;
  let place = first;
  for (const [at, line] of lines.entries()) {
    word.writeUInt32LE(place, styles + at * 4);
    place += line.text.length + 1;
    const offset = 500 - at * 4;
    word.writeUInt8(offset / 2, styles + (lines.length + 1) * 4 + at * 13);
    word.writeUInt8(2, styles + offset);
    word.writeUInt16LE(line.heading, styles + offset + 1);
  }
  word.writeUInt32LE(place, styles + lines.length * 4);
  word.writeUInt8(lines.length, styles + 511);
  // The table of styles at 0, the one of pieces behind it.
  const table = Buffer.alloc(4096);
  table.writeUInt32LE(first, 0);
  table.writeUInt32LE(place, 4);
  table.writeUInt32LE(page, 8);
  word.writeUInt32LE(0, 0x102);
  word.writeUInt32LE(12, 0x106);
  table.writeUInt8(2, 12);
  table.writeUInt32LE(16, 13);
  table.writeUInt32LE(0, 17);
  table.writeUInt32LE(text.length, 21);
  table.writeUInt32LE(first * 2 + 0x40000000, 27);
  word.writeUInt32LE(12, 0x1a2);
  word.writeUInt32LE(21, 0x1a6);
  if (look) {
    // One page of how letters look: before, in and behind the words, whose property is switched on.
    const looks = (page + 1) * sectorSize;
    const from = first + text.indexOf(look.words);
    for (const [at, edge] of [first, from, from + look.words.length, place].entries())
      word.writeUInt32LE(edge, looks + at * 4);
    word.writeUInt8(250, looks + 17);
    word.writeUInt8(3, looks + 500);
    word.writeUInt16LE(look.property, looks + 501);
    word.writeUInt8(1, looks + 503);
    word.writeUInt8(3, looks + 511);
    table.writeUInt32LE(first, 100);
    table.writeUInt32LE(place, 104);
    table.writeUInt32LE(page + 1, 108);
    word.writeUInt32LE(100, 0xfa);
    word.writeUInt32LE(12, 0xfe);
  }
  return oleOf({ WordDocument: word, '1Table': table });
}
