import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const mostColours = 256;
/** Of these, the ones that are there for many pixels. The others are there for what is like none of them: a red word of many. */
const frequent = 192;

/** The parts of a PNG by their names; those of one name are joined. */
function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const before = chunks.get(name) ?? Buffer.alloc(0);
    chunks.set(name, Buffer.concat([before, png.subarray(at + 8, at + 8 + length)]));
    at += length + 12;
  }
  return chunks;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Which of left, above and above left is nearest to what they promise: the fourth filter of PNG. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** Takes the filters off: the bytes of the pixels, line after line. */
function unfilter(filtered: Buffer, width: number, height: number, bytes: number): Buffer {
  const stride = width * bytes;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < bytes ? 0 : (pixels[at - bytes] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = x < bytes || y === 0 ? 0 : (pixels[at - stride - bytes] ?? 0);
      const added = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      pixels[at] = (filtered[y * (stride + 1) + 1 + x] ?? 0) + added;
    }
  }
  return pixels;
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

/** The most frequent colours, and then always the one that is least like those that are there already. */
function chooseColours(byCount: readonly number[]): readonly number[] {
  const palette = byCount.slice(0, frequent);
  const rest = byCount
    .slice(frequent)
    .map((colour) => ({ colour, away: Math.min(...palette.map((other) => distance(colour, other))) }));
  while (palette.length < mostColours) {
    const next = rest.reduce((far, one) => (one.away > far.away ? one : far), { colour: 0, away: 0 });
    if (next.away === 0) break;
    palette.push(next.colour);
    for (const one of rest) one.away = Math.min(one.away, distance(one.colour, next.colour));
  }
  return palette;
}

/**
 * The same picture in 256 of its colours, each other one as the nearest of these: a third of the bytes, and of a window,
 * whose colours are few, nobody sees it. Takes what a screenshot is: 8 bits a channel, without interlacing, nothing seen through.
 */
export function smallPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.get('IHDR');
  const data = chunks.get('IDAT');
  if (header === undefined || data === undefined) throw new Error('That is no PNG.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytes = header[9] === 6 ? 4 : 3;
  const pixels = unfilter(inflateSync(data), width, height, bytes);
  const colourAt = (pixel: number): number => pixels.readUIntBE(pixel * bytes, 3);
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = colourAt(pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = chooseColours(byCount);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of byCount.filter((one) => !places.has(one))) {
    let nearest = 0;
    for (const [place, other] of palette.entries())
      if (distance(colour, other) < distance(colour, palette[nearest] ?? 0)) nearest = place;
    places.set(colour, nearest);
  }
  const lines = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    lines[pixel + Math.floor(pixel / width) + 1] = places.get(colourAt(pixel)) ?? 0;
  const colours = Buffer.alloc(palette.length * 3);
  for (const [place, colour] of palette.entries()) colours.writeUIntBE(colour, place * 3, 3);
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return Buffer.concat([
    signature,
    chunk('IHDR', indexed),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
