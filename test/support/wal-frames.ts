/**
 * Where the last whole transaction of a write-ahead log ends (https://www.sqlite.org/fileformat2.html#walformat), and how large a
 * frame is; bytes behind it are of no use, or of a log of before.
 */
export function committedEnd(wal: Buffer): { readonly end: number; readonly frame: number } {
  if (wal.length < 32) return { end: 0, frame: 0 };
  const isBig = wal.readUInt32BE(0) === 0x377f0683;
  const frame = wal.readUInt32BE(8) + 24;
  const word = (at: number): number => (isBig ? wal.readUInt32BE(at) : wal.readUInt32LE(at));
  let [a, b] = [0, 0];
  const add = (from: number, to: number): void => {
    for (let at = from; at < to; at += 8) {
      a = (a + word(at) + b) >>> 0;
      b = (b + word(at + 4) + a) >>> 0;
    }
  };
  add(0, 24);
  let end = 0;
  for (let at = 32; at + frame <= wal.length; at += frame) {
    if (wal.compare(wal, 16, 24, at + 8, at + 16) !== 0) break;
    add(at, at + 8);
    add(at + 24, at + frame);
    if (a !== wal.readUInt32BE(at + 16) || b !== wal.readUInt32BE(at + 20)) break;
    // Of the last frame of a transaction alone it is not 0.
    if (wal.readUInt32BE(at + 4) !== 0) end = at + frame;
  }
  return { end, frame };
}
