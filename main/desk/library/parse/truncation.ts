/** How far from the end of a file its closing marks may stand. */
const tail = 66_000;

/**
 * Whether a file that could not be read ends before its end: it was not copied or downloaded completely. Told by what
 * every complete file of its format closes with.
 */
export function isTruncated(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = content.toString('latin1', 0, 1024).trimStart();
  const end = content.toString('latin1', Math.max(0, content.length - tail)).trimEnd();
  if (start.startsWith('PK\x03\x04')) return !end.includes('PK\x05\x06');
  if (start.startsWith('\xd0\xcf\x11\xe0')) return isTruncatedOle(content);
  if (start.startsWith('%PDF-')) return !/startxref|%%EOF/.test(end);
  if (start.startsWith('{\\rtf')) return !/\}\0*$/.test(end);
  if (/^(?:\xef\xbb\xbf)?[[{]/.test(start)) return !/[\]}]$/.test(end);
  return false;
}

/** Old Office files are chains of sectors: the last one that is used must be there. */
function isTruncatedOle(content: Buffer): boolean {
  if (content.length < 512) return true;
  const size = 1 << Math.min(Math.max(content.readUInt16LE(0x1e), 9), 12);
  const sectors = Math.ceil(content.length / size) - 1;
  const tables = Array.from({ length: 109 }, (_, at) => content.readUInt32LE(0x4c + at * 4)).filter(
    (sector) => sector < 0xfffffffa,
  );
  const leadsBeyond = (sector: number): boolean => sector >= sectors && sector < 0xfffffffa;
  const nextOnes = (table: number): readonly number[] => {
    const part = content.subarray((table + 1) * size, (table + 2) * size);
    return Array.from({ length: part.length >> 2 }, (_, at) => part.readUInt32LE(at * 4));
  };
  // Beyond the end of the file tables are filled with anything.
  const chains = tables.flatMap(nextOnes).slice(0, sectors);
  return [content.readUInt32LE(0x30), ...tables, ...chains].some(leadsBeyond);
}
