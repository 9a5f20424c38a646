import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, decodeFrame, encodeFrame, FrameTooLarge } from '../../../main/wire/frames.ts';

function readAll(chunks: readonly Buffer[], limit = 1_000) {
  const values: unknown[] = [];
  const read = createFrameReader(
    () => limit,
    (body) => values.push(decodeFrame(body)),
  );
  for (const chunk of chunks) read(chunk);
  return values;
}

describe('frames of native messaging', () => {
  it('come out as they went in, wherever the stream was cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constant('Grüße 🥐'), fc.constant('')), { maxLength: 6 }),
        fc.array(fc.nat(40), { maxLength: 20 }),
        (texts, cuts) => {
          const stream = Buffer.concat(texts.map((text) => encodeFrame(text, 1_000)));
          let at = 0;
          const chunks = cuts.map((size) => stream.subarray(at, (at += size)));
          expect(readAll([...chunks, stream.subarray(at)])).toEqual(texts);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are counted in bytes, the least first, as Thunderbird does on every system', () => {
    expect([...encodeFrame('ü', 10)]).toEqual([4, 0, 0, 0, 0x22, 0xc3, 0xbc, 0x22]);
  });

  it('longer than the limit are refused by their length, before anything of them is there', () => {
    expect(() => readAll([Buffer.from([0xff, 0xff, 0xff, 0xff])])).toThrow(FrameTooLarge);
    expect(() => readAll([encodeFrame('a'.repeat(999), 2_000)])).toThrow(FrameTooLarge);
    expect(readAll([encodeFrame('a'.repeat(998), 2_000)])).toEqual(['a'.repeat(998)]);
    expect(() => encodeFrame('ü'.repeat(500), 1_000)).toThrow(FrameTooLarge);
  });

  it.each([
    ['nothing', ''],
    ['half a value', '{"a":'],
    ['two values', '1 2'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['lists within lists', '['.repeat(900)],
  ])('%s is no value, and the next frame is read', (_name, given) => {
    const body = Buffer.from(given);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(body.length);
    expect(readAll([head, body, encodeFrame('next', 100)])).toEqual([undefined, 'next']);
  });
});
